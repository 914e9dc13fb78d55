package queue

import (
	"slices"
	"strings"

	"antrean/internal/problem"
)

// Where Reorder puts a ticket.
const (
	ReorderFirst  = "first"  // the next of those who share its counters to be called
	ReorderLast   = "last"   // behind everybody
	ReorderBehind = "behind" // right behind another
)

// Reorders lists where a ticket can be put.
func Reorders() []string { return []string{ReorderFirst, ReorderLast, ReorderBehind} }

// Reorder puts a waiting ticket elsewhere in its line, by somebody who answers for it.
type Reorder struct {
	mover
	Ticket string
	To     string // one of Reorders
	Behind string // the ticket to stand behind
	Note   string // why; it may name a person
}

func (c Reorder) decide(d *decision) error {
	_, t, err := d.about(0, c.Ticket)
	if err != nil {
		return err
	}
	if err := checkNote(c.Note); err != nil {
		return err
	}
	if !slices.Contains(moves[TicketReordered].from, t.State) {
		return stale(t)
	}
	place, other, err := d.reordered(c, t)
	if err != nil {
		return err
	}
	d.show(t)
	if place != t.Place {
		d.add(Event{Kind: TicketReordered, Ticket: t.ID, Service: t.Service, Place: place, Other: other, Reason: c.To, Private: noted(c.Note)})
	}
	return nil
}

// reordered is the place that a ticket is to have, and behind whom.
func (d *decision) reordered(c Reorder, t *Ticket) (Place, TicketID, error) {
	switch c.To {
	case ReorderFirst:
		return d.state.first(d.rules, t, d.nextSeq()), 0, nil
	case ReorderLast:
		return Place{Arrived: d.nextSeq()}, 0, nil
	case ReorderBehind:
		other, ok := d.ticketNamed(c.Behind)
		if !ok || other.ID == t.ID || other.State != Waiting || other.Priority != t.Priority || other.Desk != t.Desk {
			return Place{}, 0, problem.Field("behind", "A-001")
		}
		return Place{Arrived: other.Place.Arrived, Behind: d.nextSeq()}, other.ID, nil
	}
	return Place{}, 0, problem.Field("to", strings.Join(Reorders(), ", "))
}

// first is the place before all of a ticket's kind whom its counters call, made by the event with this number; its own
// when it is there already.
func (s *State) first(rules *Rules, t *Ticket, seq uint64) Place {
	head := s.head(rules, t)
	switch {
	case head.id == t.ID:
		return t.Place
	case head.place.Arrived > 1:
		return Place{Arrived: head.place.Arrived - 1, Behind: seq} // that arrival is another's, but nobody here stands behind it
	}
	return Place{Arrived: head.place.Arrived, Behind: head.place.Behind - 1}
}

// head is the first seat of the lines that a ticket shares: at least its own.
func (s *State) head(rules *Rules, t *Ticket) seat {
	if t.Desk != 0 {
		return s.waiting[laneOf(t)][0]
	}
	d := s.deskOf(rules, t)
	services := d.services
	if t.Priority {
		services = d.first
	}
	return s.heads(services, t.Priority, Place{}, 1)[0]
}

// Redirect sends a ticket to another service's line or to one counter, by somebody who does not hold it.
type Redirect struct {
	mover
	Ticket  string
	Service string // empty: the same
	To      int    // the counter whose next call it is to be; 0: any that serves the service
	Note    string // for the clerk who gets it; empty: the one it has
}

func (c Redirect) decide(d *decision) error {
	_, t, err := d.about(0, c.Ticket)
	if err != nil {
		return err
	}
	if c.Note == "" {
		c.Note = t.Note
	}
	if t.State.InHand() {
		return Transfer{Counter: t.Counter, Ticket: c.Ticket, Service: c.Service, To: c.To, Note: c.Note}.decide(d)
	}
	if t.State == Parked { // it comes back first: nobody has to wait for two who each do half of it
		if err := (Unpark{Ticket: c.Ticket}).decide(d); err != nil {
			return err
		}
		d.settle()
		t, _ = d.state.Ticket(t.ID)
	}
	if !slices.Contains(moves[TicketTransferred].from, t.State) {
		return stale(t)
	}
	return d.transfer(Transfer{Service: c.Service, To: c.To, Note: c.Note}, &Counter{}, t)
}

// HandOver puts the ticket in a counter's hand, if there is one, back to its old place, and then does the rest: it is
// how a counter is closed whose clerk had to leave.
type HandOver struct {
	mover
	Counter int
	Then    Command
}

func (c HandOver) decide(d *decision) error {
	counter, _, err := d.at(c.Counter)
	if err != nil {
		return err
	}
	if counter.Ticket != 0 {
		if err := (Requeue{Counter: c.Counter}).decide(d); err != nil {
			return err
		}
		d.settle()
	}
	return c.Then.decide(d)
}
