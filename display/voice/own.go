package voice

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
)

// With returns the pack with clips of the office's own, as WAV, in place of those it carries. A clip that cannot be used
// stays the pack's; the error then names it, and the pack is good all the same.
func (p *Pack) With(own map[ClipID][]byte) (*Pack, error) {
	out := &Pack{lang: p.lang, checked: p.checked, clips: maps.Clone(p.clips), texts: p.texts, own: make(map[ClipID]bool)}
	var errs []error
	for _, id := range slices.Sorted(maps.Keys(own)) {
		if p.clips[id] == nil {
			errs = append(errs, fmt.Errorf("own clip %s: voice %q has no such word", id, p.lang))
			continue
		}
		samples, err := parseWAV(own[id])
		if err != nil {
			errs = append(errs, fmt.Errorf("own clip %s: %w", id, err))
			continue
		}
		samples = level(samples)
		soften(samples)
		out.clips[id], out.own[id] = samples, true
	}
	return out, errors.Join(errs...)
}

// Own reports whether the office has recorded a clip itself.
func (p *Pack) Own(id ClipID) bool { return p.own[id] }

// Clip is one clip alone, for whoever chooses between two of them.
func (p *Pack) Clip(id ClipID) (Sound, error) { return p.Join([]ClipID{id}) }

// A Bank opens packs as the office has them, with its own recordings in them, and keeps them open. Many may use it at
// once.
type Bank struct {
	read func(hash string) ([]byte, error)

	mu    sync.Mutex
	built map[string]*Pack
	own   map[string]ownPack // by language
}

// An ownPack is a pack with the recordings that were in use when it was made.
type ownPack struct {
	hashes map[string]string
	pack   *Pack
}

// NewBank returns a bank whose recordings are read by their hash.
func NewBank(read func(hash string) ([]byte, error)) *Bank {
	return &Bank{read: read, built: make(map[string]*Pack), own: make(map[string]ownPack)}
}

// Built is the pack of a language as antrean carries it.
func (b *Bank) Built(lang string) (*Pack, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.builtLocked(lang)
}

func (b *Bank) builtLocked(lang string) (*Pack, error) {
	if pack, ok := b.built[lang]; ok {
		return pack, nil
	}
	pack, err := Open(lang)
	if err != nil {
		return nil, err
	}
	b.built[lang] = pack
	return pack, nil
}

// Pack is the pack of a language with the office's recordings, given as hashes by clip. It is nil only for a language
// that antrean does not carry. Recordings that cannot be read are said by the carried clips; the error names them when
// they are first met, and not again while the same are in use.
func (b *Bank) Pack(lang string, own map[string]string) (*Pack, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	built, err := b.builtLocked(lang)
	if err != nil || len(own) == 0 {
		return built, err
	}
	if kept, ok := b.own[lang]; ok && maps.Equal(kept.hashes, own) {
		return kept.pack, nil
	}
	pack, err := b.mixLocked(built, own)
	b.own[lang] = ownPack{hashes: maps.Clone(own), pack: pack}
	return pack, err
}

// Mix is Pack for recordings that are only tried out: it is not kept.
func (b *Bank) Mix(lang string, own map[string]string) (*Pack, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	built, err := b.builtLocked(lang)
	if err != nil {
		return nil, err
	}
	return b.mixLocked(built, own)
}

func (b *Bank) mixLocked(built *Pack, own map[string]string) (*Pack, error) {
	files := make(map[ClipID][]byte, len(own))
	var errs []error
	for id, hash := range own {
		raw, err := b.read(hash)
		if err != nil {
			errs = append(errs, fmt.Errorf("own clip %s: %w", id, err))
			continue
		}
		files[ClipID(id)] = raw
	}
	pack, err := built.With(files)
	return pack, errors.Join(append(errs, err)...)
}
