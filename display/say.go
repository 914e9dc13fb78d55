package display

import (
	"fmt"
	"time"

	"antrean/display/voice"
	"antrean/internal/words"
)

// AudioPath is where screens fetch sounds: AudioPath + hash + ".wav".
const AudioPath = "/audio/"

// A Sound is an announcement as a screen needs it.
type Sound struct {
	URL    string
	Length time.Duration
	Text   string // the same for people who do not hear
}

// A Say makes the sound of a call. The sequencer asks when the call's turn has come; an error means that the call
// is shown only, and is for the maker of the Say to log.
type Say func(call Call, chime bool) (Sound, error)

// Speech says calls with the clips of a pack and leaves the sounds on a shelf, for the server to hand out.
func Speech(pack *voice.Pack, shelf *voice.Shelf, style voice.Style) Say {
	return func(call Call, chime bool) (Sound, error) {
		plan, err := voice.Plan(pack.Lang(), style, call.Number, call.Counter)
		if err != nil {
			return Sound{}, fmt.Errorf("say call %d: %w", call.Seq, err)
		}
		if !chime {
			plan = plan[1:]
		}
		sound, err := pack.Join(plan)
		if err != nil {
			return Sound{}, fmt.Errorf("say call %d: %w", call.Seq, err)
		}
		shelf.Put(sound)
		text := words.In(pack.Lang()).T("voice.call", "number", call.Number, "counter", call.Counter)
		return Sound{URL: AudioPath + sound.Hash + ".wav", Length: sound.Length, Text: text}, nil
	}
}
