package escpos

import (
	"encoding/json"
	"os"
	"testing"

	"antrean/internal/golden"
	"antrean/printer/layout"
	"antrean/printer/slip"
)

// reference is the ticket whose bytes are compared between printing libraries.
func reference(t testing.TB) slip.Document {
	t.Helper()
	var ticket struct {
		Office                                     []string
		Number, Service, Datetime, Ahead, ETA, URL string
		Reqs                                       []string
		Complaint                                  string
	}
	raw, err := os.ReadFile("testdata/reference-ticket.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &ticket); err != nil {
		t.Fatal(err)
	}
	doc := slip.Document{Kind: "ticket", Title: ticket.Number}
	add := func(kind slip.Kind, align slip.Align, texts ...string) {
		for _, text := range texts {
			doc.Blocks = append(doc.Blocks, slip.Block{Kind: kind, Text: text, Align: align})
		}
	}
	add(slip.Text, slip.Center, ticket.Office...)
	add(slip.Number, slip.Center, ticket.Number)
	add(slip.Text, slip.Center, ticket.Service, ticket.Datetime, ticket.Ahead, ticket.ETA)
	add(slip.QR, slip.Center, ticket.URL)
	add(slip.Text, slip.Left, ticket.Reqs...)
	add(slip.Text, slip.Left, ticket.Complaint)
	return doc
}

// What the same ticket costs elsewhere, in bytes, measured by hand: all with the number at eight times the size, a
// QR code of six dots a module at level M, and a cut.
const (
	bestLibrary = 503 // escpos-php, the smallest of the libraries measured
	handWritten = 498 // a sequence written for this very ticket, without white around the code
)

// TestReferenceTicketIsSmall holds the encoder to what it is for. Of its 482 bytes 378 are text and line feeds (the
// second of two blanks in the date is dropped), 48 the address, 32 the rest of the code, 18 the other commands and 6
// the white around the code. What is saved: the model of the code, which is the default (9 bytes); everything that
// ESC @ sets anyway (code page, font, spacing, alignment); a command a look, not one a property; carriage returns;
// alignment once a run, not once a line; line feeds before the cut, which the cut does itself.
func TestReferenceTicketIsSmall(t *testing.T) {
	native := Encode(reference(t), Options{Paper: layout.Paper80(), NativeQR: true})
	raster := Encode(reference(t), Options{Paper: layout.Paper80()})
	t.Logf("reference ticket: %d bytes with the printer's own QR code, %d as a picture", len(native), len(raster))
	if len(native) >= handWritten || len(native) >= bestLibrary {
		t.Errorf("native: got %d bytes, want fewer than %d", len(native), handWritten)
	}
	if len(raster) > 1750 {
		t.Errorf("raster: got %d bytes, want at most 1750", len(raster))
	}
	golden.Bytes(t, "reference-native.bin", native)
	golden.Bytes(t, "reference-raster.bin", raster)
}

func BenchmarkReferenceTicket(b *testing.B) {
	doc := reference(b)
	for name, o := range map[string]Options{"native": {Paper: layout.Paper80(), NativeQR: true}, "raster": {Paper: layout.Paper80()}} {
		b.Run(name, func(b *testing.B) {
			n := 0
			for b.Loop() {
				n = len(Encode(doc, o))
			}
			b.ReportMetric(float64(n), "bytes/slip")
			b.ReportMetric(float64(n)*10/9600, "s/slip@9600baud") // 8N1: ten bits a byte
		})
	}
}
