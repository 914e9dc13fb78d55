package wire

import (
	"bytes"
	"strings"
	"testing"
)

func TestAWriterPartsTextAndNoCommand(t *testing.T) {
	var w Writer
	w.Command(0x1B, '@')
	w.Text(strings.Repeat("a", 70))
	w.Command('\n')
	w.Move(30)
	long := bytes.Repeat([]byte{'x'}, 300)
	w.Text("b")
	w.Command(long...)
	w.Move(48)
	w.Command(0x1D, 'V', 66, 24)
	pieces := w.Pieces()
	want := []int{64, 9, 1, 300, 4}
	if len(pieces) != len(want) {
		t.Fatalf("got %d pieces, want %d", len(pieces), len(want))
	}
	for i, p := range pieces {
		if len(p.Bytes) != want[i] {
			t.Errorf("piece %d: got %d bytes, want %d", i, len(p.Bytes), want[i])
		}
	}
	if got := Dots(pieces); got != 78 {
		t.Errorf("got %d dots, want 78", got)
	}
	if got := len(Join(pieces)); got != 2+70+1+1+300+4 {
		t.Errorf("got %d bytes in all", got)
	}
}

func TestAnEmptyWriterHasNoPieces(t *testing.T) {
	var w Writer
	w.Move(30)
	if got := w.Pieces(); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}
