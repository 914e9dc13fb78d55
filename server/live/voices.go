package live

import (
	"context"
	"fmt"
	"log/slog"

	"antrean/display"
	"antrean/display/voice"
)

// Voice is the voice of a language with the office's own recordings in it. It is nil with an error only for a language
// that nobody can speak.
func (l *Live) Voice(lang string) (*voice.Pack, error) {
	pack, err := l.bank.Pack(lang, l.office.Setup().Document.Voice.Clips[lang])
	if pack == nil {
		return nil, fmt.Errorf("voice %q: %w", lang, err)
	}
	if err != nil {
		slog.Error("recordings of the office cannot be used; the carried voice says these words", "lang", lang, "err", err)
	}
	return pack, nil
}

// readClip is one of the office's own recordings.
func (l *Live) readClip(hash string) ([]byte, error) {
	if l.office.Clips == nil {
		return nil, fmt.Errorf("read recording %s: no place for recordings", hash)
	}
	return l.office.Clips.Read(hash)
}

// say makes the sound of a call in the office's language.
func (l *Live) say(call display.Call, chime bool) (display.Sound, error) {
	pack, err := l.Voice(voiceLang)
	if err != nil {
		return display.Sound{}, err
	}
	return display.Speech(pack, l.shelf, voice.Digits)(call, chime)
}

// voiceLang is the language that calls are spoken in.
const voiceLang = "id"

// Speak says free text with the program that the settings name; voice.ErrNoSpeaker when they name none. The sound lies
// on the shelf for as long as those of calls.
func (l *Live) Speak(ctx context.Context, lang, text string) (display.Sound, error) {
	sound, err := l.speaker.Speak(ctx, lang, text)
	if err != nil {
		return display.Sound{}, fmt.Errorf("speak: %w", err)
	}
	return display.Sound{URL: display.AudioPath + sound.Hash + ".wav", Length: sound.Length, Text: text}, nil
}
