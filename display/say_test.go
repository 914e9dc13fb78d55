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
		say := Speech{First: pack, Style: voice.Digits, Shelf: &shelf}.Say
		got, err := say(Call{Number: "A-025", Counter: 3}, How{Chime: true, Speech: true})
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
		short, err := say(Call{Number: "A-025", Counter: 3}, How{Speech: true})
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
	_, err = Speech{First: pack, Style: voice.Digits, Shelf: new(voice.Shelf)}.Say(Call{ID: 7, Number: "?", Counter: 1}, How{Chime: true, Speech: true})
	if err == nil || !strings.Contains(err.Error(), "call 7") {
		t.Errorf("got %v, want an error that names the call", err)
	}
}

func TestAnAnnouncementHoldsWhatTheHallWants(t *testing.T) {
	first, err := voice.Open("id")
	if err != nil {
		t.Fatal(err)
	}
	second, err := voice.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	speech := Speech{First: first, Second: second, Style: voice.Cardinal, Shelf: new(voice.Shelf)}
	length := func(how How) (time.Duration, string) {
		t.Helper()
		sound, err := speech.Say(Call{Number: "A-025", Counter: 3}, how)
		if err != nil {
			t.Fatal(err)
		}
		return sound.Length, sound.Text
	}
	once, _ := length(How{Speech: true})
	twice, _ := length(How{Speech: true, Twice: true})
	if want := 2*once + tonguePause; twice != want {
		t.Errorf("twice takes %v, want %v", twice, want)
	}
	both, text := length(How{Speech: true, Second: true})
	if both <= once+tonguePause || !strings.HasSuffix(text, "Ticket A-025, please proceed to counter 3.") || !strings.HasPrefix(text, "Nomor") {
		t.Errorf("in two languages it takes %v and says %q", both, text)
	}
	chime, text := length(How{Chime: true})
	if chime > 2*time.Second || text == "" {
		t.Errorf("the chime alone takes %v and says %q", chime, text)
	}
}

func TestANoticeIsAChimeAndWhatItBrings(t *testing.T) {
	pack, err := voice.Open("id")
	if err != nil {
		t.Fatal(err)
	}
	read, err := pack.Join([]voice.ClipID{voice.Ticket})
	if err != nil {
		t.Fatal(err)
	}
	speech := Speech{First: pack, Style: voice.Digits, Shelf: new(voice.Shelf)}
	notice := &Notice{Text: map[string]string{"id": "Listrik padam.", "en": "The power is out."}, Sounds: []voice.Sound{read}}
	loud, err := speech.Say(Call{Notice: notice}, How{Speech: true})
	if err != nil {
		t.Fatal(err)
	}
	quiet, err := speech.Say(Call{Notice: notice}, How{})
	if err != nil || loud.Length-quiet.Length != read.Length+tonguePause {
		t.Errorf("read aloud it takes %v, else %v, %v", loud.Length, quiet.Length, err)
	}
	if want := "Listrik padam. The power is out."; loud.Text != want {
		t.Errorf("it says %q, want %q: what is heard is shown", loud.Text, want)
	}
}
