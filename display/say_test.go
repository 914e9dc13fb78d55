package display

import (
	"strings"
	"testing"
	"time"

	"antrean/display/voice"
)

func TestSpeechLeavesTheSoundOnTheShelf(t *testing.T) {
	for lang, want := range map[string]string{
		"id": "Nomor antrean A-025, silakan menuju loket 3.",
		"en": "Ticket A-025, please proceed to counter 3.",
	} {
		pack, err := voice.Open(lang)
		if err != nil {
			t.Fatal(err)
		}
		var shelf voice.Shelf
		say := Speech(pack, &shelf, voice.Digits)
		got, err := say(Call{Number: "A-025", Counter: 3}, true)
		if err != nil {
			t.Fatal(err)
		}
		if got.Text != want {
			t.Errorf("text %q, want %q", got.Text, want)
		}
		hash := strings.TrimSuffix(strings.TrimPrefix(got.URL, AudioPath), ".wav")
		sound, ok := shelf.Get(hash)
		if !ok || sound.Length != got.Length {
			t.Errorf("%s: the shelf has %v of %q, want %v", lang, sound.Length, hash, got.Length)
		}
		short, err := say(Call{Number: "A-025", Counter: 3}, false)
		if err != nil || got.Length-short.Length < time.Second {
			t.Errorf("%s: without the chime it takes %v of %v, %v", lang, short.Length, got.Length, err)
		}
	}
}

func TestSpeechRefusesANumberNobodyCanRead(t *testing.T) {
	pack, err := voice.Open("id")
	if err != nil {
		t.Fatal(err)
	}
	_, err = Speech(pack, new(voice.Shelf), voice.Digits)(Call{Seq: 7, Number: "?", Counter: 1}, true)
	if err == nil || !strings.Contains(err.Error(), "call 7") {
		t.Errorf("got %v, want an error that names the call", err)
	}
}
