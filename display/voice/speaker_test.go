package voice

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// A program stands in for one that speaks: a shell script, which notes in a file each time that it runs.
func program(t *testing.T, script string) (command []string, runs func() int) {
	t.Helper()
	dir := t.TempDir()
	notes := filepath.Join(dir, "runs")
	return []string{"/bin/sh", "-c", "echo run >>" + notes + "\n" + script, "sh", "{lang}"}, func() int {
		raw, err := os.ReadFile(notes)
		if err != nil {
			return 0
		}
		return strings.Count(string(raw), "run")
	}
}

// wave writes a file as espeak-ng does: 22050 Hz, with a length in its head that it does not keep.
func wave(t *testing.T, rate, channels int, seconds, hz float64) string {
	t.Helper()
	var samples []int16
	for i := range int(seconds * float64(rate)) {
		for range channels {
			samples = append(samples, int16(9000*math.Sin(2*math.Pi*hz*float64(i)/float64(rate))*math.Min(1, float64(i)/500)))
		}
	}
	raw := formatWAV(samples)
	binary.LittleEndian.PutUint16(raw[22:], uint16(channels))
	binary.LittleEndian.PutUint32(raw[24:], uint32(rate))
	binary.LittleEndian.PutUint32(raw[40:], 0x7ffff000)
	name := filepath.Join(t.TempDir(), "wave.wav")
	if err := os.WriteFile(name, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestAProgramSpeaksFreeText(t *testing.T) {
	dir := t.TempDir()
	command, runs := program(t, "cat >"+dir+"/text; echo $1 >"+dir+"/lang; cat "+wave(t, 22050, 1, 1.5, 300))
	var shelf Shelf
	s := NewSpeaker(command, &shelf)
	sound, err := s.Speak(t.Context(), "id", "  Kantor tutup\n pukul 15.00; $(reboot) ")
	if err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(dir + "/text"); err != nil || string(text) != "Kantor tutup pukul 15.00; $(reboot)\n" {
		t.Errorf("the program got %q, %v", text, err)
	}
	if lang, err := os.ReadFile(dir + "/lang"); err != nil || string(lang) != "id\n" {
		t.Errorf("the program was told %q, %v", lang, err)
	}
	samples, err := parseWAV(sound.WAV)
	if err != nil || inMs(len(samples)) != sound.Length || sound.Length < 1400*time.Millisecond || sound.Length > 1520*time.Millisecond {
		t.Errorf("%v of sound, %v, want 1.5 s", sound.Length, err)
	}
	if loud := loudness(samples); loud < 0.9*targetRMS || loud > 1.1*targetRMS {
		t.Errorf("loudness %.0f, want that of the clips", loud)
	}
	if _, ok := shelf.Get(sound.Hash); !ok {
		t.Error("it is not on the shelf")
	}
	again, err := s.Speak(t.Context(), "id", "Kantor tutup pukul 15.00; $(reboot)")
	if err != nil || again.Hash != sound.Hash || runs() != 1 {
		t.Errorf("said again: %v, the program ran %d times, want once", err, runs())
	}
	if _, err := s.Speak(t.Context(), "en", "Kantor tutup pukul 15.00; $(reboot)"); err != nil || runs() != 2 {
		t.Errorf("in another language: %v, the program ran %d times, want twice", err, runs())
	}
}

func TestManyWhoAskForTheSameHearOneProgram(t *testing.T) {
	command, runs := program(t, "cat "+wave(t, 16000, 2, 0.5, 200))
	s := NewSpeaker(command, new(Shelf))
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if _, err := s.Speak(t.Context(), "id", "Selamat pagi"); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if runs() != 1 {
		t.Errorf("the program ran %d times, want once", runs())
	}
}

func TestWhatIsNotSpoken(t *testing.T) {
	quiet := formatWAV(make([]int16, 8000))
	silence := filepath.Join(t.TempDir(), "silence.wav")
	if err := os.WriteFile(silence, quiet, 0o600); err != nil {
		t.Fatal(err)
	}
	for want, script := range map[string]string{
		"not a WAV file":  "echo hello",
		"exit status 3":   "echo broken >&2; exit 3",
		"broken":          "echo broken >&2; exit 1",
		"it says nothing": "cat " + silence,
		"no samples":      "head -c 40 " + silence,
		"more than":       "cat /dev/zero",
	} {
		command, _ := program(t, script)
		_, err := NewSpeaker(command, new(Shelf)).Speak(t.Context(), "id", "halo")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want an error with %q", script, err, want)
		}
	}
	if _, err := NewSpeaker([]string{"/nowhere/espeak-ng"}, new(Shelf)).Speak(t.Context(), "id", "halo"); err == nil {
		t.Error("a program that is not there speaks")
	}
	for _, s := range []*Speaker{nil, NewSpeaker(nil, new(Shelf))} {
		if _, err := s.Speak(t.Context(), "id", "halo"); !errors.Is(err, ErrNoSpeaker) {
			t.Errorf("without a program: got %v", err)
		}
	}
	command, runs := program(t, "exit 0")
	s := NewSpeaker(command, new(Shelf))
	for lang, text := range map[string]string{"id": " \n", "en": strings.Repeat("x", TextMost+1), "jv": "a\x1bb", "su": "\xff", "--version": "halo", "": "halo"} {
		if _, err := s.Speak(t.Context(), lang, text); !errors.Is(err, ErrText) {
			t.Errorf("%q %q: got %v", lang, text, err)
		}
	}
	if runs() != 0 {
		t.Errorf("the program ran %d times for what is no text", runs())
	}
}

func TestAProgramThatHangsIsStopped(t *testing.T) {
	command, _ := program(t, "exec cat /dev/stdin /dev/fd/9 9<>"+filepath.Join(t.TempDir(), "pipe")+" & sleep 60")
	s := NewSpeaker(command, new(Shelf))
	s.within = 300 * time.Millisecond
	begun := time.Now()
	_, err := s.Speak(t.Context(), "id", "halo")
	if err == nil || !strings.Contains(err.Error(), "not done within") {
		t.Errorf("got %v", err)
	}
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
}

func TestWhoeverWaitsMayLeave(t *testing.T) {
	command, _ := program(t, "cat "+wave(t, 48000, 1, 0.5, 200))
	s := NewSpeaker(command, new(Shelf))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Speak(ctx, "id", "halo"); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if _, err := s.Speak(t.Context(), "id", "halo"); err != nil {
		t.Errorf("the next one: %v", err)
	}
}

// A tone below the new rate's half stays what it is; one above it is gone, and does not come back as another.
func TestResampledSoundIsTheSameSound(t *testing.T) {
	for _, c := range []struct {
		fromHz  int
		hz      float64
		remains bool
	}{{22050, 440, true}, {48000, 3000, true}, {8000, 1000, true}, {44100, 10_000, false}, {48000, 15_000, false}} {
		t.Run(fmt.Sprintf("%d Hz at %d", int(c.hz), c.fromHz), func(t *testing.T) {
			in := make([]int16, c.fromHz)
			for i := range in {
				in[i] = int16(10_000 * math.Sin(2*math.Pi*c.hz*float64(i)/float64(c.fromHz)))
			}
			out := resample(slices.Clone(in), c.fromHz)
			if len(out) != rateHz {
				t.Fatalf("%d samples of a second, want %d", len(out), rateHz)
			}
			worst := 0.0
			for i := 200; i < len(out)-200; i++ {
				want := 0.0
				if c.remains {
					want = 10_000 * math.Sin(2*math.Pi*c.hz*float64(i)/rateHz)
				}
				worst = max(worst, math.Abs(float64(out[i])-want))
			}
			if worst > 200 {
				t.Errorf("off by %.0f of 10000", worst)
			}
		})
	}
}
