// Package guide holds the kiosk's fixed sentences as sound, for people who cannot read them.
//
// A clip is found by its language and the very text that stands on the screen. The clips are made by `make guide` from
// internal/words and the embedded offices; a text that has changed since has no clip, and is not spoken wrongly. What has
// numbers in it, or is several sentences, is put together from clips and the words of calls.
package guide

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/binary"
	"encoding/hex"
	"strings"
	"time"
)

//go:embed clips/*/*.ogg
var clips embed.FS

// A Sound is one spoken sentence.
type Sound struct {
	Ogg    []byte // Opus in Ogg, mono
	Length time.Duration
}

// Key names the clip of a text: 32 hex digits. White space does not count.
func Key(lang, text string) string {
	sum := sha256.Sum256([]byte(lang + "\x00" + strings.Join(strings.Fields(text), " ")))
	return hex.EncodeToString(sum[:16])
}

// Clip finds the clip of a text.
func Clip(lang, text string) (hash string, ok bool) {
	hash = Key(lang, text)
	_, ok = Open(hash)
	return hash, ok
}

// Open returns a clip by its hash.
func Open(hash string) (Sound, bool) {
	if len(hash) != 32 || strings.Trim(hash, "0123456789abcdef") != "" {
		return Sound{}, false
	}
	raw, err := clips.ReadFile("clips/" + hash[:1] + "/" + hash + ".ogg")
	if err != nil {
		return Sound{}, false
	}
	return Sound{Ogg: raw, Length: length(raw)}, true
}

const (
	granuleHz = 48000 // Opus counts so, whatever the rate of its input (RFC 7845, 4)
	granuleAt = 6     // of an Ogg page: a 64-bit count of samples up to its end (RFC 3533, 6)
	preSkipAt = 10    // of the OpusHead packet: samples to leave out at the beginning (RFC 7845, 5.1)
)

// length is how long a clip takes, from the position of its last page; 0 for what is no Opus in Ogg.
func length(raw []byte) time.Duration {
	head, last := bytes.Index(raw, []byte("OpusHead")), bytes.LastIndex(raw, []byte("OggS"))
	if head < 0 || last < 0 || len(raw) < head+preSkipAt+2 || len(raw) < last+granuleAt+8 {
		return 0
	}
	skip := int64(binary.LittleEndian.Uint16(raw[head+preSkipAt:]))
	samples := int64(binary.LittleEndian.Uint64(raw[last+granuleAt:])) - skip
	if samples < 0 {
		return 0
	}
	return time.Duration(samples) * time.Second / granuleHz
}
