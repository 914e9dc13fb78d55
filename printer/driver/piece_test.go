package driver_test

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"antrean/printer/driver"
	"antrean/printer/profile"
	"antrean/printer/slip"
	"antrean/printer/spool"
	"antrean/printer/status"
	"antrean/printer/virtual"
)

// prints sends one slip with a picture in it, and returns what became of it and when.
func prints(t *testing.T, p *profile.Profile, v *virtual.Printer) (spool.Outcome, time.Duration) {
	t.Helper()
	d := driver.New(p, v.Connect)
	defer d.Stop()
	if err := d.Ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	doc := slip.Document{Blocks: []slip.Block{{Kind: slip.Text, Text: "A-001"}, {Kind: slip.QR, Text: "HTTP://ANTREAN.LAN/T/7KQ2M9XD4RTZBV3H8NCW"}}}
	<-time.After(2 * time.Second) // a printer that has just been switched on says so
	began := time.Now()
	out := d.Print(t.Context(), spool.Job{ID: "1", Document: doc, Expires: began.Add(spool.TTL)}, func(spool.Outcome) {})
	return out, time.Since(began)
}

func embedded(t *testing.T, id string) *profile.Profile {
	t.Helper()
	p, err := profile.Open(id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestNoQuestionFallsInsideAPicture prints slowly on boards that are asked while their slip leaves: a question inside
// the picture's bytes moves the rest of it.
func TestNoQuestionFallsInsideAPicture(t *testing.T) {
	for _, baud := range []int{4800, 9600, 19200} {
		synctest.Test(t, func(t *testing.T) {
			v := virtual.New(virtual.Options{Persona: virtual.ZJ58, Baud: baud, PaperMM: virtual.Endless})
			defer v.Close()
			out, _ := prints(t, embedded(t, "zjiang-58"), v)
			if out.State != spool.Sent || out.Proof != spool.Assumed {
				t.Errorf("%d baud: got %+v, want it sent", baud, out)
			}
			if err := v.Do(virtual.Tear); err != nil {
				t.Fatal(err)
			}
			if s := v.Slips(); len(s) != 1 || !slices.Equal(s[0].Lines, []string{"A-001"}) || len(s[0].Complaints) > 0 {
				t.Errorf("%d baud: %q %q, want the number and a picture", baud, s[0].Lines, s[0].Complaints)
			}
		})
	}
}

// TestAPrinterThatStandsInsideAPictureIsAskedWhy ends the paper in a picture that the printer then has no room for.
func TestAPrinterThatStandsInsideAPictureIsAskedWhy(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := embedded(t, "custom-vkp80")
		p.QR, p.Line.Buffer = profile.QR{Method: profile.Raster, Module: 8}, 600
		v := virtual.New(virtual.Options{Persona: virtual.Custom, Baud: 38400, Flow: "xonxoff", Buffer: 600})
		defer v.Close()
		v.Schedule(virtual.Fault{Do: virtual.PaperOut, AtMM: 6})
		out, took := prints(t, p, v)
		if out.State != spool.Interrupted || out.Reason != status.PaperOut {
			t.Errorf("got %+v, want it interrupted by the end of the paper", out)
		}
		if took > 5*time.Second {
			t.Errorf("found out after %v", took)
		}
	})
}
