package queue

import "cmp"

func (s *State) setCounter(n int, change func(*Counter)) {
	if c, ok := s.counters[n]; ok {
		s.counters[n] = c.with(change)
	}
}

func (s *State) openCounter(e *Event) {
	next := Counter{N: e.Counter}
	if c, ok := s.counters[e.Counter]; ok {
		next = *c
	}
	if !next.Open {
		next.OpenedAt = e.At
	}
	next.Open, next.Zone, next.Operator, next.Serves, next.Break = true, e.Zone, cmp.Or(e.Operator, e.Actor), e.Serves, nil
	s.counters[e.Counter] = &next
}

// closeCounter also gives back what was handed to the counter: each to its service's line, where its place is.
func (s *State) closeCounter(e *Event) {
	s.setCounter(e.Counter, func(c *Counter) { c.Open, c.Operator, c.Break, c.Last = false, "", nil, nil })
	for _, id := range s.handed(e.Counter) {
		s.move(&Event{Ticket: id, Seq: e.Seq}, func(t *Ticket) { t.Desk = 0 })
	}
}
