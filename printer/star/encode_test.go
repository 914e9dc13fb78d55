package star

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"antrean/printer/layout"
	"antrean/printer/slip"
	"antrean/printer/wire"
)

func paper() Options {
	p := layout.Paper80()
	p.MaxSize, p.CutterDots = 6, 104
	return Options{Paper: p}
}

const address = "HTTPS://ANTREAN.BANJARKOTA.GO.ID/T/7KQ2M9XD4RTZBV3H8NCW"

func ticket() slip.Document {
	return slip.Document{Blocks: []slip.Block{
		{Kind: slip.Text, Text: "DISDUKCAPIL KOTA BANJAR", Align: slip.Center, Bold: true},
		{Kind: slip.Text, Text: "Jl. Siliwangi KM 03, Kota Banjar 46332", Align: slip.Center, Small: true},
		{Kind: slip.Rule},
		{Kind: slip.Number, Text: "A-025", Align: slip.Center},
		{Kind: slip.Space, Small: true},
		{Kind: slip.Pair, Text: "Di depan Anda", Value: "2 orang", Bold: true},
		{Kind: slip.QR, Text: address, Align: slip.Center},
		{Kind: slip.Text, Text: "GRATIS", Align: slip.Right, Size: 2},
	}}
}

// A command is what introduces it, its name, and how many parameters follow.
type command struct {
	prefix, name string
	parameters   int
}

// commands are those of this package, with the number of parameters that the manual gives each.
var commands = []command{
	{"\x1b@", "ESC @", 0}, {"\x1bz", "ESC z", 1}, {"\x1b\x1da", "ESC GS a", 1}, {"\x1b\x1eF", "ESC RS F", 1}, {"\x1bE", "ESC E", 0},
	{"\x1bF", "ESC F", 0}, {"\x1bi", "ESC i", 2}, {"\x1b-", "ESC -", 1}, {"\x1bI", "ESC I", 1}, {"\x1bd", "ESC d", 1},
	{"\x1b\x1dyS", "ESC GS y S", 2}, {"\x1b\x1dyP", "ESC GS y P", 0}, {"\n", "LF", 0},
}

// steps is a slip as commands by name, with their parameters in hexadecimal, and the text between them.
func steps(t *testing.T, stream []byte) []string {
	t.Helper()
	var out []string
	for len(stream) > 0 {
		if data, ok := bytes.CutPrefix(stream, []byte("\x1b\x1dyD1\x00")); ok {
			n := int(data[0]) | int(data[1])<<8
			out, stream = append(out, "QR "+string(data[2:2+n])), data[2+n:]
			continue
		}
		if n := bytes.IndexAny(stream, "\n\x1b"); n != 0 {
			if n < 0 {
				n = len(stream)
			}
			out, stream = append(out, string(stream[:n])), stream[n:]
			continue
		}
		i := slices.IndexFunc(commands, func(c command) bool { return bytes.HasPrefix(stream, []byte(c.prefix)) })
		if i < 0 {
			t.Fatalf("unknown command % X", stream[:min(8, len(stream))])
		}
		c := commands[i]
		end := len(c.prefix) + c.parameters
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s % X", c.name, stream[len(c.prefix):end])))
		stream = stream[end:]
	}
	return out
}

func TestATicketInStarLineMode(t *testing.T) {
	want := []string{
		"ESC @", "ESC z 01",
		"ESC GS a 01", "ESC E", "DISDUKCAPIL KOTA BANJAR", "LF",
		"ESC RS F 01", "ESC F", "Jl. Siliwangi KM 03, Kota Banjar 46332", "LF",
		"ESC RS F 00", "ESC i 00 05", "ESC - 01", "        ", "LF", "ESC - 00",
		"ESC i 05 05", "A-025", "LF", "ESC I 0C",
		"ESC GS a 00", "ESC E", "ESC i 00 00", "Di depan Anda                            2 orang", "LF", "ESC I 1E",
		"ESC GS a 01", "ESC GS y S 30 02", "ESC GS y S 31 01", "ESC GS y S 32 06", "QR " + address, "ESC GS y P", "ESC I 1E",
		"ESC GS a 02", "ESC F", "ESC i 01 01", "GRATIS", "LF",
		"ESC I 18", "ESC d 03",
	}
	if got := steps(t, wire.Join(Encode(ticket(), paper()))); !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestLinesAreThoseOfTheLayout(t *testing.T) {
	var want, got []string
	for _, row := range layout.Rows(ticket(), paper().Paper) {
		if row.Kind == layout.Line {
			want = append(want, row.Text)
		}
	}
	all := steps(t, wire.Join(Encode(ticket(), paper())))
	for i, step := range all {
		if step == "LF" && strings.TrimSpace(all[i-1]) != "" {
			got = append(got, all[i-1])
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTheSlipIsPartedAsThePrinterCan(t *testing.T) {
	for cut, want := range map[Cut][]string{
		CutPartial: {"ESC I 18", "ESC d 03"},
		CutFull:    {"ESC I 18", "ESC d 02"},
		TearOff:    {"ESC I 18", "ESC I 68"},
	} {
		o := paper()
		o.Cut = cut
		got := steps(t, wire.Join(Encode(ticket(), o)))
		if !reflect.DeepEqual(got[len(got)-2:], want) {
			t.Errorf("cut %d: got %q, want %q", cut, got[len(got)-2:], want)
		}
	}
}

func TestResyncFillsTheLongestCommand(t *testing.T) {
	code := slip.Document{Blocks: []slip.Block{{Kind: slip.QR, Text: strings.Repeat("a", layout.MaxCode)}}}
	longest := 0
	for _, p := range Encode(code, paper()) {
		longest = max(longest, len(p.Bytes))
	}
	pieces := Resync(paper())
	if got := bytes.Count(pieces[0].Bytes, []byte{0}); got < longest-2 || got > 320 {
		t.Errorf("fills %d bytes of a command of %d", got, longest)
	}
	got := steps(t, wire.Join(pieces[1:]))
	if want := []string{"ESC @", "ESC z 01", "LF", "ESC I 18", "ESC d 03"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
