package voice

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
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
	samples, err := p.lay(nil, plan)
	if err != nil {
		return Sound{}, fmt.Errorf("join: %w", err)
	}
	return seal(samples), nil
}

// lay appends what a plan says to samples, up to a full millisecond.
func (p *Pack) lay(samples []int16, plan []ClipID) ([]int16, error) {
	if len(plan) == 0 {
		return nil, errors.New("nothing to say")
	}
	for i, id := range plan {
		clip, ok := p.clips[id]
		if !ok {
			return nil, fmt.Errorf("voice %q has no clip %q", p.lang, id)
		}
		if i > 0 {
			samples = append(samples, make([]int16, pauseMs(plan[i-1], id)*perMs)...)
		}
		samples = append(samples, clip...)
	}
	return fillMs(samples), nil
}

// fillMs adds silence up to the full millisecond, so that the length of a sound is a whole number of them.
func fillMs(samples []int16) []int16 {
	if over := len(samples) % perMs; over > 0 {
		samples = append(samples, make([]int16, perMs-over)...)
	}
	return samples
}

// seal makes a sound of samples that fill their last millisecond.
func seal(samples []int16) Sound {
	wav := formatWAV(samples)
	sum := sha256.Sum256(wav)
	return Sound{
		Hash:   hex.EncodeToString(sum[:16]),
		WAV:    wav,
		Length: time.Duration(len(samples)/perMs) * time.Millisecond,
	}
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
