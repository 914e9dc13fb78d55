// Package notify says what a person should be told, and when: from what happened, and how the office stands after it.
//
// It is pure, and knows neither who wants to be told nor how: a message goes out by the office's gateway, a push to a
// phone, a ring on an open page. All of them ask here, so that all say the same.
package notify

import (
	"fmt"
	"time"

	"antrean/office/casefile"
	"antrean/office/queue"
)

// NearAhead is how many people are before somebody who is told that it is nearly their turn: "3 lagi".
const NearAhead = 3

// Kind names what a person is told.
type Kind string

const (
	Near      Kind = "near"      // Ahead people are before you
	Called    Kind = "called"    // to Counter
	Recalled  Kind = "recalled"  // to Counter, once more
	NoShow    Kind = "no_show"   // called in vain; Due is until when the number may come back
	Drawn     Kind = "drawn"     // the lot has the number Number
	Carried   Kind = "carried"   // the number holds on the day Day
	Returned  Kind = "returned"  // with Lacks, until Due when there is a deadline
	Promised  Kind = "promised"  // the date has moved to Due, for Reason
	Missed    Kind = "missed"    // the deadline has passed, the application can still be mended
	Lapsed    Kind = "lapsed"    // the deadline has passed, and that was the end
	Ready     Kind = "ready"     // to be collected or printed, as How says
	Handed    Kind = "handed"    // the person has it
	Finished  Kind = "finished"  // the office is done, and there is nothing to collect
	Cancelled Kind = "cancelled" // the application
	Withdrawn Kind = "withdrawn" // what was told as Of has been taken back
)

// Kinds lists every kind of notice, those of a visit first.
func Kinds() []Kind {
	return []Kind{Near, Called, Recalled, NoShow, Drawn, Carried, Returned, Promised, Missed, Lapsed, Ready, Handed, Finished, Cancelled, Withdrawn}
}

// Urgent reports whether a notice is worth something only now: its person is on the way to a counter, or should be.
func (k Kind) Urgent() bool {
	switch k {
	case Near, Called, Recalled, NoShow:
		return true
	}
	return false
}

// A Notice is one thing that one person should be told. Which fields are set follows from Kind. Of an application Case is set,
// of a visit Ticket.
type Notice struct {
	Kind Kind      `json:"kind"`
	Seq  uint64    `json:"seq"` // of the event that it follows from; of Near, of the event that put the ticket where it waits
	At   time.Time `json:"at"`

	Token string `json:"token"` // private: whom it is for
	Lang  string `json:"lang,omitempty"`

	Ticket    queue.TicketID  `json:"ticket,omitempty"`
	Case      casefile.CaseID `json:"case,omitempty"`
	Number    string          `json:"number,omitempty"`   // of the ticket
	Register  string          `json:"register,omitempty"` // of the application
	Service   string          `json:"service,omitempty"`
	Catalogue string          `json:"catalogue,omitempty"` // the version of the standards that its person was shown

	Counter int       `json:"counter,omitempty"`
	Ahead   int       `json:"ahead,omitempty"`
	Calls   int       `json:"calls,omitempty"` // this one included
	Lot     string    `json:"lot,omitempty"`   // number of the lot
	Day     string    `json:"day,omitempty"`
	Lacks   []Lack    `json:"lacks,omitempty"`
	Due     time.Time `json:"due,omitzero"`
	Reason  string    `json:"reason,omitempty"`  // one of the Moved reasons of casefile
	Because string    `json:"because,omitempty"` // private: why staff gave another date
	How     string    `json:"how,omitempty"`     // catalogue.Handover or catalogue.SelfPrint
	Of      Kind      `json:"of,omitempty"`
}

// A Lack is a requirement that was not met, and how it failed.
type Lack struct {
	ID   string `json:"id"`
	Kind string `json:"kind"` // queue.Short or queue.Invalid
}

// Key is the same whenever the same notice is made again, and another's for no other of this history of the office.
func (n *Notice) Key() string {
	if n.Case != 0 {
		return fmt.Sprintf("%s-%d-c%d", n.Kind, n.Seq, n.Case)
	}
	return fmt.Sprintf("%s-%d-t%d", n.Kind, n.Seq, n.Ticket)
}

// Code is what its person calls it by: the application's number in the register, or else the ticket's.
func (n *Notice) Code() string {
	if n.Register != "" {
		return n.Register
	}
	return n.Number
}

// A Scene is the office as it stands after what happened: later events may already be in it.
type Scene struct {
	Queue *queue.State
	Rules *queue.Rules
	Cases *casefile.State
}
