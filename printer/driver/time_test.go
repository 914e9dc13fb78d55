package driver

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"
	"testing/synctest"
	"time"

	"antrean/printer/profile"
	"antrean/printer/slip"
	"antrean/printer/spool"
	"antrean/printer/virtual"
	"antrean/printer/wire"
)

// reference is the ticket whose bytes are compared between printing libraries, as printer/escpos builds it.
func reference(t *testing.T) slip.Document {
	t.Helper()
	var ticket struct {
		Office                                     []string
		Number, Service, Datetime, Ahead, ETA, URL string
		Reqs                                       []string
		Complaint                                  string
	}
	raw, err := os.ReadFile("../escpos/testdata/reference-ticket.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &ticket); err != nil {
		t.Fatal(err)
	}
	var doc slip.Document
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

func model(t *testing.T, id string, change func(*profile.Profile)) *profile.Profile {
	t.Helper()
	p, err := profile.Open(id)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(p)
	}
	return p
}

// ours prints a document through a driver, and returns the slip.
func ours(t *testing.T, o virtual.Options, p *profile.Profile, doc slip.Document) (slips []virtual.Slip, panel virtual.Panel, out spool.Outcome) {
	t.Helper()
	printer := virtual.New(o)
	defer printer.Close()
	d := New(p, printer.Connect)
	defer d.Stop()
	time.Sleep(3 * time.Second)
	out = d.Print(t.Context(), spool.Job{Document: doc, Expires: time.Now().Add(time.Minute)}, func(spool.Outcome) {})
	return printer.Slips(), printer.Panel(), out
}

// TestASlipTakesNoLongerThanItsBytes compares the time from the first byte to the cut with that of the same bytes in
// one uninterrupted write: questions, marks and pauses may cost a twentieth.
func TestASlipTakesNoLongerThanItsBytes(t *testing.T) {
	doc := reference(t)
	for _, c := range []struct {
		persona virtual.Persona
		id      string
	}{
		{virtual.Epson, "epson-80"}, {virtual.Custom, "custom-vkp80"}, {virtual.Kanji, "xprinter-80"}, {virtual.Star, "star-line"},
	} {
		for _, baud := range []int{9600, 19200, 38400, 115200} {
			t.Run(fmt.Sprintf("%s/%d", c.id, baud), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					p := model(t, c.id, nil)
					o := virtual.Options{Persona: c.persona, Baud: baud, Flow: sayingFull(p)}
					slips, panel, out := ours(t, o, p, doc)
					if out.State != spool.Confirmed && out.State != spool.Sent || panel.Overruns > 0 {
						t.Fatalf("%+v, %d bytes overrun", out, panel.Overruns)
					}
					got, want := slips[0], plain(t, o, wire.Join(p.Encode(doc)))
					t.Logf("%v, the bytes alone %v, %.1f mm", got.Took.Round(time.Millisecond), want.Took.Round(time.Millisecond), got.MM)
					if float64(got.Took) > 1.05*float64(want.Took) {
						t.Errorf("took %v, the bytes alone %v: %.3f times", got.Took, want.Took, float64(got.Took)/float64(want.Took))
					}
				})
			})
		}
	}
}

func sayingFull(p *profile.Profile) string {
	if p.Line.Flow == profile.NoFlow {
		return ""
	}
	return string(p.Line.Flow)
}

// plain writes bytes in one go to a printer of its own.
func plain(t *testing.T, o virtual.Options, stream []byte) virtual.Slip {
	t.Helper()
	printer := virtual.New(o)
	defer printer.Close()
	way, err := printer.Connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := way.Write(t.Context(), stream); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Minute)
	return printer.Slips()[0]
}

// TestNoBufferIsOverrun prints at full speed on slow printers without flow control: the whole slip comes out.
func TestNoBufferIsOverrun(t *testing.T) {
	for _, c := range []struct {
		name   string
		buffer int
		method profile.QRMethod
		module int
	}{
		{"4 KB, native", 4096, profile.Native, 8}, {"4 KB, raster", 4096, profile.Raster, 8}, {"4 KB, half blocks", 4096, profile.HalfBlock, 8},
		{"512 bytes, native", 512, profile.Native, 8}, {"512 bytes, raster", 512, profile.Raster, 4},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p := model(t, "epson-80", func(p *profile.Profile) {
					p.Line.Flow, p.Line.Buffer, p.Paper.SpeedMMS = profile.NoFlow, c.buffer, 80
					p.QR.Method, p.QR.Module = c.method, c.module
				})
				slips, panel, out := ours(t, virtual.Options{Baud: 115200, Buffer: c.buffer, SpeedMMS: 80}, p, reference(t))
				if panel.Overruns != 0 || out.State != spool.Confirmed || len(slips) != 1 || len(slips[0].Complaints) > 0 {
					t.Errorf("%d bytes overrun, %+v, %d slips", panel.Overruns, out, len(slips))
				}
			})
		})
	}
}
