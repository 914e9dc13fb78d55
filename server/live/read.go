package live

import (
	"fmt"

	"antrean/display"
	"antrean/display/voice"
)

// Read says words of the voice of a language: a number, or a code letter by letter. The sound lies on the shelf for as
// long as those of calls.
func (l *Live) Read(lang string, plan []voice.ClipID) (display.Sound, error) {
	pack, err := l.Voice(lang)
	if err != nil {
		return display.Sound{}, fmt.Errorf("read: %w", err)
	}
	sound, err := pack.Join(plan)
	if err != nil {
		return display.Sound{}, fmt.Errorf("read: %w", err)
	}
	l.shelf.Put(sound)
	return display.Sound{URL: display.AudioPath + sound.Hash + ".wav", Length: sound.Length, Text: pack.Words(plan)}, nil
}
