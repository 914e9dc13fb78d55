package queue

import (
	"slices"
	"time"
)

// A Counter is one desk that calls people. Counters are never changed in place.
type Counter struct {
	N        int      `json:"n"`
	Open     bool     `json:"open"`
	Zone     string   `json:"zone"`
	Operator string   `json:"operator,omitempty"` // login that opened it
	Serves   []string `json:"serves,omitempty"`   // services it calls
	Ticket   TicketID `json:"ticket,omitempty"`   // in hand; 0 is none
	Served   int      `json:"served,omitempty"`   // visits ended here today: done or returned
}

func (c *Counter) serves(service string) bool { return slices.Contains(c.Serves, service) }

func (c *Counter) with(change func(*Counter)) *Counter {
	next := *c
	change(&next)
	return &next
}

// A Call is one entry of a zone's ring: a number asked to a counter.
type Call struct {
	Seq     uint64    `json:"seq"` // counts calls of the zone, without gaps
	Ticket  TicketID  `json:"ticket"`
	Number  string    `json:"number"`
	Service string    `json:"service"`
	Counter int       `json:"counter"`
	At      time.Time `json:"at"`
	Recall  int       `json:"recall"` // 0 for the first call of a ticket
}

// ringSize is how many calls a late screen can still learn of.
const ringSize = 16

// A Ring holds the last calls of a zone, oldest first.
type Ring struct {
	Seq   uint64 `json:"seq"` // of the newest call
	Calls []Call `json:"calls"`
}

// push returns the ring with one more call; the old ring stays as it is.
func (r Ring) push(c Call) Ring {
	r.Seq++
	c.Seq = r.Seq
	keep := r.Calls
	if len(keep) >= ringSize {
		keep = keep[len(keep)-ringSize+1:]
	}
	r.Calls = append(slices.Clone(keep), c)
	return r
}
