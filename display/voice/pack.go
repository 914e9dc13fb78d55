package voice

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

//go:embed packs/*/*.wav packs/*/manifest.json
var packs embed.FS

// A Pack is the clips of one language, decoded, evened out and ready to join. It does not change after Load, so
// that many may use it at once.
type Pack struct {
	lang  string
	clips map[ClipID][]int16
	texts map[ClipID]string
}

// A manifest is the file manifest.json of a pack.
type manifest struct {
	Lang     string            `json:"lang"`
	MadeWith string            `json:"made_with"`
	RateHz   int               `json:"rate_hz"`
	Clips    map[ClipID]record `json:"clips"`
}

// A record says what a clip holds.
type record struct {
	Text     string `json:"text"`
	Phonemes string `json:"phonemes,omitempty"` // as espeak-ng was told; a recorded clip has none
	Samples  int    `json:"samples"`
}

// carried are the packs that antrean carries, by their languages: each is read when somebody first asks for it, once
// for all the offices of a process.
var carried = sync.OnceValue(func() map[string]func() (*Pack, error) {
	all := make(map[string]func() (*Pack, error))
	dirs, err := fs.ReadDir(packs, "packs")
	if err != nil {
		panic(err) // it is embedded
	}
	for _, dir := range dirs {
		all[dir.Name()] = sync.OnceValues(func() (*Pack, error) {
			pack, err := fs.Sub(packs, "packs/"+dir.Name())
			if err != nil {
				return nil, err
			}
			return Load(pack)
		})
	}
	return all
})

// Open returns the pack that antrean carries for a language.
func Open(lang string) (*Pack, error) {
	load, ok := carried()[lang]
	if !ok {
		return nil, fmt.Errorf("open voice %q: %w", lang, fs.ErrNotExist)
	}
	pack, err := load()
	if err != nil {
		return nil, fmt.Errorf("open voice %q: %w", lang, err)
	}
	return pack, nil
}

// Load reads a pack from a folder: manifest.json, a WAV for each clip it names, and a chime.wav if the folder
// brings its own. A bad clip is refused with its name and the reason.
func Load(dir fs.FS) (*Pack, error) {
	m, err := readManifest(dir)
	if err != nil {
		return nil, err
	}
	if err := sameFiles(dir, m); err != nil {
		return nil, err
	}
	p := &Pack{lang: m.Lang, clips: map[ClipID][]int16{Chime: chime()}, texts: make(map[ClipID]string)}
	for id, rec := range m.Clips {
		samples, err := readClip(dir, id)
		if err != nil {
			return nil, err
		}
		if len(samples) != rec.Samples {
			return nil, fmt.Errorf("clip %s: %d samples, the manifest says %d", id, len(samples), rec.Samples)
		}
		p.clips[id], p.texts[id] = samples, rec.Text
	}
	for _, id := range Needs(m.Lang) {
		if p.clips[id] == nil {
			return nil, fmt.Errorf("clip %s is missing", id)
		}
	}
	return p, nil
}

func readManifest(dir fs.FS) (manifest, error) {
	var m manifest
	raw, err := fs.ReadFile(dir, "manifest.json")
	if err != nil {
		return m, fmt.Errorf("read manifest: %w", err)
	}
	if err := json.Unmarshal(raw, &m); err != nil {
		return m, fmt.Errorf("read manifest: %w", err)
	}
	if cardinals[m.Lang] == nil {
		return m, fmt.Errorf("read manifest: no way to count in language %q", m.Lang)
	}
	return m, nil
}

// sameFiles wants a row of the manifest for each WAV; the other direction shows when the clip is read.
func sameFiles(dir fs.FS, m manifest) error {
	names, err := fs.Glob(dir, "*.wav")
	if err != nil {
		return fmt.Errorf("list clips: %w", err)
	}
	for _, name := range names {
		if _, ok := m.Clips[ClipID(strings.TrimSuffix(name, ".wav"))]; !ok {
			return fmt.Errorf("%s has no row in the manifest", name)
		}
	}
	return nil
}

func readClip(dir fs.FS, id ClipID) ([]int16, error) {
	raw, err := fs.ReadFile(dir, string(id)+".wav")
	if err != nil {
		return nil, fmt.Errorf("clip %s: %w", id, err)
	}
	samples, err := parseWAV(raw)
	if err != nil {
		return nil, fmt.Errorf("clip %s: %w", id, err)
	}
	samples = level(samples)
	soften(samples)
	return samples, nil
}

// Lang is the language of the pack.
func (p *Pack) Lang() string { return p.lang }

// Words is what a listener hears, word for word: "nomor antrean A nol nol satu silakan menuju loket satu".
func (p *Pack) Words(plan []ClipID) string {
	var words []string
	for _, id := range plan {
		if text := p.texts[id]; text != "" {
			words = append(words, text)
		}
	}
	return strings.Join(words, " ")
}
