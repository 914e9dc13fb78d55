package voice

import (
	"errors"
	"io/fs"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// A tape is a recording put together for a test.
type tape []int16

// hush adds room noise of a loudness, the same each time.
func (t tape) hush(ms int, rms float64) tape {
	dice := rand.New(rand.NewPCG(1, 2))
	for range ms * perMs {
		t = append(t, int16(math.Round(dice.NormFloat64()*rms)))
	}
	return t
}

// speak adds the word satu at a share of its loudness.
func (t tape) speak(tb testing.TB, share float64) tape {
	for _, s := range open(tb, "id").clips["1"] {
		t = append(t, int16(max(math.MinInt16, min(math.MaxInt16, math.Round(float64(s)*share)))))
	}
	return t
}

func wordMs(tb testing.TB) int { return len(open(tb, "id").clips["1"]) / perMs }

func take(t *testing.T, recorded tape) Take {
	t.Helper()
	got, err := ReadTake(formatWAV(recorded))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestATakeIsTrimmedAndLevelled(t *testing.T) {
	recorded := tape{}.hush(1500, 20).speak(t, 0.3).hush(2200, 20)
	for i := range recorded {
		recorded[i] += 400 // the constant of a cheap sound card
	}
	got := take(t, recorded)
	if got.CutBefore < 1400*time.Millisecond || got.CutBefore > 1510*time.Millisecond || got.CutAfter < 2050*time.Millisecond || got.CutAfter > 2250*time.Millisecond {
		t.Errorf("cut %v and %v, want nearly all of 1.5 and 2.2 s", got.CutBefore, got.CutAfter)
	}
	if word := time.Duration(wordMs(t)) * time.Millisecond; got.Length < word-50*time.Millisecond || got.Length > word+120*time.Millisecond {
		t.Errorf("it has %v, the word %v", got.Length, word)
	}
	if got.GainDB < 9 || got.GainDB > 12 || got.Abrupt {
		t.Errorf("got %.1f dB and abrupt %v, want 10.5 dB and a whole word", got.GainDB, got.Abrupt)
	}
	samples, err := parseWAV(got.WAV)
	if err != nil {
		t.Fatal(err)
	}
	if loud := loudness(samples); loud < 0.9*targetRMS || loud > 1.1*targetRMS || samples[0] != 0 || samples[len(samples)-1] != 0 {
		t.Errorf("loudness %.0f, begins at %d, want %.0f and 0", loud, samples[0], targetRMS)
	}
	again := take(t, samples)
	if math.Abs(again.GainDB) > 0.5 || again.Length < got.Length-40*time.Millisecond {
		t.Errorf("taken once more it changes: %+v", again)
	}
}

func TestAClickOfTheMouseIsNoPartOfTheWord(t *testing.T) {
	click := slices.Repeat([]int16{9000, -9000}, 10*perMs)
	recorded := append(tape{}.hush(100, 10), click...).hush(400, 10).speak(t, 1).hush(500, 10)
	recorded = append(recorded, click...).hush(100, 10)
	got := take(t, recorded)
	if got.CutBefore < 450*time.Millisecond || got.CutAfter < 500*time.Millisecond {
		t.Errorf("cut %v and %v: a click is still there", got.CutBefore, got.CutAfter)
	}
}

func TestAWordInALongSilenceIsFound(t *testing.T) {
	if got := take(t, tape{}.hush(6000, 8).speak(t, 0.5).hush(3000, 8)); got.CutBefore < 5900*time.Millisecond {
		t.Errorf("got %+v", got)
	}
}

func TestARecordingThatBeginsInTheWordIsTold(t *testing.T) {
	word := tape{}.speak(t, 1)
	if got := take(t, append(word[120*perMs:], tape{}.hush(300, 5)...)); !got.Abrupt {
		t.Error("the first half of the word is missing, and nobody is told")
	}
}

func TestFlawsOfRecordings(t *testing.T) {
	stereo := formatWAV(tape{}.speak(t, 1))
	stereo[22] = 2
	for want, raw := range map[Flaw][]byte{
		FlawFormat:  stereo,
		FlawLong:    formatWAV(tape{}.hush(11_000, 20)),
		FlawSilent:  formatWAV(tape{}.hush(900, 20)),
		FlawQuiet:   formatWAV(tape{}.hush(200, 3).speak(t, 0.08).hush(200, 3)),
		FlawClipped: formatWAV(tape{}.hush(200, 5).speak(t, 9).hush(200, 5)),
		FlawNoisy:   formatWAV(tape{}.hush(600, 1400).speak(t, 1).hush(600, 1400)),
		FlawShort:   formatWAV(append(tape{}.hush(300, 5), slices.Repeat([]int16{6000, -5000}, 50*perMs)...).hush(300, 5)),
	} {
		_, err := ReadTake(raw)
		if flaw, ok := errors.AsType[Flaw](err); !ok || flaw != want {
			t.Errorf("%s: got %v", want, err)
		}
	}
	long := tape{}
	for range 12 {
		long = long.speak(t, 1)
	}
	if _, err := ReadTake(formatWAV(long)); !errors.Is(err, FlawLong) {
		t.Errorf("six seconds of words: got %v", err)
	}
	if _, err := ReadTake(nil); !errors.Is(err, FlawFormat) {
		t.Errorf("nothing at all: got %v", err)
	}
}

// What the packs hold is what a good recording is: every clip of ours passes, and keeps its word.
func TestEveryCarriedClipIsAGoodTake(t *testing.T) {
	names, err := fs.Glob(packs, "packs/*/*.wav")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		raw, err := packs.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		got, err := ReadTake(raw)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		samples, err := parseWAV(raw)
		if err != nil {
			t.Fatal(err)
		}
		if lost := inMs(len(samples)) - got.Length; lost > 80*time.Millisecond {
			t.Errorf("%s: %v of the word are lost", name, lost)
		}
	}
}

func FuzzReadTake(f *testing.F) {
	f.Add(formatWAV(tape{}.hush(50, 20)))
	f.Add(formatWAV([]int16{0}))
	f.Add([]byte("RIFF"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		got, err := ReadTake(raw)
		if err != nil {
			return
		}
		if samples, err := parseWAV(got.WAV); err != nil || len(samples)%perMs != 0 || inMs(len(samples)) != got.Length {
			t.Errorf("%d samples, %v, for %v", len(samples), err, got.Length)
		}
	})
}
