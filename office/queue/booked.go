package queue

import "slices"

// book gives a number of a later day. It waits from that day's beginning on.
func (d *decision) book(day, service string, said Declared, token, printer string) {
	prefix := d.rules.Prefixes[service]
	e := d.add(Event{
		Kind: TicketIssued, Catalogue: d.rules.Catalogue, Service: service, Prefix: prefix, For: day,
		N: d.state.ledger.Later[day].Last[prefix] + 1, Missing: len(said.Missing), Printer: printer,
		Private: &Private{Token: token, Said: &said},
	})
	e.Ticket = TicketID(e.Seq)
	d.reply = Reply{Ticket: e.Ticket, State: Booked, Day: day}
	d.wantPaper(e)
}

// carryWaiting moves those who still wait to the day that opens, or the next with numbers, where the office does so.
func (d *decision) carryWaiting(today string) {
	if d.rules.AtClosing != ClosingNextDay {
		return
	}
	var ids []TicketID
	for _, line := range d.state.waiting {
		ids = append(ids, line...)
	}
	d.carry(ids, d.rules.numbersFrom(today))
}

// carryBooked moves the bookings of days on which no numbers are given after all, or which passed while nothing ran.
func (d *decision) carryBooked(today string) {
	target := d.rules.numbersFrom(today)
	var ids []TicketID
	for _, t := range d.state.Booked() {
		if t.Day <= today && t.Day < target {
			ids = append(ids, t.ID)
		}
	}
	d.carry(ids, target)
}

// carry moves tickets to a day to come. Each keeps its number, unless somebody has it on that day.
func (d *decision) carry(ids []TicketID, day string) {
	if day == "" {
		return // no day is known: they end with theirs
	}
	slices.Sort(ids)
	for _, id := range ids {
		t, ok := d.state.Ticket(id)
		if !ok {
			continue
		}
		n := t.N
		if d.state.numberTaken(day, t.Prefix, n) {
			n = d.state.ledger.Later[day].Last[t.Prefix] + 1
		}
		d.add(Event{Kind: TicketCarried, Ticket: id, Service: t.Service, Prefix: t.Prefix, N: n, For: day})
		d.settle()
	}
}

// numberTaken reports whether a ticket has the number on a day to come, be it cancelled.
func (s *State) numberTaken(day, prefix string, n int) bool {
	if n > s.ledger.Later[day].Last[prefix] {
		return false
	}
	taken := false
	each(s.tickets, func(_ uint64, t *Ticket) { taken = taken || t.Day == day && t.Prefix == prefix && t.N == n })
	return taken
}

// endLine ends the numbers that wait once the counters have closed, where the office does so.
func (d *decision) endLine() {
	if d.rules.lineEnds(d.state, d.now) {
		d.add(Event{Kind: LineEnded})
		d.settle()
	}
}

// keepBooked applies a number of a later day.
func (s *State) keepBooked(t *Ticket) {
	t.State = Booked
	s.tickets = s.tickets.Set(uint64(t.ID), t)
	if t.Token != "" {
		s.byToken = s.byToken.Set(t.Token, t.ID)
	}
	s.ledger.Booked = append(slices.Clone(s.ledger.Booked), t.ID)
	s.ledger.giveLater(t.Day, t.Prefix, t.N, t.Service)
}

// carry applies a ticket's move to a day to come.
func (s *State) carry(e *Event) {
	t, ok := s.Ticket(e.Ticket)
	if !ok {
		return
	}
	s.ledger.takeBack(t, s.Day)
	if t.Day == s.Day {
		s.waiting[t.Service] = without(s.waiting[t.Service], t.ID)
		s.byNumber = s.byNumber.Delete(t.Number())
	}
	if t.State != Booked {
		s.ledger.Booked = append(slices.Clone(s.ledger.Booked), t.ID)
	}
	s.setTicket(t.ID, func(t *Ticket) {
		if t.Was == "" {
			t.Was = t.Day
		}
		t.State, t.Day, t.N = Booked, e.For, e.N
	})
	s.ledger.giveLater(e.For, e.Prefix, e.N, t.Service)
}

// openBooked lets those with a number of the day wait, before all who come on it.
func (s *State) openBooked(e *Event) {
	s.numbers = s.ledger.open(e.Day, e.At)
	each(s.tickets, func(_ uint64, t *Ticket) {
		if t.Day == e.Day {
			s.byNumber = s.byNumber.Set(t.Number(), t.ID)
		}
	})
	var later []TicketID
	for _, t := range s.Booked() {
		switch {
		case t.Day > e.Day:
			later = append(later, t.ID)
		case t.Day == e.Day:
			s.setTicket(t.ID, func(t *Ticket) { t.State = Waiting })
			s.waiting[t.Service] = append(s.waiting[t.Service], t.ID)
		default:
			s.expire(t.ID, e)
		}
	}
	s.ledger.Booked = later
}

// endLine applies the end of today's line: nobody waits any more, and no check is open.
func (s *State) endLine(e *Event) {
	for service, line := range s.waiting {
		for _, id := range line {
			s.expire(id, e)
		}
		delete(s.waiting, service)
	}
	s.checks, s.ledger.Shut = nil, true
}
