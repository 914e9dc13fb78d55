package driver

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"antrean/printer/port"
	"antrean/printer/profile"
	"antrean/printer/spool"
	"antrean/printer/status"
	"antrean/printer/virtual"
)

// TestMendingLastsNoSlipBeyondItsTime has a slip wait for a fragment of the last one to be cut off, and its time run out
// meanwhile: nobody stands there any more.
func TestMendingLastsNoSlipBeyondItsTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		printer := virtual.New(virtual.Options{Baud: 1200, PaperMM: virtual.Endless})
		defer printer.Close()
		d := New(model(t, "epson-80", nil), printer.Connect)
		defer d.Stop()
		if err := d.Ready(t.Context()); err != nil {
			t.Fatal(err)
		}
		d.Tear()
		out := d.Print(t.Context(), spool.Job{Document: reference(t), Expires: time.Now().Add(time.Second)}, func(spool.Outcome) {})
		if out.State != spool.Queued {
			t.Errorf("a slip of 1 s behind a mending of several: got %+v, want it not begun", out)
		}
		time.Sleep(time.Minute)
		for _, s := range printer.Slips() {
			if len(s.Lines) > 0 {
				t.Errorf("%q came out", s.Lines)
			}
		}
	})
}

// TestAPrinterThatFillsUpBeforeTheFirstByteIsNotWaitedForTooLong has the printer say that it is full after a slip was
// found ready to go.
func TestAPrinterThatFillsUpBeforeTheFirstByteIsNotWaitedForTooLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &Driver{profile: &profile.Profile{}, writing: make(turn, 1), updated: make(chan struct{}), full: time.Now()}
		began := time.Now()
		r := &run{d: d, expires: began.Add(time.Second), pace: newPace(d.profile)}
		if why := r.mayGoOn(t.Context(), 1, false); why != "stuck" || time.Since(began) > 2*time.Second {
			t.Errorf("got %q after %v, want stuck when the slip's time is over", why, time.Since(began))
		}
	})
}

// TestBadNewsWinsOverGoodNews has a round of questions end well after one of its answers has said that the slip is torn.
func TestBadNewsWinsOverGoodNews(t *testing.T) {
	for _, query := range []profile.Query{profile.NoQuery, profile.DLEEOT} {
		synctest.Test(t, func(t *testing.T) {
			now := time.Now()
			d := &Driver{profile: &profile.Profile{Status: profile.Status{Query: query}}, updated: make(chan struct{}), rounded: now.Add(time.Second)}
			r := &run{d: d, began: now, ends: now, hurt: status.PaperOut, sent: 1}
			if out := r.prove(context.Background(), nil); out.State != spool.Interrupted || out.Reason != status.PaperOut {
				t.Errorf("%s: got %+v, want it interrupted by the end of the paper", query, out)
			}
		})
	}
}

// TestAnAnswerOwedToTheLastSlipProvesNothingOfTheNext sends slips to a printer that stands still and says nothing, until
// it can hold no more; then it goes on, and answers for all of them.
func TestAnAnswerOwedToTheLastSlipProvesNothingOfTheNext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		printer := virtual.New(virtual.Options{Persona: virtual.Kanji, Baud: 38400, PaperMM: virtual.Endless})
		defer printer.Close()
		for _, a := range []virtual.Action{virtual.Silence, virtual.CoverOpen} {
			if err := printer.Do(a); err != nil {
				t.Fatal(err)
			}
		}
		d := New(model(t, "xprinter-80", nil), printer.Connect)
		defer d.Stop()
		doc := reference(t)
		proven := 0
		for n := range 12 {
			doc.Blocks[2].Text = fmt.Sprintf("A-%03d", n)
			if err := d.Ready(t.Context()); err != nil {
				t.Fatal(err)
			}
			time.AfterFunc(200*time.Millisecond, func() {
				if n < 5 {
					return
				}
				_, _ = printer.Do(virtual.CoverClose), printer.Do(virtual.Speak)
			})
			out := d.Print(t.Context(), spool.Job{Document: doc, Expires: time.Now().Add(time.Minute)}, func(spool.Outcome) {})
			if out.State != spool.Confirmed {
				continue
			}
			proven++
			time.Sleep(10 * time.Second)
			came := func(s virtual.Slip) bool { return slices.Contains(s.Lines, doc.Blocks[2].Text) }
			if !slices.ContainsFunc(printer.Slips(), came) {
				t.Errorf("%s is confirmed and did not come out", doc.Blocks[2].Text)
			}
		}
		if proven < 4 {
			t.Errorf("%d slips are confirmed: a printer that answers again has to be believed again", proven)
		}
	})
}

// TestAPrinterThatIsFullForMomentsIsNotStuck has a hot head in between: time that goes by while the printer is not full
// counts for nothing.
func TestAPrinterThatIsFullForMomentsIsNotStuck(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		now := time.Now()
		d := &Driver{profile: &profile.Profile{}, writing: make(turn, 1), updated: make(chan struct{}), full: now}
		d.link.State = port.OK
		r := &run{d: d, expires: now.Add(time.Minute), pace: newPace(d.profile), sent: 1}
		set := func(after time.Duration, full bool, heat status.Value) {
			time.AfterFunc(after, func() {
				d.mu.Lock()
				defer d.mu.Unlock()
				d.fullLocked(full)
				d.known.Heat = heat
				d.tellLocked()
			})
		}
		set(time.Second, false, status.Bad)
		set(20*time.Second, true, status.OK)
		set(21*time.Second, false, status.OK)
		if why := r.mayGoOn(t.Context(), 1, false); why != "" {
			t.Errorf("got %q, want it to go on", why)
		}
	})
}
