package driver

import (
	"context"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"antrean/printer/port"
	"antrean/printer/profile"
	"antrean/printer/spool"
	"antrean/printer/status"
	"antrean/printer/virtual"
)

// A mutePort takes everything and says nothing but by its wire.
type mutePort struct {
	ready  atomic.Bool
	closed context.Context
	end    context.CancelFunc
}

func newMutePort() *mutePort {
	p := &mutePort{}
	p.closed, p.end = context.WithCancel(context.Background())
	return p
}

func (p *mutePort) Write(_ context.Context, b []byte) (int, error) { return len(b), nil }
func (p *mutePort) Close() error                                   { p.end(); return nil }
func (p *mutePort) ClearToSend() (ready, known bool)               { return p.ready.Load(), true }
func (p *mutePort) Read(ctx context.Context, _ []byte) (int, error) {
	select {
	case <-ctx.Done():
	case <-p.closed.Done():
	}
	return 0, &port.Error{Reason: port.Closed}
}

// TestTheWireIsLookedAtAlsoWhenNothingIsAnswered switches on a printer whose answers have no wire: its "ready" has one.
func TestTheWireIsLookedAtAlsoWhenNothingIsAnswered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newMutePort()
		d := New(model(t, "epson-80", func(p *profile.Profile) { p.Line.Flow = profile.CTS }), func(context.Context) (port.Port, error) { return p, nil })
		defer d.Stop()
		time.Sleep(5 * time.Second)
		if s, _ := d.Status(); s.State() != status.Bad || s.Reason() != string(port.Stuck) {
			t.Errorf("off: got %s %q, want it stuck", s.State(), s.Reason())
		}
		p.ready.Store(true)
		wait, cancel := context.WithTimeout(t.Context(), 3*time.Second)
		defer cancel()
		if err := d.Ready(wait); err != nil {
			t.Errorf("on: %v, want it ready", err)
		}
	})
}

// TestALostGoOnHoldsNoPrinterForEver loses the byte by which a printer says that it has room again.
func TestALostGoOnHoldsNoPrinterForEver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := model(t, "epson-80", func(p *profile.Profile) { p.Line.Flow = profile.XonXoff })
		printer := virtual.New(virtual.Options{Baud: 38400, Flow: "xonxoff"})
		defer printer.Close()
		d := New(p, printer.Connect)
		defer d.Stop()
		time.Sleep(3 * time.Second)
		for _, a := range []virtual.Action{virtual.StickXOFF, virtual.CoverOpen} {
			if err := printer.Do(a); err != nil {
				t.Fatal(err)
			}
		}
		time.Sleep(time.Minute)
		if d.mu.Lock(); !d.heldLocked() {
			t.Error("a printer that stands still for a reason is no longer taken for full")
		}
		d.mu.Unlock()
		if err := printer.Do(virtual.CoverClose); err != nil {
			t.Fatal(err)
		}
		time.Sleep(3 * time.Second)
		if s, _ := d.Status(); s.State() != status.OK {
			t.Errorf("got %s %q, want it well", s.State(), s.Reason())
		}
	})
}

// TestOnlyWhatIsAskedForAgainIsBelieved lets a printer that answers two questions alone recover: what the one says in
// passing about the other's matter is not taken back by anybody else.
func TestOnlyWhatIsAskedForAgainIsBelieved(t *testing.T) {
	k := known{profile: &profile.Profile{Status: profile.Status{Query: profile.DLEEOT, Ask: []int{2, 3}}}}
	answer := func(q question, b byte) { k.learn(said{kind: answered, about: q, bytes: [9]byte{b}}) }
	answer(eot2, 0x32)
	answer(eot3, 0x32)
	if k.Paper != status.Bad || k.Online != status.Bad {
		t.Errorf("got paper %s, online %s", k.Paper, k.Online)
	}
	answer(eot2, 0x12)
	answer(eot3, 0x12)
	if k.Paper == status.Bad || k.Online == status.Bad {
		t.Errorf("after it was mended: paper %s, online %s", k.Paper, k.Online)
	}
}

// TestAPrinterThatHasJustComeIsAskedBeforeItPrints takes the paper out while the cable is out: the slip that waits has
// to be the first one to come out, not the copy of a torn one.
func TestAPrinterThatHasJustComeIsAskedBeforeItPrints(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		printer := virtual.New(virtual.Options{Baud: 9600})
		defer printer.Close()
		d := New(model(t, "epson-80", nil), printer.Connect)
		defer d.Stop()
		time.Sleep(3 * time.Second)
		for _, a := range []virtual.Action{virtual.Unplug, virtual.PaperOut} {
			if err := printer.Do(a); err != nil {
				t.Fatal(err)
			}
		}
		time.Sleep(3 * time.Second)
		began := make(chan error, 1)
		wait, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		go func() { began <- d.Ready(wait) }()
		time.Sleep(time.Second)
		if err := printer.Do(virtual.Plug); err != nil {
			t.Fatal(err)
		}
		if err := <-began; port.ReasonOf(err) != port.Reason(status.PaperOut) {
			t.Errorf("ready: %v, want no paper", err)
		}
	})
}

// TestAfterMendingThePrinterIsLookedAtAgain ends the paper with the cut that mends.
func TestAfterMendingThePrinterIsLookedAtAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		printer := virtual.New(virtual.Options{Baud: 1200})
		defer printer.Close()
		d := New(model(t, "epson-80", nil), printer.Connect)
		defer d.Stop()
		if err := d.Ready(t.Context()); err != nil {
			t.Fatal(err)
		}
		time.Sleep(2 * time.Second)
		d.Tear()
		time.AfterFunc(time.Second, func() { _ = printer.Do(virtual.CoverOpen) })
		out := d.Print(t.Context(), spool.Job{Document: reference(t), Expires: time.Now().Add(time.Minute)}, func(spool.Outcome) {})
		if out.State != spool.Queued || out.Reason != status.CoverOpen {
			t.Errorf("got %+v, want it not begun: the cover is open", out)
		}
	})
}
