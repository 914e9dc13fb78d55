// Package judges holds our printing against the libraries of others: their bytes on our virtual printer, their
// sizes beside ours.
//
// Both sides were written from the same manuals and neither from the other, so where they agree both are
// likely right. It needs node and the packages of package.json, which .ci/install.sh installs, and ANTREAN_JUDGES=1.
package judges

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"antrean/printer/profile"
	"antrean/printer/slip"
	"antrean/printer/virtual"
	"antrean/printer/wire"
)

// ticketFile is the ticket that all are given.
const ticketFile = "../../printer/escpos/testdata/reference-ticket.json"

// libraries are those that encode.mjs knows.
var libraries = []string{"receipt-printer-encoder", "node-thermal-printer", "receiptline"}

// asked skips the test unless somebody asked for the judges.
func asked(t *testing.T) {
	t.Helper()
	if os.Getenv("ANTREAN_JUDGES") == "" {
		t.Skip("the judges are not asked: ANTREAN_JUDGES=1, or make judges")
	}
}

// A reference is the ticket as its file has it.
type reference struct {
	Office                                     []string
	Number, Service, Datetime, Ahead, ETA, URL string
	Reqs                                       []string
	Complaint                                  string
}

func readReference(t *testing.T) reference {
	t.Helper()
	raw, err := os.ReadFile(ticketFile)
	if err != nil {
		t.Fatal(err)
	}
	var r reference
	if err := json.Unmarshal(raw, &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// lines is everything that stands on the paper as text.
func (r reference) lines() []string {
	return slices.Concat(r.Office, []string{r.Number, r.Service, r.Datetime, r.Ahead, r.ETA}, r.Reqs, []string{r.Complaint})
}

// document is the same as a slip of ours.
func (r reference) document() slip.Document {
	doc := slip.Document{Kind: "ticket", Title: r.Number}
	add := func(kind slip.Kind, align slip.Align, texts ...string) {
		for _, text := range texts {
			doc.Blocks = append(doc.Blocks, slip.Block{Kind: kind, Text: text, Align: align})
		}
	}
	add(slip.Text, slip.Center, r.Office...)
	add(slip.Number, slip.Center, r.Number)
	add(slip.Text, slip.Center, r.Service, r.Datetime, r.Ahead, r.ETA)
	add(slip.QR, slip.Center, r.URL)
	add(slip.Text, slip.Left, append(slices.Clone(r.Reqs), r.Complaint)...)
	return doc
}

// encoded is the ticket in the bytes of a library.
func encoded(t *testing.T, library string) []byte {
	t.Helper()
	var said bytes.Buffer
	encode := exec.CommandContext(t.Context(), "node", "encode.mjs", library, ticketFile)
	encode.Stderr = &said
	out, err := encode.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", library, err, said.Bytes())
	}
	return out
}

// epson is the printer that all write for.
func epson(t *testing.T) *profile.Profile {
	t.Helper()
	p, err := profile.Open("epson-80")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// printed is what comes out when the virtual printer gets bytes.
func printed(p *profile.Profile, stream []byte) []virtual.Slip {
	return virtual.Print(virtual.Options{Persona: virtual.Epson, Dots: p.Paper.Dots, CutterDots: p.Paper.CutterDots}, stream)
}

// TestOurPrinterReadsTheirBytes gives the virtual printer what others send: it knows every command, has every line
// of text, and its picture's code reads.
func TestOurPrinterReadsTheirBytes(t *testing.T) {
	asked(t)
	ticket := readReference(t)
	for _, library := range libraries {
		t.Run(library, func(t *testing.T) {
			slips := printed(epson(t), encoded(t, library))
			if len(slips) == 0 {
				t.Fatal("no slip fell")
			}
			got := slips[0]
			if len(got.Complaints) > 0 {
				t.Errorf("complaints: %q", got.Complaints)
			}
			text := squeezed(strings.Join(got.Lines, ""))
			for _, line := range ticket.lines() {
				if !strings.Contains(text, squeezed(line)) {
					t.Errorf("%q does not stand on the paper: %q", line, got.Lines)
				}
			}
			if code := scan(t, got.PNG); code != ticket.URL {
				t.Errorf("the code reads %q, want %q", code, ticket.URL)
			}
		})
	}
}

// squeezed is a text without blanks: where lines break and how they are centred differs.
func squeezed(text string) string { return strings.Join(strings.Fields(text), "") }

// TestOursIsTheSmallest compares what the same ticket costs.
func TestOursIsTheSmallest(t *testing.T) {
	asked(t)
	ours := len(wire.Join(epson(t).Encode(readReference(t).document())))
	t.Logf("%-24s %5d bytes", "ours", ours)
	for _, library := range libraries {
		theirs := len(encoded(t, library))
		t.Logf("%-24s %5d bytes", library, theirs)
		if ours >= theirs {
			t.Errorf("%s has %d bytes, ours %d", library, theirs, ours)
		}
	}
}

// scan reads a picture's code with zbarimg.
func scan(t *testing.T, picture []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "slip.png")
	if err := os.WriteFile(name, picture, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), "zbarimg", "--nodbus", "-q", "--raw", name).Output()
	if err != nil {
		t.Errorf("zbarimg: %v", err)
	}
	return strings.TrimSpace(string(out))
}
