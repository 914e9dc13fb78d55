package profile_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"antrean/internal/golden"
	"antrean/internal/raced"
	"antrean/kiosk"
	"antrean/printer/layout"
	"antrean/printer/profile"
	"antrean/printer/slip"
	"antrean/printer/virtual"
	"antrean/printer/wire"
)

// officeSlips are the slips that the kiosk's own tests keep, of both offices and in both languages, and the test slips.
func officeSlips(t testing.TB) map[string]slip.Document {
	t.Helper()
	names, err := filepath.Glob("../../kiosk/testdata/*.json")
	if err != nil || len(names) < 10 {
		t.Fatalf("the kiosk keeps %d slips: %v", len(names), err)
	}
	all := make(map[string]slip.Document)
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var doc slip.Document
		if err := json.Unmarshal(raw, &doc); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all[strings.TrimSuffix(filepath.Base(name), ".json")] = doc
	}
	jakarta, err := time.LoadLocation("Asia/Jakarta")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"id", "en"} {
		all["test-"+lang] = kiosk.TestSlip(lang, "kiosk-1", "epson-80", time.Date(2026, time.November, 23, 10, 28, 0, 0, jakarta))
	}
	return all
}

// models are all profiles that come with the program.
func models(t testing.TB) []*profile.Profile {
	t.Helper()
	var all []*profile.Profile
	for _, id := range profile.IDs() {
		p, err := profile.Open(id)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

// A printout is a slip that a model prints.
type printout struct {
	name string
	doc  slip.Document
	on   *profile.Profile
}

// printouts are every slip on every model. The race detector sees a quarter of them: each slip, and each model.
func printouts(t testing.TB) (all []printout) {
	t.Helper()
	slips, models := officeSlips(t), models(t)
	for i, name := range slices.Sorted(maps.Keys(slips)) {
		for j, p := range models {
			if !raced.On || (i+j)%4 == 0 {
				all = append(all, printout{name, slips[name], p})
			}
		}
	}
	return all
}

// personas are the virtual printers that stand for the profiles.
func personas() map[string]virtual.Persona {
	return map[string]virtual.Persona{
		"custom-vkp80": virtual.Custom, "epson-58": virtual.Epson, "epson-80": virtual.Epson, "star-line": virtual.Star,
		"text-only": virtual.ZJ58, "xprinter-80": virtual.Kanji, "zjiang-58": virtual.ZJ58,
	}
}

// printed is what comes out when a printer gets bytes.
func printed(p *profile.Profile, stream []byte) []virtual.Slip {
	return virtual.Print(virtual.Options{Persona: personas()[p.ID], Dots: p.Paper.Dots, CutterDots: p.Paper.CutterDots}, stream)
}

func TestEverySlipFitsTheBufferOfEveryPrinter(t *testing.T) {
	longest := 0
	for name, doc := range officeSlips(t) {
		for _, p := range models(t) {
			pieces := p.Encode(doc)
			n := len(wire.Join(pieces))
			longest = max(longest, n)
			if n >= 4096 {
				t.Errorf("%s on %s: %d bytes", name, p.ID, n)
			}
			for _, piece := range pieces {
				if len(piece.Bytes) > 320 {
					t.Errorf("%s on %s: a piece of %d bytes", name, p.ID, len(piece.Bytes))
				}
			}
		}
	}
	t.Logf("the longest slip has %d bytes", longest)
}

// TestSlipsLookAsBefore keeps the bytes of the four kinds of slips on every model, in a folder a model, and pictures
// of them.
func TestSlipsLookAsBefore(t *testing.T) {
	all := officeSlips(t)
	for _, p := range models(t) {
		for _, lang := range []string{"id", "en"} {
			for name, kept := range map[string]string{"ticket": "ticket-banjar", "list": "list-banjar", "check": "check-banjar", "test": "test"} {
				stream := wire.Join(p.Encode(all[kept+"-"+lang]))
				golden.Bytes(t, p.ID+"/"+name+"-"+lang+".bin", stream)
				slips := printed(p, stream)
				if len(slips) != 1 || len(slips[0].Complaints) > 0 {
					t.Fatalf("%s-%s on %s: %d slips, %q", name, lang, p.ID, len(slips), slips[0].Complaints)
				}
				golden.PNG(t, p.ID+"/"+name+"-"+lang+".png", slips[0].PNG)
			}
		}
	}
}

// TestCodesReadFromThePaper lets an independent reader look at every picture that has a code.
func TestCodesReadFromThePaper(t *testing.T) {
	dir, want := t.TempDir(), make(map[string]string) // by picture
	for _, of := range printouts(t) {
		codes := laidOut(of.doc, of.on, layout.Code)
		if len(codes) == 0 {
			continue
		}
		picture := filepath.Join(dir, of.name+"-on-"+of.on.ID+".png")
		if err := os.WriteFile(picture, printed(of.on, wire.Join(of.on.Encode(of.doc)))[0].PNG, 0o600); err != nil {
			t.Fatal(err)
		}
		want[picture] = codes[0]
	}
	read := readCodes(t, slices.Sorted(maps.Keys(want)))
	for picture, code := range want {
		if got := read[picture]; len(got) != 1 || got[0] != code {
			t.Errorf("%s: got %q, want %q", filepath.Base(picture), got, code)
		}
	}
}

// readCodes lets zbarimg read pictures, all at once: it takes longer to start than to read one.
func readCodes(t *testing.T, pictures []string) map[string][]string {
	t.Helper()
	zbarimg, err := exec.LookPath("zbarimg")
	if err != nil {
		t.Skip("zbarimg is not installed (Debian: zbar-tools): QR codes are not read back")
	}
	out, err := exec.CommandContext(t.Context(), zbarimg, append([]string{"--nodbus", "-q", "--xml"}, pictures...)...).Output()
	if err != nil && len(out) == 0 {
		t.Fatalf("zbarimg: %v", err)
	}
	var found struct {
		Sources []struct {
			Picture string   `xml:"href,attr"`
			Codes   []string `xml:"index>symbol>data"`
		} `xml:"source"`
	}
	if err := xml.Unmarshal(out, &found); err != nil {
		t.Fatalf("zbarimg says %q: %v", out, err)
	}
	read := make(map[string][]string)
	for _, source := range found.Sources {
		read[source.Picture] = source.Codes
	}
	return read
}

// TestTheAddressStandsWhereNoCodeIs: without a code there is something to type, and only once.
func TestTheAddressStandsWhereNoCodeIs(t *testing.T) {
	p, err := profile.Open("text-only")
	if err != nil {
		t.Fatal(err)
	}
	stream := wire.Join(p.Encode(officeSlips(t)["ticket-banjar-id"]))
	joined := strings.NewReplacer("\n", "", " ", "").Replace(string(stream))
	if n := strings.Count(joined, "ANTREAN.BANJARKOTA.GO.ID/T/7KQ2M9XD4RTZBV3H8NCW"); n != 1 {
		t.Errorf("the address stands there %d times: %q", n, stream)
	}
	if i := bytes.IndexFunc(stream, func(r rune) bool { return r != '\n' && (r < ' ' || r > '~') }); i >= 0 {
		t.Errorf("byte %d is %02X", i, stream[i])
	}
}

// laidOut are the texts of a slip's rows of a kind.
func laidOut(doc slip.Document, p *profile.Profile, kind layout.RowKind) []string {
	var out []string
	for _, row := range layout.Rows(doc, p.Layout()) {
		if row.Kind == kind {
			out = append(out, row.Text)
		}
	}
	return out
}

// comesOut prints a slip on a model and compares what stands on the paper with its layout.
func comesOut(t *testing.T, doc slip.Document, p *profile.Profile) {
	t.Helper()
	pieces := p.Encode(doc)
	if rows := layout.Rows(doc, p.Layout()); p.Language == profile.ESCPOS {
		if got, want := float64(wire.Dots(pieces))/layout.DotsPerMM, layout.Millimetres(rows, p.Layout()); got != want {
			t.Errorf("%s: the pieces are %v mm long, the layout %v", p.ID, got, want)
		}
	}
	slips := printed(p, wire.Join(pieces))
	if len(slips) != 1 || len(slips[0].Complaints) > 0 {
		t.Fatalf("%s: %d slips, %q", p.ID, len(slips), slips[0].Complaints)
	}
	lines := slices.DeleteFunc(slips[0].Lines, func(line string) bool { // rules are underlined blanks or hyphens, codes may be blocks
		return strings.Trim(line, " █▀▄") == "" || line == strings.Repeat("-", p.Paper.Columns)
	})
	want := laidOut(doc, p, layout.Line)
	if p.Language == profile.Plain {
		for i, line := range lines {
			lines[i] = strings.TrimLeft(line, " ")
		}
		for i, line := range want {
			want[i] = strings.TrimLeft(line, " ")
		}
		want = slices.DeleteFunc(want, func(line string) bool { return line == strings.Repeat("-", p.Paper.Columns) })
	}
	if len(lines)+len(want) > 0 && !reflect.DeepEqual(lines, want) {
		t.Errorf("%s: got %q, want %q", p.ID, lines, want)
	}
	if codes := laidOut(doc, p, layout.Code); p.QR.Method == profile.Native && !reflect.DeepEqual(slips[0].QR, codes) {
		t.Errorf("%s: got codes %q, want %q", p.ID, slips[0].QR, codes)
	}
}

func TestOfficeSlipsComeOutAsLaidOut(t *testing.T) {
	for _, of := range printouts(t) {
		comesOut(t, of.doc, of.on)
	}
}

// TestATornSlipIsMadeGood breaks a ticket off in many places: the next slip is whole and the same as on a new roll.
func TestATornSlipIsMadeGood(t *testing.T) {
	all := officeSlips(t)
	lot, tears := rand.New(rand.NewPCG(3, 80)), 15
	if raced.On {
		tears = 4
	}
	for _, p := range models(t) {
		if p.Cut == profile.NoCut {
			continue
		}
		torn, next := wire.Join(p.Encode(all["ticket-banjar-id"])), wire.Join(p.Encode(all["check-banjar-id"]))
		want := printed(p, next)[0]
		for range tears {
			at := lot.IntN(len(torn))
			slips := printed(p, slices.Concat(torn[:at], wire.Join(p.Resync()), next))
			if got := slips[len(slips)-1]; !reflect.DeepEqual(got.Lines, want.Lines) || !bytes.Equal(got.PNG, want.PNG) {
				t.Fatalf("%s torn after %d bytes: %q, want %q", p.ID, at, got.Lines, want.Lines)
			}
		}
	}
}

func TestAPresenterHandsOutSlipsAndFragments(t *testing.T) {
	p, err := profile.Open("custom-vkp80")
	if err != nil {
		t.Fatal(err)
	}
	want := []byte{0x1B, 'i', 0x1D, 'e', 5}
	for name, pieces := range map[string][]wire.Piece{"slip": p.Encode(officeSlips(t)["ticket-banjar-id"]), "fragment": p.Resync()} {
		if stream := wire.Join(pieces); !bytes.HasSuffix(stream, want) {
			t.Errorf("a %s ends with % X, want % X", name, stream[len(stream)-5:], want)
		}
	}
}

// FuzzSlips prints any slip on every model.
func FuzzSlips(f *testing.F) {
	f.Add("Formulir F-1.02", "2 orang", "HTTPS://A/T/X", uint8(0), uint8(2), true, false)
	f.Add("A-025\x1b@", "\x10\x04\x01", "http://a/\x10\x14\x01", uint8(1), uint8(0), false, true)
	f.Add("é漢", "\x1dV\x00", strings.Repeat("x", 301), uint8(3), uint8(8), false, false)
	all := models(f)
	f.Fuzz(func(t *testing.T, text, value, code string, kind, size uint8, small, bold bool) {
		kinds := []slip.Kind{slip.Text, slip.Number, slip.Pair, slip.Item, slip.Rule, slip.Space}
		aligns := []slip.Align{slip.Left, slip.Center, slip.Right}
		block := slip.Block{Kind: kinds[int(kind)%len(kinds)], Text: text, Value: value, Mark: value, Size: int(size), Small: small, Bold: bold, Align: aligns[int(size)%3]}
		doc := slip.Document{Blocks: []slip.Block{block, {Kind: slip.QR, Text: code, Align: slip.Center}, block}}
		for _, p := range all {
			comesOut(t, doc, p)
		}
	})
}
