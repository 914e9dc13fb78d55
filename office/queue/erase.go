package queue

import "antrean/internal/problem"

// EraseTicket forgets what is known of the person behind a ticket whose visit is over, also where it went on under another
// number: its token and what was declared. What happened, and when, stays. The journal forgets its private parts after the event is on disk.
//
// The ticket may be older than what the state remembers; whoever asks has looked it up.
type EraseTicket struct {
	mover
	Ticket TicketID
}

func (c EraseTicket) decide(d *decision) error {
	if t, ok := d.state.Ticket(c.Ticket); ok {
		if on := d.state.GoesOn(t); !on.State.Over() {
			return problem.New("not_over").And("state", on.State)
		}
	}
	d.reply = Reply{Ticket: c.Ticket}
	d.add(Event{Kind: TicketErased, Ticket: c.Ticket})
	return nil
}

// erase forgets the private parts of a ticket.
func (s *State) erase(id TicketID) {
	if t, ok := s.Ticket(id); ok && t.Token != "" {
		s.byToken = s.byToken.Delete(t.Token)
	}
	s.setTicket(id, func(t *Ticket) { t.Token, t.Said, t.Note = "", Declared{}, "" })
	each(s.receipts, func(key string, r *Receipt) {
		// What was said can be guessed from a digest. A check's receipt does not say whose it became.
		if (r.Reply.Ticket == id || r.Reply.Code != "") && r.Digest != "" {
			s.receipts = s.receipts.Set(key, &Receipt{Reply: r.Reply, At: r.At})
		}
	})
	for n, c := range s.counters {
		if c.Last != nil && (c.Last.Before.ID == id || c.Last.Joined != nil && c.Last.Joined.ID == id) { // undoing it would bring the person back
			s.counters[n] = c.with(func(c *Counter) { c.Last = nil })
		}
	}
}

// Knows reports whether the state still holds the private part of an event.
func (s *State) Knows(e *Event) bool {
	switch e.Kind {
	case TicketIssued:
		t, ok := s.Ticket(e.Ticket)
		return ok && (t.Token != "" || !t.Said.IsZero())
	case TicketTransferred, TicketParked, TicketContinued:
		t, ok := s.Ticket(e.Ticket)
		return ok && t.Note != ""
	case CheckOpened:
		c, ok := s.Check(e.Code)
		return ok && c.At.Equal(e.At)
	case ListSaved:
		l, ok := s.lists.Get(e.Code)
		return ok && l.At.Equal(e.At)
	}
	return false
}
