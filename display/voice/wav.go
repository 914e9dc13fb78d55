package voice

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// The one sample format of clips and announcements: what every browser plays without a codec.
const (
	rateHz      = 16000 // samples a second
	sampleBytes = 2     // 16-bit signed, little endian, one channel
	perMs       = rateHz / 1000
	maxClipMs   = 10_000 // longest clip taken: a phrase, not a song
	headerBytes = 44     // RIFF header, fmt chunk of 16 bytes, data header
	pcm         = 1      // wFormatTag WAVE_FORMAT_PCM (Microsoft, Multimedia Programming Interface 1.0)
)

// errTooLong refuses what is no clip any more.
var errTooLong = fmt.Errorf("longer than %d ms", maxClipMs)

// parseWAV reads the samples of a clip. It takes what make-pack.sh and common recorders write: chunks in any order
// that the format allows, as long as the samples are 16 kHz, mono, 16-bit PCM.
func parseWAV(raw []byte) ([]int16, error) {
	if len(raw) < 12 || string(raw[:4]) != "RIFF" || string(raw[8:12]) != "WAVE" {
		return nil, errors.New("not a WAV file")
	}
	format := false
	for raw = raw[12:]; len(raw) >= 8; {
		name, size := string(raw[:4]), binary.LittleEndian.Uint32(raw[4:8])
		raw = raw[8:]
		if uint64(size) > uint64(len(raw)) {
			return nil, fmt.Errorf("chunk %q says %d bytes, %d are left", name, size, len(raw))
		}
		body := raw[:size]
		raw = raw[min(len(raw), int(size)+int(size)%2):] // chunks are padded to an even length
		switch name {
		case "fmt ":
			if err := checkFormat(body); err != nil {
				return nil, err
			}
			format = true
		case "data":
			if !format {
				return nil, errors.New("samples stand before their format")
			}
			return decode(body)
		}
	}
	return nil, errors.New("no samples")
}

// checkFormat refuses any format but the one of the house: resampling is the work of make-pack.sh.
func checkFormat(body []byte) error {
	if len(body) < 16 {
		return fmt.Errorf("format chunk of %d bytes, want 16", len(body))
	}
	le := binary.LittleEndian
	tag, channels, rate, bits := le.Uint16(body), le.Uint16(body[2:]), le.Uint32(body[4:]), le.Uint16(body[14:])
	if tag != pcm || channels != 1 || rate != rateHz || bits != 8*sampleBytes {
		return fmt.Errorf("format %d, %d channels, %d Hz, %d bits: want PCM, mono, %d Hz, %d bits",
			tag, channels, rate, bits, rateHz, 8*sampleBytes)
	}
	return nil
}

func decode(body []byte) ([]int16, error) {
	switch {
	case len(body) < sampleBytes:
		return nil, errors.New("no samples")
	case len(body)%sampleBytes != 0:
		return nil, fmt.Errorf("%d bytes of samples are not a whole number of samples", len(body))
	case len(body) > maxClipMs*perMs*sampleBytes:
		return nil, errTooLong
	}
	samples := make([]int16, len(body)/sampleBytes)
	for i := range samples {
		samples[i] = int16(binary.LittleEndian.Uint16(body[i*sampleBytes:]))
	}
	return samples, nil
}

// formatWAV writes samples with the shortest header there is.
func formatWAV(samples []int16) []byte {
	var out bytes.Buffer
	size := len(samples) * sampleBytes
	out.Grow(headerBytes + size)
	out.WriteString("RIFF")
	put(&out, uint32(headerBytes-8+size))
	out.WriteString("WAVEfmt ")
	put(&out, uint32(16))
	put(&out, []uint16{pcm, 1}) // one channel
	put(&out, []uint32{rateHz, rateHz * sampleBytes})
	put(&out, []uint16{sampleBytes, 8 * sampleBytes})
	out.WriteString("data")
	put(&out, uint32(size))
	put(&out, samples)
	return out.Bytes()
}

// put appends little-endian numbers. A bytes.Buffer never refuses, and every caller passes numbers of fixed size.
func put(out *bytes.Buffer, v any) {
	if err := binary.Write(out, binary.LittleEndian, v); err != nil {
		panic(err)
	}
}
