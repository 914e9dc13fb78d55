package voice

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"antrean/internal/raced"
)

// V-8: for every number, language and style there are clips, and the sound is as long as they and their pauses, to the
// sample. The clips are shortened, each to a length of its own, and the pauses are not: the sum is the same question, and
// 80 000 sounds take a second. TestJoinedSoundIsItsClipsSampleBySample listens to whole ones.
func TestJoinedLengthIsTheSumOfItsParts(t *testing.T) {
	const shorter = 40
	stride := 1
	if raced.On {
		stride = 11 // prime to ten: every digit comes at every place
	}
	for _, lang := range Languages() {
		pack := &Pack{lang: lang, clips: make(map[ClipID][]int16)}
		for id, clip := range open(t, lang).clips {
			pack.clips[id] = clip[:1+len(clip)/shorter]
		}
		var room []int16 // used again for each number
		for n := 0; n <= maxNumber; n += stride {
			for _, style := range []Style{Digits, Cardinal} {
				plan := planOf(t, lang, style, n)
				want := 0
				for i, id := range plan {
					if want += len(pack.clips[id]); i > 0 {
						want += pauseMs(plan[i-1], id) * perMs
					}
				}
				want = (want + perMs - 1) / perMs * perMs
				said, err := pack.lay(room[:0], plan)
				if err != nil || len(said) != want {
					t.Fatalf("%s %s %d: %d samples, %v, want %d", lang, style, n, len(said), err, want)
				}
				room = said
			}
		}
	}
}

func TestJoinedSoundIsItsClipsSampleBySample(t *testing.T) {
	stride := 307 // prime to ten: every digit comes at every place
	if raced.On {
		stride *= 7
	}
	for lang := range cardinals {
		pack := open(t, lang)
		for n := 0; n <= maxNumber; n += stride {
			for _, style := range []Style{Digits, Cardinal} {
				checkJoin(t, pack, planOf(t, lang, style, n))
			}
		}
	}
}

func BenchmarkJoin(b *testing.B) {
	for _, lang := range Languages() {
		b.Run(lang, func(b *testing.B) {
			pack := open(b, lang)
			plan := planOf(b, lang, Digits, 25)
			for b.Loop() {
				sound, err := pack.Join(plan)
				if err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(len(sound.WAV)))
			}
		})
	}
}

// checkJoin compares a joined announcement with its clips and pauses, sample by sample, and listens at the joints.
func checkJoin(t *testing.T, pack *Pack, plan []ClipID) {
	t.Helper()
	sound, err := pack.Join(plan)
	if err != nil {
		t.Fatal(err)
	}
	got := make([]int16, (len(sound.WAV)-headerBytes)/sampleBytes)
	if _, err := binary.Decode(sound.WAV[headerBytes:], binary.LittleEndian, got); err != nil {
		t.Fatalf("%v: %v", plan, err)
	}
	at := 0
	for i, id := range plan {
		if i > 0 {
			pause := pauseMs(plan[i-1], id) * perMs
			if peak(got[at:at+pause]) != 0 {
				t.Fatalf("%v: the pause before %q is not silent", plan, id)
			}
			at += pause
		}
		clip := pack.clips[id]
		if !slices.Equal(got[at:at+len(clip)], clip) {
			t.Fatalf("%v: clip %d %q is not at %d", plan, i, id, at)
		}
		if step := max(math.Abs(float64(clip[0])), math.Abs(float64(clip[len(clip)-1]))); step > 0 {
			t.Fatalf("%v: a step of %.0f at a joint of %q clicks", plan, step, id)
		}
		at += len(clip)
	}
	if over := len(got) - at; over < 0 || over >= perMs {
		t.Fatalf("%v: %d samples after the last clip, want less than a millisecond", plan, over)
	}
	if want := time.Duration(len(got)/perMs) * time.Millisecond; sound.Length != want || len(got)%perMs != 0 {
		t.Fatalf("%v: length %v, want %v and a whole millisecond", plan, sound.Length, want)
	}
	if len(sound.WAV) != headerBytes+len(got)*sampleBytes {
		t.Fatalf("%v: %d bytes for %d samples", plan, len(sound.WAV), len(got))
	}
}

// A step larger than speech itself makes, in the two milliseconds around an edge, would be heard as a click.
func TestClipsBeginAndEndSoftly(t *testing.T) {
	const edge, maxStep = 2 * perMs, 600
	for lang := range cardinals {
		for id, clip := range open(t, lang).clips {
			for i := 1; i < edge; i++ {
				last := len(clip) - i
				if step(clip[i-1], clip[i]) > maxStep || step(clip[last-1], clip[last]) > maxStep {
					t.Errorf("%s %s jumps %d samples from its edge", lang, id, i)
				}
			}
		}
	}
}

func step(a, b int16) int { return max(int(a)-int(b), int(b)-int(a)) }

func TestAnAnnouncementTakesSixSecondsOrSo(t *testing.T) {
	for _, lang := range Languages() {
		plan, err := Plan(lang, Digits, "A-025", 3)
		if err != nil {
			t.Fatal(err)
		}
		sound, err := open(t, lang).Join(plan)
		if err != nil {
			t.Fatal(err)
		}
		if sound.Length < 5*time.Second || sound.Length > 8*time.Second {
			t.Errorf("%s: %v, want 5 to 8 s: slow enough to follow, short enough for six counters", lang, sound.Length)
		}
	}
}

func TestEqualPlansMakeEqualSounds(t *testing.T) {
	pack := open(t, "id")
	plan := planOf(t, "id", Digits, 25)
	one, err := pack.Join(plan)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Open("id")
	if err != nil {
		t.Fatal(err)
	}
	two, err := again.Join(plan)
	if err != nil {
		t.Fatal(err)
	}
	if one.Hash != two.Hash || len(one.Hash) != 32 {
		t.Errorf("got hashes %q and %q, want 32 equal digits", one.Hash, two.Hash)
	}
	short, err := pack.Join(plan[1:])
	if err != nil {
		t.Fatal(err)
	}
	if short.Hash == one.Hash || one.Length-short.Length != (chimeMs+chimePauseMs)*time.Millisecond {
		t.Errorf("without its chime the sound has %v of %v and hash %q", short.Length, one.Length, short.Hash)
	}
}

func TestJoinRefusesWhatThePackLacks(t *testing.T) {
	pack := open(t, "id")
	if _, err := pack.Join([]ClipID{Ticket, "and"}); err == nil || !strings.Contains(err.Error(), `"and"`) {
		t.Errorf("got %v, want an error that names the clip", err)
	}
	if _, err := pack.Join(nil); err == nil {
		t.Error("joined nothing to something")
	}
}
