package report

import (
	"testing"
	"time"

	"antrean/office/queue"
)

// tell folds events of one ticket, a minute apart from 8.00, and returns its visit.
func tell(t *testing.T, events ...queue.Event) Visit {
	t.Helper()
	f := NewFold()
	for i := range events {
		e := &events[i]
		e.Seq, e.At, e.Day = uint64(i+1), at(8, i), monday
		if e.Ticket == 0 && e.Kind != queue.DayClosed {
			e.Ticket = 1
		}
		f.Add(e)
	}
	var got []Visit
	if err := f.ReadReport(Day(monday), collector{visit: func(v *Visit) { got = append(got, *v) }}); err != nil || len(got) != 1 {
		t.Fatalf("got %+v (%v), want one visit", got, err)
	}
	return got[0]
}

// A collector is a Collector of functions.
type collector struct {
	visit  func(*Visit)
	change func(Change)
}

func (c collector) Visit(v *Visit) { c.visit(v) }

func (c collector) Change(change Change) {
	if c.change != nil {
		c.change(change)
	}
}

func TestFoldFollowsAVisit(t *testing.T) {
	issued := queue.Event{Kind: queue.TicketIssued, Service: "kk", Actor: "kios-1"}
	called := queue.Event{Kind: queue.TicketCalled, Counter: 2}
	begun := Visit{ID: 1, Day: monday, Service: "kk", Device: "kios-1", IssuedAt: at(8, 0)}
	for name, c := range map[string]struct {
		events []queue.Event
		want   func(*Visit)
	}{
		"waiting": {nil, func(v *Visit) { v.State = queue.Waiting }},
		"served": {[]queue.Event{called, {Kind: queue.TicketRecalled}, {Kind: queue.TicketStarted}, {Kind: queue.TicketFinished}}, func(v *Visit) {
			v.State, v.Counter, v.Calls, v.FirstCallAt, v.CalledAt, v.StartedAt, v.EndedAt = queue.Done, 2, 2, at(8, 1), at(8, 2), at(8, 3), at(8, 4)
		}},
		"a no-show that comes back": {[]queue.Event{called, {Kind: queue.TicketNoShow}, {Kind: queue.TicketCalled, Counter: 3}}, func(v *Visit) {
			v.State, v.Counter, v.Calls, v.FirstCallAt, v.CalledAt = queue.Called, 3, 2, at(8, 1), at(8, 3)
		}},
		"put back": {[]queue.Event{called, {Kind: queue.TicketStarted}, {Kind: queue.TicketRequeued}}, func(v *Visit) {
			v.State, v.Calls, v.FirstCallAt, v.CalledAt = queue.Waiting, 1, at(8, 1), at(8, 1)
		}},
		"returned": {[]queue.Event{called, {Kind: queue.TicketReturned, Lacks: []queue.Lack{{ID: "z", Kind: queue.Short}, {ID: "a", Kind: queue.Short}, {ID: "z", Kind: queue.Short}}}}, func(v *Visit) {
			v.State, v.Counter, v.Calls, v.FirstCallAt, v.CalledAt, v.EndedAt = queue.Returned, 2, 1, at(8, 1), at(8, 1), at(8, 2)
			v.Lacks = []queue.Lack{{ID: "a", Kind: queue.Short}, {ID: "z", Kind: queue.Short}}
		}},
		"joined":                         {[]queue.Event{{Kind: queue.TicketJoined}}, func(v *Visit) { v.State, v.EndedAt = queue.Joined, at(8, 1) }},
		"cancelled":                      {[]queue.Event{{Kind: queue.TicketCancelled}}, func(v *Visit) { v.State, v.EndedAt = queue.Cancelled, at(8, 1) }},
		"still waiting at the day's end": {[]queue.Event{{Kind: queue.DayClosed}}, func(v *Visit) { v.State, v.EndedAt = queue.Expired, at(8, 1) }},
		"called at the day's end": {[]queue.Event{called, {Kind: queue.DayClosed}}, func(v *Visit) {
			v.State, v.Counter, v.Calls, v.FirstCallAt, v.CalledAt, v.EndedAt = queue.Expired, 2, 1, at(8, 1), at(8, 1), at(8, 2)
		}},
		"served at the day's end": {[]queue.Event{called, {Kind: queue.TicketStarted}, {Kind: queue.DayClosed}}, func(v *Visit) {
			v.State, v.Counter, v.Calls, v.FirstCallAt, v.CalledAt, v.StartedAt = queue.Serving, 2, 1, at(8, 1), at(8, 1), at(8, 2)
		}},
		"an event of a later program": {[]queue.Event{{Kind: "ticket_blessed"}}, func(v *Visit) { v.State = queue.Waiting }},
	} {
		want := begun
		c.want(&want)
		same(t, name, tell(t, append([]queue.Event{issued}, c.events...)...), want)
	}
}

func TestFoldHandsOverThePeriodAlone(t *testing.T) {
	f := NewFold()
	for i, day := range []string{"2026-11-22", monday, tuesday} {
		opened := queue.Event{Kind: queue.CounterOpened, Seq: uint64(2*i + 1), Day: day, Counter: 1, At: at(0, i)}
		issued := queue.Event{Kind: queue.TicketIssued, Seq: uint64(2*i + 2), Ticket: queue.TicketID(2*i + 2), Day: day, At: at(0, i)}
		f.Add(&opened)
		f.Add(&issued)
	}
	var visits []uint64
	var changes []time.Time
	err := f.ReadReport(Period{monday, monday}, collector{func(v *Visit) { visits = append(visits, v.ID) }, func(c Change) { changes = append(changes, c.At) }})
	same(t, "visits", visits, []uint64{4})
	same(t, "changes", changes, []time.Time{at(0, 1)})
	if err != nil {
		t.Error(err)
	}
}
