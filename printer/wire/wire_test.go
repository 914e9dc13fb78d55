package wire

import "testing"

func TestPiecesAddUp(t *testing.T) {
	pieces := []Piece{{[]byte("A-0"), 0}, {nil, 8}, {[]byte("25\n"), 30}}
	if got := string(Join(pieces)); got != "A-025\n" {
		t.Errorf("got %q", got)
	}
	if got := Dots(pieces); got != 38 {
		t.Errorf("got %d dots, want 38", got)
	}
	if got := Join(nil); len(got) != 0 {
		t.Errorf("nothing joined is %q", got)
	}
}
