package queue

import (
	"cmp"
	"slices"
	"time"
)

func (s *State) issue(e *Event) {
	t := &Ticket{
		ID: e.Ticket, Day: e.Day, Prefix: e.Prefix, N: e.N, Service: e.Service, Catalogue: e.Catalogue,
		State: Waiting, Place: e.Place, Priority: e.Priority, Party: e.Party, Also: e.Also, Files: e.Files, Moved: e.Seq,
		Device: cmp.Or(e.Device, e.Actor), Ahead: e.Ahead, IssuedAt: e.At, Job: e.Job, Token: e.token(), Said: e.said(),
	}
	if e.Counter != 0 { // a clerk made it for somebody with paper of another kind
		t.Device = deskDevice(e.Counter)
	}
	if t.Place == (Place{}) {
		t.Place.Arrived = uint64(t.ID)
	}
	s.ledger.take(e.Actor, e.At)
	switch {
	case e.Lot != 0:
		t.Lot, t.Share, t.State = e.Lot, e.Code, LotHeld
		s.ledger.give(e.Service)
		s.ledger.Lots = append(slices.Clone(s.ledger.Lots), t.ID)
	case e.For != "":
		t.Day, t.State = e.For, Booked
		s.ledger.giveLater(t.Day, t.Prefix, t.N, t.Service)
	default:
		s.ledger.give(e.Service)
		s.numbers[e.Prefix] = e.N
		s.byNumber = s.byNumber.Set(t.Number(), t.ID)
	}
	s.tickets = s.tickets.Set(uint64(t.ID), t)
	if t.Token != "" {
		s.byToken = s.byToken.Set(t.Token, t.ID)
	}
	s.enter(t)
}

func (s *State) setTicket(id TicketID, change func(*Ticket)) {
	if t, ok := s.Ticket(id); ok {
		s.tickets = s.tickets.Set(uint64(id), t.with(change))
	}
}

// move changes the event's ticket and takes it from where it was to where its new state has it: a line, a hand, the
// list of the booked, the parked or the missed. It returns the ticket as it was, nil when there is none.
func (s *State) move(e *Event, change func(*Ticket)) *Ticket {
	before, ok := s.Ticket(e.Ticket)
	if !ok {
		return nil
	}
	after := before.with(change)
	after.Moved = e.Seq
	if after.State == Waiting && after.Desk != 0 && !s.comesBack(after.Desk) {
		after.Desk = 0 // nobody would call it there
	}
	s.leave(before)
	s.tickets = s.tickets.Set(uint64(e.Ticket), after)
	s.enter(after)
	return before
}

// comesBack reports whether somebody works at a counter, or only pauses.
func (s *State) comesBack(counter int) bool {
	c, ok := s.counters[counter]
	return ok && (c.Open || c.Break != nil)
}

func (s *State) leave(t *Ticket) {
	switch {
	case t.State == Waiting:
		s.rise(t)
	case t.State == Booked:
		s.ledger.Booked = without(s.ledger.Booked, t.ID)
	case t.State == LotHeld:
		s.ledger.Held = without(s.ledger.Held, t.ID)
	case t.State == NoShow:
		s.missed = without(s.missed, t.ID)
	case t.State == Parked:
		s.parked = without(s.parked, t.ID)
	case t.State.InHand():
		s.setCounter(t.Counter, func(c *Counter) { c.Ticket = 0 })
	}
}

func (s *State) enter(t *Ticket) {
	switch {
	case t.State == Waiting:
		s.sit(t)
	case t.State == Booked:
		s.ledger.Booked = append(slices.Clone(s.ledger.Booked), t.ID)
	case t.State == LotHeld:
		s.ledger.Held = append(slices.Clone(s.ledger.Held), t.ID)
	case t.State == NoShow:
		s.missed = append(s.missed, t.ID)
	case t.State == Parked:
		s.park(t)
	case t.State.InHand():
		s.setCounter(t.Counter, func(c *Counter) { c.Ticket = t.ID })
	}
}

// park lists a ticket before the first that comes back later.
func (s *State) park(t *Ticket) {
	i := slices.IndexFunc(s.parked, func(id TicketID) bool {
		other, ok := s.Ticket(id)
		return ok && other.Due.After(t.Due)
	})
	if i < 0 {
		i = len(s.parked)
	}
	next := make([]TicketID, 0, len(s.parked)+1)
	s.parked = append(append(append(next, s.parked[:i]...), t.ID), s.parked[i:]...)
}

// serve applies what a counter does with the ticket that it holds or calls, and keeps what is needed to undo it.
func (s *State) serve(e *Event) {
	last := &Last{Kind: e.Kind, Seq: e.Seq, At: e.At, Turn: -1}
	if c, ok := s.counters[e.Counter]; ok {
		last.Served, last.Turn = c.Served, s.turn(c.Serves)
	}
	recall := 0
	if t, ok := s.Ticket(e.Ticket); ok {
		recall = t.Calls
	}
	last.Before = s.move(e, func(t *Ticket) { t.serve(e) })
	s.countVisit(e, last.Before)
	if e.Kind == TicketCalled {
		s.takeTurn(e, last.Before)
		last.Zone, last.Call = e.Zone, s.announce(e, recall)
	}
	s.setCounter(e.Counter, func(c *Counter) {
		if e.Kind == TicketFinished || e.Kind == TicketReturned || e.Kind == TicketContinued {
			c.Served++
		}
		c.Last = last.since(c.Last, e)
	})
}

// serve changes a ticket by what a counter does with it.
func (t *Ticket) serve(e *Event) {
	switch e.Kind {
	case TicketCalled:
		t.State, t.Counter, t.CalledAt, t.CountedAt = Called, e.Counter, e.At, e.At
		t.EndedAt, t.UndoneAt, t.Due = time.Time{}, time.Time{}, time.Time{} // a no-show that came back has not ended
		t.Recalls, t.Reason = 0, ""
		if t.FirstCall.IsZero() {
			t.FirstCall = e.At
		}
		t.Calls++
	case TicketStarted:
		t.State, t.StartedAt = Serving, e.At
	case TicketFinished:
		t.State, t.EndedAt, t.Also, t.Nth, t.Invited = Done, e.At, nil, e.Nth, e.Invited
	case TicketReturned:
		t.State, t.EndedAt, t.Lacks = Returned, e.At, e.Lacks
	case TicketNoShow:
		t.State, t.EndedAt = NoShow, e.At
	case TicketRequeued:
		t.wait()
	case TicketParked:
		t.wait()
		t.State, t.Reason, t.Due, t.Note = Parked, e.Reason, e.Due, e.note()
	case TicketTransferred, TicketContinued:
		t.goOn(e)
	}
}

// wait puts the ticket back into its line.
func (t *Ticket) wait() {
	t.State, t.Counter, t.StartedAt, t.EndedAt = Waiting, 0, time.Time{}, time.Time{}
}

// goOn takes the ticket into another line.
func (t *Ticket) goOn(e *Event) {
	if e.Kind == TicketContinued || !t.StartedAt.IsZero() {
		leg := Leg{Service: t.Service, Counter: t.Counter, Started: t.StartedAt, Ended: e.At}
		t.Legs = append(t.Legs[:len(t.Legs):len(t.Legs)], leg)
	}
	t.wait()
	t.Calls, t.Recalls = 0, 0
	if e.Service != t.Service && t.First == "" {
		t.First = t.Service
	}
	t.Service, t.Desk, t.Note = e.Service, e.To, e.note()
	if e.Kind == TicketContinued {
		t.Also = e.Also
	}
	if e.Place != (Place{}) {
		t.Place = e.Place
	}
}

// rearrange applies what moves a ticket without a counter's hand, and keeps what is needed to undo it where a counter did.
func (s *State) rearrange(e *Event) {
	before := s.move(e, func(t *Ticket) {
		if e.Place != (Place{}) {
			t.Place = e.Place
		}
		switch e.Kind {
		case TicketUnparked:
			t.wait()
			t.Reason, t.Due = "", time.Time{}
		case TicketRejoined:
			t.wait()
			t.Desk = 0
		case TicketPostponed:
			t.Stepped++
		case TicketPartySet, TicketSplit:
			t.Party = e.Party
		case TicketPrioritySet:
			t.Priority = e.Priority
		case TicketGrew:
			t.grow(e)
		}
	})
	if before == nil || e.Counter == 0 {
		return
	}
	s.setCounter(e.Counter, func(c *Counter) {
		joined := c.Last
		c.Last = &Last{Kind: e.Kind, Seq: e.Seq, At: e.At, Before: before, Served: c.Served, Turn: -1}
		switch {
		case e.Kind == TicketSplit:
			c.Last.Other = e.Other
		case e.Kind == TicketGrew && joined != nil && joined.Seq == e.Seq-1:
			c.Last.Joined = joined.Before
		}
	})
}

func (s *State) recall(e *Event) {
	recall := 0
	s.setTicket(e.Ticket, func(t *Ticket) {
		recall = t.Calls
		t.Calls++
		t.CalledAt = e.At
		if e.Recalls > t.Recalls {
			t.Recalls, t.CountedAt = e.Recalls, e.At
		}
	})
	s.announce(e, recall)
}

// announce adds a call to the ring of its zone and returns its number there.
func (s *State) announce(e *Event, recall int) uint64 {
	s.rings[e.Zone] = s.rings[e.Zone].push(Call{
		Event: e.Seq, Ticket: e.Ticket, Number: Number(e.Prefix, e.N), Service: e.Service, Counter: e.Counter, At: e.At, Recall: recall,
	})
	return s.rings[e.Zone].Seq
}

// turnsMost is how many others are counted since the last priority ticket: no office waits for more.
const turnsMost = 100

// takeTurn counts a call in the turns of its counter. What was handed to the counter takes nobody's.
func (s *State) takeTurn(e *Event, t *Ticket) {
	c, ok := s.counters[e.Counter]
	if !ok || t == nil || t.Desk == e.Counter {
		return
	}
	switch since := s.turn(c.Serves); {
	case t.Priority:
		s.setTurn(c, 0)
	case since >= turnsMost-1:
		s.setTurn(c, -1)
	case since >= 0:
		s.setTurn(c, since+1)
	}
}

// saveList keeps a checklist; one that a counter made is also its ticket's.
func (s *State) saveList(e *Event) {
	s.lists = s.lists.Set(e.Code, &List{Code: e.Code, Service: e.Service, At: e.At, Said: e.said(), Job: e.Job, Lacks: e.Lacks, Catalogue: e.Catalogue})
	if e.Ticket == 0 {
		return
	}
	s.setTicket(e.Ticket, func(t *Ticket) { t.List = e.Code })
	s.setCounter(e.Counter, func(c *Counter) {
		if c.Last != nil {
			last := *c.Last
			last.Job = e.Job
			c.Last = &last
		}
	})
}
