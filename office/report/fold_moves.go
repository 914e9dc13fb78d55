package report

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"antrean/office/queue"
)

// A last is a visit as it was before the last thing that a counter did with it.
type last struct {
	before Visit
	seq    uint64
}

// counted are the events that a counter may take back.
var counted = []queue.Kind{
	queue.TicketCalled, queue.TicketStarted, queue.TicketFinished, queue.TicketReturned, queue.TicketNoShow, queue.TicketRequeued,
	queue.TicketTransferred, queue.TicketContinued, queue.TicketParked, queue.TicketUnparked, queue.TicketRejoined,
	queue.TicketJoined,
}

// keep notes how a visit was before a counter's event. Two events of one command are taken back together, and a call that
// made its ticket to before there was one.
func (f *Fold) keep(v *Visit, e *queue.Event) {
	if !slices.Contains(counted, e.Kind) || e.Counter == 0 {
		return
	}
	kept, before := last{*v, e.Seq}, f.last[e.Counter]
	switch {
	case !e.Direct:
	case e.Kind == queue.TicketCalled:
		kept.before.State, kept.before.EndedAt = queue.Cancelled, e.At
	case before.seq == e.Seq-1:
		kept.before = before.before
	}
	f.last[e.Counter] = kept
}

// undone puts a visit back to where it was before its counter's last command.
func (f *Fold) undone(v *Visit, e *queue.Event) {
	if queue.Stays(e.Undone) {
		return
	}
	*v = f.last[e.Counter].before
	f.put(v)
}

// put lists a visit among those that the day's end expires, or takes it out.
func (f *Fold) put(v *Visit) {
	switch v.State {
	case queue.LotHeld, queue.Waiting, queue.Called, queue.Parked:
		f.open[queue.TicketID(v.ID)] = v
	default:
		delete(f.open, queue.TicketID(v.ID))
	}
}

// waits puts a visit back into a line, or aside.
func (f *Fold) waits(v *Visit, state queue.TicketState) {
	v.State, v.Counter, v.StartedAt, v.EndedAt = state, 0, time.Time{}, time.Time{}
	f.put(v)
}

// carried moves a visit to another day, which begins anew for it.
func (f *Fold) carried(v *Visit, e *queue.Event) {
	f.waits(v, queue.Booked)
	v.Day, v.Calls, v.FirstCallAt, v.CalledAt, v.WaitsFrom = e.For, 0, time.Time{}, time.Time{}, time.Time{}
	f.booked[e.Ticket] = v
}

// dayOpened lets those with a number of the day wait. One whose day passed has nothing to wait for.
func (f *Fold) dayOpened(e *queue.Event) {
	for id, v := range f.booked {
		if v.Day > e.Day {
			continue
		}
		delete(f.booked, id)
		switch {
		case v.State != queue.Booked: // it was cancelled
		case v.Day < e.Day:
			f.ended(v, e, queue.Expired)
		default:
			v.WaitsFrom = e.At
			if e.Due.After(e.At) {
				v.WaitsFrom = e.Due
			}
			f.waits(v, queue.Waiting)
		}
	}
}

// drawn lets those wait whose lots have numbers now.
func (f *Fold) drawn(e *queue.Event) {
	for _, draw := range e.Drawn {
		if v, ok := f.visits[draw.Ticket]; ok {
			v.WaitsFrom = e.At
			f.waits(v, queue.Waiting)
		}
	}
}

// lineEnded expires who waits; who was called is still served.
func (f *Fold) lineEnded(e *queue.Event) {
	for id, v := range f.open {
		if v.State != queue.Called && v.State != queue.LotHeld {
			v.State, v.EndedAt = queue.Expired, e.At
			delete(f.open, id)
		}
	}
}

// deviceOf is where a number was given: at the kiosk that asked, by staff for somebody, or at a counter for its own paper.
func deviceOf(e *queue.Event) string {
	if e.Counter != 0 {
		return fmt.Sprintf("loket-%d", e.Counter)
	}
	return cmp.Or(e.Device, e.Actor)
}
