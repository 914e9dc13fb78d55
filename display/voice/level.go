package voice

import "math"

// Clips are evened out by their root mean square, which is near what the ear calls loud; a peak says little about
// speech, whose pulses stand 11 to 18 dB above their mean.
const (
	targetRMS  = 3600.0  // -19 dB below full scale: the most pulsed word of the packs then just keeps its peaks
	peakLimit  = 30000.0 // -0.8 dB below full scale: nothing clips, and a cheap amplifier has a little room
	windowMs   = 20      // stretch over which loudness is measured
	voiceShare = 0.05    // stretches quieter than this share of the peak are silence and do not count
	maxGain    = 8.0     // 18 dB: more would only make the hum of a bad recording loud
)

// level returns the samples at the loudness that all clips have.
func level(samples []int16) []int16 {
	top := float64(peak(samples))
	if top == 0 {
		return samples
	}
	gain := min(targetRMS/loudness(samples), peakLimit/top, maxGain)
	out := make([]int16, len(samples))
	for i, s := range samples {
		out[i] = int16(math.Round(float64(s) * gain))
	}
	return out
}

// loudness is the root mean square of the stretches in which somebody speaks, in steps of a sample.
func loudness(samples []int16) float64 {
	floor := voiceShare * float64(peak(samples))
	var sum float64
	var n int
	for i := 0; i < len(samples); i += windowMs * perMs {
		window := samples[i:min(i+windowMs*perMs, len(samples))]
		if s := squares(window); math.Sqrt(s/float64(len(window))) > floor {
			sum += s
			n += len(window)
		}
	}
	if n == 0 {
		return float64(peak(samples)) // a lone click
	}
	return math.Sqrt(sum / float64(n))
}

func squares(samples []int16) (sum float64) {
	for _, s := range samples {
		sum += float64(s) * float64(s)
	}
	return sum
}

// peak is the largest distance from zero.
func peak(samples []int16) int {
	top := 0
	for _, s := range samples {
		top = max(top, int(s), -int(s))
	}
	return top
}

// edgeMs is the length of the fade at both ends of a clip: with zero at every joint, no joint can click.
const edgeMs = 4

// soften fades the ends of a clip in and out, in place.
func soften(samples []int16) {
	edge := min(edgeMs*perMs, len(samples)/2)
	for i := range edge {
		last := len(samples) - 1 - i
		samples[i] = int16(int(samples[i]) * i / edge)
		samples[last] = int16(int(samples[last]) * i / edge)
	}
}
