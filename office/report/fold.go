package report

import (
	"slices"
	"time"

	"antrean/office/queue"
)

// A Fold makes visits of the journal's events. It keeps no rule of the queue but what a report counts, so that it can
// disagree with the rows when one of the two is wrong. What it does not know, it passes over.
type Fold struct {
	visits  map[queue.TicketID]*Visit
	order   []queue.TicketID
	open    map[queue.TicketID]*Visit // that a day's end would expire
	booked  map[queue.TicketID]*Visit // of days to come
	last    map[int]last              // by counter
	changes []Change
}

// NewFold is a fold before the first event.
func NewFold() *Fold {
	return &Fold{visits: make(map[queue.TicketID]*Visit), open: make(map[queue.TicketID]*Visit),
		booked: make(map[queue.TicketID]*Visit), last: make(map[int]last)}
}

// Add takes the next event.
func (f *Fold) Add(e *queue.Event) {
	switch e.Kind {
	case queue.TicketIssued:
		f.issued(e)
	case queue.CounterOpened, queue.CounterClosed:
		f.changes = append(f.changes, Change{Seq: e.Seq, Day: e.Day, Counter: e.Counter, Open: e.Kind == queue.CounterOpened, At: e.At})
	case queue.LotsDrawn:
		f.drawn(e)
	case queue.DayClosed:
		f.dayClosed(e)
	case queue.DayOpened:
		f.dayOpened(e)
	case queue.LineEnded:
		f.lineEnded(e)
	default:
		if v, ok := f.visits[e.Ticket]; ok && e.Ticket != 0 {
			f.moved(v, e)
		}
	}
}

// moved takes what happened to one ticket.
func (f *Fold) moved(v *Visit, e *queue.Event) {
	f.keep(v, e)
	switch e.Kind {
	case queue.TicketCalled:
		f.called(v, e)
	case queue.TicketRecalled:
		v.Calls, v.CalledAt = v.Calls+1, e.At
	case queue.TicketStarted:
		v.State, v.StartedAt = queue.Serving, e.At
		delete(f.open, e.Ticket)
	case queue.TicketFinished:
		f.ended(v, e, queue.Done)
	case queue.TicketReturned:
		f.ended(v, e, queue.Returned)
		v.Lacks = tidyLacks(e.Lacks)
	case queue.TicketNoShow:
		f.ended(v, e, queue.NoShow)
	case queue.TicketCancelled:
		f.ended(v, e, queue.Cancelled)
	case queue.TicketJoined:
		f.ended(v, e, queue.Joined)
	case queue.TicketRequeued, queue.TicketUnparked, queue.TicketRejoined: // but for the calls: they were heard
		f.waits(v, queue.Waiting)
	case queue.TicketTransferred, queue.TicketContinued:
		f.waits(v, queue.Waiting)
		v.Calls = 0 // of the line before
	case queue.TicketParked:
		f.waits(v, queue.Parked)
	case queue.TicketCarried:
		f.carried(v, e)
	case queue.CommandUndone:
		f.undone(v, e)
	}
}

func (f *Fold) issued(e *queue.Event) {
	v := &Visit{ID: uint64(e.Ticket), Day: e.Day, Service: e.Service, Device: deviceOf(e), State: queue.Waiting, IssuedAt: e.At}
	f.visits[e.Ticket] = v
	if e.Lot != 0 {
		v.State = queue.LotHeld
	}
	if e.For != "" {
		v.Day, v.State = e.For, queue.Booked
		f.booked[e.Ticket] = v
	}
	f.put(v)
	f.order = append(f.order, e.Ticket)
}

func (f *Fold) called(v *Visit, e *queue.Event) {
	if v.FirstCallAt.IsZero() {
		v.FirstCallAt = e.At
	}
	v.State, v.Counter, v.CalledAt, v.EndedAt = queue.Called, e.Counter, e.At, time.Time{}
	v.Calls++
	f.open[e.Ticket] = v
}

func (f *Fold) ended(v *Visit, e *queue.Event, state queue.TicketState) {
	v.State, v.EndedAt = state, e.At
	delete(f.open, e.Ticket)
}

// dayClosed expires who still waits or was called in vain. Who is being served stays.
func (f *Fold) dayClosed(e *queue.Event) {
	for id, v := range f.open {
		v.State, v.EndedAt = queue.Expired, e.At
		delete(f.open, id)
	}
}

// ReadReport hands over the visits of a period.
func (f *Fold) ReadReport(p Period, c Collector) error {
	for _, change := range f.changes {
		if inPeriod(change.Day, p) {
			c.Change(change)
		}
	}
	var order []*Visit
	for _, id := range f.order {
		if v := f.visits[id]; inPeriod(v.Day, p) {
			order = append(order, v)
		}
	}
	slices.SortStableFunc(order, byDay)
	for _, v := range order {
		c.Visit(v)
	}
	return nil
}

func byDay(a, b *Visit) int {
	if a.Day != b.Day {
		if a.Day < b.Day {
			return -1
		}
		return 1
	}
	return int(int64(a.ID) - int64(b.ID))
}
