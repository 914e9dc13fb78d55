package text

import (
	"testing"

	"antrean/printer/layout"
	"antrean/printer/slip"
	"antrean/printer/wire"
)

// paper is as narrow as this language is plain.
func paper() layout.Paper {
	return layout.Paper{Dots: 240, Columns: 20, SmallColumns: 20, CutterDots: 60, MaxSize: 1, Figure: layout.Spelled}
}

func TestASlipIsCharactersAndLineFeeds(t *testing.T) {
	doc := slip.Document{Blocks: []slip.Block{
		{Kind: slip.Text, Text: "Disdukcapil", Align: slip.Center, Bold: true, Size: 2},
		{Kind: slip.Rule},
		{Kind: slip.Number, Text: "A-025", Align: slip.Center},
		{Kind: slip.Space},
		{Kind: slip.Pair, Text: "Di depan", Value: "2 orang"},
		{Kind: slip.Space, Small: true},
		{Kind: slip.Item, Mark: "1.", Text: "Formulir F-1.02 diisi"},
		{Kind: slip.Text, Text: "GRATIS", Align: slip.Right},
		{Kind: slip.QR, Text: "http://a.id/t/7KQ2", Align: slip.Center},
	}}
	const want = "    Disdukcapil\n--------------------\n       A-025\n\nDi depan     2 orang\n1. Formulir F-1.02\n   diisi\n" +
		"              GRATIS\n http://a.id/t/7KQ2\n\n\n\n"
	pieces := Encode(doc, paper())
	if got := string(wire.Join(pieces)); got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	if got, want := wire.Dots(pieces), 12*layout.LineDots; got != want {
		t.Errorf("got %d dots, want %d", got, want)
	}
}

func TestAFragmentIsEndedAndFedOut(t *testing.T) {
	if got, want := string(wire.Join(Resync(paper()))), "\n\n\n\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
