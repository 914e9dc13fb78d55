package voice

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestTheOfficesOwnWordsStandInPlaceOfOurs(t *testing.T) {
	files := map[string][]byte{"hash-of-satu": formatWAV(tape{}.speak(t, 0.5)), "bad": []byte("RIFF")}
	reads := 0
	bank := NewBank(func(hash string) ([]byte, error) {
		reads++
		if raw, ok := files[hash]; ok {
			return raw, nil
		}
		return nil, errors.New("no such file " + hash)
	})
	own := map[string]string{"2": "hash-of-satu"}
	pack, err := bank.Pack("id", own)
	if err != nil {
		t.Fatal(err)
	}
	built := open(t, "id")
	if !slices.Equal(pack.clips["2"][200:400], level(tape{}.speak(t, 0.5))[200:400]) || !pack.Own("2") || pack.Own("3") || !slices.Equal(pack.clips["3"], built.clips["3"]) {
		t.Error("the recording does not stand in place of the carried clip alone")
	}
	if again, err := bank.Pack("id", own); again != pack || err != nil || reads != 1 {
		t.Errorf("asked again it is another pack, %v, read %d times", err, reads)
	}
	if plain, err := bank.Pack("id", nil); err != nil || plain.Own("2") {
		t.Errorf("taken back, the recording is still said: %v", err)
	}
	tried, err := bank.Mix("id", map[string]string{"2": "hash-of-satu", "3": "hash-of-satu"})
	if err != nil || !tried.Own("3") {
		t.Errorf("tried out: %v", err)
	}
	if kept, _ := bank.Pack("id", own); kept != pack {
		t.Error("what is tried out takes the place of what is in use")
	}
}

func TestLostRecordingsAreSaidByTheCarriedClips(t *testing.T) {
	bank := NewBank(func(hash string) ([]byte, error) {
		if hash == "bad" {
			return []byte("RIFF"), nil
		}
		return nil, errors.New("no such file " + hash)
	})
	own := map[string]string{"1": "gone", "2": "bad", "tidak-ada": "bad"}
	pack, err := bank.Pack("id", own)
	if pack == nil || err == nil {
		t.Fatalf("got %v, %v, want a pack and what is wrong with it", pack, err)
	}
	for _, want := range []string{"own clip 1: no such file gone", "own clip 2: not a WAV file", "own clip tidak-ada: voice \"id\" has no such word"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("got %q, want %q in it", err, want)
		}
	}
	if _, err := pack.Join(planOf(t, "id", Digits, 12)); err != nil {
		t.Error(err)
	}
	if _, err := bank.Pack("id", own); err != nil {
		t.Errorf("said twice: %v", err)
	}
	if pack, err := bank.Pack("xx", own); pack != nil || err == nil {
		t.Errorf("a language unknown: got %v, %v", pack, err)
	}
	if clip, err := open(t, "id").Clip("1"); err != nil || len(clip.WAV) < headerBytes+len(open(t, "id").clips["1"])*sampleBytes {
		t.Errorf("a clip alone: %v", err)
	}
}
