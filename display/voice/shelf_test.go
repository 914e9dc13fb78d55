package voice

import (
	"strconv"
	"sync"
	"testing"
)

func TestAShelfForgetsWhatNobodyAsksFor(t *testing.T) {
	var shelf Shelf
	shelf.Put(Sound{Hash: "old"})
	shelf.Put(Sound{Hash: "loved"})
	for i := range shelfSize - 1 {
		if _, ok := shelf.Get("loved"); !ok {
			t.Fatalf("forgot the sound that is asked for, after %d more", i)
		}
		shelf.Put(Sound{Hash: strconv.Itoa(i)})
	}
	if _, ok := shelf.Get("old"); ok {
		t.Error("a full shelf kept the sound that nobody asked for")
	}
	if got := len(shelf.sounds); got != shelfSize {
		t.Errorf("the shelf holds %d sounds, want %d", got, shelfSize)
	}
}

func TestPuttingASoundTwiceKeepsOne(t *testing.T) {
	var shelf Shelf
	shelf.Put(Sound{Hash: "a", WAV: []byte("a")})
	shelf.Put(Sound{Hash: "b", WAV: []byte("b")})
	shelf.Put(Sound{Hash: "a", WAV: []byte("a")})
	if got, ok := shelf.Get("b"); !ok || string(got.WAV) != "b" {
		t.Errorf("got %q, %v, want b", got.WAV, ok)
	}
	if len(shelf.sounds) != 2 {
		t.Errorf("the shelf holds %d sounds, want 2", len(shelf.sounds))
	}
}

func TestManyUseAShelfAtOnce(t *testing.T) {
	var shelf Shelf
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for n := range 200 {
				shelf.Put(Sound{Hash: strconv.Itoa((n + i) % 80)})
				shelf.Get(strconv.Itoa(n % 80))
			}
		})
	}
	wg.Wait()
	if got := len(shelf.sounds); got != shelfSize {
		t.Errorf("the shelf holds %d sounds, want %d", got, shelfSize)
	}
}
