package profile

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"antrean/printer/layout"
)

// opened is a profile that comes with the program.
func opened(t testing.TB, id string) *Profile {
	t.Helper()
	p, err := Open(id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestEveryModelOpens(t *testing.T) {
	want := []string{"custom-vkp80", "epson-58", "epson-80", "star-line", "text-only", "xprinter-80", "zjiang-58"}
	if got := IDs(); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, id := range IDs() {
		if p := opened(t, id); p.ID != id || p.Name == "" || p.Note == "" {
			t.Errorf("%s: got id %q, name %q, note %q", id, p.ID, p.Name, p.Note)
		}
	}
}

func TestAnUnknownModelIsNamedWithThoseThereAre(t *testing.T) {
	for _, id := range []string{"epson-90", "", "../models/epson-80", "Epson-80"} {
		if _, err := Open(id); !errors.Is(err, ErrUnknown) {
			t.Errorf("%q: got %v", id, err)
		}
	}
	if _, err := Open("epson-90"); !strings.Contains(err.Error(), "epson-80") {
		t.Errorf("got %v", err)
	}
}

func TestAChildTakesWhatItDoesNotSay(t *testing.T) {
	base, child := opened(t, "epson-80"), opened(t, "zjiang-58") // by way of epson-58
	if child.Paper.Columns != 32 || child.Paper.SpeedMMS != 80 || child.Language != ESCPOS {
		t.Errorf("got %+v", child)
	}
	if !slices.Equal(child.Status.Ask, []int{1, 4}) || !slices.Equal(base.Status.Ask, []int{1, 2, 3, 4}) {
		t.Errorf("asks %v of the child and %v of its base", child.Status.Ask, base.Status.Ask)
	}
	if child.Name == base.Name || child.Inherits != "epson-58" || base.Inherits != "" {
		t.Errorf("got %q inherits %q, %q inherits %q", child.Name, child.Inherits, base.Name, base.Inherits)
	}
	if custom := opened(t, "custom-vkp80"); !bytes.Equal(custom.Present.Eject, []byte{0x1D, 'e', 5}) || len(custom.Status.Ask) > 0 {
		t.Errorf("ejects with % X, asks %v", custom.Present.Eject, custom.Status.Ask)
	}
}

func TestAFolderComesBeforeTheProgram(t *testing.T) {
	folder := fstest.MapFS{
		"ours.json":      {Data: []byte(`{"name": "Ours", "inherits": "narrow"}`)},
		"narrow.json":    {Data: []byte(`{"name": "Narrow", "inherits": "epson-58", "paper": {"cutter_dots": 50}}`)},
		"text-only.json": {Data: []byte(`{"name": "No blanks", "inherits": "epson-80", "cut": "full"}`)},
	}
	ours, err := OpenIn(folder, "ours")
	if err != nil || ours.Paper.CutterDots != 50 || ours.Paper.Columns != 32 {
		t.Errorf("got %+v, %v", ours, err)
	}
	if p, err := OpenIn(folder, "text-only"); err != nil || p.Cut != FullCut {
		t.Errorf("got %+v, %v", p, err)
	}
	if p, err := OpenIn(folder, "star-line"); err != nil || p.Language != StarLine {
		t.Errorf("got %+v, %v", p, err)
	}
}

func TestInheritingInACircleIsRefused(t *testing.T) {
	folder := fstest.MapFS{
		"a.json":    {Data: []byte(`{"name": "A", "inherits": "b"}`)},
		"b.json":    {Data: []byte(`{"name": "B", "inherits": "c"}`)},
		"c.json":    {Data: []byte(`{"name": "C", "inherits": "a"}`)},
		"self.json": {Data: []byte(`{"name": "Self", "inherits": "self"}`)},
	}
	for id, want := range map[string]string{
		"a":    "a.json: inherits: b.json: inherits: c.json: inherits: a inherits b inherits c inherits a goes round in a circle",
		"self": "self.json: inherits: a profile cannot inherit from itself",
	} {
		if _, err := OpenIn(folder, id); err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
}

// TestBadProfilesSayWhatIsWrong lays a wrong file over epson-80 each time.
func TestBadProfilesSayWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		{`{"paper": {"dots": 576`, "bad.json: is no JSON: it ends too soon"},
		{`{"cut": full}`, "bad.json: is no JSON: invalid character 'u' in literal false (expecting 'a')"},
		{`{} {}`, "bad.json: goes on after its end"},
		{`[]`, "bad.json: wants an object, not a list"},
		{`{"color": "red", "paper": {"dot": 1, "Dots": 2}, "cut": "full", "cut": "partial"}`,
			"bad.json: color: is no field of a profile\nbad.json: paper.dot: is no field of a profile\nbad.json: paper.Dots: is no field of a profile\nbad.json: cut: is given twice"},
		{`{"paper": {"dots": "576", "columns": 4.5}, "text": {"cancel_kanji": null}, "line": 9600, "status": {"ask": [1, "2"]}}`,
			"bad.json: paper.dots: wants a whole number, not \"576\"\nbad.json: paper.columns: wants a whole number, not 4.5\n" +
				"bad.json: text.cancel_kanji: wants true or false, not null\nbad.json: line: wants an object, not 9600\n" +
				"bad.json: status.ask[1]: wants a whole number, not \"2\""},
		{`{"present": {"eject": "1D 6"}}`, `bad.json: present.eject: wants bytes as hexadecimal digits with blanks, such as "1D 65 05"`},
		{`{"present": {"eject": [29]}}`, "bad.json: present.eject: wants hexadecimal digits in quotes, not a list"},
		{`{"present": {"eject": "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00"}}`, "bad.json: present.eject: is 17 bytes long, at most 16 are taken"},
		{`{"inherits": "nobody"}`, `bad.json: inherits: no such profile: "nobody"; there are custom-vkp80, epson-58, epson-80, star-line, text-only, xprinter-80, zjiang-58`},
		{`{"id": "good"}`, `bad.json: id: is "good", but the file is called "bad"`},
		{`{"name": ""}`, "bad.json: name: is missing"},
		{`{"line": {"baud": 14400, "flow": "dtr", "buffer": 44, "busy": "often"}}`,
			"bad.json: line.baud: 14400 is none of 1200 2400 4800 9600 19200 38400 57600 115200 230400 bits a second\n" +
				`bad.json: line.flow: "dtr" is none of none, xonxoff, cts` + "\nbad.json: line.buffer: 44 is outside 45 to 1048576 bytes\n" +
				`bad.json: line.busy: "often" is none of full, offline`},
		{`{"paper": {"dots": 641, "columns": 54, "small_columns": 15, "speed_mms": 0, "roll_mm": 999, "max_mm": 49, "max_size": 9}}`,
			"bad.json: paper.dots: 641 dots are more than fit 80 mm at 8 a millimetre\nbad.json: paper.columns: 54 is outside 16 to 53 characters of 12 dots\n" +
				"bad.json: paper.small_columns: 15 is outside 16 to 71 characters of 9 dots\nbad.json: paper.speed_mms: 0 is outside 10 to 500 mm a second\n" +
				"bad.json: paper.roll_mm: 999 is outside 1000 to 1000000 mm\nbad.json: paper.near_end_mm: 5000 is outside 0 to 999 mm\n" +
				"bad.json: paper.max_mm: 49 is neither 0 nor within 50 to 1000 mm\nbad.json: paper.max_size: 9 is outside 1 to 8 times"},
		{`{"paper": {"width_mm": 29, "dots": 191, "columns": 16, "small_columns": 16, "cutter_dots": -1, "near_end_mm": 0}}`,
			"bad.json: paper.width_mm: 29 is outside 30 to 120 mm\nbad.json: paper.dots: 191 is outside 192 to 960 dots\n" +
				"bad.json: paper.columns: 16 is outside 16 to 15 characters of 12 dots\nbad.json: paper.cutter_dots: -1 is outside 0 to 800 dots\n" +
				"bad.json: paper.near_end_mm: 0 mm, and status.near_end true: both or none"},
		{`{"language": "zpl", "cut": "guillotine", "clear": "flush"}`,
			`bad.json: language: "zpl" is none of escpos, star, text` + "\n" + `bad.json: cut: "guillotine" is none of partial, full, esc-m, esc-i, none` + "\n" +
				"bad.json: status.process_id: needs ESC/POS and a status.query\n" + `bad.json: clear: "flush" is none of none, dle-dc4, dle-enq`},
		{`{"qr": {"method": "aztec", "module": 3}, "text": {"code_page": 256}}`,
			`bad.json: qr.method: "aztec" is none of native, raster, halfblock, address` + "\nbad.json: qr.module: 3 is outside 4 to 8 dots\n" +
				"bad.json: text.code_page: 256 is outside 0 to 255 in ESC t"},
		{`{"status": {"ask": [0, 2, 2]}}`, "bad.json: status.ask[0]: 0 is outside 1 to 4 in DLE EOT\nbad.json: status.ask[2]: 2 stands there twice"},
		{`{"status": {"query": "none"}}`,
			`bad.json: status.ask: [1 2 3 4] with status.query "none": DLE EOT wants the numbers it answers, the others none` + "\n" +
				"bad.json: status.asb: needs a status.query\nbad.json: status.marker: needs a status.query\n" +
				"bad.json: status.process_id: needs ESC/POS and a status.query\n" + `bad.json: clear: "dle-dc4" needs ESC/POS and a status.query`},
		{`{"inherits": "star-line", "qr": {"method": "raster"}, "cut": "esc-i", "paper": {"max_size": 8}}`,
			`bad.json: qr.method: "raster" is not spoken in Star line mode: native or address` + "\nbad.json: paper.max_size: 8 is more than the 6 of Star line mode\n" +
				`bad.json: cut: "esc-i" is not spoken in Star line mode`},
		{`{"inherits": "text-only", "qr": {"method": "native"}, "cut": "full", "paper": {"max_size": 2}}`,
			`bad.json: qr.method: "native" needs commands, and text has none: address` + "\nbad.json: paper.max_size: 2 needs commands, and text has none: 1\n" +
				`bad.json: cut: "full" needs commands, and text has none: none`},
		{`{"cut": "none", "present": {"eject": "1D 65 05", "taken": true}}`,
			"bad.json: present.eject: a slip that is not cut cannot be handed out\n" + `bad.json: present.taken: only status.query "custom" tells whether a slip was taken`},
	} {
		raw := c.raw
		if rest, ok := strings.CutPrefix(raw, "{"); ok && rest != "} {}" {
			for field, value := range map[string]string{"name": `"Bad"`, "inherits": `"epson-80"`} {
				if !strings.Contains(raw, `"`+field+`"`) {
					rest = `"` + field + `": ` + value + ", " + rest
				}
			}
			raw = "{" + rest
		}
		p, err := Parse("bad.json", []byte(raw), Open)
		if err == nil || err.Error() != c.want {
			t.Errorf("%s\ngot  %v\nwant %s", c.raw, err, c.want)
		}
		var faults Faults
		if !errors.As(err, &faults) || p != nil {
			t.Errorf("%s: got a profile or no faults: %#v", c.raw, err)
		}
	}
}

func TestAnIDIsAFileName(t *testing.T) {
	raw := []byte(`{"name": "Capital", "inherits": "epson-80"}`)
	const want = `printers/Epson 80.json: id: "Epson 80": wants small letters and digits with single hyphens between them`
	if _, err := Parse("printers/Epson 80.json", raw, Open); err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

func TestHexIsWrittenAsItIsRead(t *testing.T) {
	for _, text := range []string{"", "1D 65 05", "00"} {
		h, err := parseHex(text)
		if err != nil || h.String() != text {
			t.Errorf("%q: got %q, %v", text, h, err)
		}
	}
}

func TestThePaperIsTheProfiles(t *testing.T) {
	if got, want := opened(t, "epson-80").Layout(), layout.Paper80(); got.Dots != want.Dots || got.Margin != want.Margin || got.Columns != want.Columns || got.Figure != layout.Drawn {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := opened(t, "zjiang-58").Layout(); got.Figure != layout.Pictured || got.Module != 4 || got.Margin != layout.Paper58().Margin {
		t.Errorf("got %+v", got)
	}
	if got := opened(t, "text-only").Layout(); got.Figure != layout.Spelled || got.MaxSize != 1 {
		t.Errorf("got %+v", got)
	}
}

// FuzzParse never panics, says where a fault is, and takes again what it took.
func FuzzParse(f *testing.F) {
	for _, id := range IDs() {
		raw, err := models.ReadFile("models/" + id + ".json")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Add([]byte(`{"inherits":"epson-80","name":"x","status":{"ask":[1,null]}}`))
	f.Add([]byte(`{"present":{"eject":{"a":[1,{}]}},"paper":[]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		p, err := Parse("fuzz.json", raw, Open)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "fuzz.json: ") {
				t.Errorf("got %v", err)
			}
			return
		}
		again, err := Parse("fuzz.json", marshal(t, p), Open)
		if err != nil || !reflect.DeepEqual(p, again) {
			t.Errorf("got %+v, %v, want %+v", again, err, p)
		}
	})
}

// marshal writes a profile whole.
func marshal(t *testing.T, p *Profile) []byte {
	t.Helper()
	raw, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}
