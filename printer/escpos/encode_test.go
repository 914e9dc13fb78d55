package escpos

import (
	"bytes"
	"context"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"antrean/internal/golden"
	"antrean/printer/layout"
	"antrean/printer/slip"
	"antrean/printer/virtual"
)

// A model is a printer of this language.
type model struct {
	name    string
	options Options
}

func models() []model {
	return []model{
		{"80-native", Options{Paper: layout.Paper80(), NativeQR: true}},
		{"80-raster", Options{Paper: layout.Paper80(), CancelKanji: true, Cut: CutFull}},
		{"58-native", Options{Paper: layout.Paper58(), NativeQR: true}},
		{"58-raster", Options{Paper: layout.Paper58(), CancelKanji: true}},
	}
}

// paper prints bytes and returns the slips that fell.
func paper(t testing.TB, o Options, stream []byte) []virtual.Slip {
	t.Helper()
	p := virtual.New(virtual.Options{Dots: o.Paper.Dots, CutterDots: o.Paper.CutterDots})
	if _, err := p.Write(stream); err != nil {
		t.Fatal(err)
	}
	return p.Slips()
}

func TestGoldenBytesAndPictures(t *testing.T) {
	for kind, doc := range map[string]slip.Document{"reference": reference(t), "ticket": ticketSlip(), "check": checkSlip()} {
		for _, m := range models() {
			stream := Encode(doc, m.options)
			if len(stream) >= 4096-128 {
				t.Errorf("%s on %s: %d bytes overrun a buffer of 4 KB", kind, m.name, len(stream))
			}
			slips := paper(t, m.options, stream)
			if len(slips) != 1 || len(slips[0].Complaints) > 0 {
				t.Fatalf("%s on %s: %d slips, complaints %q", kind, m.name, len(slips), slips[0].Complaints)
			}
			golden.Bytes(t, kind+"-"+m.name+".bin", stream)
			golden.PNG(t, kind+"-"+m.name+".png", slips[0].PNG)
			if want := layout.Millimetres(layout.Rows(doc, m.options.Paper), m.options.Paper); slips[0].MM != want {
				t.Errorf("%s on %s: the slip is %v mm long, layout says %v", kind, m.name, slips[0].MM, want)
			}
		}
	}
}

// TestCodesReadFromThePaper lets an independent reader look at the picture.
func TestCodesReadFromThePaper(t *testing.T) {
	zbarimg, err := exec.LookPath("zbarimg")
	if err != nil {
		t.Skip("zbarimg is not installed (Debian: zbar-tools): QR codes are not read back")
	}
	const want = "HTTPS://ANTREAN.BANJARKOTA.GO.ID/T/7KQ2M9XD4RTZBV3H8NCW"
	for _, m := range models() {
		picture := filepath.Join(t.TempDir(), "slip.png")
		if err := os.WriteFile(picture, paper(t, m.options, Encode(ticketSlip(), m.options))[0].PNG, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.CommandContext(t.Context(), zbarimg, "--nodbus", "-q", "--raw", picture).Output()
		if got := strings.TrimSpace(string(out)); err != nil || got != want {
			t.Errorf("%s: got %q, %v, want %q", m.name, got, err, want)
		}
	}
}

func TestEveryResetIsFollowedByCancelKanjiWhereAsked(t *testing.T) {
	o := Options{Paper: layout.Paper58(), CancelKanji: true}
	stream := append(Resync(o), Encode(ticketSlip(), o)...)
	reset, both := []byte{0x1B, '@'}, []byte{0x1B, '@', 0x1C, '.'}
	if got, want := bytes.Count(stream, both), bytes.Count(stream, reset); got != want || want != 2 {
		t.Errorf("%d of %d resets are followed by FS .", got, want)
	}
	if stream := Encode(ticketSlip(), Options{Paper: layout.Paper58()}); bytes.Contains(stream, both[2:]) {
		t.Error("FS . is sent though nobody asked")
	}
}

func TestASlipWithoutKnifeIsFedToTheEdge(t *testing.T) {
	stream := Encode(ticketSlip(), Options{Paper: layout.Paper80(), NativeQR: true, Cut: TearOff})
	if want := []byte{0x1B, 'J', 96 + 24}; !bytes.HasSuffix(stream, want) {
		t.Errorf("ends with % X, want % X", stream[len(stream)-4:], want)
	}
}

// TestATornSlipIsMadeGood breaks a slip off in many places, densely at its start: what mends the printer always cuts the fragment off,
// and the next slip is whole.
func TestATornSlipIsMadeGood(t *testing.T) {
	for _, m := range models() {
		torn, next := Encode(ticketSlip(), m.options), Encode(checkSlip(), m.options)
		want := paper(t, m.options, next)[0]
		for at := 1; at < len(torn); at += 1 + at/8 {
			stream := append(append(append([]byte(nil), torn[:at]...), Resync(m.options)...), next...)
			slips := paper(t, m.options, stream)
			got := slips[len(slips)-1]
			if !reflect.DeepEqual(got.Lines, want.Lines) || !bytes.Equal(got.PNG, want.PNG) || len(got.Complaints) > 0 {
				t.Fatalf("%s torn after %d bytes: %q, want %q (%q)", m.name, at, got.Lines, want.Lines, got.Complaints)
			}
		}
	}
}

// FuzzSlipsComeOutAsLaidOut prints any slip on every model: the lines are those of the layout, the code says what
// it should, and no data is ever taken for a command.
func FuzzSlipsComeOutAsLaidOut(f *testing.F) {
	f.Add("Formulir F-1.02", "2 orang", "HTTPS://A/T/X", uint8(0), uint8(2), true, false)
	f.Add("A-025\x1b@", "\x10\x04\x01", "http://a/\x10\x14\x01", uint8(1), uint8(0), false, true)
	f.Add("é漢", "\x1dV\x00", "x", uint8(3), uint8(8), false, false)
	f.Fuzz(func(t *testing.T, text, value, code string, kind, size uint8, small, bold bool) {
		kinds := []slip.Kind{slip.Text, slip.Number, slip.Pair, slip.Item, slip.Rule, slip.Space}
		aligns := []slip.Align{slip.Left, slip.Center, slip.Right}
		block := slip.Block{Kind: kinds[int(kind)%len(kinds)], Text: text, Value: value, Mark: value, Size: int(size), Small: small, Bold: bold, Align: aligns[int(size)%3]}
		doc := slip.Document{Blocks: []slip.Block{block, {Kind: slip.QR, Text: code, Align: slip.Center}, block}}
		for _, m := range models() {
			comesOutAsLaidOut(t, doc, m)
		}
	})
}

// TestRandomSlipsComeOutAsLaidOut is the same with slips drawn by lot, the same every time.
func TestRandomSlipsComeOutAsLaidOut(t *testing.T) {
	lot := rand.New(rand.NewPCG(2, 58))
	signs := []rune("ABC abc 0123456789 -/.,:() \x00\x04\x05\x10\x14\x1b\x1c\x1d@!VJé“漢\n")
	words := func(most int) string {
		text := make([]rune, lot.IntN(most))
		for i := range text {
			text[i] = signs[lot.IntN(len(signs))]
		}
		return string(text)
	}
	kinds := []slip.Kind{slip.Text, slip.Number, slip.Pair, slip.Item, slip.Rule, slip.Space, slip.QR}
	aligns := []slip.Align{slip.Left, slip.Center, slip.Right}
	for range 25 {
		doc := slip.Document{}
		for range 1 + lot.IntN(8) {
			doc.Blocks = append(doc.Blocks, slip.Block{
				Kind: kinds[lot.IntN(len(kinds))], Text: words(90), Value: words(20), Mark: words(5),
				Align: aligns[lot.IntN(len(aligns))], Size: lot.IntN(4), Small: lot.IntN(2) == 0, Bold: lot.IntN(2) == 0,
			})
		}
		for _, m := range models() {
			comesOutAsLaidOut(t, doc, m)
		}
	}
}

func comesOutAsLaidOut(t *testing.T, doc slip.Document, m model) {
	t.Helper()
	stream := Encode(doc, m.options)
	for _, second := range []byte{0x04, 0x05, 0x14} { // DLE EOT, DLE ENQ, DLE DC4
		if bytes.Contains(stream, []byte{0x10, second}) {
			t.Errorf("%s: holds the real-time command 10 %02X", m.name, second)
		}
	}
	slips := paper(t, m.options, stream)
	if len(slips) != 1 {
		t.Fatalf("%s: %d slips", m.name, len(slips))
	}
	got := slips[0]
	var lines, codes []string
	for _, row := range layout.Rows(doc, m.options.Paper) {
		switch row.Kind {
		case layout.Line:
			lines = append(lines, row.Text)
		case layout.Code:
			codes = append(codes, row.Text)
		}
	}
	if !m.options.NativeQR {
		codes = nil
	}
	var printed []string
	for _, line := range got.Lines { // rules are underlined blanks
		if strings.TrimSpace(line) != "" {
			printed = append(printed, line)
		}
	}
	if !reflect.DeepEqual(printed, lines) || !reflect.DeepEqual(got.QR, codes) || len(got.Complaints) > 0 {
		t.Errorf("%s: got %q %q (%q), want %q %q", m.name, printed, got.QR, got.Complaints, lines, codes)
	}
}

func TestNoCommandIsLongerThanResyncFills(t *testing.T) {
	doc := slip.Document{Blocks: []slip.Block{{Kind: slip.QR, Text: strings.Repeat("a", layout.MaxCode)}}}
	for _, m := range models() {
		p := virtual.New(virtual.Options{Dots: m.options.Paper.Dots})
		port, err := p.Connect(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		stream := Encode(doc, m.options)
		for at := range stream { // Resync ends whatever is open at any byte of the longest code
			if at%97 != 0 {
				continue
			}
			for _, part := range [][]byte{stream[:at], Resync(m.options)} {
				if _, err := port.Write(t.Context(), part); err != nil {
					t.Fatal(err)
				}
			}
		}
		before := len(p.Slips())
		if _, err := port.Write(t.Context(), Encode(checkSlip(), m.options)); err != nil {
			t.Fatal(err)
		}
		if slips := p.Slips(); len(slips) != before+1 && before < 50 || len(slips[len(slips)-1].Complaints) > 0 {
			t.Errorf("%s: %d slips after %d, complaints %q", m.name, len(slips), before, slips[len(slips)-1].Complaints)
		}
	}
}
