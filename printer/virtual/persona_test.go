package virtual

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

// code is a QR code as Epson and its like draw it.
const code = "\x1d(k\x03\x001C\x08\x1d(k\x03\x001E0\x1d(k\x14\x001P0http://contoh.id/\x1d(k\x03\x001Q0"

func TestWhatAPersonaDoesNotKnow(t *testing.T) {
	for _, c := range []struct {
		name, stream string
		persona      Persona
		lines        []string
		qr           []string
		complaint    string // one of them
	}{
		{"a code as text", code + "\n" + cut, ZJ58, []string{"1C1E01P0http://contoh.id/1Q0"}, nil, "GS ( k is not known"},
		{"a code as text", code + "\n\x1dVA\x00", Custom, []string{"1C1E01P0http://contoh.id/1Q0"}, nil, "GS ( k is not known"},
		{"its own code", "\x1bZ\x00L\x06\x05\x00A-001\n" + cut, ZJ58, nil, []string{"A-001"}, ""},
		{"a foreign code", "\x1bZ\x00M\x06\x05\x00A-001\n" + cut, Epson, []string{"MA-001"}, nil, "unknown command 1B 5A"},
		{"a process id", "\x1d(H\x06\x0000ab12\n" + cut, ZJ58, []string{"00ab12"}, nil, "GS ( H is not known"},
		{"a process id", "x\n\x1d(H\x06\x0000ab12" + cut, Kanji, []string{"x"}, nil, "GS ( H is not known"},
		{"graphics", "x\n\x1d8L\x0b\x00\x00\x000p0\x01\x011\n" + cut, ZJ58, []string{"x", "L0p01"}, nil, "unknown command 1D 38"},
		{"a full cut", "x\n\x1dVA\x00y\n" + cut, ZJ58, []string{"x", "y"}, nil, "GS V 65 is not known"},
		{"an old cut", "x\n\x1bi", ZJ58, []string{"x"}, nil, "ESC i/m: there is no knife"},
		{"two bytes", "\x1b@caf\x82 au\n" + cut, Kanji, []string{"caf\u3013au"}, nil, "bytes 82 20 are set as one wide character: send FS . first"},
		{"one byte", "\x1b@\x1c.caf\xdb au\n" + cut, Kanji, []string{"caf\u2588 au"}, nil, ""},
		{"two bytes again", "\x1c.\x1b@\xdb\xdb\n" + cut, Kanji, []string{"\u3013"}, nil, "bytes DB DB are set as one wide character: send FS . first"},
		{"one byte without such a mode", "\x1b@\x1c&\xdb\xdb\n" + cut, Epson, []string{"\u2588\u2588"}, nil, ""},
		{"boxes", "\xda\xc4\xbf\xc9\xcd\xbb\n" + cut, Epson, []string{"\u250c\u2500\u2510\u2554\u2550\u2557"}, nil, ""},
		{"boxes of another page", "\x1bt\x01\x98\x95\x99\n" + cut, Epson, []string{"\u250c\u2500\u2510"}, nil, ""},
		{"another code page", "\x1bt\x10\xdb\n" + cut, Epson, []string{"?"}, nil, "character DBh has no place in ASCII"},
		{"presenter", "x\n\x1dVA\x00\x1de\x05y\n\x1dVA\x00", Epson, []string{"x"}, nil, ""},
		{"Star on Epson", "\x1b\x1dyP\n" + cut, Epson, []string{"yP"}, nil, "unknown command 1B 1D"},
		{"Epson on Star", "\x1b@x\n\x1d!\x11y\n\x1bd3", Star, []string{"x", "!y"}, nil, ""},
	} {
		slips := Print(Options{Persona: c.persona}, []byte(c.stream))
		if len(slips) == 0 {
			t.Errorf("%s on %s: no slip", c.name, c.persona)
			continue
		}
		s := slips[0]
		if !reflect.DeepEqual(s.Lines, c.lines) || !reflect.DeepEqual(s.QR, c.qr) {
			t.Errorf("%s on %s: got %q, %q, want %q", c.name, c.persona, s.Lines, s.QR, c.lines)
		}
		if all := strings.Join(s.Complaints, "|"); c.complaint == "" && all != "" || !strings.Contains(all, c.complaint) {
			t.Errorf("%s on %s: got complaints %q, want %q", c.name, c.persona, s.Complaints, c.complaint)
		}
	}
}

func TestAnUnknownPersonaIsAnEpson(t *testing.T) {
	if got := Print(Options{Persona: "teapot"}, []byte(code+cut)); len(got) != 1 || got[0].QR == nil {
		t.Errorf("got %d slips", len(got))
	}
}

func TestStarPrintsItsOwnLanguage(t *testing.T) {
	const stream = "\x1b@\x1b\x1ea\x00\x1b\x1eF\x00\x1b 0\x1bs00\x1bz1\x12" + // as receiptline opens
		"\x1bl\x00\x1bQ\x30\x1b\x1da\x01\x1bEKANTOR\x1bF\n\x1bi\x05\x05A-025\x1bi\x00\x00\n\x1b4terbalik\x1b5\n\x1b-1garis\x1b-0\n" +
		"\x1b\x1dyS0\x02\x1b\x1dyS2\x06\x1b\x1dyS1\x01\x1b\x1dyD1\x00\x05\x00A-025\x1b\x1dyP" +
		"\x1b0\x1bk\x01\x00abcdefghijklmnopqrstuvwx\n\x1bX\x02\x00abcdef\n\r\x1bK\x01\x00a\x1bL\x02\x00ab\n\x1b\x1dS\x01\x02\x00\x03\x00\x00abcdef" +
		"\x1bb41\x32\x50123\x1e\x1b\x1dt\x01\xdb\xdc\n\x1ba\x02\x1bJ\x08\x1bI\x08\x1b\x1dA\x20\x00di sini\n\x1b\x1d\x03\x01\x00\x00\x04\x1bd3\x17"
	slips := Print(Options{Persona: Star}, []byte(stream))
	if len(slips) != 1 {
		t.Fatalf("%d slips", len(slips))
	}
	s := slips[0]
	lines := []string{"KANTOR", "A-025", "terbalik", "garis", "\u2588\u2584", "di sini"}
	if !reflect.DeepEqual(s.Lines, lines) || !reflect.DeepEqual(s.QR, []string{"A-025"}) || !reflect.DeepEqual(s.Complaints, []string{"ESC b is not drawn"}) {
		t.Errorf("got %q, %q, %q", s.Lines, s.QR, s.Complaints)
	}
	// 96 white, 32 lines but for the number of 6x24, 126 of the code, 3x24 and 3 of pictures, 24 and what is fed
	if want := 96 + 32 + 144 + 32 + 32 + 21*6 + 3*24 + 3 + 24 + 2*24 + 16 + 8 + 24; s.MM*8 != float64(want) {
		t.Errorf("%v dots long, want %d", s.MM*8, want)
	}
}

func TestThePanelSpeaksJSON(t *testing.T) {
	p := New(Options{Persona: Custom})
	defer p.Close()
	raw, err := json.Marshal(p.Panel())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"persona":"custom"`, `"power":true`, `"paper_mm":80000`, `"cover":"closed"`, `"cutter":"ok"`, `"mouth":"empty"`, `"size":4096`} {
		if !strings.Contains(string(raw), want) {
			t.Errorf("%s is not in %s", want, raw)
		}
	}
}
