package bench

import (
	"slices"
	"testing"
)

// rounds is how often ours and the limit take turns.
const rounds = 7

// median is the middle of the rounds.
func median(values []float64) float64 {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	return sorted[len(sorted)/2]
}

// around is the limit at each of ours when it was measured before the first, between all, and after the last: the mean of
// the two beside it.
func around(limit []float64) []float64 {
	out := make([]float64, len(limit)-1)
	for i := range out {
		out[i] = (limit[i] + limit[i+1]) / 2
	}
	return out
}

// ratios divides round by round, so that a slow moment of the machine falls on both.
func ratios(ours, limit []float64) []float64 {
	out := make([]float64, len(ours))
	for i := range ours {
		out[i] = ours[i] / limit[i]
	}
	return out
}

// hold reports a ratio and fails the benchmark when it is below the bar.
func hold(b *testing.B, name string, got, bar float64) {
	b.Helper()
	b.ReportMetric(got, name)
	if got < bar {
		b.Errorf("%s is %.2f, want at least %.2f", name, got, bar)
	}
}
