package queue

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"antrean/internal/problem"
)

// at finds the counter and says whether the office has it.
func (d *decision) at(n int) (*Counter, CounterRule, error) {
	rule, known := d.rules.counter(n)
	c, opened := d.state.Counter(n)
	if !opened {
		if !known {
			return nil, rule, problem.New("unknown_counter")
		}
		c = &Counter{N: n, Zone: rule.Zone, Serves: rule.Serves}
	}
	d.reply = Reply{Counter: n, Open: c.Open}
	return c, rule, nil
}

// inHand finds the ticket that the counter holds, and refuses when the clerk saw another.
func (d *decision) inHand(n int, seen string) (*Counter, *Ticket, error) {
	c, _, err := d.at(n)
	if err != nil {
		return nil, nil, err
	}
	if c.Ticket == 0 {
		return nil, nil, problem.New("stale")
	}
	t, _ := d.state.Ticket(c.Ticket)
	if seen != "" {
		if wanted, ok := d.ticketNamed(seen); !ok || wanted.ID != t.ID {
			return nil, nil, problem.New("stale")
		}
	}
	return c, t, nil
}

func (c OpenCounter) decide(d *decision) error {
	counter, rule, err := d.at(c.Counter)
	if err != nil {
		return err
	}
	if rule.N == 0 {
		return problem.New("unknown_counter") // the office no longer has it
	}
	d.reply.Open = true
	d.reply.hold(d.state, counter)
	same := counter.Zone == rule.Zone && slices.Equal(counter.Serves, rule.Serves)
	if counter.Open && counter.Operator == cmp.Or(c.For, d.request.Actor) && same {
		return nil
	}
	d.add(Event{Kind: CounterOpened, Counter: c.Counter, Zone: rule.Zone, Serves: rule.Serves, Operator: c.For})
	return nil
}

func (c CloseCounter) decide(d *decision) error {
	counter, _, err := d.at(c.Counter)
	if err != nil {
		return err
	}
	if counter.Ticket != 0 {
		return problem.New("ticket_in_hand")
	}
	d.reply.Open = false
	if counter.Open || counter.Break != nil {
		d.add(Event{Kind: CounterClosed, Counter: c.Counter, Zone: counter.Zone})
	}
	return nil
}

// BreakCounter takes a counter out for a while; it must not hold a ticket. OpenCounter brings it back.
type BreakCounter struct {
	mover
	Counter int
	Reason  string    // one of BreakReasons
	Until   time.Time // when somebody means to be back; zero: not said
}

func (c BreakCounter) decide(d *decision) error {
	counter, err := d.mayCall(c.Counter)
	if err != nil {
		return err
	}
	if !slices.Contains(BreakReasons(), c.Reason) {
		return problem.Field("reason", strings.Join(BreakReasons(), ", "))
	}
	if !c.Until.IsZero() && !c.Until.After(d.now) {
		return problem.Field("until", "> "+d.now.In(d.rules.Zone).Format(time.RFC3339))
	}
	d.add(Event{Kind: CounterPaused, Counter: c.Counter, Zone: counter.Zone, Reason: c.Reason, Due: c.Until.UTC().Truncate(time.Millisecond)})
	d.reply.Open = false
	return nil
}

// mayCall finds an open counter with empty hands.
func (d *decision) mayCall(n int) (*Counter, error) {
	counter, _, err := d.at(n)
	switch {
	case err != nil:
		return nil, err
	case !counter.Open:
		return nil, problem.New("counter_closed")
	case counter.Ticket != 0:
		return nil, problem.New("ticket_in_hand")
	}
	return counter, nil
}

func (c Next) decide(d *decision) error {
	counter, err := d.mayCall(c.Counter)
	if err != nil {
		return err
	}
	first := d.state.Next(d.rules, counter.N, counter.Serves, 1)
	if len(first) == 0 {
		d.add(Event{Kind: CounterIdle, Counter: c.Counter, Zone: counter.Zone})
		return nil
	}
	d.call(counter, first[0])
	return nil
}

func (c CallTicket) decide(d *decision) error {
	counter, err := d.mayCall(c.Counter)
	if err != nil {
		return err
	}
	t, ok := d.ticketNamed(c.Ticket)
	if !ok {
		return problem.New("unknown_ticket")
	}
	if t.Day != d.state.Day || !slices.Contains(moves[TicketCalled].from, t.State) {
		return problem.New("stale").And("ticket_state", t.State)
	}
	d.call(counter, t)
	return nil
}

func (d *decision) call(c *Counter, t *Ticket) {
	d.add(Event{Kind: TicketCalled, Ticket: t.ID, Prefix: t.Prefix, N: t.N, Service: t.Service, Counter: c.N, Zone: c.Zone})
	d.reply.Ticket, d.reply.State, d.reply.Calls = t.ID, Called, t.Calls+1
}

func (c Recall) decide(d *decision) error {
	counter, t, err := d.inHand(c.Counter, c.Ticket)
	if err != nil {
		return err
	}
	recalls := t.Recalls
	if spacing := time.Duration(d.rules.PolicyInForce().RecallSpacingSeconds) * time.Second; !d.now.Before(t.CountedAt.Add(spacing)) {
		recalls++
	}
	d.add(Event{Kind: TicketRecalled, Ticket: t.ID, Prefix: t.Prefix, N: t.N, Service: t.Service, Counter: counter.N, Zone: counter.Zone, Recalls: recalls})
	d.reply.Ticket, d.reply.State, d.reply.Calls = t.ID, t.State, t.Calls+1
	return nil
}

func (c Start) decide(d *decision) error {
	return d.move(c.Counter, c.Ticket, TicketStarted)
}

func (c MarkNoShow) decide(d *decision) error {
	_, t, err := d.inHand(c.Counter, c.Ticket)
	if err != nil {
		return err
	}
	if recalls, at := t.MayMiss(d.rules); t.State == Called && (recalls > 0 || d.now.Before(at)) {
		wait := int((at.Sub(d.now) + time.Second - 1) / time.Second)
		return problem.New("too_early").And("recalls", recalls).And("seconds", max(0, wait))
	}
	return d.move(c.Counter, c.Ticket, TicketNoShow)
}

// MayMiss is how many recalls a called ticket still needs before it may be given up, and the earliest moment for the
// next step: the recall that counts, or the no-show. A zero time is no restriction.
func (t *Ticket) MayMiss(rules *Rules) (recalls int, at time.Time) {
	policy := rules.PolicyInForce()
	if policy.NoShowRecalls == 0 {
		return 0, time.Time{}
	}
	return max(0, policy.NoShowRecalls-t.Recalls), t.CountedAt.Add(time.Duration(policy.RecallSpacingSeconds) * time.Second)
}

func (c Requeue) decide(d *decision) error {
	_, t, err := d.inHand(c.Counter, c.Ticket)
	if err != nil {
		return err
	}
	if t.Day != d.state.Day {
		return problem.New("stale") // its number belongs to somebody else today
	}
	return d.move(c.Counter, c.Ticket, TicketRequeued)
}

func (c Return) decide(d *decision) error {
	counter, t, err := d.inHand(c.Counter, c.Ticket)
	if err != nil {
		return err
	}
	if err := d.move(c.Counter, c.Ticket, TicketReturned); err != nil {
		return err
	}
	d.events[len(d.events)-1].Lacks = c.Lacks
	if c.ListCode == "" {
		return nil
	}
	said := t.Said.lacking(c.Lacks)
	e := d.add(Event{Kind: ListSaved, Catalogue: cmp.Or(t.Catalogue, d.rules.Catalogue), Service: t.Service, Code: c.ListCode, Ticket: t.ID, Counter: counter.N,
		Missing: len(c.Lacks), Lacks: c.Lacks, Printer: c.Printer, Private: &Private{Said: &said}})
	d.reply.Code = c.ListCode
	d.wantPaper(e)
	return nil
}

// lacking is what was said, as a counter found it.
func (d Declared) lacking(lacks []Lack) Declared {
	d.Missing = make([]string, len(lacks))
	for i, lack := range lacks {
		d.Missing[i] = lack.ID
	}
	there := slices.Concat(d.Have, d.Needed)
	d.Have = nil
	for _, id := range there {
		if !slices.Contains(d.Missing, id) && !slices.Contains(d.Have, id) {
			d.Have = append(d.Have, id)
		}
	}
	return d
}

func (d *decision) move(n int, seen string, kind Kind) error {
	counter, t, err := d.inHand(n, seen)
	if err != nil {
		return err
	}
	if !slices.Contains(moves[kind].from, t.State) {
		return problem.New("stale")
	}
	d.addMove(counter, t, kind)
	d.reply.Ticket, d.reply.State, d.reply.Calls = t.ID, moves[kind].to, t.Calls
	return nil
}

func (d *decision) addMove(c *Counter, t *Ticket, kind Kind) *Event {
	return d.add(Event{Kind: kind, Ticket: t.ID, Service: t.Service, Counter: c.N, Zone: c.Zone})
}

// hold adds the ticket in the counter's hand to a reply.
func (r *Reply) hold(s *State, c *Counter) {
	if t, ok := s.Ticket(c.Ticket); ok {
		r.Ticket, r.State, r.Calls = t.ID, t.State, t.Calls
	}
}
