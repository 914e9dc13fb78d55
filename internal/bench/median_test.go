package bench

import "testing"

func TestTheMedianIgnoresANoisyRound(t *testing.T) {
	if got := median([]float64{1, 9, 2, 100, 3}); got != 3 {
		t.Errorf("got %v, want 3", got)
	}
	if got := around([]float64{1, 3, 9}); len(got) != 2 || got[0] != 2 || got[1] != 6 {
		t.Errorf("got %v, want 2 and 6", got)
	}
	if got := ratios([]float64{2, 9}, []float64{1, 3}); got[0] != 2 || got[1] != 3 {
		t.Errorf("got %v, want 2 and 3", got)
	}
}
