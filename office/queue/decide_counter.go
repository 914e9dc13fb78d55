package queue

import (
	"slices"

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
	if counter.Open && counter.Operator == d.request.Actor && same {
		return nil
	}
	d.add(Event{Kind: CounterOpened, Counter: c.Counter, Zone: rule.Zone, Serves: rule.Serves})
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
	if counter.Open {
		d.add(Event{Kind: CounterClosed, Counter: c.Counter, Zone: counter.Zone})
	}
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
	first := d.state.Next(counter.Serves, 1)
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
	if t.Day != d.state.Day || t.State != Waiting && t.State != NoShow {
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
	d.add(Event{Kind: TicketRecalled, Ticket: t.ID, Prefix: t.Prefix, N: t.N, Service: t.Service, Counter: counter.N, Zone: counter.Zone})
	d.reply.Ticket, d.reply.State, d.reply.Calls = t.ID, t.State, t.Calls+1
	return nil
}

func (c Start) decide(d *decision) error {
	return d.move(c.Counter, c.Ticket, TicketStarted)
}

func (c Finish) decide(d *decision) error {
	counter, t, err := d.inHand(c.Counter, c.Ticket)
	if err != nil {
		return err
	}
	if t.State == Called { // served at once: the visit began with the call being answered
		d.addMove(counter, t, TicketStarted)
		d.settle()
	}
	return d.move(c.Counter, c.Ticket, TicketFinished)
}

func (c MarkNoShow) decide(d *decision) error {
	return d.move(c.Counter, c.Ticket, TicketNoShow)
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
	if err := d.move(c.Counter, c.Ticket, TicketReturned); err != nil {
		return err
	}
	d.events[len(d.events)-1].Lacks = c.Lacks
	return nil
}

// A move takes the ticket in hand from one state to another.
type move struct {
	from []TicketState
	to   TicketState
}

// moves is the state machine of a ticket in hand.
var moves = map[Kind]move{
	TicketStarted:  {[]TicketState{Called}, Serving},
	TicketFinished: {[]TicketState{Serving}, Done},
	TicketNoShow:   {[]TicketState{Called}, NoShow},
	TicketRequeued: {[]TicketState{Called, Serving}, Waiting},
	TicketReturned: {[]TicketState{Called, Serving}, Returned},
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

func (d *decision) addMove(c *Counter, t *Ticket, kind Kind) {
	d.add(Event{Kind: kind, Ticket: t.ID, Service: t.Service, Counter: c.N, Zone: c.Zone})
}

// hold adds the ticket in the counter's hand to a reply.
func (r *Reply) hold(s *State, c *Counter) {
	if t, ok := s.Ticket(c.Ticket); ok {
		r.Ticket, r.State, r.Calls = t.ID, t.State, t.Calls
	}
}
