package queue

import (
	"cmp"
	"slices"
)

// Issued lists every ticket of the day, whatever became of it, by arrival.
func (s *State) Issued() []*Ticket {
	all := make([]*Ticket, 0, s.byNumber.Len())
	each(s.byNumber, func(_ string, id TicketID) {
		if t, ok := s.Ticket(id); ok {
			all = append(all, t)
		}
	})
	slices.SortFunc(all, func(a, b *Ticket) int { return cmp.Compare(a.ID, b.ID) })
	return all
}

// LeadsTo is the state that an event leaves its ticket in; false when it leaves it where it was, and for an undone
// command, which leads back.
func LeadsTo(kind Kind) (TicketState, bool) {
	m, ok := moves[kind]
	return m.to, ok
}
