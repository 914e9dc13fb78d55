package layout

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"antrean/printer/slip"
)

func papers() map[string]Paper { return map[string]Paper{"80 mm": Paper80(), "58 mm": Paper58()} }

// texts are the lines of a laid-out slip.
func texts(rows []Row) []string {
	var out []string
	for _, row := range rows {
		if row.Kind == Line {
			out = append(out, row.Text)
		}
	}
	return out
}

func one(b slip.Block) slip.Document { return slip.Document{Blocks: []slip.Block{b}} }

func TestTheNumberIsAsLargeAsThePaperAllows(t *testing.T) {
	for _, c := range []struct {
		number string
		size   int // of the block
		on80   int
		on58   int
	}{
		{"A-025", 0, 8, 6},
		{"A-1000", 0, 8, 5},
		{"G-7", 0, 8, 8},
		{"8NCW", 4, 4, 4},
		{"B-12345678901", 0, 3, 2},
	} {
		for name, want := range map[string]int{"80 mm": c.on80, "58 mm": c.on58} {
			rows := Rows(one(slip.Block{Kind: slip.Number, Text: c.number, Size: c.size, Align: slip.Center}), papers()[name])
			if len(rows) != 1 || rows[0].Text != c.number || rows[0].Size != want {
				t.Errorf("%s on %s: got %+v, want one row of size %d", c.number, name, rows, want)
			}
		}
	}
}

func TestPairsReachTheRightMargin(t *testing.T) {
	for _, c := range []struct {
		name  string
		block slip.Block
		want  []string
	}{
		{"beside", slip.Block{Text: "Di depan Anda", Value: "2 orang"}, []string{"Di depan Anda            2 orang"}},
		{"exactly", slip.Block{Text: "123456789012345678901234", Value: "2 orang"}, []string{"123456789012345678901234 2 orang"}},
		{"a long value goes under its label", slip.Block{Text: "Tempat menunggu", Value: "Ruang tunggu, loket KK"}, []string{"Tempat menunggu", "Ruang tunggu, loket KK"}},
		{"a long label wraps beside a short value", slip.Block{Text: "Surat keterangan lahir dari bidan", Value: "Ada"}, []string{"Surat keterangan lahir dari  Ada", "bidan"}},
		{"blanks after a value keep its column", slip.Block{Text: "KTP-el", Value: "Ada [ ]  "}, []string{"KTP-el                 Ada [ ]"}},
		{"no value", slip.Block{Text: "Syarat"}, []string{"Syarat"}},
	} {
		c.block.Kind = slip.Pair
		if got := texts(Rows(one(c.block), Paper58())); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestItemsHangBehindTheirMark(t *testing.T) {
	got := texts(Rows(one(slip.Block{Kind: slip.Item, Mark: "[ ]", Text: "Fotokopi Buku Nikah atau Akta Perkawinan"}), Paper58()))
	want := []string{"[ ] Fotokopi Buku Nikah atau", "    Akta Perkawinan"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestACodeIsEasyToReadAndFits(t *testing.T) {
	for _, c := range []struct {
		text   string
		module int
	}{
		{"HTTPS://ANTREAN.BANJARKOTA.GO.ID/T/7KQ2M9XD4RTZB", 6},
		{"https://antrean.banjarkota.go.id/t/7KQ2M9XD4RTZB", 5},
		{"https://antrean.banjarkota.go.id/t/" + strings.Repeat("x", 100), 4},
	} {
		for name, p := range papers() {
			rows := Rows(one(slip.Block{Kind: slip.QR, Text: c.text}), p)
			i := slices.IndexFunc(rows, func(r Row) bool { return r.Kind == Code })
			if i < 0 || rows[i].Module != c.module || rows[i].Text != c.text {
				t.Errorf("%s on %s: got %+v, want %d dots a module", c.text, name, rows, c.module)
			}
		}
	}
}

func TestACodeThatDoesNotFitIsPrintedAsText(t *testing.T) {
	long := strings.Repeat("ABCDEFGHI ", 40)
	rows := Rows(one(slip.Block{Kind: slip.QR, Text: long}), Paper58())
	if got := strip(strings.Join(texts(rows), "")); got != strip(long) {
		t.Errorf("got %q", got)
	}
}

func TestSpareBlocksGoWhenPaperIsShort(t *testing.T) {
	doc := slip.Document{Blocks: []slip.Block{
		{Kind: slip.Text, Text: "tetap"},
		{Kind: slip.Text, Text: "kedua", Spare: 2},
		{Kind: slip.Text, Text: "pertama", Spare: 1},
	}}
	for _, c := range []struct {
		maxMM int
		want  []string
	}{
		{0, []string{"tetap", "kedua", "pertama"}},
		{27, []string{"tetap", "kedua", "pertama"}}, // 15 mm of white and three lines of 3.75 mm
		{26, []string{"tetap", "kedua"}},
		{22, []string{"tetap"}},
		{5, []string{"tetap"}},
	} {
		p := Paper80()
		p.MaxMM = c.maxMM
		if got := texts(Rows(doc, p)); !reflect.DeepEqual(got, c.want) {
			t.Errorf("limit %d mm: got %q, want %q", c.maxMM, got, c.want)
		}
	}
}

func TestLengthOfPaper(t *testing.T) {
	doc := slip.Document{Blocks: []slip.Block{
		{Kind: slip.Text, Text: "satu"},                     // 30 dots
		{Kind: slip.Space},                                  // 30
		{Kind: slip.Text, Text: "kecil", Small: true},       // 24
		{Kind: slip.Space, Small: true},                     // 12
		{Kind: slip.Number, Text: "A-025"},                  // 192
		{Kind: slip.Rule},                                   // 32
		{Kind: slip.Text, Text: "GRATIS", Size: 2},          // 48
		{Kind: slip.Text, Text: "", Align: slip.Center},     // nothing
		{Kind: slip.QR, Text: "HTTP://ANTREAN.LAN/T/ABCDE"}, // 25 modules of 6 dots, 30 dots above and below
	}}
	want := float64(96+24+30+30+24+12+192+32+48+150+30+30) / 8
	if got := Millimetres(Rows(doc, Paper80()), Paper80()); got != want {
		t.Errorf("got %v mm, want %v", got, want)
	}
}

// FuzzRowsFitThePaper lays out any block on both papers: nothing is wider than the paper, nothing is lost, and the
// same slip always gives the same rows.
func FuzzRowsFitThePaper(f *testing.F) {
	f.Add("Formulir F-1.02 diisi lengkap", "2 orang", "[ ]", uint8(0), uint8(2), true, false)
	f.Add("A-025", "", "", uint8(1), uint8(0), false, true)
	f.Add("\x1b@\x10\x04\x01", "é", "1.", uint8(2), uint8(9), false, false)
	f.Fuzz(func(t *testing.T, text, value, mark string, kind, size uint8, small, bold bool) {
		kinds := []slip.Kind{slip.Text, slip.Number, slip.Pair, slip.Item, slip.QR, slip.Rule, slip.Space, "baru"}
		b := slip.Block{Kind: kinds[int(kind)%len(kinds)], Text: text, Value: value, Mark: mark, Size: int(size), Small: small, Bold: bold, Align: slip.Center}
		for name, p := range papers() {
			rows := Rows(one(b), p)
			if again := Rows(one(b), p); !reflect.DeepEqual(rows, again) {
				t.Fatalf("%s: %+v, then %+v", name, rows, again)
			}
			for _, row := range rows {
				checkRow(t, row, p)
			}
			if got, want := strip(strings.Join(texts(rows), "")), said(b, rows); !sameLetters(got, want) {
				t.Errorf("%s: %+v prints %q, want the letters of %q", name, b, got, want)
			}
		}
	})
}

func checkRow(t *testing.T, row Row, p Paper) {
	t.Helper()
	if row.Height <= 0 || row.Size < 1 || row.Size > 8 {
		t.Errorf("row %+v has no size", row)
	}
	if row.Kind != Line {
		return
	}
	if row.Width() > p.Dots && len(row.Text) > 1 || row.Text == "" || row.Height < row.Cell() || ASCII(row.Text) != row.Text {
		t.Errorf("row %+v does not fit the paper of %d dots", row, p.Dots)
	}
}

// said is what a block says in letters, when it is not drawn as a code.
func said(b slip.Block, rows []Row) string {
	if slices.ContainsFunc(rows, func(r Row) bool { return r.Kind == Code }) {
		return ""
	}
	switch b.Kind {
	case slip.Rule, slip.Space:
		return ""
	case slip.Pair:
		return strip(ASCII(b.Text) + ASCII(b.Value))
	case slip.Item:
		return strip(ASCII(b.Mark) + ASCII(b.Text))
	default:
		return strip(ASCII(b.Text))
	}
}

// sameLetters compares without order: a wrapped label continues under its value.
func sameLetters(a, b string) bool {
	x, y := []byte(a), []byte(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

func ExampleRows() {
	doc := slip.Document{Blocks: []slip.Block{
		{Kind: slip.Number, Text: "A-025", Align: slip.Center},
		{Kind: slip.Pair, Text: "Di depan Anda", Value: "2 orang"},
		{Kind: slip.Item, Mark: "1.", Text: "Formulir F-1.02 diisi dengan lengkap"},
	}}
	for _, row := range Rows(doc, Paper58()) {
		fmt.Printf("%dx %s\n", row.Size, row.Text)
	}
	// Output:
	// 6x A-025
	// 1x Di depan Anda            2 orang
	// 1x 1. Formulir F-1.02 diisi dengan
	// 1x    lengkap
}
