package voice

import "math"

// The chime is two soft bells a major third apart, high above the murmur of a hall and below where old ears fail.
var chimeTones = []tone{
	{hz: 659.26, startMs: 0},   // E5
	{hz: 523.25, startMs: 400}, // C5
}

const (
	chimeMs       = 1200   // both bells, the second one dying away
	chimeAttackMs = 12     // a bell that sets in at once would click
	chimeDecayMs  = 260    // time in which a bell falls to 37 %
	chimeLevel    = 7000.0 // peak of one bell in steps of a sample: as loud as the words that follow
	chimeOvertone = 0.25   // share of the octave, so that small speakers carry it
)

// A tone is one bell of the chime.
type tone struct {
	hz      float64
	startMs int
}

// chime makes the sound that goes before an announcement, for packs that bring none.
func chime() []int16 {
	samples := make([]int16, chimeMs*perMs)
	for i := range samples {
		var v float64
		for _, t := range chimeTones {
			v += t.at(float64(i)/perMs - float64(t.startMs))
		}
		samples[i] = int16(math.Round(v))
	}
	soften(samples)
	return samples
}

// at is the height of the tone's wave, ms milliseconds after it was struck.
func (t tone) at(ms float64) float64 {
	if ms < 0 {
		return 0
	}
	attack := min(1, ms/chimeAttackMs)
	phase := 2 * math.Pi * t.hz * ms / 1000
	return chimeLevel * attack * math.Exp(-ms/chimeDecayMs) * (math.Sin(phase) + chimeOvertone*math.Sin(2*phase))
}
