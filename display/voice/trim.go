package voice

import (
	"math"
	"slices"
)

// Where somebody speaks in a recording is found by loudness, in steps of 10 ms.
const (
	hopMs      = 10
	hop        = hopMs * perMs
	leadMs     = 30   // left before the voice: the breath of an s
	tailMs     = 80   // left behind it: a weak final h lies under the threshold
	loudSteps  = 8    // of a word, however long the silence around it: the least loud of so many is the measure
	topRank    = 0.95 // the loud steps of a room
	floorRank  = 0.1  // the silence of a recording
	voiceFloor = 0.02 // -34 dB under the loud steps: less is not voice in any room
	overFloor  = 2.5  // 8 dB over the silence
	trimMost   = 0.1  // of the loud steps, -20 dB: a word cut out closely has no silence to measure, and loses nothing
	noiseMost  = 0.5  // of the loud steps: where the noise of a room is looked for
	clickMost  = 5    // steps: a mouse, a key, a switch
	clickGap   = 10   // steps between it and the word
	abruptAt   = 0.25 // of the loud steps: so loud is no beginning of a word
)

// A voiced is what was found: the steps from the first to the one behind the last in which somebody speaks.
type voiced struct {
	steps    []float64 // loudness of each
	top      float64   // of the loud ones
	floor    float64   // of the soft ones
	from, to int
}

// findVoice looks where somebody speaks.
func findVoice(samples []int16) voiced {
	var v voiced
	for at := 0; at < len(samples); at += hop {
		step := samples[at:min(at+hop, len(samples))]
		v.steps = append(v.steps, math.Sqrt(squares(step)/float64(len(step))))
	}
	sorted := slices.Sorted(slices.Values(v.steps))
	v.top, v.floor = sorted[max(0, len(sorted)-loudSteps)], rank(sorted, floorRank)
	v.from, v.to = v.span(trimMost)
	return v
}

// span is from the first to the last step that is louder than silence; at most a share of the loud steps counts as that.
func (v voiced) span(most float64) (from, to int) {
	runs := v.runs(max(1, min(max(voiceFloor*v.top, overFloor*v.floor), most*v.top)))
	for len(runs) > 1 && isClick(runs[0], runs[1]) {
		runs = runs[1:]
	}
	for len(runs) > 1 && isClick(runs[len(runs)-1], runs[len(runs)-2]) {
		runs = runs[:len(runs)-1]
	}
	if len(runs) == 0 {
		return 0, 0
	}
	return runs[0][0], runs[len(runs)-1][1]
}

func rank(sorted []float64, share float64) float64 {
	return sorted[int(share*float64(len(sorted)-1))]
}

// runs are the stretches of loud steps; what lies nearer than clickGap is one stretch.
func (v voiced) runs(threshold float64) [][2]int {
	var out [][2]int
	for i, loud := range v.steps {
		if loud < threshold {
			continue
		}
		if n := len(out); n > 0 && i-out[n-1][1] < clickGap {
			out[n-1][1] = i + 1
			continue
		}
		out = append(out, [2]int{i, i + 1})
	}
	return out
}

// isClick reports whether a stretch at the edge is no part of the word: short, and shorter than its neighbour.
func isClick(edge, next [2]int) bool {
	length := edge[1] - edge[0]
	return length <= clickMost && length < next[1]-next[0]
}

// noise is how loud the room is where nobody speaks; 0 when the recording has too little of that. A room hums evenly: what
// swells and fades is the voice.
func (v voiced) noise() float64 {
	const least, near, even = 30, 5, 2 // 300 ms of it, 50 ms away from the word, the loud steps twice the soft ones
	from, to := v.span(noiseMost)
	var room []float64
	for i, loud := range v.steps {
		if i < from-near || i >= to+near {
			room = append(room, loud)
		}
	}
	if len(room) < least {
		return 0
	}
	slices.Sort(room)
	if rank(room, topRank) > even*rank(room, floorRank) {
		return 0
	}
	return rank(room, 0.5)
}

// edges are the samples from and to which the clip goes.
func (v voiced) edges(samples int) (from, to int) {
	return max(0, v.from*hop-leadMs*perMs), min(samples, v.to*hop+tailMs*perMs)
}

// abrupt reports whether the recording began or ended in the middle of a word.
func (v voiced) abrupt() bool {
	return v.steps[0] > abruptAt*v.top || v.steps[len(v.steps)-1] > abruptAt*v.top
}
