package driver

import (
	"testing"
	"testing/synctest"
	"time"

	"antrean/printer/profile"
	"antrean/printer/spool"
	"antrean/printer/status"
	"antrean/printer/virtual"
)

// TestABoardThatAnswersTwoOfFourQuestionsIsKnownByThem drives a cheap board by a profile that asks too much: what it
// answers is known, it is not called silent for the rest, and it prints.
func TestABoardThatAnswersTwoOfFourQuestionsIsKnownByThem(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		printer := virtual.New(virtual.Options{Persona: virtual.ZJ58, Baud: 9600})
		defer printer.Close()
		d := New(model(t, "zjiang-58", func(p *profile.Profile) { p.Status.Ask = []int{1, 2, 3, 4} }), printer.Connect)
		defer d.Stop()
		time.Sleep(5 * time.Second)
		now, _ := d.Status()
		if now.State() != status.OK || now.Paper != status.OK || now.Online != status.OK || now.Cover == status.OK {
			t.Errorf("got %+v, want it well, and of its cover nothing", now)
		}
		out := d.Print(t.Context(), spool.Job{Document: reference(t), Expires: time.Now().Add(time.Minute)}, func(spool.Outcome) {})
		if out.State != spool.Sent || out.Proof != spool.Assumed {
			t.Errorf("got %+v, want it sent", out)
		}
		if err := printer.Do(virtual.PaperOut); err != nil {
			t.Fatal(err)
		}
		time.Sleep(3 * time.Second)
		if now, _ := d.Status(); now.Reason() != status.PaperOut {
			t.Errorf("without paper: got %+v", now)
		}
		if err := printer.Do(virtual.PowerOff); err != nil {
			t.Fatal(err)
		}
		time.Sleep(3 * time.Second)
		if now, _ := d.Status(); now.Reason() != Silent {
			t.Errorf("without power: got %+v", now)
		}
	})
}
