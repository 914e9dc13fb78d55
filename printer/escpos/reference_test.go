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
// QR code at level M, and a cut.
const (
	bestLibrary = 492 // node-thermal-printer, which does not even reset the printer; internal/judges measures it again
	handWritten = 498 // a sequence written for this very ticket, without white around the code
)

// Our own goals: bytes, and millimetres of paper from knife to knife. Above 19200 baud paper is what takes time.
const (
	nativeGoal = 482
	rasterGoal = 1050 // at four dots a module
	paperGoal  = 120
)

// nativeAndRaster are the two ways the reference ticket is measured in.
func nativeAndRaster() (native, raster Options) {
	small := layout.Paper80()
	small.Figure, small.Module = layout.Pictured, 4
	return Options{Paper: layout.Paper80()}, Options{Paper: small}
}

// TestReferenceTicketIsSmall holds the encoder to what it is for. Of the bytes 379 are text and line feeds (the
// second of two blanks in the date is dropped), 48 the address, 32 the rest of the code, 18 the other commands and 2
// the white around the code. What is saved: the model of the code, which is the default (9 bytes); everything that
// ESC @ sets anyway (code page, font, spacing, alignment); a command a look, not one a property; carriage returns;
// alignment once a run, not once a line; line feeds before the cut, which the cut does itself; feeds of dots where a
// line feed gives the white that a reader needs.
func TestReferenceTicketIsSmall(t *testing.T) {
	nativeOptions, rasterOptions := nativeAndRaster()
	doc := reference(t)
	native, raster := bytesOf(doc, nativeOptions), bytesOf(doc, rasterOptions)
	t.Logf("reference ticket: %d bytes with the printer's own QR code, %d as a picture", len(native), len(raster))
	if len(native) > nativeGoal || len(native) >= handWritten || len(native) >= bestLibrary {
		t.Errorf("native: got %d bytes, want at most %d", len(native), nativeGoal)
	}
	if len(raster) > rasterGoal {
		t.Errorf("raster: got %d bytes, want at most %d", len(raster), rasterGoal)
	}
	for name, o := range map[string]Options{"native": nativeOptions, "raster": rasterOptions} {
		slips := paper(t, o, bytesOf(doc, o))
		t.Logf("%s: %v mm", name, slips[0].MM)
		if slips[0].MM >= paperGoal {
			t.Errorf("%s: %v mm of paper, want fewer than %d", name, slips[0].MM, paperGoal)
		}
		golden.PNG(t, "reference-"+name+".png", slips[0].PNG)
	}
	golden.Bytes(t, "reference-native.bin", native)
	golden.Bytes(t, "reference-raster.bin", raster)
}

func BenchmarkReferenceTicket(b *testing.B) {
	doc := reference(b)
	native, raster := nativeAndRaster()
	for name, o := range map[string]Options{"native": native, "raster": raster} {
		b.Run(name, func(b *testing.B) {
			n := 0
			for b.Loop() {
				n = len(bytesOf(doc, o))
			}
			b.ReportMetric(float64(n), "bytes/slip")
			b.ReportMetric(float64(n)*10/9600, "s/slip@9600baud") // 8N1: ten bits a byte
		})
	}
}
