package queue

import (
	"fmt"
	"slices"
	"time"
)

// Invariants checks what must hold after every event: a ticket is in one place, a counter holds at most one ticket,
// lines are ordered by place, today's numbers have no twin and no gap but what a restore left out or was carried to another day, and what is
// looked up is there. It returns the first breach.
func (s *State) Invariants() error {
	places, err := s.places()
	if err != nil {
		return err
	}
	highest := map[string]int{}
	count := map[string]int{}
	each(s.tickets, func(_ uint64, t *Ticket) {
		if err == nil {
			err = s.place(t, places[t.ID])
		}
		if t.Day == s.Day && t.N > 0 {
			highest[t.Prefix] = max(highest[t.Prefix], t.N)
			count[t.Prefix]++
		}
	})
	if err != nil {
		return err
	}
	for prefix := range highest {
		n, left := s.numbers[prefix], s.skipped[prefix]+s.ledger.Gaps[prefix]
		if highest[prefix] > n || left == 0 && highest[prefix] != n || count[prefix]+left != n {
			return fmt.Errorf("prefix %s: %d tickets, %d left out, highest %d, last given %d", prefix, count[prefix], left, highest[prefix], n)
		}
	}
	return s.found()
}

// found checks the lists and indexes that point at tickets and jobs.
func (s *State) found() error {
	for _, id := range s.missed {
		if t, ok := s.Ticket(id); !ok || t.State != NoShow || t.Day != s.Day {
			return fmt.Errorf("ticket %d is listed as missed today and is not", id)
		}
	}
	for _, id := range s.pending {
		if job, ok := s.Job(id); !ok || job.State.Final() {
			return fmt.Errorf("print job %d is listed as pending and is not", id)
		}
	}
	err := s.copies()
	each(s.byNumber, func(number string, id TicketID) {
		if t, ok := s.Ticket(id); !ok || t.Number() != number || t.Day != s.Day {
			err = fmt.Errorf("number %s leads to ticket %d, which is another", number, id)
		}
	})
	each(s.byToken, func(token string, id TicketID) {
		if t, ok := s.Ticket(id); !ok || t.Token != token {
			err = fmt.Errorf("a token leads to ticket %d, which has another", id)
		}
	})
	return err
}

// places lists where each ticket is found: a line, a hand, or the lists of those who come later.
func (s *State) places() (map[TicketID][]string, error) {
	places := map[TicketID][]string{}
	for key, line := range s.waiting {
		for i, seat := range line {
			if i > 0 && bySeat(line[i-1], seat) >= 0 {
				return nil, fmt.Errorf("line %v is out of order", key)
			}
			if t, ok := s.Ticket(seat.id); !ok || t.Place != seat.place || laneOf(t) != key {
				return nil, fmt.Errorf("ticket %d waits in line %v and belongs elsewhere", seat.id, key)
			}
			places[seat.id] = append(places[seat.id], "line")
		}
		if key.counter != 0 && len(line) > 0 && !s.comesBack(key.counter) {
			return nil, fmt.Errorf("%d wait for counter %d, where nobody works", len(line), key.counter)
		}
	}
	for _, id := range s.ledger.Booked {
		places[id] = append(places[id], "booked")
	}
	for _, id := range s.ledger.Held {
		places[id] = append(places[id], "lots")
	}
	for i, id := range s.parked {
		if t, ok := s.Ticket(id); !ok || i > 0 && s.dueOf(s.parked[i-1]).After(t.Due) {
			return nil, fmt.Errorf("the parked are out of order at ticket %d", id)
		}
		places[id] = append(places[id], "parked")
	}
	for n, c := range s.counters {
		if c.Ticket != 0 {
			places[c.Ticket] = append(places[c.Ticket], fmt.Sprintf("hand %d", n))
		}
	}
	return places, nil
}

// place checks that a ticket is where its state says.
func (s *State) place(t *Ticket, found []string) error {
	var want []string
	switch {
	case t.State == Booked && t.Day <= s.Day:
		return fmt.Errorf("%s of %s is still booked on %s", t.Number(), t.Day, s.Day)
	case t.State == Booked:
		want = []string{"booked"}
	case (t.State == Waiting || t.State == Parked) && t.Day != s.Day:
		return fmt.Errorf("%s of %s still waits on %s", t.Number(), t.Day, s.Day)
	case t.State == LotHeld && (t.Day != s.Day || t.N != 0):
		return fmt.Errorf("lot %s of %s is held on %s, with number %d", t.LotNumber(), t.Day, s.Day, t.N)
	case t.State == LotHeld:
		want = []string{"lots"}
	case t.State == Waiting:
		want = []string{"line"}
	case t.State == Parked:
		want = []string{"parked"}
	case t.State.InHand():
		want = []string{fmt.Sprintf("hand %d", t.Counter)}
	}
	if !slices.Equal(found, want) {
		return fmt.Errorf("%s (%s, id %d) is at %q, not at %q", t.Number(), t.State, t.ID, found, want)
	}
	return nil
}

// copies checks that each copy follows the paper it repeats, and that nothing is repeated before its end.
func (s *State) copies() (err error) {
	each(s.jobs, func(id uint64, j *Job) {
		if next, ok := s.Job(j.Next); ok && (next.Of != j.ID || next.Copy != j.Copy+1 || !j.State.Final()) {
			err = fmt.Errorf("print job %d (%s, paper %d) is repeated by %d, paper %d of job %d", id, j.State, j.Copy, j.Next, next.Copy, next.Of)
		}
		if of, ok := s.Job(j.Of); j.Copy < 1 || (j.Of == 0) != (j.Copy == 1) || ok && of.Next != j.ID {
			err = fmt.Errorf("print job %d is paper %d of job %d", id, j.Copy, j.Of)
		}
	})
	return err
}

func (s *State) dueOf(id TicketID) (due time.Time) {
	if t, ok := s.Ticket(id); ok {
		due = t.Due
	}
	return due
}
