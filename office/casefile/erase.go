package casefile

import "antrean/internal/problem"

// EraseCase forgets what is known of the person behind a case that has ended for that person. What happened, and when, stays. The
// journal forgets its private parts after the event is on disk.
//
// The case may be older than what the state remembers; whoever asks has looked it up.
type EraseCase struct {
	mover
	Case CaseID
}

func (c EraseCase) decide(d *decision) error {
	found, ok := d.state.Case(c.Case)
	if ok && found.EndedAt.IsZero() {
		return problem.New("case_not_over").And("state", found.State)
	}
	d.reply = Reply{Case: c.Case}
	d.add(Event{Kind: CaseErased, Case: c.Case})
	return nil
}

// erase forgets the private parts of a case.
func (s *State) erase(id CaseID) {
	if c, ok := s.Case(id); ok {
		s.unlist(c)
		s.setCase(c.with(func(c *Case) { c.Token, c.Note, c.Because, c.Last = "", "", "", nil }))
	}
	each(s.receipts, func(key string, r *Receipt) {
		if r.Reply.Case == id && r.Digest != "" { // what was typed can be guessed from a digest
			s.receipts = s.receipts.Set(key, &Receipt{Reply: r.Reply, At: r.At})
		}
	})
}

// Knows reports whether the state still holds the private part of an event.
func (s *State) Knows(e *Event) bool {
	c, ok := s.Case(e.Case)
	if !ok {
		return false
	}
	known := e.private()
	holds := func(c *Case) bool {
		return known.Token != "" && c.Token == known.Token || known.Note != "" && (c.Note == known.Note || c.Because == known.Note)
	}
	return holds(c) || c.Last != nil && c.Last.Before != nil && holds(c.Last.Before)
}
