package escpos

import (
	"bytes"
	"context"
	"image"
	"image/draw"
	"image/png"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"antrean/printer/layout"
	"antrean/printer/slip"
	"antrean/printer/virtual"
	"antrean/printer/wire"
)

// A model is a printer of this language.
type model struct {
	name    string
	options Options
}

func models() []model {
	large80, small80, small58 := layout.Paper80(), layout.Paper80(), layout.Paper58()
	large80.Figure, small80.Figure, small58.Figure = layout.Pictured, layout.Pictured, layout.Pictured
	small80.Module, small58.Module = 4, 4
	return []model{
		{"80-native", Options{Paper: layout.Paper80()}},
		{"80-raster", Options{Paper: small80, CancelKanji: true, Cut: CutFull}},
		{"58-native", Options{Paper: layout.Paper58(), Cut: OldPartial}},
		{"58-raster", Options{Paper: small58, CancelKanji: true}},
		{"80-large-raster", Options{Paper: large80, Cut: OldFull}},
	}
}

// paper prints bytes and returns the slips that fell.
func paper(t testing.TB, o Options, stream []byte) []virtual.Slip {
	t.Helper()
	return virtual.Print(virtual.Options{Dots: o.Paper.Dots, CutterDots: o.Paper.CutterDots}, stream)
}

// bytesOf is a slip in one run.
func bytesOf(doc slip.Document, o Options) []byte { return wire.Join(Encode(doc, o)) }

func TestASlipIsAsLongAsItsPiecesSay(t *testing.T) {
	for kind, doc := range map[string]slip.Document{"reference": reference(t), "ticket": ticketSlip(), "check": checkSlip()} {
		for _, m := range models() {
			pieces := Encode(doc, m.options)
			slips := paper(t, m.options, wire.Join(pieces))
			if len(slips) != 1 || len(slips[0].Complaints) > 0 {
				t.Fatalf("%s on %s: %d slips, complaints %q", kind, m.name, len(slips), slips[0].Complaints)
			}
			if want := layout.Millimetres(layout.Rows(doc, m.options.Paper), m.options.Paper); slips[0].MM != want {
				t.Errorf("%s on %s: the slip is %v mm long, layout says %v", kind, m.name, slips[0].MM, want)
			}
			if got := float64(wire.Dots(pieces)) / layout.DotsPerMM; got != slips[0].MM {
				t.Errorf("%s on %s: the slip is %v mm long, its pieces say %v", kind, m.name, slips[0].MM, got)
			}
		}
	}
}

func TestPiecesAreShort(t *testing.T) {
	long := slip.Document{Blocks: []slip.Block{
		{Kind: slip.Text, Text: strings.Repeat("a", 64), Small: true}, {Kind: slip.QR, Text: strings.Repeat("a", layout.MaxCode)}}}
	for _, doc := range []slip.Document{ticketSlip(), checkSlip(), long} {
		for _, m := range models() {
			for _, p := range append(Encode(doc, m.options), Resync(m.options)...) {
				picture := bytes.HasPrefix(p.Bytes, []byte{gs, 'v', '0'})
				stored := bytes.HasPrefix(p.Bytes, []byte{gs, '(', 'k'})
				filling := p.Bytes[0] == 0
				if limit := 64; len(p.Bytes) > longestCommand || len(p.Bytes) > limit && !picture && !stored && !filling {
					t.Errorf("%s: a piece of %d bytes: % X", m.name, len(p.Bytes), p.Bytes[:8])
				}
				if picture && int(p.Bytes[6])|int(p.Bytes[7])<<8 > bandRows {
					t.Errorf("%s: a band of %d rows", m.name, p.Bytes[6])
				}
			}
		}
	}
}

// TestCodesReadFromThePaper lets an independent reader look at the picture.
func TestCodesReadFromThePaper(t *testing.T) {
	for _, m := range models() {
		picture := paper(t, m.options, bytesOf(ticketSlip(), m.options))[0].PNG
		if got := scan(t, picture); got != ticketAddress {
			t.Errorf("%s: got %q, want %q", m.name, got, ticketAddress)
		}
	}
}

// TestBlocksReadFromThePaper sets a code with characters and lets the independent reader look at what they draw.
func TestBlocksReadFromThePaper(t *testing.T) {
	for name, p := range map[string]layout.Paper{"80 mm": layout.Paper80(), "58 mm": layout.Paper58()} {
		p.Figure = layout.Typeset
		o := Options{Paper: p, CodePage: new(int)}
		stream := bytesOf(ticketSlip(), o)
		if n := bytes.Count(stream, []byte{esc, cmdPitch, 24}); n != 1 || !bytes.Contains(stream, []byte{esc, cmdPitchBack}) || !bytes.Contains(stream, []byte{esc, cmdPage, 0}) {
			t.Errorf("%s: lines touch %d times, or stay so, or the code page is not set", name, n)
		}
		if got := scan(t, drawBlocks(t, stream, p)); got != ticketAddress {
			t.Errorf("%s: got %q, want %q", name, got, ticketAddress)
		}
	}
}

func TestBlocksThatDoNotFitGiveWayToTheAddress(t *testing.T) {
	p := layout.Paper58()
	p.Figure = layout.Typeset
	const long = "https://antrean.banjarkota.go.id/t/7KQ2M9XD4RTZB" // in lower case: 33 modules of 12 dots are 396
	stream := bytesOf(slip.Document{Blocks: []slip.Block{{Kind: slip.QR, Text: long}}}, Options{Paper: p})
	if bytes.ContainsAny(stream, "\xdb\xdc\xdf") || !bytes.Contains(stream, []byte("7KQ2M9XD4RTZB")) {
		t.Errorf("got % X", stream)
	}
}

// drawBlocks draws the lines of half blocks in a stream as the printer would, in the middle of the paper.
func drawBlocks(t *testing.T, stream []byte, p layout.Paper) []byte {
	t.Helper()
	_, rest, _ := bytes.Cut(stream, []byte{esc, cmdPitch, layout.CellHeight})
	set, _, _ := bytes.Cut(rest, []byte{esc, cmdPitchBack})
	lines := bytes.Split(bytes.TrimSuffix(set, []byte{lf}), []byte{lf})
	picture := image.NewGray(image.Rect(0, 0, p.Dots+2*p.Margin, (len(lines)+4)*layout.CellHeight))
	draw.Draw(picture, picture.Bounds(), image.White, image.Point{}, draw.Src)
	for y, line := range lines {
		for x, c := range line {
			left, top := picture.Bounds().Dx()/2+(x*2-len(line))*6, (y+2)*24
			cell := image.Rect(left, top, left+12, top+24)
			switch c {
			case blockUpper:
				cell.Max.Y -= 12
			case blockLower:
				cell.Min.Y += 12
			case ' ':
				continue
			}
			draw.Draw(picture, cell, image.Black, image.Point{}, draw.Src)
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// scan reads a picture's code with zbarimg.
func scan(t *testing.T, picture []byte) string {
	t.Helper()
	zbarimg, err := exec.LookPath("zbarimg")
	if err != nil {
		t.Skip("zbarimg is not installed (Debian: zbar-tools): QR codes are not read back")
	}
	name := filepath.Join(t.TempDir(), "slip.png")
	if err := os.WriteFile(name, picture, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), zbarimg, "--nodbus", "-q", "--raw", name).Output()
	if err != nil {
		t.Logf("zbarimg: %v", err)
	}
	return strings.TrimSpace(string(out))
}

func TestEveryResetIsFollowedByCancelKanjiWhereAsked(t *testing.T) {
	o := Options{Paper: layout.Paper58(), CancelKanji: true}
	stream := append(wire.Join(Resync(o)), bytesOf(ticketSlip(), o)...)
	reset, both := []byte{0x1B, '@'}, []byte{0x1B, '@', 0x1C, '.'}
	if got, want := bytes.Count(stream, both), bytes.Count(stream, reset); got != want || want != 2 {
		t.Errorf("%d of %d resets are followed by FS .", got, want)
	}
	if stream := bytesOf(ticketSlip(), Options{Paper: layout.Paper58()}); bytes.Contains(stream, both[2:]) {
		t.Error("FS . is sent though nobody asked")
	}
}

func TestASlipWithoutKnifeIsFedToTheEdge(t *testing.T) {
	stream := bytesOf(ticketSlip(), Options{Paper: layout.Paper80(), Cut: TearOff})
	if want := []byte{0x1B, 'J', 96 + 24}; !bytes.HasSuffix(stream, want) {
		t.Errorf("ends with % X, want % X", stream[len(stream)-4:], want)
	}
}

// TestATornSlipIsMadeGood breaks a slip off in many places, densely at its start: what mends the printer always cuts the fragment off,
// and the next slip is whole.
func TestATornSlipIsMadeGood(t *testing.T) {
	for _, m := range models() {
		torn, next := bytesOf(ticketSlip(), m.options), bytesOf(checkSlip(), m.options)
		want := paper(t, m.options, next)[0]
		for at := 1; at < len(torn); at += 1 + at/8 {
			stream := append(append(append([]byte(nil), torn[:at]...), wire.Join(Resync(m.options))...), next...)
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
	stream := bytesOf(doc, m.options)
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
	if m.options.Paper.Figure != layout.Drawn {
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
		p := virtual.New(virtual.Options{Dots: m.options.Paper.Dots, SpeedMMS: virtual.Instant, PaperMM: virtual.Endless})
		defer p.Close()
		port, err := p.Connect(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		stream := bytesOf(doc, m.options)
		for at := range stream { // Resync ends whatever is open at any byte of the longest code
			if at%97 != 0 {
				continue
			}
			for _, part := range [][]byte{stream[:at], wire.Join(Resync(m.options))} {
				if _, err := port.Write(t.Context(), part); err != nil {
					t.Fatal(err)
				}
			}
		}
		before := len(p.Slips())
		if _, err := port.Write(t.Context(), bytesOf(checkSlip(), m.options)); err != nil {
			t.Fatal(err)
		}
		if slips := p.Slips(); len(slips) != before+1 && before < 50 || len(slips[len(slips)-1].Complaints) > 0 {
			t.Errorf("%s: %d slips after %d, complaints %q", m.name, len(slips), before, slips[len(slips)-1].Complaints)
		}
	}
}

func TestAPresenterGetsTheSlipAfterTheCut(t *testing.T) {
	o := Options{Paper: layout.Paper80(), Cut: OldFull, Eject: []byte{0x1D, 'e', 5}}
	for name, pieces := range map[string][]wire.Piece{"slip": Encode(checkSlip(), o), "fragment": Resync(o)} {
		last := pieces[len(pieces)-1]
		if !bytes.Equal(last.Bytes, o.Eject) || last.Dots != 0 || !bytes.HasSuffix(wire.Join(pieces), []byte{esc, cmdOldFull, gs, 'e', 5}) {
			t.Errorf("a %s ends with % X", name, last.Bytes)
		}
	}
}
