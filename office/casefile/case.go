package casefile

import (
	"fmt"
	"time"
)

// CaseID is the journal sequence number of the event that opened the case; it also orders cases.
type CaseID uint64

// CaseState is whose turn it is.
type CaseState string

const (
	InWork    CaseState = "in_work"  // somebody in the office, or in the village, has it
	Returned  CaseState = "returned" // the applicant has to bring or mend something
	Ready     CaseState = "ready"    // the product waits to be collected or printed
	Handed    CaseState = "handed"   // the person has it; the office still files the papers
	Closed    CaseState = "closed"
	Lapsed    CaseState = "lapsed" // the deadline for mending was missed, and the office ends such cases
	Cancelled CaseState = "cancelled"
)

// Over reports whether nothing can happen to the case any more.
func (s CaseState) Over() bool { return s == Closed || s == Lapsed || s == Cancelled }

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

// A Case is one application. Cases are never changed in place.
type Case struct {
	ID        CaseID    `json:"id"`
	Year      int       `json:"year"` // of the register
	N         int       `json:"n"`    // counts from 1 in its year
	Service   string    `json:"service"`
	Channel   string    `json:"channel"`
	Catalogue string    `json:"catalogue"` // version of the standards it was opened under
	Plan      string    `json:"plan"`      // key of its plan
	Ticket    uint64    `json:"ticket,omitempty"`
	Number    string    `json:"number,omitempty"` // of the ticket, as it was called
	State     CaseState `json:"state"`
	Stage     string    `json:"stage"`
	Trace     []Visit   `json:"trace"` // the stages it was in, the present one last

	OpenedAt    time.Time `json:"opened_at"`
	SubmittedAt time.Time `json:"submitted_at"` // when the papers were handed in
	CompleteAt  time.Time `json:"complete_at,omitzero"`
	ReadyAt     time.Time `json:"ready_at,omitzero"`
	EndedAt     time.Time `json:"ended_at,omitzero"` // for its person: handed, printed, lapsed or cancelled
	ClosedAt    time.Time `json:"closed_at,omitzero"`
	UndoneAt    time.Time `json:"undone_at,omitzero"` // something was taken back, and nothing has happened since

	From   time.Time     `json:"from,omitzero"`    // the promise counts from here; zero: it does not run yet
	Due    time.Time     `json:"due,omitzero"`     // the promise; zero: there is none
	Why    string        `json:"why,omitempty"`    // what moved it last, one of the Moved reasons
	Pause  *Pause        `json:"pause,omitempty"`  // why the clock stands
	Paused time.Duration `json:"paused,omitempty"` // working time that it stood
	Stood  []Stood       `json:"stood,omitempty"`  // each time that it did
	Held   *Hold         `json:"held,omitempty"`

	Lacks   []Lack    `json:"lacks,omitempty"`   // why it was given back
	MendBy  time.Time `json:"mend_by,omitzero"`  // until when; zero: at any time
	Returns int       `json:"returns,omitempty"` // how often it went back to the applicant
	Backs   []Back    `json:"backs,omitempty"`   // each time it was given back, to whomever
	Missed  int       `json:"missed,omitempty"`  // how often a deadline was

	Sides []Side `json:"sides,omitempty"` // services on the way, by when they were ticked
	Slips int    `json:"slips,omitempty"` // claim slips given
	How   string `json:"how,omitempty"`   // how the product got to the person
	Who   string `json:"who,omitempty"`   // who collected it

	Moved uint64 `json:"moved,omitempty"` // number of the last event that moved it
	Last  *Last  `json:"last,omitempty"`

	Token   string `json:"token,omitempty"`   // private: opens the tracking page
	Note    string `json:"note,omitempty"`    // private: what one role tells the next, or the person
	Because string `json:"because,omitempty"` // private: why staff gave another date, as its person reads it
}

// A Visit is a stay in a stage.
type Visit struct {
	Stage string    `json:"stage"`
	Since time.Time `json:"since"`
	Until time.Time `json:"until,omitzero"` // zero: the case is there now
	By    string    `json:"by,omitempty"`   // who ended it
	Kind  Kind      `json:"kind,omitempty"` // what ended it
}

// A Side is a service on the way, such as activating IKD, and what became of it.
type Side struct {
	Step   string    `json:"step"`
	Done   bool      `json:"done"`
	Reason string    `json:"reason,omitempty"` // why it was not possible, one of SideReasons
	At     time.Time `json:"at"`
	By     string    `json:"by,omitempty"`
}

// Why a service on the way was not possible.
const (
	SideNoDevice = "no_device" // none, or one that is not fit for it
	SideDeclined = "declined"
	SideNoSystem = "no_system" // the system was down
	SideOther    = "other"
)

// SideReasons lists why a service on the way may not have been possible.
func SideReasons() []string { return []string{SideNoDevice, SideDeclined, SideNoSystem, SideOther} }

// A Cause is why the clock of a promise stands.
type Cause string

const (
	Technical Cause = "technical" // something that the stage needs is down
	GivenBack Cause = "returned"  // the applicant has the papers
	Central   Cause = "central"   // the centre has them
)

// A Pause is the clock standing.
type Pause struct {
	Cause Cause     `json:"cause"`
	Need  string    `json:"need,omitempty"` // what is down
	Since time.Time `json:"since"`
}

// A Stood is a pause that is over.
type Stood struct {
	Cause  Cause         `json:"cause"`
	Need   string        `json:"need,omitempty"`
	Since  time.Time     `json:"since"`
	Until  time.Time     `json:"until"`
	Worked time.Duration `json:"worked"` // working time of it
}

// A Back is a case being given back, to the applicant or to a stage of the office.
type Back struct {
	At    time.Time `json:"at"`
	From  string    `json:"from"` // the stage that gave it back
	To    string    `json:"to"`   // a stage, or catalogue.Applicant
	Lacks []Lack    `json:"lacks,omitempty"`
}

// A Hold is staff keeping one case back: something is wrong with it alone, not with the whole system.
type Hold struct {
	Cause Cause     `json:"cause"` // Technical or Central
	By    string    `json:"by"`
	At    time.Time `json:"at"`
}

// Register is the case in the office's register: "2026-00042".
func (c *Case) Register() string { return fmt.Sprintf("%d-%05d", c.Year, c.N) }

// Side finds what became of a service on the way.
func (c *Case) Side(step string) (Side, bool) {
	for _, side := range c.Sides {
		if side.Step == step {
			return side, true
		}
	}
	return Side{}, false
}

// stopsAt is when the promise's clock stopped for good; zero while it has not.
func (c *Case) stopsAt() time.Time {
	if c.ReadyAt.IsZero() {
		return c.EndedAt
	}
	return c.ReadyAt
}

// Late reports whether the promise was broken at a moment. While the clock stands it is not, unless it was before.
func (c *Case) Late(now time.Time) bool {
	switch stop := c.stopsAt(); {
	case c.Due.IsZero():
		return false
	case !stop.IsZero():
		return stop.After(c.Due)
	case c.Pause != nil:
		return c.Pause.Since.After(c.Due)
	}
	return now.After(c.Due)
}

// with returns a changed copy.
func (c *Case) with(change func(*Case)) *Case {
	next := *c
	change(&next)
	return &next
}

// enter ends the stay in the present stage and begins one in another.
func (c *Case) enter(stage string, e *Event) {
	c.leave(e)
	c.Stage = stage
	c.Trace = append(c.Trace, Visit{Stage: stage, Since: e.At})
}

// leave ends the stay in the present stage.
func (c *Case) leave(e *Event) {
	trace := append([]Visit(nil), c.Trace...)
	if n := len(trace); n > 0 && trace[n-1].Until.IsZero() {
		trace[n-1].Until, trace[n-1].By, trace[n-1].Kind = e.At, e.Actor, e.Kind
	}
	c.Trace = trace
}
