package queue

import (
	"slices"
	"time"
)

// book gives a number of a later day. It waits from that day's beginning on.
func (d *decision) book(day string, c Issue) error {
	made, err := d.issued(c)
	if err != nil {
		return err
	}
	made.For, made.N = day, d.state.nextNumber(made.Prefix, day)
	e := d.add(made)
	d.reply = Reply{Ticket: e.Ticket, State: Booked, Day: day}
	d.wantPaper(e)
	return nil
}

// nextNumber is the next number of a prefix on a day to come, or today when that is "".
func (s *State) nextNumber(prefix, day string) int {
	if day == "" {
		return s.numbers[prefix] + 1
	}
	return s.ledger.Later[day].Last[prefix] + 1
}

// carryWaiting moves those who still wait to the day that opens, or the next with numbers, where the office does so.
func (d *decision) carryWaiting(today string) {
	if d.rules.AtClosing != ClosingNextDay {
		return
	}
	day := d.rules.numbersFrom(today)
	if day == "" {
		return
	}
	for _, t := range d.state.Parked() {
		d.add(Event{Kind: TicketUnparked, Ticket: t.ID, Service: t.Service, Reason: due})
	}
	d.settle()
	d.carry(d.state.inLine(), day)
}

// inLine lists the tickets that wait, those that are parked too.
func (s *State) inLine() []TicketID {
	ids := slices.Clone(s.parked)
	for _, line := range s.waiting {
		for _, seat := range line {
			ids = append(ids, seat.id)
		}
	}
	return ids
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
			n = d.state.nextNumber(t.Prefix, day)
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

// carry applies a ticket's move to a day to come.
func (s *State) carry(e *Event) {
	t, ok := s.Ticket(e.Ticket)
	if !ok {
		return
	}
	s.ledger.takeBack(t, s.Day)
	if t.Day == s.Day {
		s.byNumber = s.byNumber.Delete(t.Number())
	}
	s.move(e, func(t *Ticket) {
		if t.Was == "" {
			t.Was = t.Day
		}
		t.wait()
		t.State, t.Day, t.N = Booked, e.For, e.N
		// Its day begins anew: no counter has it, none has called it.
		t.Desk, t.Calls, t.Recalls = 0, 0, 0
		t.FirstCall, t.CalledAt, t.CountedAt, t.UndoneAt, t.WaitsFrom = time.Time{}, time.Time{}, time.Time{}, time.Time{}, time.Time{}
	})
	s.ledger.giveLater(e.For, e.Prefix, e.N, t.Asked())
}

// openBooked lets those with a number of the day wait, before all who come on it.
func (s *State) openBooked(e *Event) {
	s.numbers = s.ledger.open(e.Day, e.At)
	each(s.tickets, func(_ uint64, t *Ticket) {
		if t.Day == e.Day && t.N > 0 {
			s.byNumber = s.byNumber.Set(t.Number(), t.ID)
		}
	})
	from := e.At
	if e.Due.After(from) {
		from = e.Due
	}
	for _, t := range s.Booked() {
		if t.Day > e.Day {
			continue
		}
		due := *e
		due.Ticket = t.ID
		s.move(&due, func(t *Ticket) {
			if t.Day < e.Day { // no day was known to which it could be carried
				t.State, t.EndedAt = Expired, e.At
				return
			}
			t.State, t.WaitsFrom = Waiting, from
		})
	}
}

// beginsWaiting is when those with a number of the day begin to wait: when the first number of the day is given. It is
// zero when nobody has one, and when no numbers are given.
func (d *decision) beginsWaiting(day string) time.Time {
	for _, t := range d.state.Booked() {
		if t.Day == day {
			return d.rules.opens(day).UTC()
		}
	}
	return time.Time{}
}

// endLine applies the end of today's line: nobody waits any more, is parked or has papers at the front office.
func (s *State) endLine(e *Event) {
	for _, id := range s.inLine() {
		s.expire(id, e)
	}
	clear(s.waiting)
	s.parked, s.checks, s.ledger.Shut = nil, nil, true
}
