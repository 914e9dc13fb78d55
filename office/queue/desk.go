package queue

import "time"

// A Check waits for the front office: papers declared, no number yet.
type Check struct {
	Code    string    `json:"code"` // four digits, unique among open checks
	Service string    `json:"service"`
	Device  string    `json:"device"`
	At      time.Time `json:"at"`
	Said    Declared  `json:"said"` // private
	Job     JobID     `json:"job,omitempty"`

	Party    int      `json:"party,omitempty"` // as in the ticket it becomes
	Priority bool     `json:"priority,omitempty"`
	Also     []string `json:"also,omitempty"`
	Day      string   `json:"day,omitempty"` // a later day that the number is wanted for

	Catalogue string `json:"catalogue,omitempty"` // version of the standards the person was shown
}

// A Settled is a check the front office has dealt with, kept for its page.
type Settled struct {
	Code   string    `json:"code"`
	Number string    `json:"number,omitempty"` // empty when the papers went back
	At     time.Time `json:"at"`
}

// settledSize is how many settled checks the front office's page can show.
const settledSize = 20

// A List is a saved checklist: what someone still has to bring, to be resumed at a kiosk.
type List struct {
	Code    string    `json:"code"` // eight Crockford base32 characters
	Service string    `json:"service"`
	At      time.Time `json:"at"`
	Said    Declared  `json:"said"` // private
	Job     JobID     `json:"job,omitempty"`
	Lacks   []Lack    `json:"lacks,omitempty"` // how each of what is missing failed, when a counter looked

	Catalogue string `json:"catalogue,omitempty"` // version of the standards it was made from
}

// RingID is the journal sequence number of the event that opened the ring.
type RingID uint64

// A Bell is someone at a kiosk asking for a person. ("Ring" is the ring of calls.)
type Bell struct {
	ID     RingID    `json:"id"`
	Device string    `json:"device"`
	At     time.Time `json:"at"`
	By     string    `json:"by,omitempty"` // who answered; empty while it rings
}

// Until is when the list is forgotten.
func (l *List) Until() time.Time { return l.At.Add(listTTL) }
