package queue

import (
	"slices"
	"time"

	"antrean/internal/problem"
)

// Rejoin brings somebody back who missed the call: into the line, with some others before.
type Rejoin struct {
	mover
	Ticket TicketID
}

func (c Rejoin) decide(d *decision) error {
	t, ok := d.state.Ticket(c.Ticket)
	if !ok {
		return problem.New("unknown_ticket")
	}
	return d.rejoin(0, t)
}

// RejoinAt is Rejoin by a clerk.
type RejoinAt struct {
	mover
	Counter int
	Ticket  string
}

func (c RejoinAt) decide(d *decision) error {
	_, t, err := d.about(c.Counter, c.Ticket)
	if err != nil {
		return err
	}
	return d.rejoin(c.Counter, t)
}

// rejoin brings a ticket back by a counter's command, or by 0, its person's own.
func (d *decision) rejoin(n int, t *Ticket) error {
	if t.State != NoShow {
		return stale(t)
	}
	if !d.now.Before(t.Grace(d.rules)) {
		return problem.New("too_late").And("ticket_state", t.State)
	}
	own := t.with(func(t *Ticket) { t.Desk = 0 })
	e := d.add(Event{Kind: TicketRejoined, Ticket: t.ID, Service: t.Service, Counter: n})
	if place, ok := d.state.behind(d.rules, own, Place{}, d.rules.PolicyInForce().GraceOthers, e.Seq); ok && place.Compare(t.Place) > 0 {
		e.Place, own.Place = place, place
	}
	d.show(t)
	d.reply.State = Waiting
	d.reply.Position = d.state.Ahead(d.rules, own) + 1
	return nil
}

// Grace is until when a no-show may rejoin.
func (t *Ticket) Grace(rules *Rules) time.Time {
	return t.EndedAt.Add(time.Duration(rules.PolicyInForce().GraceMinutes) * time.Minute)
}

// Postpone is a person who steps out and lets some others go first.
type Postpone struct {
	mover
	Ticket TicketID
}

func (c Postpone) decide(d *decision) error {
	t, ok := d.state.Ticket(c.Ticket)
	if !ok {
		return problem.New("unknown_ticket")
	}
	if !slices.Contains(moves[TicketPostponed].from, t.State) {
		return stale(t)
	}
	place, ok := d.state.Postponed(d.rules, t, d.nextSeq())
	if !ok {
		return problem.New("not_postponable")
	}
	d.add(Event{Kind: TicketPostponed, Ticket: t.ID, Service: t.Service, Place: place})
	d.reply = Reply{Ticket: t.ID, State: t.State}
	return nil
}

// Postponed is where a waiting ticket would be after Postpone, made by the event with this number; false when it may
// not, or when there is nobody to let go first.
func (s *State) Postponed(rules *Rules, t *Ticket, seq uint64) (Place, bool) {
	policy := rules.PolicyInForce()
	if t.State != Waiting || t.Desk != 0 || t.Stepped >= policy.PostponeTimes {
		return Place{}, false
	}
	return s.behind(rules, t, t.Place, policy.PostponePlaces, seq)
}
