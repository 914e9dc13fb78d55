package queue

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"antrean/internal/problem"
)

// noteMost is the longest note in letters: two lines at a counter.
const noteMost = 140

func checkNote(note string) error {
	if utf8.RuneCountInString(note) > noteMost {
		return problem.Field("note", fmt.Sprintf("≤ %d", noteMost))
	}
	return nil
}

// Transfer sends the ticket in hand to another service's line, or to one counter.
type Transfer struct {
	mover
	Counter int
	Ticket  string
	Service string // empty: the same
	To      int    // the counter whose next call it is to be; 0: any that serves the service
	Note    string // for the clerk who gets it; it may name a person
}

func (c Transfer) decide(d *decision) error {
	counter, t, err := d.inHand(c.Counter, c.Ticket)
	if err != nil {
		return err
	}
	if t.Day != d.state.Day || !slices.Contains(moves[TicketTransferred].from, t.State) {
		return stale(t)
	}
	return d.transfer(c, counter, t)
}

// transfer takes a ticket from a counter, or from its line, to where it is to wait.
func (d *decision) transfer(c Transfer, counter *Counter, t *Ticket) error {
	service := c.Service
	if service == "" {
		service = t.Service
	}
	if err := d.mayReach(c, t, service); err != nil {
		return err
	}
	e := Event{Kind: TicketTransferred, Ticket: t.ID, Service: service, From: t.Service, Counter: counter.N, Zone: counter.Zone, To: c.To, Private: noted(c.Note)}
	if c.To == 0 && d.rules.PolicyInForce().TransferPlace == PlaceEnd {
		e.Place.Arrived = d.nextSeq()
	}
	d.add(e)
	d.show(t)
	d.reply.State, d.reply.Calls = Waiting, 0
	return nil
}

// mayReach refuses a transfer that leads nowhere.
func (d *decision) mayReach(c Transfer, t *Ticket, service string) error {
	if err := checkNote(c.Note); err != nil {
		return err
	}
	if _, ok := d.rules.Prefixes[service]; !ok {
		return problem.New("unknown_service")
	}
	if c.To == 0 {
		if service == t.Service && t.Desk == 0 {
			return problem.Field("service", "≠ "+service)
		}
		return nil
	}
	if _, ok := d.rules.counter(c.To); !ok {
		return problem.New("unknown_counter")
	}
	if c.To == c.Counter {
		return problem.Field("to", fmt.Sprintf("≠ %d", c.To))
	}
	if !d.state.comesBack(c.To) {
		return problem.New("counter_closed")
	}
	return nil
}

func noted(note string) *Private {
	if note == "" {
		return nil
	}
	return &Private{Note: note}
}

// NextService ends the service and lets the visit go on with another: the number stays.
type NextService struct {
	mover
	Counter int
	Ticket  string
	Service string
	Note    string
}

func (c NextService) decide(d *decision) error {
	_, t, err := d.inHand(c.Counter, c.Ticket)
	if err != nil {
		return err
	}
	if err := checkNote(c.Note); err != nil {
		return err
	}
	if _, ok := d.rules.Prefixes[c.Service]; !ok {
		return problem.New("unknown_service")
	}
	if c.Service == t.Service {
		return problem.Field("service", "≠ "+t.Service)
	}
	also := slices.DeleteFunc(slices.Clone(t.Also), func(s string) bool { return s == c.Service })
	return d.goOn(c.Counter, c.Ticket, c.Service, also, c.Note)
}

func (c Finish) decide(d *decision) error {
	_, t, err := d.inHand(c.Counter, c.Ticket)
	if err != nil {
		return err
	}
	if len(t.Also) > 0 && !c.Whole && t.Day == d.state.Day {
		return d.goOn(c.Counter, c.Ticket, t.Also[0], t.Also[1:], "")
	}
	direct, err := d.started(c.Counter, c.Ticket)
	if err != nil {
		return err
	}
	if err := d.move(c.Counter, c.Ticket, TicketFinished); err != nil {
		return err
	}
	done := &d.events[len(d.events)-1]
	done.Direct = direct
	d.invite(done, t)
	return nil
}

// goOn ends one service of a visit and begins to wait for the next.
func (d *decision) goOn(n int, seen, service string, also []string, note string) error {
	direct, err := d.started(n, seen)
	if err != nil {
		return err
	}
	counter, t, err := d.inHand(n, seen)
	if err != nil {
		return err
	}
	if t.Day != d.state.Day || t.State != Serving {
		return stale(t)
	}
	e := d.addMove(counter, t, TicketContinued)
	e.Service, e.From, e.Also, e.Direct, e.Private = service, t.Service, also, direct, noted(note)
	if d.rules.PolicyInForce().NextServicePlace == PlaceEnd {
		e.Place.Arrived = e.Seq
	}
	d.show(t)
	d.reply.State, d.reply.Calls = Waiting, 0
	return nil
}

// started begins a visit that is to end at once: it began with the call being answered. It reports whether it did.
func (d *decision) started(n int, seen string) (bool, error) {
	counter, t, err := d.inHand(n, seen)
	if err != nil || t.State != Called {
		return false, err
	}
	d.addMove(counter, t, TicketStarted)
	d.settle()
	return true, nil
}
