package queue

import "github.com/benbjohnson/immutable"

// closeDay ends what still waits. A ticket being served stays with its counter until the clerk ends it.
func (s *State) closeDay(e *Event) {
	for key, line := range s.waiting {
		for _, seat := range line {
			s.expire(seat.id, e)
		}
		delete(s.waiting, key)
	}
	for _, id := range s.parked {
		s.expire(id, e)
	}
	for _, id := range s.ledger.Held { // the office did not open after all
		s.expire(id, e)
	}
	s.ledger.Lots, s.ledger.Held, s.ledger.Seed = nil, nil, ""
	for n, c := range s.counters {
		holds := c.Ticket
		if t, ok := s.Ticket(holds); ok && t.State == Called {
			s.expire(holds, e)
			holds = 0
		}
		s.counters[n] = c.with(func(c *Counter) {
			c.Open, c.Operator, c.Ticket, c.Served, c.Break, c.Last = false, "", holds, 0, nil, nil
		})
	}
	s.checks, s.settled, s.bells, s.missed, s.parked, s.assists = nil, nil, nil, nil, nil, nil
	s.mutes = nil
	clear(s.turns)
}

func (s *State) expire(id TicketID, e *Event) {
	s.setTicket(id, func(t *Ticket) { t.State, t.EndedAt, t.Moved = Expired, e.At, e.Seq })
}

// openDay starts the numbers anew, with those that were given before, and forgets what is too old.
func (s *State) openDay(e *Event) {
	s.Day = e.Day
	s.skipped = map[string]int{}
	s.byNumber = immutable.NewMap[string, TicketID](nil)
	s.openBooked(e)
	for zone, ring := range s.rings {
		s.rings[zone] = Ring{Seq: ring.Seq} // yesterday's calls call nobody
	}
	s.forget(e)
}

func (s *State) forget(e *Event) {
	each(s.tickets, func(id uint64, t *Ticket) {
		on := s.GoesOn(t) // it may have been carried over a weekend
		if !on.EndedAt.IsZero() && e.At.Sub(on.EndedAt) > ticketTTL && t.Day < e.Day {
			s.tickets = s.tickets.Delete(id)
			s.byToken = s.byToken.Delete(t.Token)
		}
	})
	each(s.receipts, func(key string, r *Receipt) {
		if e.At.Sub(r.At) > receiptTTL {
			s.receipts = s.receipts.Delete(key)
		}
	})
	each(s.lists, func(code string, l *List) {
		if e.At.Sub(l.At) > listTTL {
			s.lists = s.lists.Delete(code)
		}
	})
	each(s.jobs, func(id uint64, j *Job) {
		if last := s.Newest(j); last.State.Final() && e.At.Sub(last.At) > receiptTTL {
			s.jobs = s.jobs.Delete(id)
		}
	})
}
