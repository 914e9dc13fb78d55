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

// Languages lists the languages that antrean carries a pack for, the office's own first.
func Languages() []string { return []string{"id", "en", "su", "jv"} }

// A Pack is the clips of one language, decoded, evened out and ready to join. It does not change after Load, so
// that many may use it at once.
type Pack struct {
	lang    string
	checked bool
	clips   map[ClipID][]int16
	texts   map[ClipID]string
	own     map[ClipID]bool // recorded by the office
}

// A manifest is the file manifest.json of a pack.
type manifest struct {
	Lang     string            `json:"lang"`
	MadeWith string            `json:"made_with"`
	RateHz   int               `json:"rate_hz"`
	Checked  bool              `json:"checked"`           // by somebody who speaks the language
	Letters  string            `json:"letters,omitempty"` // the pack whose a to z are said here too
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
	p := &Pack{lang: m.Lang, checked: m.Checked, clips: map[ClipID][]int16{Chime: chime()}, texts: make(map[ClipID]string)}
	if err := p.borrowLetters(m.Letters); err != nil {
		return nil, err
	}
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

// borrowLetters takes a to z from another pack that antrean carries: letters are read alike in the languages of Java,
// and need not be kept thrice.
func (p *Pack) borrowLetters(lang string) error {
	if lang == "" {
		return nil
	}
	if lang == p.lang {
		return fmt.Errorf("letters of %q are borrowed from itself", lang)
	}
	dir, err := fs.Sub(packs, "packs/"+lang)
	if err != nil {
		return fmt.Errorf("borrow letters of voice %q: %w", lang, err)
	}
	from, err := Load(dir)
	if err != nil {
		return fmt.Errorf("borrow letters of voice %q: %w", lang, err)
	}
	for _, r := range alphabet {
		id := letter(r)
		p.clips[id], p.texts[id] = from.clips[id], from.texts[id]
	}
	return nil
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

// Checked reports whether somebody who speaks the language has confirmed its words and their sound. A pack that is not
// checked is used only by an office that asks for it.
func (p *Pack) Checked() bool { return p.checked }

// Text is what a clip says, as it is written; the chime says nothing.
func (p *Pack) Text(id ClipID) string { return p.texts[id] }

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
