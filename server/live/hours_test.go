package live

import "testing"

func TestABoardIsShownAnewWhenTheHoursTurn(t *testing.T) {
	z := &zone{name: "utama"}
	for _, c := range []struct {
		said    string
		changed bool
		turns   uint64
	}{{"closed", false, 0}, {"closed", false, 0}, {"open", true, 1}, {"open", false, 1}, {"closed", true, 2}} {
		if got := z.turn(c.said); got != c.changed || z.turns != c.turns {
			t.Errorf("%s: changed %v after %d turns, want %v after %d", c.said, got, z.turns, c.changed, c.turns)
		}
	}
}
