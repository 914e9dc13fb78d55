package queue

import (
	"fmt"
	"slices"

	"antrean/internal/problem"
)

// Join lets two numbers that were already given go on as one: a family that took two, or people of one family card who
// queue apart. The ticket that it names goes on, with its number and at its place; the other is behind it from then on.
type Join struct {
	mover
	Counter int
	Ticket  string // the one that goes on; empty: the one in hand
	Other   string // the one that joins it
}

func (c Join) decide(d *decision) error {
	_, t, err := d.about(c.Counter, c.Ticket)
	if err != nil {
		return err
	}
	if t.State == LotHeld || t.State == NoShow { // one has no number yet, the other is not there to go on with
		return stale(t)
	}
	other, err := d.joins(t, c.Other)
	if err != nil {
		return err
	}
	d.add(Event{Kind: TicketJoined, Ticket: other.ID, Service: other.Service, Counter: c.Counter, Other: t.ID})
	d.add(Event{Kind: TicketGrew, Ticket: t.ID, Service: t.Service, Counter: c.Counter, Other: other.ID, Direct: true,
		Party: t.People() + other.People(), Priority: t.Priority || other.Priority, Also: t.alsoOf(other), Files: union(slices.Clone(t.Files), other.Files)})
	d.show(t)
	d.reply.Joined = other.ID
	return nil
}

// joins is the ticket that is to join another, when it may: one of today that nobody holds and that is not over.
func (d *decision) joins(t *Ticket, name string) (*Ticket, error) {
	other, ok := d.ticketNamed(name)
	switch {
	case !ok:
		return nil, problem.New("unknown_ticket")
	case other.ID == t.ID:
		return nil, problem.Field("other", "≠ "+t.Number())
	case other.Day != d.state.Day || !slices.Contains(moves[TicketJoined].from, other.State):
		return nil, stale(other)
	case t.People()+other.People() > partyMost:
		return nil, problem.Field("other", fmt.Sprintf("≤ %d", partyMost-t.People()))
	}
	return other, nil
}

// alsoOf are the services to follow once another ticket has joined: its own come last, each once.
func (t *Ticket) alsoOf(other *Ticket) []string {
	also := slices.Clone(t.Also)
	for _, service := range append([]string{other.Service}, other.Also...) {
		if service != t.Service && !slices.Contains(also, service) {
			also = append(also, service)
		}
	}
	return also
}

// join ends a ticket's own way, and keeps how it was: an undo leads back there.
func (s *State) join(e *Event) {
	before := s.move(e, func(t *Ticket) { t.State, t.EndedAt, t.Into = Joined, e.At, e.Other })
	if before == nil || e.Counter == 0 {
		return
	}
	s.setCounter(e.Counter, func(c *Counter) {
		c.Last = &Last{Kind: e.Kind, Seq: e.Seq, At: e.At, Before: before, Served: c.Served, Turn: -1}
	})
}

// grow gives a ticket what came with the one that joined it.
func (t *Ticket) grow(e *Event) {
	t.Party, t.Priority, t.Also, t.Files = e.Party, e.Priority, e.Also, e.Files
	t.Took = append(slices.Clone(t.Took), e.Other)
}

// part puts a ticket that had joined another back to where it was.
func (s *State) part(e *Event, before *Ticket) {
	s.move(e, func(t *Ticket) {
		seen := t.SeenAt
		*t = *before
		t.SeenAt = seen
	})
}

// parts reports whether a ticket that joined is still as the command left it, so that an undo can lead it back.
func (s *State) parts(l *Last) bool {
	other, ok := s.Ticket(l.Joined.ID)
	return ok && other.State == Joined && other.Moved == l.Seq-1 && other.Day == s.Day
}

// With lists the tickets whose visits go on with one: itself first, then those that joined it, and those that had joined them.
func (s *State) With(t *Ticket) []*Ticket {
	all := []*Ticket{t}
	for _, id := range t.Took {
		if other, ok := s.Ticket(id); ok {
			all = append(all, s.With(other)...)
		}
	}
	return all
}

// GoesOn is the ticket that a visit goes on with: itself, or the one that it joined, which may have joined another.
func (s *State) GoesOn(t *Ticket) *Ticket {
	for t.State == Joined {
		next, ok := s.Ticket(t.Into)
		if !ok {
			return t
		}
		t = next
	}
	return t
}
