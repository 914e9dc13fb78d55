package voice

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// A foreign WAV is what programs that speak write: their own rate, one or two channels, and a length that they did not
// know when they began.
type foreign struct {
	rateHz, channels int
	samples          []int16 // of all channels in turn
}

// Bounds of foreign sounds.
const (
	foreignLeastHz = 8000
	foreignMostHz  = 48000
	textMostMs     = 60_000 // longest free text that is spoken
)

// readForeign reads 16-bit PCM of any usual rate as samples of ours.
func readForeign(raw []byte) ([]int16, error) {
	f, err := parseForeign(raw)
	if err != nil {
		return nil, err
	}
	mono := f.mono()
	if len(mono) > textMostMs*f.rateHz/1000 {
		return nil, fmt.Errorf("longer than %d ms", textMostMs)
	}
	return resample(mono, f.rateHz), nil
}

func parseForeign(raw []byte) (foreign, error) {
	var f foreign
	if len(raw) < 12 || string(raw[:4]) != "RIFF" || string(raw[8:12]) != "WAVE" {
		return f, errors.New("not a WAV file")
	}
	for raw = raw[12:]; len(raw) >= 8; {
		name, size := string(raw[:4]), int(binary.LittleEndian.Uint32(raw[4:8]))
		raw = raw[8:]
		body := raw[:min(size, len(raw))] // a stream says a length that it never reaches
		raw = raw[min(len(raw), size+size%2):]
		switch name {
		case "fmt ":
			if err := f.format(body); err != nil {
				return f, err
			}
		case "data":
			if f.rateHz == 0 {
				return f, errors.New("samples stand before their format")
			}
			f.samples = make([]int16, len(body)/sampleBytes/f.channels*f.channels)
			for i := range f.samples {
				f.samples[i] = int16(binary.LittleEndian.Uint16(body[i*sampleBytes:]))
			}
			if len(f.samples) == 0 {
				return f, errors.New("no samples")
			}
			return f, nil
		}
	}
	return f, errors.New("no samples")
}

func (f *foreign) format(body []byte) error {
	if len(body) < 16 {
		return fmt.Errorf("format chunk of %d bytes, want 16", len(body))
	}
	le := binary.LittleEndian
	tag, channels, rate, bits := le.Uint16(body), le.Uint16(body[2:]), le.Uint32(body[4:]), le.Uint16(body[14:])
	if tag != pcm || channels < 1 || channels > 2 || bits != 8*sampleBytes || rate < foreignLeastHz || rate > foreignMostHz {
		return fmt.Errorf("format %d, %d channels, %d Hz, %d bits: want PCM of %d bits, one or two channels, %d to %d Hz",
			tag, channels, rate, bits, 8*sampleBytes, foreignLeastHz, foreignMostHz)
	}
	f.rateHz, f.channels = int(rate), int(channels)
	return nil
}

func (f *foreign) mono() []int16 {
	if f.channels == 1 {
		return f.samples
	}
	out := make([]int16, len(f.samples)/2)
	for i := range out {
		out[i] = int16((int(f.samples[2*i]) + int(f.samples[2*i+1])) / 2)
	}
	return out
}

// sincReach is how many zero crossings of the kernel count on either side: enough for speech, little enough to be quick.
const sincReach = 12

// resample turns samples of another rate into ours, with a windowed sinc that lets nothing through that would come back
// as a whistle.
func resample(in []int16, fromHz int) []int16 {
	if fromHz == rateHz {
		return in
	}
	step := float64(fromHz) / rateHz
	cut := min(1, 1/step) // of the old rate's band
	reach := int(math.Ceil(sincReach / cut))
	out := make([]int16, len(in)*rateHz/fromHz)
	for i := range out {
		at := float64(i) * step
		first := int(math.Floor(at)) - reach + 1
		var sum, weight float64
		for j := max(0, first); j <= min(len(in)-1, first+2*reach-1); j++ {
			w := kernel((at-float64(j))*cut, sincReach)
			sum += w * float64(in[j])
			weight += w
		}
		out[i] = int16(math.Round(max(math.MinInt16, min(math.MaxInt16, sum/weight))))
	}
	return out
}

// kernel is a sinc that dies away at reach (a Hann window).
func kernel(x, reach float64) float64 {
	if x == 0 {
		return 1
	}
	if math.Abs(x) >= reach {
		return 0
	}
	return math.Sin(math.Pi*x) / (math.Pi * x) * (0.5 + 0.5*math.Cos(math.Pi*x/reach))
}
