package queue

import (
	"cmp"
	"fmt"
	"time"
)

// TicketID is the journal sequence number of the event that issued the ticket; it also orders tickets by arrival.
type TicketID uint64

// TicketState is where a ticket stands in its visit.
type TicketState string

const (
	Booked    TicketState = "booked" // has a number of a later day
	LotHeld   TicketState = "lot"    // has a lot, and gets its number when the office opens
	Waiting   TicketState = "waiting"
	Called    TicketState = "called"
	Serving   TicketState = "serving"
	Done      TicketState = "done"
	NoShow    TicketState = "no_show"
	Parked    TicketState = "parked"    // put aside for a while; comes back by itself
	Returned  TicketState = "returned"  // papers given back, with the requirement ids that are missing
	Cancelled TicketState = "cancelled" // by the applicant
	Joined    TicketState = "joined"    // its visit goes on under another number, Into
	Expired   TicketState = "expired"   // still waiting, or called in vain, when the day closed
)

// InHand reports whether a counter holds the ticket.
func (s TicketState) InHand() bool { return s == Called || s == Serving }

// Over reports whether nothing can happen to the ticket any more. A no-show may still be called again.
func (s TicketState) Over() bool {
	return s == Done || s == Returned || s == Cancelled || s == Joined || s == Expired
}

// A Lack is a requirement that was not met: its id and how it failed.
type Lack struct {
	ID   string `json:"id"`
	Kind string `json:"kind"` // Short or Invalid
}

// The kinds of Lack, as the standards name them.
const (
	Short   = "kurang"      // not there
	Invalid = "tidak_valid" // there, but not valid
)

// A Declared is what the applicant said at the kiosk: the private part of a ticket.
type Declared struct {
	Answers map[string]string `json:"answers,omitempty"`
	Have    []string          `json:"have,omitempty"`    // requirement rows that are there
	Needed  []string          `json:"needed,omitempty"`  // requirement rows that this person needs
	Missing []string          `json:"missing,omitempty"` // Needed without Have
	Lang    string            `json:"lang,omitempty"`
}

// IsZero reports whether nothing was said. Empty and absent lists are the same: the journal does not tell them apart.
func (d Declared) IsZero() bool {
	return len(d.Answers)+len(d.Have)+len(d.Needed)+len(d.Missing)+len(d.Lang) == 0
}

// A Ticket is one visit of one person on one day. Tickets are never changed in place.
type Ticket struct {
	ID        TicketID    `json:"id"`
	Day       string      `json:"day"` // business day, "2026-11-23"
	Prefix    string      `json:"prefix"`
	N         int         `json:"n"`               // counts from 1 per prefix and day; 0 until a lot is drawn
	Lot       int         `json:"lot,omitempty"`   // which lot of its day it was; 0: none
	Share     string      `json:"share,omitempty"` // of a lot, in the draw
	Service   string      `json:"service"`
	First     string      `json:"first,omitempty"`     // the service it was given for, when it went to another
	Catalogue string      `json:"catalogue,omitempty"` // version of the standards the person was shown
	State     TicketState `json:"state"`
	Place     Place       `json:"place,omitzero"`     // orders it in its line
	Priority  bool        `json:"priority,omitempty"` // called by the rule for those who cannot wait like others
	Party     int         `json:"party,omitempty"`    // people or documents; 0 is 1
	Desk      int         `json:"desk,omitempty"`     // the one counter whose Next calls it; 0: any that serves its service
	Also      []string    `json:"also,omitempty"`     // services to follow this one, in order
	Legs      []Leg       `json:"legs,omitempty"`     // services that are behind it
	Files     []uint64    `json:"files,omitempty"`    // applications that the visit is about
	Into      TicketID    `json:"into,omitempty"`     // the ticket that it joined
	Took      []TicketID  `json:"took,omitempty"`     // the tickets that joined it
	Moved     uint64      `json:"moved,omitempty"`    // number of the last event that moved it
	Device    string      `json:"device,omitempty"`   // where it was issued
	Ahead     int         `json:"ahead"`              // people ahead when it was issued

	IssuedAt  time.Time `json:"issued_at"`
	FirstCall time.Time `json:"first_call,omitzero"` // ends the wait, whatever comes after it
	CalledAt  time.Time `json:"called_at,omitzero"`  // the last call or recall
	StartedAt time.Time `json:"started_at,omitzero"`
	EndedAt   time.Time `json:"ended_at,omitzero"`
	SeenAt    time.Time `json:"seen_at,omitzero"`    // the person took the number from the kiosk's screen
	CountedAt time.Time `json:"counted_at,omitzero"` // the last call or recall that counts before a no-show
	UndoneAt  time.Time `json:"undone_at,omitzero"`  // its call was taken back, and it was not called since
	Due       time.Time `json:"due,omitzero"`        // when it comes back, while parked
	WaitsFrom time.Time `json:"waits_from,omitzero"` // when its wait began, if not when it was issued: on a later day

	Counter int    `json:"counter,omitempty"` // the counter that holds or last held it; 0 is none
	Calls   int    `json:"calls,omitempty"`   // calls and recalls so far
	Recalls int    `json:"recalls,omitempty"` // recalls since the last call that count before a no-show
	Nth     int    `json:"nth,omitempty"`     // which finished visit it was for the survey; 0: it was not counted
	Invited bool   `json:"invited,omitempty"` // to the survey, once it is done
	Stepped int    `json:"stepped,omitempty"` // how often its person let others go first
	Reason  string `json:"reason,omitempty"`  // why it is parked, one of ParkReasons
	Lacks   []Lack `json:"lacks,omitempty"`   // why it was returned
	List    string `json:"list,omitempty"`    // code of the checklist that was saved when it was returned
	Job     JobID  `json:"job,omitempty"`     // the first print job of its slip; 0 is none

	Was string `json:"was,omitempty"` // the day it was issued for, when it was carried to another

	Token string   `json:"token,omitempty"` // private: opens the tracking page
	Said  Declared `json:"said,omitzero"`   // private
	Note  string   `json:"note,omitempty"`  // private: what one clerk tells the next
}

// A Leg is a service of a visit that is behind the ticket.
type Leg struct {
	Service string    `json:"service"`
	Counter int       `json:"counter"`
	Started time.Time `json:"started,omitzero"` // zero: it was called and sent on
	Ended   time.Time `json:"ended"`
}

// Asked is the service that the number was given for.
func (t *Ticket) Asked() string { return cmp.Or(t.First, t.Service) }

// People is how many people or documents the ticket stands for.
func (t *Ticket) People() int { return max(1, t.Party) }

// Number is what is printed, shown and spoken: "A-001", and "A-1000" after "A-999". A lot has its own until the draw.
func (t *Ticket) Number() string {
	if t.N == 0 {
		return t.LotNumber()
	}
	return Number(t.Prefix, t.N)
}

// Number writes the queue number of a prefix.
func Number(prefix string, n int) string { return fmt.Sprintf("%s-%03d", prefix, n) }

// Complete reports whether the applicant declared every requirement.
func (t *Ticket) Complete() bool { return len(t.Said.Missing) == 0 }

// with returns a changed copy.
func (t *Ticket) with(change func(*Ticket)) *Ticket {
	next := *t
	change(&next)
	return &next
}
