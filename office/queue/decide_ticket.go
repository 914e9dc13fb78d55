package queue

import (
	"cmp"
	"fmt"
	"slices"

	"antrean/internal/problem"
)

// partyMost is the largest party: two digits on slips and screens.
const partyMost = 99

func (c Issue) decide(d *decision) error {
	later, err := d.mayIssue(c.Service, c.Day, c.Kiosk)
	if err != nil {
		return err
	}
	return d.give(c, later)
}

// give gives a number of today, or of a later day, or before opening a lot.
func (d *decision) give(c Issue, later string) error {
	switch {
	case later != "":
		return d.book(later, c)
	case !d.rules.DrawsAt(d.now).IsZero():
		return d.takeLot(c)
	}
	_, err := d.issue(c, Place{})
	return err
}

// mayFollow refuses services that the office does not have, or that follow themselves.
func (d *decision) mayFollow(service string, also []string) error {
	seen := []string{service}
	for _, next := range also {
		if _, ok := d.rules.Prefixes[next]; !ok {
			return problem.New("unknown_service")
		}
		if slices.Contains(seen, next) {
			return problem.Field("also", "[id, …]")
		}
		seen = append(seen, next)
	}
	return nil
}

func checkParty(n int) error {
	if n < 0 || n > partyMost {
		return problem.Field("party", fmt.Sprintf("1-%d", partyMost))
	}
	return nil
}

// issued is the event that gives a number, without what depends on the day.
func (d *decision) issued(c Issue) (Event, error) {
	prefix, ok := d.rules.Prefixes[c.Service]
	if !ok {
		return Event{}, problem.New("unknown_service")
	}
	if err := d.mayFollow(c.Service, c.Also); err != nil {
		return Event{}, err
	}
	if err := checkParty(c.Party); err != nil {
		return Event{}, err
	}
	return Event{
		Kind: TicketIssued, Ticket: TicketID(d.nextSeq()), Catalogue: cmp.Or(c.catalogue, d.rules.Catalogue), Service: c.Service, Prefix: prefix,
		Missing: len(c.Said.Missing), Printer: c.Printer, Device: c.Device, Priority: c.Priority, Party: c.Party, Also: c.Also, Files: c.Files,
		Private: &Private{Token: c.Token, Said: &c.Said},
	}, nil
}

// issue gives the next number of the service's prefix. A zero place is that of its arrival.
func (d *decision) issue(c Issue, place Place) (*Event, error) {
	made, err := d.issued(c)
	if err != nil {
		return nil, err
	}
	ticket := &Ticket{ID: made.Ticket, Service: c.Service, Priority: c.Priority, Place: place}
	if place == (Place{}) {
		ticket.Place.Arrived = uint64(ticket.ID)
	}
	ahead := d.state.Ahead(d.rules, ticket)
	made.N, made.Ahead, made.Place = d.state.nextNumber(made.Prefix, ""), ahead, place
	e := d.add(made)
	d.reply = Reply{Ticket: e.Ticket, State: Waiting, Position: ahead + 1}
	d.wantPaper(e)
	return e, nil
}

// deskDevice is where a ticket comes from that a clerk made.
func deskDevice(counter int) string { return fmt.Sprintf("loket-%d", counter) }

// about finds the ticket that a counter names, or the one in its hand when it names none. It must be of today. Counter 0
// stands for who leads the office: that one names a ticket.
func (d *decision) about(n int, name string) (counter *Counter, t *Ticket, err error) {
	switch {
	case n == 0 && name != "":
	case name == "":
		return d.inHand(n, "")
	default:
		if counter, _, err = d.at(n); err != nil {
			return nil, nil, err
		}
	}
	t, ok := d.ticketNamed(name)
	if !ok {
		return nil, nil, problem.New("unknown_ticket")
	}
	if t.Day != d.state.Day || t.State.Over() {
		return nil, nil, stale(t)
	}
	return counter, t, nil
}

// stale is the refusal of a command that comes too late for a ticket.
func stale(t *Ticket) error { return problem.New("stale").And("ticket_state", t.State) }

// show makes a ticket the one that the reply is about.
func (d *decision) show(t *Ticket) {
	d.reply.Ticket, d.reply.State, d.reply.Calls = t.ID, t.State, t.Calls
}

// CallPaper calls somebody who holds no ticket of ours, such as a number from a paper roll: it makes one and calls it
// at once.
type CallPaper struct {
	maker
	Counter int
	Service string
	Token   string
}

func (c CallPaper) decide(d *decision) error {
	counter, err := d.mayCall(c.Counter)
	if err != nil {
		return err
	}
	e, err := d.issue(Issue{Service: c.Service, Token: c.Token}, Place{})
	if err != nil {
		return err
	}
	e.Counter, e.Ahead = counter.N, 0
	id := e.Ticket
	d.settle()
	t, _ := d.state.Ticket(id)
	d.reply = Reply{Counter: counter.N, Open: true}
	d.call(counter, t)
	d.events[len(d.events)-1].Direct = true
	return nil
}

// SetParty says how many people or documents a ticket is for.
type SetParty struct {
	mover
	Counter int
	Ticket  string // empty: the one in hand
	Party   int
}

func (c SetParty) decide(d *decision) error {
	_, t, err := d.about(c.Counter, c.Ticket)
	if err != nil {
		return err
	}
	if c.Party == 0 {
		return problem.Field("party", fmt.Sprintf("1-%d", partyMost))
	}
	if err := checkParty(c.Party); err != nil {
		return err
	}
	d.show(t)
	if t.People() != c.Party {
		d.add(Event{Kind: TicketPartySet, Ticket: t.ID, Service: t.Service, Counter: c.Counter, Party: c.Party})
	}
	return nil
}

// SetPriority gives a ticket priority, or takes it.
type SetPriority struct {
	mover
	Counter  int
	Ticket   string // empty: the one in hand
	Priority bool
}

func (c SetPriority) decide(d *decision) error {
	_, t, err := d.about(c.Counter, c.Ticket)
	if err != nil {
		return err
	}
	d.show(t)
	if t.Priority != c.Priority {
		d.add(Event{Kind: TicketPrioritySet, Ticket: t.ID, Service: t.Service, Counter: c.Counter, Priority: c.Priority})
	}
	return nil
}

// Split gives part of a party a ticket of its own, right behind the one it comes from.
type Split struct {
	maker
	Counter int
	Ticket  string // empty: the one in hand
	Party   int    // how many leave
	Token   string
	Printer string
}

func (c Split) decide(d *decision) error {
	_, t, err := d.about(c.Counter, c.Ticket)
	if err != nil {
		return err
	}
	if t.State == LotHeld {
		return stale(t) // the other would have a number before the draw
	}
	if c.Party < 1 || c.Party >= t.People() {
		return problem.Field("party", fmt.Sprintf("1-%d", t.People()-1))
	}
	held := d.reply
	e := d.add(Event{Kind: TicketSplit, Ticket: t.ID, Service: t.Service, Counter: c.Counter, Party: t.People() - c.Party})
	e.Other = TicketID(e.Seq + 1) // issued next
	d.settle()
	issued, err := d.issue(Issue{Service: t.Service, Said: t.Said, Token: c.Token, Printer: c.Printer, Party: c.Party, Priority: t.Priority,
		Also: t.Also}, Place{t.Place.Arrived, d.nextSeq()})
	if err != nil {
		return err
	}
	job := d.reply.Job
	d.reply = held
	d.show(t)
	d.reply.Other, d.reply.Job = issued.Ticket, job
	return nil
}
