package voice

import "testing"

func TestTheChimeIsSoft(t *testing.T) {
	samples := chime()
	if got := len(samples) / perMs; got != chimeMs {
		t.Errorf("the chime takes %d ms, want %d", got, chimeMs)
	}
	if samples[0] != 0 || samples[len(samples)-1] != 0 {
		t.Errorf("the chime begins at %d and ends at %d, want silence", samples[0], samples[len(samples)-1])
	}
	if top := peak(samples); top < 5000 || top > peakLimit {
		t.Errorf("peak %d, want to be heard and not to clip", top)
	}
	for _, tone := range chimeTones { // a bell that sets in at once would jump by its whole height
		for i := tone.startMs*perMs + 1; i < (tone.startMs+1)*perMs; i++ {
			if jump := step(samples[i-1], samples[i]); jump > 900 {
				t.Errorf("a jump of %d, %d samples into the chime", jump, i)
			}
		}
	}
	if tail := loudness(samples[(chimeMs-100)*perMs:]); tail > targetRMS/3 {
		t.Errorf("the last 100 ms still sound at %.0f: the bell is cut", tail)
	}
}
