package report

import (
	"time"

	"antrean/office/queue"
)

// A Crowd counts the people who wait in the course of a day, from the journal's events in their order.
type Crowd struct {
	every time.Duration
	at    map[queue.TicketID][2]queue.TicketState // before, and now
	later map[queue.TicketID]string               // whose number is of a later day, and of which
	n     int                                     // who wait
	steps []Step
}

// A Step is one stretch of the day.
type Step struct {
	At      time.Time `json:"at"`      // its begin
	Waiting int       `json:"waiting"` // the most who waited at once
}

// NewCrowd begins a day of which each stretch is so long.
func NewCrowd(every time.Duration) *Crowd {
	return &Crowd{every: every, at: make(map[queue.TicketID][2]queue.TicketState), later: make(map[queue.TicketID]string)}
}

// Add takes the next event.
func (c *Crowd) Add(e *queue.Event) {
	c.pass(e.At)
	switch to, ok := queue.LeadsTo(e.Kind); {
	case e.Kind == queue.DayClosed:
		clear(c.at) // those of later days are still in later
		c.n = 0
	case e.Kind == queue.DayOpened:
		c.open(e.Day)
	case e.Kind == queue.LineEnded:
		c.end()
	case e.For != "" && (e.Kind == queue.TicketIssued || e.Kind == queue.TicketCarried):
		c.move(e.Ticket, queue.Booked)
		c.later[e.Ticket] = e.For
	case e.Kind == queue.TicketIssued && e.Lot != 0:
		c.move(e.Ticket, queue.LotHeld)
	case e.Kind == queue.LotsDrawn:
		for _, draw := range e.Drawn {
			c.move(draw.Ticket, queue.Waiting)
		}
	case e.Kind == queue.CommandUndone && queue.Stays(e.Undone): // it waits, or not, as before
	case e.Kind == queue.CommandUndone:
		c.move(e.Ticket, c.at[e.Ticket][0])
	case ok:
		c.move(e.Ticket, to)
		if e.Kind == queue.TicketCalled && e.Direct { // undone, somebody without a ticket never had one
			c.at[e.Ticket] = [2]queue.TicketState{queue.Cancelled, to}
		}
	}
	last := &c.steps[len(c.steps)-1]
	last.Waiting = max(last.Waiting, c.n)
}

// open lets those wait whose numbers are of the day that begins.
func (c *Crowd) open(day string) {
	for id, of := range c.later {
		if of <= day {
			c.move(id, queue.Waiting)
		}
	}
}

// end sends home all who still wait.
func (c *Crowd) end() {
	for id, states := range c.at {
		if states[1] == queue.Waiting || states[1] == queue.Parked {
			c.move(id, queue.Expired)
		}
	}
}

func (c *Crowd) move(id queue.TicketID, to queue.TicketState) {
	before := c.at[id][1]
	if before == queue.Waiting {
		c.n--
	}
	if to == queue.Waiting {
		c.n++
	}
	if to != queue.Booked {
		delete(c.later, id)
	}
	c.at[id] = [2]queue.TicketState{before, to}
}

// pass begins the stretches up to a moment, each with those who wait at its begin.
func (c *Crowd) pass(at time.Time) {
	if len(c.steps) == 0 {
		c.steps = append(c.steps, Step{At: at.Truncate(c.every)})
	}
	for next := c.steps[len(c.steps)-1].At.Add(c.every); !next.After(at); next = next.Add(c.every) {
		c.steps = append(c.steps, Step{At: next, Waiting: c.n})
	}
}

// Waiting is how many wait now.
func (c *Crowd) Waiting() int { return c.n }

// Steps are the stretches from the first event to a moment, without a gap.
func (c *Crowd) Steps(until time.Time) []Step {
	if len(c.steps) == 0 {
		return []Step{}
	}
	c.pass(until)
	return c.steps
}
