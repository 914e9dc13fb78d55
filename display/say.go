package display

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"antrean/display/voice"
	"antrean/internal/words"
)

// AudioPath is where screens fetch sounds: AudioPath + hash + ".wav".
const AudioPath = "/audio/"

// tonguePause is the silence between two sentences of one announcement.
const tonguePause = 600 * time.Millisecond

// A Sound is an announcement as a screen needs it.
type Sound struct {
	URL    string
	Length time.Duration
	Text   string // the same for people who do not hear
}

// A Say makes the sound of a call. The sequencer asks when the call's turn has come; an error means that the call
// is shown only, and is for the maker of the Say to log.
type Say func(call Call, how How) (Sound, error)

// A Speech is the voices of a hall. Its Say leaves the sounds on a shelf, for the server to hand out.
type Speech struct {
	First  *voice.Pack
	Second *voice.Pack // nil: one language is enough
	Style  voice.Style
	Shelf  *voice.Shelf
}

// Say says calls with the clips of the packs, and notices with the sounds that they bring.
func (s Speech) Say(call Call, how How) (Sound, error) {
	parts, texts, err := s.parts(call, how)
	if err != nil {
		return Sound{}, fmt.Errorf("say call %d: %w", call.ID, err)
	}
	sound, err := voice.Chain(tonguePause, parts...)
	if err != nil {
		return Sound{}, fmt.Errorf("say call %d: %w", call.ID, err)
	}
	s.Shelf.Put(sound)
	return Sound{URL: AudioPath + sound.Hash + ".wav", Length: sound.Length, Text: strings.Join(texts, " ")}, nil
}

// parts are the sounds of an announcement in their order, and the sentences that say the same.
func (s Speech) parts(call Call, how How) (parts []voice.Sound, texts []string, err error) {
	if call.Notice != nil {
		return s.notice(call.Notice, how)
	}
	texts = []string{words.In(s.First.Lang()).T("voice.call", "number", call.Number, "counter", call.Counter)}
	if !how.Speech {
		chime, err := s.First.Join([]voice.ClipID{voice.Chime})
		return []voice.Sound{chime}, texts, err
	}
	said, err := s.sentence(s.First, call, how.Chime)
	if err != nil {
		return nil, nil, err
	}
	parts = append(parts, said)
	if how.Twice {
		if said, err = s.sentence(s.First, call, false); err != nil {
			return nil, nil, err
		}
		parts = append(parts, said)
	}
	if how.Second && s.Second != nil {
		if said, err = s.sentence(s.Second, call, false); err != nil {
			return nil, nil, err
		}
		parts = append(parts, said)
		texts = append(texts, words.In(s.Second.Lang()).T("voice.call", "number", call.Number, "counter", call.Counter))
	}
	return parts, texts, nil
}

// sentence is one reading of a call.
func (s Speech) sentence(pack *voice.Pack, call Call, chime bool) (voice.Sound, error) {
	plan, err := voice.Plan(pack.Lang(), s.Style, call.Number, call.Counter)
	if err != nil {
		return voice.Sound{}, err
	}
	if !chime {
		plan = plan[1:]
	}
	return pack.Join(plan)
}

// notice is a chime and what the notice brings to be heard. The chime is never left out: it is the proof of a test, and
// makes people read where nothing is said.
func (s Speech) notice(n *Notice, how How) (parts []voice.Sound, texts []string, err error) {
	chime, err := s.First.Join([]voice.ClipID{voice.Chime})
	if err != nil {
		return nil, nil, err
	}
	parts = []voice.Sound{chime}
	if n.Test {
		parts = append(parts, chime)
	}
	if how.Speech {
		parts = append(parts, n.Sounds...)
	}
	for _, lang := range words.Languages() {
		if text := n.Text[lang]; text != "" && !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return parts, texts, nil
}
