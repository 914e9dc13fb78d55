package casefile

import (
	"cmp"
	"slices"
	"time"
)

// Apply changes the state by one event. It never fails: events are facts.
func (s *State) Apply(e *Event) {
	s.Pass(e.Seq, e.At)
	switch e.Kind {
	case PlanAdopted:
		if e.Plan != nil {
			s.plans[e.Plan.Key] = e.Plan
		}
	case CaseOpened:
		s.openCase(e)
	case CaseErased:
		s.erase(e.Case)
	case CaseUndone:
		s.undo(e)
	case RegisterSkipped:
		s.registers[e.Year] = max(s.registers[e.Year], e.N)
	case NeedDown:
		s.needDown(e)
	case NeedUp:
		s.needUp(e)
	default:
		s.change(e)
	}
	if e.Request != "" && e.Reply != nil {
		s.receipts = s.receipts.Set(receiptKey(e.Actor, e.Request), &Receipt{Digest: e.Digest, Reply: *e.Reply, At: e.At})
	}
}

const daySeconds = 24 * 60 * 60 // of the world's clock, which has no summer time

// Pass notes an event of another room, which takes a number of the journal and tells the time. With the first event of
// each day, of the world's clock, what is too old is forgotten.
func (s *State) Pass(seq uint64, at time.Time) {
	if at.Unix()/daySeconds != s.At.Unix()/daySeconds {
		s.forget(at)
	}
	s.Seq, s.At = seq, at
}

func (s *State) forget(now time.Time) {
	each(s.cases, func(id uint64, c *Case) {
		switch {
		case !c.ClosedAt.IsZero() && now.Sub(c.ClosedAt) > caseTTL:
			s.cases = s.cases.Delete(id)
			s.unlist(c)
		case c.Last != nil && now.Sub(c.Last.At) > receiptTTL:
			s.cases = s.cases.Set(id, c.with(func(c *Case) { c.Last = nil })) // nobody can undo it any more
		}
	})
	each(s.receipts, func(key string, r *Receipt) {
		if now.Sub(r.At) > receiptTTL {
			s.receipts = s.receipts.Delete(key)
		}
	})
	for len(s.outages) > 0 && now.Sub(s.outages[0].Until) > outageTTL {
		s.outages = s.outages[1:]
	}
}

// openCase begins a case.
func (s *State) openCase(e *Event) {
	known := e.private()
	c := &Case{ID: e.Case, Year: e.Year, N: e.N, Service: e.Service, Channel: e.Channel, Catalogue: e.Catalogue, Plan: e.Key,
		Ticket: e.Ticket, Number: e.Number, State: InWork, OpenedAt: e.At, SubmittedAt: e.Since, Moved: e.Seq,
		Token: known.Token, Note: known.Note}
	c.enter(e.To, e)
	s.registers[e.Year] = max(s.registers[e.Year], e.N)
	s.setCase(c)
	if c.Token != "" {
		ids, _ := s.byToken.Get(c.Token)
		s.byToken = s.byToken.Set(c.Token, append(slices.Clone(ids), c.ID))
	}
}

// change changes the case of an event.
func (s *State) change(e *Event) {
	before, ok := s.Case(e.Case)
	if !ok {
		return
	}
	s.setCase(before.with(func(c *Case) {
		if m, ok := moves[e.Kind]; ok {
			c.State = m.to
			s.move(c, e)
		} else {
			s.note(c, e)
		}
		c.remember(before, e)
	}))
}

// setCase keeps a case, and its place among those with a deadline.
func (s *State) setCase(c *Case) {
	was, known := s.Case(c.ID)
	s.cases = s.cases.Set(uint64(c.ID), c)
	if c.State.Over() {
		s.open = s.open.Delete(uint64(c.ID))
	} else {
		s.open = s.open.Set(uint64(c.ID), struct{}{})
	}
	if known && was.MendBy.Equal(c.MendBy) || !known && c.MendBy.IsZero() {
		return
	}
	next := slices.DeleteFunc(slices.Clone(s.mending), func(id CaseID) bool { return id == c.ID })
	if !c.MendBy.IsZero() {
		i, _ := slices.BinarySearchFunc(next, c, func(id CaseID, c *Case) int {
			other, _ := s.Case(id)
			return byDeadline(other, c)
		})
		next = slices.Insert(next, i, c.ID)
	}
	s.mending = next
}

func byDeadline(a, b *Case) int {
	if order := a.MendBy.Compare(b.MendBy); order != 0 {
		return order
	}
	return cmp.Compare(a.ID, b.ID)
}

// unlist takes a case out of the index of tokens.
func (s *State) unlist(c *Case) {
	ids, ok := s.byToken.Get(c.Token)
	if !ok {
		return
	}
	left := slices.DeleteFunc(slices.Clone(ids), func(id CaseID) bool { return id == c.ID })
	if len(left) == 0 {
		s.byToken = s.byToken.Delete(c.Token)
		return
	}
	s.byToken = s.byToken.Set(c.Token, left)
}
