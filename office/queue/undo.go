package queue

import (
	"time"

	"antrean/internal/problem"
)

// A Last is what a counter did last with a ticket, and what is needed to undo it.
type Last struct {
	Kind   Kind      `json:"kind"`
	Seq    uint64    `json:"seq"` // of its last event
	At     time.Time `json:"at"`
	Before *Ticket   `json:"before"` // private in part
	Served int       `json:"served,omitempty"`
	Turn   int       `json:"turn"` // -1: none
	Zone   string    `json:"zone,omitempty"`
	Call   uint64    `json:"call,omitempty"`   // number of its call in the ring of Zone
	Job    JobID     `json:"job,omitempty"`    // the slip it made
	Other  TicketID  `json:"other,omitempty"`  // the ticket that it split off
	Joined *Ticket   `json:"joined,omitempty"` // the ticket that it let join, as that was before
}

// since makes two events of one command one: finishing at once undoes to before the start, and calling without a
// ticket to before there was one.
func (l *Last) since(before *Last, e *Event) *Last {
	switch {
	case l.Before == nil:
		return before // the ticket is forgotten: nothing to go back to
	case !e.Direct:
	case e.Kind == TicketCalled:
		l.Before = l.Before.with(func(t *Ticket) { t.State, t.EndedAt = Cancelled, e.At })
	case before != nil && before.Seq == l.Seq-1:
		l.Before, l.Served = before.Before, before.Served
	}
	return l
}

// Undoable is what a counter may still undo at a moment, nil when nothing, and until when.
func (s *State) Undoable(rules *Rules, n int, now time.Time) (last *Last, until time.Time) {
	c, ok := s.counters[n]
	if !ok || c.Last == nil {
		return nil, time.Time{}
	}
	until = c.Last.At.Add(time.Duration(rules.PolicyInForce().UndoSeconds) * time.Second)
	if !now.Before(until) || !s.unmoved(c.Last) {
		return nil, time.Time{}
	}
	return c.Last, until
}

// unmoved reports whether a ticket is still where a command left it, and so the one that it split off.
func (s *State) unmoved(l *Last) bool {
	t, ok := s.Ticket(l.Before.ID)
	if ok && l.Other != 0 {
		other, there := s.Ticket(l.Other)
		ok = there && other.State == Waiting && other.Moved == uint64(l.Other)
	}
	if ok && l.Joined != nil {
		ok = s.parts(l)
	}
	return ok && t.Moved == l.Seq
}

// Undo takes back the counter's last command, when its ticket has not moved since.
type Undo struct {
	mover
	Counter int
}

func (c Undo) decide(d *decision) error {
	counter, _, err := d.at(c.Counter)
	if err != nil {
		return err
	}
	last, _ := d.state.Undoable(d.rules, c.Counter, d.now)
	if last == nil {
		return problem.New("nothing_to_undo")
	}
	t := last.Before
	if now, ok := d.state.Ticket(t.ID); ok && last.stays() {
		t = now
	}
	if last.Joined != nil {
		d.add(Event{Kind: CommandUndone, Ticket: last.Joined.ID, Service: last.Joined.Service, Counter: counter.N, Undone: TicketJoined, Other: t.ID})
	}
	d.add(Event{Kind: CommandUndone, Ticket: t.ID, Service: t.Service, Counter: counter.N, Zone: last.Zone, Undone: last.Kind})
	d.reply.Ticket, d.reply.State, d.reply.Calls, d.reply.Undone = t.ID, t.State, t.Calls, last.Kind
	slip := last.Job
	if other, ok := d.state.Ticket(last.Other); ok && last.Other != 0 {
		d.add(Event{Kind: TicketCancelled, Ticket: other.ID, Service: other.Service})
		slip = other.Job
	}
	if job, ok := d.state.Job(slip); ok && slip != 0 {
		d.takeBack(job)
	}
	return nil
}

// stays reports whether the command left the ticket where it was, and changed what is written on it alone.
func (l *Last) stays() bool { return Stays(l.Kind) }

// Stays reports whether an event changes what is written on a ticket, and not where it is.
func Stays(kind Kind) bool {
	return kind == TicketPartySet || kind == TicketPrioritySet || kind == TicketSplit || kind == TicketGrew
}

// takeBack stops a slip that nobody has begun. One that has left cannot be unprinted, and the reply says so.
func (d *decision) takeBack(job *Job) {
	if job.State != PaperQueued {
		d.reply.Printed = true
		return
	}
	d.add(Event{Kind: PaperChanged, Job: job.ID, Paper: PaperExpired, Reason: "undone"})
}

// undo puts the ticket and the counter back, and takes back the calls that were made.
func (s *State) undo(e *Event) {
	c, ok := s.counters[e.Counter]
	if !ok || c.Last == nil {
		return
	}
	last := c.Last
	if e.Undone == TicketJoined {
		if last.Joined != nil {
			s.part(e, last.Joined)
		}
		return
	}
	s.move(e, func(t *Ticket) {
		now := *t
		if last.stays() {
			t.Party, t.Priority, t.Also, t.Files, t.Took = last.Before.Party, last.Before.Priority, last.Before.Also, last.Before.Files, last.Before.Took
			return
		}
		*t = *last.Before
		t.SeenAt, t.UndoneAt = now.SeenAt, last.Before.UndoneAt
		t.Nth, t.Invited = now.Nth, now.Invited // a visit counts once, however often it is finished
		if last.Call != 0 {
			t.UndoneAt = e.At
		}
	})
	if last.Call != 0 {
		s.rings[last.Zone] = s.rings[last.Zone].cancel(e.Ticket, last.Call)
		s.setTurn(c, last.Turn)
	}
	s.setCounter(e.Counter, func(c *Counter) { c.Served, c.Last = last.Served, nil })
}

func (s *State) setTurn(c *Counter, turn int) {
	if turn < 0 {
		delete(s.turns, turnsKey(c.Serves))
		return
	}
	s.turns[turnsKey(c.Serves)] = turn
}
