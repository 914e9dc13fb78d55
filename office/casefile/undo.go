package casefile

import (
	"time"

	"antrean/internal/problem"
)

// A Last is what somebody did last with a case, and what is needed to undo it.
type Last struct {
	Kind   Kind      `json:"kind"`
	Seq    uint64    `json:"seq"` // of its last event
	At     time.Time `json:"at"`
	By     string    `json:"by"`
	Before *Case     `json:"before"` // private in part
}

// undoable are the kinds that somebody can take back. The office's own doings are not among them.
var undoable = map[Kind]bool{
	CaseMoved: true, CaseReady: true, CaseSentBack: true, CaseReturned: true, CaseMended: true, CaseAmended: true, CaseSide: true,
	CaseSlip: true, CaseHanded: true, CaseSelfPrint: true, CaseFiled: true, CaseClosed: true, CaseCancelled: true, CaseHeld: true,
	CaseReleased: true, CasePromised: true,
}

// remember keeps how the case was before a command that can be undone. What follows from the command belongs to it.
func (c *Case) remember(before *Case, e *Event) {
	switch {
	case e.Direct && before.Last != nil:
		last := *before.Last
		last.Seq = e.Seq
		c.Last = &last
	case e.Direct: // follows from what cannot be undone
	case undoable[e.Kind] && e.Actor != "":
		c.Last = &Last{Kind: e.Kind, Seq: e.Seq, At: e.At, By: e.Actor, Before: before.with(func(b *Case) { b.Last = nil })}
	case moves[e.Kind].to != "":
		c.Last = nil
	}
}

// Undoable is what may still be undone of a case at a moment, nil when nothing, and until when.
func (s *State) Undoable(rules *Rules, c *Case, now time.Time) (last *Last, until time.Time) {
	if c.Last == nil {
		return nil, time.Time{}
	}
	until = c.Last.At.Add(time.Duration(rules.PolicyInForce().UndoSeconds) * time.Second)
	if !now.Before(until) || c.Moved > c.Last.Seq {
		return nil, time.Time{}
	}
	return c.Last, until
}

// Undo takes back the last command on cases, when whoever gave it asks, and nothing has moved them since: on all of
// them, or on none.
type Undo struct {
	mover
	Cases []CaseID
}

func (u Undo) decide(d *decision) error {
	if err := checkMany(u.Cases); err != nil {
		return err
	}
	undone := Kind("")
	for _, id := range u.Cases {
		kind, err := d.undo(id)
		if err != nil {
			return err
		}
		undone = kind
	}
	d.answer(u.Cases[len(u.Cases)-1])
	if len(u.Cases) > 1 {
		d.reply.Cases = u.Cases
	}
	d.reply.Undone = undone
	return nil
}

// undo takes back the last command on one case, and says what it was.
func (d *decision) undo(id CaseID) (Kind, error) {
	c, err := d.find(id)
	if err != nil {
		return "", err
	}
	last, _ := d.state.Undoable(d.rules, c, d.now)
	if last == nil || last.By != d.request.Actor && !d.request.Lead {
		return "", problem.New("case_not_undone").And("case", c.Register())
	}
	d.add(Event{Kind: CaseUndone, Case: c.ID, Undone: last.Kind, From: c.Stage, To: last.Before.Stage})
	d.settle()
	d.reckon(c.ID)
	return last.Kind, nil
}

// undo puts the case back.
func (s *State) undo(e *Event) {
	c, ok := s.Case(e.Case)
	if !ok || c.Last == nil || c.Last.Before == nil {
		return
	}
	now := c
	s.setCase(c.Last.Before.with(func(c *Case) {
		c.Moved, c.UndoneAt = e.Seq, e.At
		c.Slips = now.Slips // paper is out: the next one is a copy
	}))
}
