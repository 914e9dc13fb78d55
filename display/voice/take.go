package voice

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"time"
)

// A Take is what somebody has recorded for a clip, made fit for joining: its silence is taken off, its loudness is that
// of all clips.
type Take struct {
	WAV       []byte // in the format of the packs
	Length    time.Duration
	CutBefore time.Duration // silence taken off
	CutAfter  time.Duration
	GainDB    float64 // what it took to be as loud as the others
	Abrupt    bool    // the voice is there from the first or until the last moment: the word may be cut off
}

// A Flaw is why a recording cannot be a clip.
type Flaw string

// The flaws, in the order in which they are looked for.
const (
	FlawFormat  Flaw = "format"  // no WAV of 16 kHz, mono, 16 bits
	FlawLong    Flaw = "long"    // more than a phrase
	FlawSilent  Flaw = "silent"  // nobody speaks
	FlawQuiet   Flaw = "quiet"   // too far from the microphone: made louder, it would be mostly hum
	FlawClipped Flaw = "clipped" // too near, or turned up too far: it crackles
	FlawNoisy   Flaw = "noisy"   // the room is nearly as loud as the voice
	FlawShort   Flaw = "short"   // a click, not a word
)

var _ error = Flaw("")

// Flaws lists every flaw there is.
func Flaws() []Flaw {
	return []Flaw{FlawFormat, FlawLong, FlawSilent, FlawQuiet, FlawClipped, FlawNoisy, FlawShort}
}

// Error is the flaw for a log.
func (f Flaw) Error() string { return "the recording is " + string(f) }

// What a recording must be. Loudness is a root mean square in steps of a sample, as in level.
const (
	wordLeastMs  = 120   // "be" said fast
	phraseMostMs = 5000  // the longest phrase of the packs takes 1.7 s
	silentBelow  = 60.0  // -55 dB below full scale: the hum of a sound card
	quietBelow   = 450.0 // targetRMS / maxGain: what level cannot make loud enough
	overNoise    = 4.0   // 12 dB: how far the voice must stand above the room
	flatRun      = 4     // samples in a row at the peak: a wave of speech has a rounder top
	flatMost     = 8     // such runs; a plosive may make a few
	topShare     = 0.998 // of the peak: what counts as at the peak
)

// ReadTake looks at a recording and makes it fit. The error of one that cannot be used is a Flaw.
func ReadTake(raw []byte) (Take, error) {
	samples, err := parseWAV(raw)
	if errors.Is(err, errTooLong) {
		return Take{}, fmt.Errorf("read take: %w", FlawLong)
	}
	if err != nil {
		return Take{}, fmt.Errorf("read take: %w: %w", FlawFormat, err)
	}
	samples = centred(samples)
	said := findVoice(samples)
	if flaw := said.flaw(samples); flaw != "" {
		return Take{}, fmt.Errorf("read take: %w", flaw)
	}
	from, to := said.edges(len(samples))
	word := slices.Clone(samples[from:to])
	before := loudness(word)
	word = fillMs(level(word))
	soften(word)
	return Take{
		WAV: formatWAV(word), Length: inMs(len(word)), CutBefore: inMs(from), CutAfter: inMs(len(samples) - to),
		GainDB: 20 * math.Log10(loudness(word)/before), Abrupt: said.abrupt(),
	}, nil
}

func inMs(samples int) time.Duration { return time.Duration(samples/perMs) * time.Millisecond }

// centred takes off the constant that cheap sound cards add: at a joint it would be heard as a click.
func centred(samples []int16) []int16 {
	sum := 0
	for _, s := range samples {
		sum += int(s)
	}
	mean := sum / len(samples)
	out := make([]int16, len(samples))
	for i, s := range samples {
		out[i] = int16(max(math.MinInt16, min(math.MaxInt16, int(s)-mean)))
	}
	return out
}

// flaw is what is wrong with a recording, or "".
func (v voiced) flaw(samples []int16) Flaw {
	if v.top < silentBelow || v.to <= v.from {
		return FlawSilent
	}
	word := samples[v.from*hop : min(v.to*hop, len(samples))]
	loud := loudness(word)
	switch ms := len(word) / perMs; {
	case loud < quietBelow:
		return FlawQuiet
	case flatTops(word) > flatMost:
		return FlawClipped
	case v.noise() > loud/overNoise:
		return FlawNoisy
	case ms < wordLeastMs:
		return FlawShort
	case ms > phraseMostMs:
		return FlawLong
	}
	return ""
}

// flatTops counts where the wave is cut off.
func flatTops(samples []int16) int {
	top := topShare * float64(peak(samples))
	runs, run := 0, 0
	for _, s := range samples {
		if math.Abs(float64(s)) < top {
			run = 0
			continue
		}
		if run++; run == flatRun {
			runs++
		}
	}
	return runs
}
