package voice

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestPacksHoldWhatTheirListSays(t *testing.T) {
	for lang := range cardinals {
		raw, err := os.ReadFile(filepath.Join("packs", lang, "clips.tsv"))
		if err != nil {
			t.Fatal(err)
		}
		dir, err := fs.Sub(packs, "packs/"+lang)
		if err != nil {
			t.Fatal(err)
		}
		m, err := readManifest(dir)
		if err != nil {
			t.Fatal(err)
		}
		rows := 0
		for line := range strings.Lines(string(raw)) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			rows++
			field := strings.Split(strings.TrimSpace(line), "\t")
			if rec := m.Clips[ClipID(field[0])]; rec.Text != field[1] || rec.Phonemes != field[2] {
				t.Errorf("%s: the list says %q, the manifest %q [[%s]]: run make voice", lang, field, rec.Text, rec.Phonemes)
			}
		}
		if rows != len(m.Clips) {
			t.Errorf("%s: the list has %d rows, the manifest %d: run make voice", lang, rows, len(m.Clips))
		}
		want := len(Needs(lang)) - 1 // the chime is made, not spoken
		if m.Letters != "" {
			want -= len(alphabet) // which stand in another pack
		}
		if got := rows; got != want {
			t.Errorf("%s: %d clips, plans need %d", lang, got, want)
		}
	}
}

func TestClipsAreCleanRecordings(t *testing.T) {
	const (
		maxSilence = 60 * perMs // at either end: more would be heard as a stumble
		quiet      = 0.01       // share of the peak that counts as silence
	)
	names, err := fs.Glob(packs, "packs/*/*.wav")
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, name := range names {
		raw, err := packs.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		total += len(raw)
		samples, err := parseWAV(raw)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		top := peak(samples)
		if top < 10000 || top > 32000 {
			t.Errorf("%s: peak %d, want a full but unclipped recording", name, top)
		}
		lead, trail := 0, 0
		for loud := quiet * float64(top); math.Abs(float64(samples[lead])) < loud; {
			lead++
		}
		for loud := quiet * float64(top); math.Abs(float64(samples[len(samples)-1-trail])) < loud; {
			trail++
		}
		if lead > maxSilence || trail > maxSilence {
			t.Errorf("%s: %d ms of silence before and %d ms after", name, lead/perMs, trail/perMs)
		}
		if ms := len(samples) / perMs; ms < 200 || ms > 2000 {
			t.Errorf("%s: %d ms is not a word", name, ms)
		}
	}
	if total > 7<<19 {
		t.Errorf("all clips have %d bytes, want 3.5 MB at most", total)
	}
}

func TestClipsAreEquallyLoud(t *testing.T) {
	for lang := range cardinals {
		pack := open(t, lang)
		for id, samples := range pack.clips {
			if id == Chime {
				continue
			}
			if got := loudness(samples); got < 0.9*targetRMS || got > 1.1*targetRMS {
				t.Errorf("%s %s: loudness %.0f, want %.0f", lang, id, got, targetRMS)
			}
			if top := peak(samples); float64(top) > peakLimit {
				t.Errorf("%s %s: peak %d", lang, id, top)
			}
		}
	}
}

func TestLevelLeavesSilenceAlone(t *testing.T) {
	if got := level(make([]int16, 500)); peak(got) != 0 || len(got) != 500 {
		t.Errorf("silence became %d samples with peak %d", len(got), peak(got))
	}
	hum := make([]int16, 1000)
	for i := range hum {
		hum[i] = int16(i % 3)
	}
	if got := peak(level(hum)); got > 2*maxGain {
		t.Errorf("a hum of 2 became %d: more than the largest gain", got)
	}
}

func TestARecordingThatBeginsAbruptlyIsSoftened(t *testing.T) {
	hard := make([]int16, 300*perMs)
	for i := range hard {
		hard[i] = 5000
	}
	samples, err := readClip(fstest.MapFS{"hard.wav": {Data: formatWAV(hard)}}, "hard")
	if err != nil {
		t.Fatal(err)
	}
	last := len(samples) - 1
	if samples[0] != 0 || samples[last] != 0 || samples[last/2] != int16(targetRMS) {
		t.Errorf("begins at %d, ends at %d, is %d between, want 0, 0 and %.0f", samples[0], samples[last], samples[last/2], targetRMS)
	}
}

// broken is the Indonesian pack with one thing changed.
func broken(t *testing.T, change func(files fstest.MapFS)) fs.FS {
	t.Helper()
	files := make(fstest.MapFS)
	names, err := fs.Glob(packs, "packs/id/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		raw, err := packs.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(name)] = &fstest.MapFile{Data: raw}
	}
	change(files)
	return files
}

// without strikes a clip from the manifest.
func without(t *testing.T, files fstest.MapFS, id ClipID) {
	t.Helper()
	var m manifest
	if err := json.Unmarshal(files["manifest.json"].Data, &m); err != nil {
		t.Fatal(err)
	}
	delete(m.Clips, id)
	raw, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	files["manifest.json"].Data = raw
}

func TestBrokenPacksAreRefusedByName(t *testing.T) {
	for _, c := range []struct {
		what   string
		change func(fstest.MapFS)
		want   string
	}{
		{"no manifest", func(f fstest.MapFS) { delete(f, "manifest.json") }, "read manifest"},
		{"a manifest that is not JSON", func(f fstest.MapFS) { f["manifest.json"].Data = []byte("{") }, "read manifest"},
		{"a language that cannot count", func(f fstest.MapFS) { f["manifest.json"].Data = []byte(`{"lang":"xx"}`) }, `language "xx"`},
		{"a missing file", func(f fstest.MapFS) { delete(f, "7.wav") }, "clip 7:"},
		{"a clip that is no WAV", func(f fstest.MapFS) { f["teen.wav"].Data = []byte("oops") }, "clip teen: not a WAV file"},
		{"a clip cut short", func(f fstest.MapFS) { f["a.wav"].Data = f["a.wav"].Data[:999] }, "clip a: chunk"},
		{"another recording", func(f fstest.MapFS) { f["b.wav"] = f["c.wav"] }, "clip b:"},
		{"a clip nobody listed", func(f fstest.MapFS) { f["hello.wav"] = f["a.wav"] }, "hello.wav has no row"},
		{"a word that is not there", func(f fstest.MapFS) { without(t, f, "tens"); delete(f, "tens.wav") }, "clip tens is missing"},
	} {
		_, err := Load(broken(t, c.change))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want an error with %q", c.what, err, c.want)
		}
	}
	if _, err := Load(broken(t, func(fstest.MapFS) {})); err != nil {
		t.Errorf("the pack as it is: %v", err)
	}
}

func TestWhatNobodyHasHeardIsMarked(t *testing.T) {
	for lang, want := range map[string]bool{"id": true, "en": true, "su": false, "jv": false} {
		if got := open(t, lang).Checked(); got != want {
			t.Errorf("%s: checked %v, want %v", lang, got, want)
		}
	}
	if got := len(Languages()); got != len(cardinals) {
		t.Errorf("%d languages are offered, %d can be counted in", got, len(cardinals))
	}
}

func TestLettersAreBorrowed(t *testing.T) {
	su, id := open(t, "su"), open(t, "id")
	for _, r := range alphabet {
		if !slices.Equal(su.clips[letter(r)], id.clips[letter(r)]) || su.Text(letter(r)) != string(r) {
			t.Errorf("%c of su is not that of id", r)
		}
	}
	for letters, want := range map[string]string{"xx": `voice "xx"`, "id": "itself"} {
		_, err := Load(broken(t, func(f fstest.MapFS) {
			f["manifest.json"].Data = bytes.Replace(f["manifest.json"].Data, []byte(`"clips"`), []byte(`"letters": "`+letters+`", "clips"`), 1)
		}))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("letters of %s: got %v, want an error with %q", letters, err, want)
		}
	}
}

func TestOpenKnowsItsLanguages(t *testing.T) {
	if _, err := Open("xx"); err == nil || !strings.Contains(err.Error(), `"xx"`) {
		t.Errorf("got %v, want an error that names the language", err)
	}
	if got := open(t, "en").Lang(); got != "en" {
		t.Errorf("got language %q, want en", got)
	}
}
