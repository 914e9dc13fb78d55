package office_test

import (
	"errors"
	"testing"

	"antrean/internal/rig"
	"antrean/office"
	"antrean/office/queue"
	"antrean/office/setup"
)

func TestAChangeIsInForceAtOnceAndForGood(t *testing.T) {
	dir := t.TempDir()
	r := rig.Open(t, rig.Options{Dir: dir, Gate: "flag"})
	first := r.Office.Setup()
	old, _, err := r.Engine.Do(t.Context(), queue.Request{Actor: "test", Do: queue.Issue{Service: "kk-rusak", Token: "T0KEN"}})
	if err != nil {
		t.Fatal(err)
	}
	seq := r.Engine.View().Seq()
	r.Decide(t, func(d *setup.Document) { d.Gate = "self" })
	now := r.Office.Setup()
	if now.N != first.N+1 || now.Catalogue.Services[0].Gate != "self" || r.Engine.View().Rules != now.Rules || r.Engine.View().Seq() != seq+1 {
		t.Errorf("got version %d, gate %s, at %d; want the change and one event", now.N, now.Catalogue.Services[0].Gate, r.Engine.View().Seq())
	}
	ticket, _ := r.Engine.View().State.Ticket(old.Ticket)
	if past := r.Office.Setups.Standards(ticket.Catalogue); past.Version != first.Catalogue.Version || past.Services[0].Gate != "flag" {
		t.Errorf("the ticket's standards are %s, want those it was issued under", past.Version)
	}
	kept, err := r.Store.Setup(now.N)
	if err != nil || kept.By != rig.Admin || kept.Catalogue != now.Catalogue.Version {
		t.Errorf("kept: %+v (%v)", kept, err)
	}
	back, err := r.Office.Setups.TakeBack(t.Context(), now.N, first.N, rig.Admin, "")
	if err != nil || back.N != now.N+1 || back.Catalogue.Version != first.Catalogue.Version {
		t.Errorf("taken back: got %+v (%v), want a third version like the first", back, err)
	}
}

func TestAChangeThatCannotBeChangesNothing(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	now := r.Office.Setup()
	stop := errors.New("stop")
	for name, c := range map[string]struct {
		base   int
		change func(*setup.Document) error
		is     func(error) bool
	}{
		"faults":      {now.N, func(d *setup.Document) error { d.Counters = nil; return nil }, func(err error) bool { _, ok := errors.AsType[setup.Faults](err); return ok }},
		"an old base": {now.N - 1, func(d *setup.Document) error { d.Gate = "self"; return nil }, func(err error) bool { return errors.Is(err, office.ErrMeanwhile) }},
		"a refusal":   {now.N, func(d *setup.Document) error { d.Gate = "self"; return stop }, func(err error) bool { return errors.Is(err, stop) }},
		"no change":   {now.N, func(*setup.Document) error { return nil }, func(err error) bool { return err == nil }},
	} {
		_, err := r.Office.Setups.Change(t.Context(), c.base, rig.Admin, "", c.change)
		if !c.is(err) || r.Office.Setup() != now {
			t.Errorf("%s: got %v and version %d, want nothing changed", name, err, r.Office.Setup().N)
		}
	}
}

func TestTwoWhoChangeTheSameVersion(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	base := r.Office.Setup().N
	results := make(chan error, 2)
	for _, gate := range []string{"self", "flag"} {
		go func() {
			_, err := r.Office.Setups.Change(t.Context(), base, gate, "", func(d *setup.Document) error { d.PublicURL = "https://" + gate; return nil })
			results <- err
		}()
	}
	won, lost := 0, 0
	for range 2 {
		switch err := <-results; {
		case err == nil:
			won++
		case errors.Is(err, office.ErrMeanwhile):
			lost++
		}
	}
	if won != 1 || lost != 1 || r.Office.Setup().N != base+1 {
		t.Errorf("%d won and %d lost, want one each", won, lost)
	}
}
