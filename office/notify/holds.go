package notify

import (
	"antrean/office/casefile"
	"antrean/office/queue"
)

// Holds reports whether a notice is still true: what took a while to reach somebody may have been overtaken.
func (n *Notice) Holds(s Scene) bool {
	if n.Case != 0 {
		c, ok := s.Cases.Case(n.Case)
		return ok && n.holdsOf(c)
	}
	t, ok := s.Queue.Ticket(n.Ticket)
	if !ok {
		return false
	}
	switch t = s.Queue.GoesOn(t); n.Kind {
	case Near:
		return t.State == queue.Waiting && t.Moved == n.Seq && s.Queue.Ahead(s.Rules, t) <= NearAhead
	case Called, Recalled:
		return t.State == queue.Called && t.Counter == n.Counter
	case NoShow:
		return t.State == queue.NoShow
	case Carried:
		return t.State == queue.Booked && t.Day == n.Day
	case Drawn:
		return !t.State.Over()
	case Returned:
		return t.State == queue.Returned
	}
	return true
}

func (n *Notice) holdsOf(c *casefile.Case) bool {
	switch n.Kind {
	case Returned, Missed:
		return c.State == casefile.Returned
	case Promised:
		return c.Due.Equal(n.Due) && c.EndedAt.IsZero() && c.State != casefile.Ready
	case Ready:
		return c.State == casefile.Ready
	case Handed:
		return c.How != ""
	case Finished:
		return c.State == casefile.Closed
	case Lapsed:
		return c.State == casefile.Lapsed
	case Cancelled:
		return c.State == casefile.Cancelled
	}
	return true
}
