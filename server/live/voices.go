package live

import (
	"context"
	"fmt"
	"log/slog"

	"antrean/display"
	"antrean/display/voice"
)

// Voice is the voice of a language as calls are read with it, the office's own recordings in it; an error when there is
// none.
func (l *Live) Voice(lang string) (*voice.Pack, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if pack := l.pack(lang); pack != nil {
		return pack, nil
	}
	return nil, fmt.Errorf("no voice in language %q", lang)
}

// recorded is the voice of a language with the office's own recordings in it; nil when the office has none.
func (l *Live) recorded(lang string) *voice.Pack {
	clips := l.office.Setup().Document.Voice.Clips[lang]
	if len(clips) == 0 {
		return nil
	}
	pack, err := l.bank.Pack(lang, clips)
	if err != nil {
		slog.Error("recordings of the office cannot be used; the carried voice says these words", "lang", lang, "err", err)
	}
	return pack
}

// readClip is one of the office's own recordings.
func (l *Live) readClip(hash string) ([]byte, error) {
	if l.office.Clips == nil {
		return nil, fmt.Errorf("read recording %s: no place for recordings", hash)
	}
	return l.office.Clips.Read(hash)
}

// Speak says free text with the program that the settings name; voice.ErrNoSpeaker when they name none. The sound lies
// on the shelf for as long as those of calls.
func (l *Live) Speak(ctx context.Context, lang, text string) (display.Sound, error) {
	sound, err := l.speaker.Speak(ctx, lang, text)
	if err != nil {
		return display.Sound{}, fmt.Errorf("speak: %w", err)
	}
	return display.Sound{URL: display.AudioPath + sound.Hash + ".wav", Length: sound.Length, Text: text}, nil
}
