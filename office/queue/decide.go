package queue

import (
	"slices"
	"strconv"
	"time"

	"antrean/internal/problem"
)

// A Decision is what a request leads to: events to record and the reply once they are on disk.
type Decision struct {
	Events   []Event
	Reply    Reply
	Repeated bool // the reply is the one the same request got before
}

// Decide looks at the state and says what the request leads to. It changes nothing. A refusal is a *problem.Error;
// one that came too late carries the present under "state".
func Decide(s *State, rules *Rules, now time.Time, r Request) (Decision, error) {
	d := &decision{state: s, rules: rules, now: now.UTC().Truncate(time.Millisecond), request: r}
	if d.now.Before(s.At) {
		d.now = s.At // a clock that went back is not believed
	}
	if r.ID != "" {
		if receipt, ok := s.Receipt(r.Actor, r.ID); ok && d.now.Sub(receipt.At) <= receiptTTL {
			if receipt.Digest != r.Digest && receipt.Digest != "" { // an erased one fits every body
				return Decision{}, problem.New("request_id_reused")
			}
			return Decision{Reply: receipt.Reply, Repeated: true}, nil
		}
	}
	d.rollOver()
	d.wake()
	if err := r.Do.decide(d); err != nil {
		return Decision{}, err
	}
	if r.ID != "" && len(d.events) > 0 {
		last := &d.events[len(d.events)-1]
		last.Request, last.Digest, last.Reply = r.ID, r.Digest, &d.reply
	}
	return Decision{Events: d.events, Reply: d.reply}, nil
}

// A decision in the making. Its state already holds the events so far, so later steps see them.
type decision struct {
	state   *State
	rules   *Rules
	now     time.Time
	request Request
	events  []Event
	reply   Reply
	own     bool // state is a clone of ours
}

// add records an event and lets the rest of the decision see it.
func (d *decision) add(e Event) *Event {
	e.Version = eventVersion
	e.Seq = d.nextSeq()
	e.At = d.now
	e.Actor = d.request.Actor
	if e.Day == "" {
		e.Day = d.state.Day
	}
	d.events = append(d.events, e)
	return &d.events[len(d.events)-1]
}

func (d *decision) nextSeq() uint64 {
	if n := len(d.events); n > 0 {
		return d.events[n-1].Seq + 1
	}
	return d.state.Seq + 1
}

// settle applies what was added so far to a state of our own.
func (d *decision) settle() {
	if !d.own {
		d.state, d.own = d.state.Clone(), true
	}
	for i := range d.events {
		if d.events[i].Seq > d.state.Seq {
			d.state.Apply(&d.events[i])
		}
	}
}

// rollOver opens the day of now when it is later than the open one, which never goes back, draws the lots when the office
// opens, and ends the line when the counters have closed.
func (d *decision) rollOver() {
	today := d.rules.today(d.now)
	if today <= d.state.Day {
		d.draw()
		d.endLine()
		return
	}
	if d.state.Day != "" {
		d.carryWaiting(today)
		d.add(Event{Kind: DayClosed})
		d.settle()
		d.carryBooked(today)
	}
	d.add(Event{Kind: DayOpened, Day: today, Due: d.beginsWaiting(today)})
	d.settle()
	d.endLine()
}

func (Tick) decide(*decision) error { return nil }

func (c Adopt) decide(d *decision) error {
	d.add(Event{Kind: SetupAdopted, N: c.Setup, Catalogue: c.Catalogue})
	return nil
}

func (c Begin) decide(d *decision) error {
	d.add(Event{Kind: Started, Reason: c.Build})
	return nil
}

func (c Cancel) decide(d *decision) error {
	t, ok := d.state.Ticket(c.Ticket)
	if !ok {
		return problem.New("unknown_ticket")
	}
	d.reply = Reply{Ticket: t.ID, State: Cancelled}
	if t.State == Cancelled {
		return nil
	}
	if !slices.Contains(moves[TicketCancelled].from, t.State) {
		return problem.New("stale").And("state", t.State)
	}
	d.add(Event{Kind: TicketCancelled, Ticket: t.ID, Service: t.Service, Counter: d.holder(t)})
	return nil
}

// holder is the counter that holds the ticket, or 0.
func (d *decision) holder(t *Ticket) int {
	if t.State.InHand() {
		return t.Counter
	}
	return 0
}

func (RingBell) decide(d *decision) error {
	for _, b := range d.state.bells {
		if b.By == "" && b.Device == d.request.Actor {
			d.reply = Reply{Bell: b.ID} // it is ringing already
			return nil
		}
	}
	e := d.add(Event{Kind: BellRung})
	e.Bell = RingID(e.Seq)
	d.reply = Reply{Bell: e.Bell}
	return nil
}

func (c AnswerBell) decide(d *decision) error {
	b, ok := d.state.Bell(c.Bell)
	if !ok {
		return problem.New("unknown_ring")
	}
	d.reply = Reply{Bell: b.ID}
	if b.By == "" {
		d.add(Event{Kind: BellAnswered, Bell: b.ID})
	}
	return nil
}

// ticketNamed finds a ticket by today's number or by its id.
func (d *decision) ticketNamed(name string) (*Ticket, bool) {
	if t, ok := d.state.ByNumber(name); ok {
		return t, true
	}
	id, err := strconv.ParseUint(name, 10, 64)
	if err != nil {
		return nil, false
	}
	return d.state.Ticket(TicketID(id))
}

// without returns the list without one element; the old list stays as it is.
func without[T comparable](list []T, gone T) []T {
	i := slices.Index(list, gone)
	switch {
	case i < 0:
		return list
	case i == 0:
		return list[1:]
	}
	return append(list[:i:i], list[i+1:]...)
}
