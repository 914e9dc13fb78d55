package voice

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"time"
)

// Chain puts whole sounds behind one another, with silence between them: a sentence in two languages, or twice.
func Chain(pause time.Duration, sounds ...Sound) (Sound, error) {
	if len(sounds) == 1 {
		return sounds[0], nil
	}
	var samples []int16
	for i, sound := range sounds {
		if len(sound.WAV) < headerBytes || string(sound.WAV[headerBytes-8:headerBytes-4]) != "data" {
			return Sound{}, fmt.Errorf("chain: sound %d is none of ours", i+1)
		}
		if i > 0 {
			samples = append(samples, make([]int16, int(pause.Milliseconds())*perMs)...)
		}
		for body := sound.WAV[headerBytes:]; len(body) >= sampleBytes; body = body[sampleBytes:] {
			samples = append(samples, int16(binary.LittleEndian.Uint16(body)))
		}
	}
	if len(samples) == 0 {
		return Sound{}, fmt.Errorf("chain: nothing to say")
	}
	wav := formatWAV(samples)
	sum := sha256.Sum256(wav)
	return Sound{Hash: hex.EncodeToString(sum[:16]), WAV: wav, Length: time.Duration(len(samples)/perMs) * time.Millisecond}, nil
}
