package driver

import (
	"testing"
	"testing/synctest"
	"time"

	"antrean/printer/spool"
	"antrean/printer/virtual"
)

// TestAPrinterThatNeverAnswersGetsItsSlipsAndNothingElse drives a printer on a one-way cable by a profile that expects
// answers: nobody knows what becomes of its slips, and no paper is wasted on mending what is not broken.
func TestAPrinterThatNeverAnswersGetsItsSlipsAndNothingElse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		printer := virtual.New(virtual.Options{Persona: virtual.Mute, Baud: 38400})
		defer printer.Close()
		d := New(model(t, "epson-80", nil), printer.Connect)
		defer d.Stop()
		for range 3 {
			if err := d.Ready(t.Context()); err != nil {
				t.Fatal(err)
			}
			out := d.Print(t.Context(), spool.Job{Document: reference(t), Expires: time.Now().Add(time.Minute)}, func(spool.Outcome) {})
			if out.State != spool.Unknown || out.Reason != Silent {
				t.Errorf("got %+v, want unknown, silent", out)
			}
		}
		for _, s := range printer.Slips() {
			if s.MM < 100 || len(s.Complaints) > 0 {
				t.Errorf("a paper of %.0f mm: %q %q", s.MM, s.Lines, s.Complaints)
			}
		}
		if n := len(printer.Slips()); n != 3 {
			t.Errorf("%d papers fell, want the three slips", n)
		}
	})
}
