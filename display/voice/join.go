package voice

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// Pauses between clips, in ms. Each clip brings another 10 ms of silence at its ends.
const (
	wordPauseMs   = 30  // between the words of a number: spoken, not counted out
	phrasePauseMs = 60  // between a phrase and what it announces
	commaPauseMs  = 250 // where the sentence has its comma, before the way to the counter
	chimePauseMs  = 200 // from the chime to the first word
)

// A Sound is one announcement, ready to play.
type Sound struct {
	Hash   string        // of the bytes, as 32 hex digits: equal sounds have equal hashes
	WAV    []byte        // 16 kHz, mono, 16-bit PCM
	Length time.Duration // exact, a whole number of milliseconds
}

// Join puts clips behind one another with the pauses of speech.
func (p *Pack) Join(plan []ClipID) (Sound, error) {
	var samples []int16
	for i, id := range plan {
		clip, ok := p.clips[id]
		if !ok {
			return Sound{}, fmt.Errorf("join: voice %q has no clip %q", p.lang, id)
		}
		if i > 0 {
			samples = append(samples, make([]int16, pauseMs(plan[i-1], id)*perMs)...)
		}
		samples = append(samples, clip...)
	}
	if len(samples) == 0 {
		return Sound{}, fmt.Errorf("join: nothing to say")
	}
	if over := len(samples) % perMs; over > 0 {
		samples = append(samples, make([]int16, perMs-over)...) // silence up to the full millisecond
	}
	wav := formatWAV(samples)
	sum := sha256.Sum256(wav)
	return Sound{
		Hash:   hex.EncodeToString(sum[:16]),
		WAV:    wav,
		Length: time.Duration(len(samples)/perMs) * time.Millisecond,
	}, nil
}

// pauseMs is the silence between two clips.
func pauseMs(before, after ClipID) int {
	switch {
	case before == Chime:
		return chimePauseMs
	case after == ToCounter:
		return commaPauseMs
	case before == Ticket || before == ToCounter:
		return phrasePauseMs
	}
	return wordPauseMs
}
