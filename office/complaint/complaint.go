// Package complaint is the office's book of complaints: what somebody found wrong or wants to know, by which day the
// office owes an answer, who looks after it, and what was answered.
//
// It is pure. Decide looks at one complaint and answers with acts or a refusal; Apply changes it and never fails. What
// people wrote is Private and can be forgotten without losing that there was a complaint, and whether it was in time.
package complaint

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"time"

	"antrean/office/worktime"
)

// A State is how far a complaint is.
type State string

// The states, in their order.
const (
	New      State = "new"      // nobody looks after it yet
	InWork   State = "in_work"  // somebody does
	Answered State = "answered" // the answer can be read, and the person may still say that it is not enough
	Closed   State = "closed"
)

// States lists every state.
func States() []State { return []State{New, InWork, Answered, Closed} }

// A Kind decides how long the answer may take.
type Kind string

// The kinds, as the national rules of SP4N-LAPOR! have them.
const (
	Information Kind = "information" // a question
	Plain       Kind = "plain"       // a complaint that papers and people in the office can settle
	Field       Kind = "field"       // one for which somebody has to go and look
)

// Kinds lists every kind.
func Kinds() []Kind { return []Kind{Information, Plain, Field} }

// A Way is how a complaint came.
type Way string

// The ways.
const (
	Phone  Way = "phone"  // the person wrote it on our page
	Desk   Way = "desk"   // somebody wrote it down for the person
	Letter Way = "letter" // it came on paper
)

// Ways lists every way.
func Ways() []Way { return []Way{Phone, Desk, Letter} }

// ErrUnknown means that the book has no such complaint.
var ErrUnknown = errors.New("complaint: unknown")

// A Ref names a complaint: PGD-2026-0007 is the seventh of 2026.
type Ref struct {
	Year int `json:"year"`
	N    int `json:"n"` // 1 is the first of its year
}

// String is the number as people read it.
func (r Ref) String() string { return fmt.Sprintf("PGD-%04d-%04d", r.Year, r.N) }

var written = regexp.MustCompile(`^(?i)PGD[- ]?([0-9]{4})[- ]?([0-9]{1,9})$`)

// ParseRef reads a number as people type it.
func ParseRef(text string) (Ref, bool) {
	parts := written.FindStringSubmatch(text)
	if parts == nil {
		return Ref{}, false
	}
	year, _ := strconv.Atoi(parts[1]) // four digits
	n, err := strconv.Atoi(parts[2])
	return Ref{year, n}, err == nil && n > 0
}

// A Complaint is what is kept of one for good: nothing that its person wrote.
type Complaint struct {
	Ref
	ReceivedAt time.Time     `json:"received_at"`
	Way        Way           `json:"way"`
	Kind       Kind          `json:"kind"`
	Service    string        `json:"service,omitempty"` // what it is about; empty: the office as such
	Lang       string        `json:"lang,omitempty"`    // of the person
	State      State         `json:"state"`
	Owner      string        `json:"owner,omitempty"` // login name of who looks after it
	FirstDue   worktime.Date `json:"first_due"`       // last day of the first answer
	Due        worktime.Date `json:"due"`             // last day of the answer
	FirstAt    time.Time     `json:"first_at,omitzero"`
	AnsweredAt time.Time     `json:"answered_at,omitzero"` // zero again once reopened
	ClosedAt   time.Time     `json:"closed_at,omitzero"`
	ReopenedAt time.Time     `json:"reopened_at,omitzero"` // it can be reopened once
	ErasedAt   time.Time     `json:"erased_at,omitzero"`
	FirstLate  bool          `json:"first_late,omitempty"` // the first answer came after its day
	Late       bool          `json:"late,omitempty"`       // an answer came after its day
	Withdrawn  bool          `json:"withdrawn,omitempty"`  // its person had it erased before it was answered
	Acts       int           `json:"acts"`                 // how many there were
}

// A Private is what people wrote, and how the person finds the answer. It is forgotten as a whole; the contact
// already when the complaint is closed.
type Private struct {
	Text    string `json:"text"`
	Number  string `json:"number,omitempty"` // of a ticket, when the person named one
	Said    []Said `json:"said,omitempty"`
	Code    string `json:"code"`   // of the page with the answer
	Digest  string `json:"digest"` // of the form, to know it again
	Contact string `json:"-"`      // where the person wants the answer sent; kept apart
}

// A Said is one message after the complaint itself.
type Said struct {
	At    time.Time `json:"at"`
	Who   string    `json:"who,omitempty"` // login name; empty: the person who complained
	Text  string    `json:"text"`
	Final bool      `json:"final,omitempty"` // the office's answer; otherwise word of how it stands
}

// An Entry is a complaint as the book holds it.
type Entry struct {
	Complaint
	Private *Private // nil once forgotten
}

// Open reports whether the office still owes the answer.
func (c *Complaint) Open() bool { return c.State == New || c.State == InWork }

// Overdue says whether the first answer, and the answer, are owed since before a day.
func (c *Complaint) Overdue(today worktime.Date) (first, answer bool) {
	if !c.Open() {
		return false, false
	}
	return c.FirstAt.IsZero() && today > c.FirstDue, today > c.Due
}

// NextDue is the day by which something is owed, and whether it is the first answer; "" when nothing is.
func (c *Complaint) NextDue() (day worktime.Date, first bool) {
	switch {
	case !c.Open():
		return "", false
	case c.FirstAt.IsZero() && c.FirstDue <= c.Due:
		return c.FirstDue, true
	}
	return c.Due, false
}

// MayReopen reports whether its person may still say that the answer is not enough.
func (c *Complaint) MayReopen() bool {
	return !c.Open() && c.ReopenedAt.IsZero() && c.ErasedAt.IsZero() && !c.AnsweredAt.IsZero()
}
