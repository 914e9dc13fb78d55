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
	Break    *Break   `json:"break,omitempty"`    // why it is not open, when somebody comes back to it
	Last     *Last    `json:"last,omitempty"`     // what can be undone

	OpenedAt time.Time `json:"opened_at,omitzero"` // last, after it was closed or paused
}

func (c *Counter) serves(service string) bool { return slices.Contains(c.Serves, service) }

func (c *Counter) with(change func(*Counter)) *Counter {
	next := *c
	change(&next)
	return &next
}

// A Break is a pause of a counter.
type Break struct {
	Reason string    `json:"reason"` // one of BreakReasons
	Since  time.Time `json:"since"`
	Until  time.Time `json:"until,omitzero"` // when somebody means to be back; zero: not said
}

// BreakReasons are the codes of why a counter pauses.
func BreakReasons() []string { return []string{"istirahat", "salat", "rapat", "gangguan", "lain"} }

// A Call is one entry of a zone's ring: a number asked to a counter.
type Call struct {
	Seq     uint64    `json:"seq"`             // counts calls of the zone, without gaps
	Event   uint64    `json:"event,omitempty"` // of the journal, by which calls of all zones have one order; 0: made by an older program
	Ticket  TicketID  `json:"ticket"`
	Number  string    `json:"number"`
	Service string    `json:"service"`
	Counter int       `json:"counter"`
	At      time.Time `json:"at"`
	Recall  int       `json:"recall"` // 0 for the first call of a ticket

	Cancelled bool `json:"cancelled,omitempty"` // taken back: the number stays where it was
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

// cancel returns the ring with the calls of a ticket from a number on marked as taken back.
func (r Ring) cancel(id TicketID, from uint64) Ring {
	r.Calls = slices.Clone(r.Calls)
	for i := range r.Calls {
		if c := &r.Calls[i]; c.Ticket == id && c.Seq >= from {
			c.Cancelled = true
		}
	}
	return r
}
