package report

import (
	"time"

	"antrean/office/queue"
)

// Counts are visits by how they ended. Issued is the sum of Served, Returned, NoShow, Cancelled, Joined, Expired and Open.
type Counts struct {
	Issued    int `json:"issued"`
	Served    int `json:"served"`
	Returned  int `json:"returned"`
	NoShow    int `json:"no_show"`
	Cancelled int `json:"cancelled"`
	Joined    int `json:"joined"`  // went on under another number
	Expired   int `json:"expired"` // still waiting, or called in vain, when the day closed
	Open      int `json:"open"`    // the visit goes on
	Recalls   int `json:"recalls"` // calls after a visit's first one
}

// Came counts the visits that reached a counter and ended there.
func (c Counts) Came() int { return c.Served + c.Returned }

func (c *Counts) add(v *Visit) {
	c.Issued++
	c.Recalls += max(v.Calls-1, 0)
	switch v.State {
	case queue.Done:
		c.Served++
	case queue.Returned:
		c.Returned++
	case queue.NoShow:
		c.NoShow++
	case queue.Cancelled:
		c.Cancelled++
	case queue.Joined:
		c.Joined++
	case queue.Expired:
		c.Expired++
	default: // waiting, in hand, and whatever state a later program thinks of
		c.Open++
	}
}

// A Summary is what is said of a set of visits.
type Summary struct {
	Counts
	Waiting Span `json:"waiting"` // from the number to the first call, of all that were called
	Service Span `json:"service"` // at the counter, of all that were served or returned
}

// A tally is a summary in the making.
type tally struct {
	counts  Counts
	waiting []time.Duration
	service []time.Duration
}

func (t *tally) add(v *Visit) {
	t.counts.add(v)
	if waited, ok := v.Waited(); ok {
		t.waiting = append(t.waiting, waited)
	}
	if served, ok := v.Served(); ok {
		t.service = append(t.service, served)
	}
}

func (t *tally) summary() Summary {
	return Summary{Counts: t.counts, Waiting: spanOf(t.waiting), Service: spanOf(t.service)}
}

// tallies are tallies by some key.
type tallies[K comparable] map[K]*tally

func (t tallies[K]) add(key K, v *Visit) {
	one, ok := t[key]
	if !ok {
		one = &tally{}
		t[key] = one
	}
	one.add(v)
}
