package guide

import (
	"bytes"
	"io/fs"
	"path"
	"strings"
	"testing"
	"time"
)

func TestTheKeyIsOfLanguageAndText(t *testing.T) {
	key := Key("id", "Panggil petugas")
	if key != Key("id", " Panggil\n petugas ") {
		t.Error("white space counts")
	}
	if key == Key("en", "Panggil petugas") || key == Key("id", "Panggil petuga") || len(key) != 32 {
		t.Errorf("the key %q is not of this text alone", key)
	}
}

func TestAFixedSentenceOfTheKioskIsSpoken(t *testing.T) {
	hash, ok := Clip("id", "Panggil petugas")
	if !ok {
		t.Fatal("no clip")
	}
	sound, ok := Open(hash)
	if !ok || sound.Length < 500*time.Millisecond || sound.Length > 3*time.Second || !bytes.HasPrefix(sound.Ogg, []byte("OggS")) {
		t.Errorf("got %d bytes of %v", len(sound.Ogg), sound.Length)
	}
	if _, ok := Clip("id", "Kalimat yang tidak pernah tampil di kios"); ok {
		t.Error("a sentence that nobody shows is spoken")
	}
	for _, hash := range []string{"", "../../guide", strings.Repeat("z", 32), strings.Repeat("0", 32)} {
		if _, ok := Open(hash); ok {
			t.Errorf("%q is a clip", hash)
		}
	}
}

func TestEveryClipIsASoundOfKnownLength(t *testing.T) {
	total := 0
	err := fs.WalkDir(clips, "clips", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".ogg" {
			return err
		}
		sound, ok := Open(strings.TrimSuffix(path.Base(name), ".ogg"))
		if !ok || sound.Length < 200*time.Millisecond || sound.Length > 90*time.Second {
			t.Errorf("%s: %v, found %v", name, sound.Length, ok)
		}
		total += len(sound.Ogg)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if total > 4<<20 {
		t.Errorf("all clips have %d bytes, want 4 MB at most", total)
	}
}

func TestLengthOfWhatIsNoSound(t *testing.T) {
	for _, raw := range []string{"", "OggS", "OpusHead", "OpusHead\x01\x01\xff\xffOggSxx\x01\x00\x00\x00\x00\x00\x00\x00"} {
		if got := length([]byte(raw)); got != 0 {
			t.Errorf("%q: got %v", raw, got)
		}
	}
}
