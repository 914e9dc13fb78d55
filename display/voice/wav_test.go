package voice

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"
)

func TestWAVIsReadAsWritten(t *testing.T) {
	want := []int16{0, 1, -1, 32767, -32768, 1234}
	got, err := parseWAV(formatWAV(want))
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
}

// wav builds a file from chunks: a name, then its bytes.
func wav(chunks ...string) []byte {
	var body []byte
	for i := 0; i < len(chunks); i += 2 {
		body = append(body, chunks[i]...)
		body = binary.LittleEndian.AppendUint32(body, uint32(len(chunks[i+1])))
		body = append(body, chunks[i+1]...)
		if len(chunks[i+1])%2 == 1 {
			body = append(body, 0)
		}
	}
	head := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(4+len(body)))
	return append(append(head, "WAVE"...), body...)
}

// format is the fmt chunk with these numbers.
func format(tag, channels uint16, rate uint32, bits uint16) string {
	var b []byte
	b = binary.LittleEndian.AppendUint16(b, tag)
	b = binary.LittleEndian.AppendUint16(b, channels)
	b = binary.LittleEndian.AppendUint32(b, rate)
	b = binary.LittleEndian.AppendUint32(b, rate*uint32(channels)*uint32(bits)/8)
	b = binary.LittleEndian.AppendUint16(b, channels*bits/8)
	return string(binary.LittleEndian.AppendUint16(b, bits))
}

func TestRecorderChunksAreSkipped(t *testing.T) {
	got, err := parseWAV(wav("LIST", "odd", "fmt ", format(1, 1, 16000, 16), "fact", "1234", "data", "\x01\x00\x02\x00", "id3 ", "x"))
	if want := []int16{1, 2}; err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
}

func TestBadClipsAreRefused(t *testing.T) {
	good := format(1, 1, 16000, 16)
	long := strings.Repeat("\x00", maxClipMs*perMs*sampleBytes+2)
	for _, c := range []struct {
		what string
		raw  []byte
		want string
	}{
		{"nothing", nil, "not a WAV file"},
		{"an MP3", []byte("ID3\x04 and so on and so on"), "not a WAV file"},
		{"a header alone", wav(), "no samples"},
		{"a format alone", wav("fmt ", good), "no samples"},
		{"samples alone", wav("data", "\x00\x00"), "before their format"},
		{"a short format", wav("fmt ", good[:14], "data", "\x00\x00"), "14 bytes"},
		{"stereo", wav("fmt ", format(1, 2, 16000, 16), "data", "\x00\x00\x00\x00"), "2 channels"},
		{"44.1 kHz", wav("fmt ", format(1, 1, 44100, 16), "data", "\x00\x00"), "44100 Hz"},
		{"8 bits", wav("fmt ", format(1, 1, 16000, 8), "data", "\x00\x00"), "8 bits"},
		{"floats", wav("fmt ", format(3, 1, 16000, 32), "data", "\x00\x00\x00\x00"), "format 3"},
		{"no sample", wav("fmt ", good, "data", ""), "no samples"},
		{"half a sample", wav("fmt ", good, "data", "\x00\x00\x00"), "whole number"},
		{"a song", wav("fmt ", good, "data", long), "longer than"},
		{"cut in the samples", wav("fmt ", good, "data", "\x00\x00\x00\x00")[:46], "says 4 bytes, 2 are left"},
	} {
		samples, err := parseWAV(c.raw)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %d samples, %v, want an error with %q", c.what, len(samples), err, c.want)
		}
	}
}

func FuzzParseWAV(f *testing.F) {
	f.Add(formatWAV([]int16{1, 2, 3}))
	f.Add(wav("LIST", "odd", "fmt ", format(1, 1, 16000, 16), "data", "\x01\x00"))
	f.Add(wav("fmt ", format(1, 1, 16000, 16), "data", "\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		samples, err := parseWAV(raw)
		if err != nil {
			return
		}
		again, err := parseWAV(formatWAV(samples))
		if err != nil || !slices.Equal(again, samples) {
			t.Errorf("%d samples do not survive writing and reading: %v", len(samples), err)
		}
		if top := peak(level(samples)); top > max(peakLimit, 0)+1 {
			t.Errorf("levelled to a peak of %d", top)
		}
	})
}
