package queue

import (
	"fmt"
	"time"
)

// TicketID is the journal sequence number of the event that issued the ticket; it also orders tickets by arrival.
type TicketID uint64

// TicketState is where a ticket stands in its visit.
type TicketState string

const (
	Booked    TicketState = "booked" // has a number of a later day
	Waiting   TicketState = "waiting"
	Called    TicketState = "called"
	Serving   TicketState = "serving"
	Done      TicketState = "done"
	NoShow    TicketState = "no_show"
	Returned  TicketState = "returned"  // papers given back, with the requirement ids that are missing
	Cancelled TicketState = "cancelled" // by the applicant
	Expired   TicketState = "expired"   // still waiting, or called in vain, when the day closed
)

// InHand reports whether a counter holds the ticket.
func (s TicketState) InHand() bool { return s == Called || s == Serving }

// Over reports whether nothing can happen to the ticket any more. A no-show may still be called again.
func (s TicketState) Over() bool {
	return s == Done || s == Returned || s == Cancelled || s == Expired
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
	N         int         `json:"n"` // counts from 1 per prefix and day
	Service   string      `json:"service"`
	Catalogue string      `json:"catalogue,omitempty"` // version of the standards the person was shown
	State     TicketState `json:"state"`
	Device    string      `json:"device,omitempty"` // where it was issued
	Ahead     int         `json:"ahead"`            // people ahead when it was issued

	IssuedAt  time.Time `json:"issued_at"`
	CalledAt  time.Time `json:"called_at,omitzero"` // the last call or recall
	StartedAt time.Time `json:"started_at,omitzero"`
	EndedAt   time.Time `json:"ended_at,omitzero"`
	SeenAt    time.Time `json:"seen_at,omitzero"` // the person took the number from the kiosk's screen

	Counter int    `json:"counter,omitempty"` // the counter that holds or last held it; 0 is none
	Calls   int    `json:"calls,omitempty"`   // calls and recalls so far
	Lacks   []Lack `json:"lacks,omitempty"`   // why it was returned
	Job     JobID  `json:"job,omitempty"`     // the first print job of its slip; 0 is none

	Was string `json:"was,omitempty"` // the day it was issued for, when it was carried to another

	Token string   `json:"token,omitempty"` // private: opens the tracking page
	Said  Declared `json:"said,omitzero"`   // private
}

// Number is what is printed, shown and spoken: "A-001", and "A-1000" after "A-999".
func (t *Ticket) Number() string { return Number(t.Prefix, t.N) }

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
