package notify

import "antrean/office/queue"

// OfVisit lists what persons are to be told of an event of the queue. Nothing is told of a ticket whose person is
// forgotten.
func OfVisit(e *queue.Event, s Scene) []Notice {
	if e.Kind == queue.LotsDrawn {
		return ofDraw(e, s)
	}
	t, ok := s.Queue.Ticket(e.Ticket)
	if !ok || t.Token == "" {
		return nil
	}
	n := of(t)
	n.Seq, n.At = e.Seq, e.At
	switch e.Kind {
	case queue.TicketCalled:
		n.Kind, n.Counter, n.Calls = Called, e.Counter, t.Calls
	case queue.TicketRecalled:
		n.Kind, n.Counter, n.Calls = Recalled, e.Counter, t.Calls
		if t.State != queue.Called { // of one that stands there it is only heard once more
			return nil
		}
	case queue.TicketNoShow:
		n.Kind, n.Counter, n.Due = NoShow, e.Counter, t.Grace(s.Rules)
	case queue.TicketCarried:
		n.Kind, n.Day = Carried, e.For
	case queue.TicketReturned:
		n.Kind, n.Counter = Returned, e.Counter
		for _, lack := range e.Lacks {
			n.Lacks = append(n.Lacks, Lack(lack))
		}
	case queue.CommandUndone:
		n.Kind, n.Of = Withdrawn, told(e.Undone)
	}
	if n.Kind == "" || n.Kind == Withdrawn && n.Of == "" {
		return nil
	}
	return withThem(n, t, s)
}

// withThem is a notice for all whose visits go on under one number: of those who joined it, each by their own token.
func withThem(n Notice, t *queue.Ticket, s Scene) []Notice {
	all := []Notice{n}
	for _, other := range s.Queue.With(t)[1:] {
		if other.Token != "" {
			own := n
			own.Token, own.Lang, own.Ticket = other.Token, other.Said.Lang, other.ID
			all = append(all, own)
		}
	}
	return all
}

// told is what a person was told of an event of the queue that can be taken back, or nothing.
func told(kind queue.Kind) Kind {
	switch kind {
	case queue.TicketCalled:
		return Called
	case queue.TicketReturned:
		return Returned
	case queue.TicketNoShow:
		return NoShow
	}
	return ""
}

func ofDraw(e *queue.Event, s Scene) []Notice {
	var out []Notice
	for _, draw := range e.Drawn {
		t, ok := s.Queue.Ticket(draw.Ticket)
		if !ok || t.Token == "" || t.N == 0 {
			continue
		}
		n := of(t)
		n.Kind, n.Seq, n.At, n.Lot = Drawn, e.Seq, e.At, t.LotNumber()
		out = append(out, n)
	}
	return out
}

// OfWait is what somebody who waits is to be told: that it is nearly their turn. It is made again as long as that is
// so, always with the same Key; nobody is told who had so few before them when they came. Who joined another number waits
// under that one.
func OfWait(t *queue.Ticket, s Scene) (Notice, bool) {
	on := s.Queue.GoesOn(t)
	if on.State != queue.Waiting || t.Token == "" || on.Calls > 0 || on.Ahead <= NearAhead && on.Stepped == 0 {
		return Notice{}, false
	}
	ahead := s.Queue.Ahead(s.Rules, on)
	if ahead > NearAhead {
		return Notice{}, false
	}
	n := of(on)
	n.Token, n.Lang, n.Ticket = t.Token, t.Said.Lang, t.ID
	n.Kind, n.Seq, n.At, n.Ahead = Near, on.Moved, s.Queue.At, ahead
	return n, true
}

func of(t *queue.Ticket) Notice {
	return Notice{Token: t.Token, Lang: t.Said.Lang, Ticket: t.ID, Number: t.Number(), Service: t.Service, Catalogue: t.Catalogue}
}
