package casefile

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"time"
)

// Kind names what happened. Kinds of this room begin with "case_" or "need_", and none of another's does.
type Kind string

const (
	PlanAdopted   Kind = "case_plan" // the next case is the first of this plan
	CaseOpened    Kind = "case_opened"
	CaseMoved     Kind = "case_moved"      // on to the stage To
	CaseReady     Kind = "case_ready"      // on to the stage To, where the product waits for its person
	CaseSentBack  Kind = "case_sent_back"  // back to the stage To of the office, with what is missing
	CaseReturned  Kind = "case_returned"   // to the applicant, with what is missing, until Due
	CaseMended    Kind = "case_mended"     // the applicant has brought or mended it
	CaseMissed    Kind = "case_missed"     // the deadline has passed, and the promise begins anew
	CaseLapsed    Kind = "case_lapsed"     // the deadline has passed, and that was the end
	CaseAmended   Kind = "case_amended"    // who looks it over has corrected it himself
	CaseSide      Kind = "case_side"       // a service on the way: done, or not possible with a Reason
	CaseSlip      Kind = "case_slip"       // the claim slip was given; Copy counts them
	CaseHanded    Kind = "case_handed"     // the product, to Who
	CaseSelfPrint Kind = "case_self_print" // the person prints it
	CaseFiled     Kind = "case_filed"      // on to the stage To, after the person has the product
	CaseClosed    Kind = "case_closed"
	CaseCancelled Kind = "case_cancelled"
	CaseHeld      Kind = "case_held"     // by staff, for Cause
	CaseReleased  Kind = "case_released" // by staff
	CasePromised  Kind = "case_promised" // the promise is Due; Reason says what moved it
	CasePaused    Kind = "case_paused"   // the clock stands for Cause
	CaseResumed   Kind = "case_resumed"  // the clock runs again; the promise is Due
	CaseUndone    Kind = "case_undone"   // Undone was the last that happened to the case
	CaseErased    Kind = "case_erased"   // the person behind it is forgotten

	RegisterSkipped Kind = "case_skipped" // after a restore; the register of Year goes on after N

	NeedDown Kind = "need_down" // expected back at Due, when somebody said so
	NeedUp   Kind = "need_up"
)

// Why a promise is what it is.
const (
	MovedByStart    = "start"     // the clock has started
	MovedByStaff    = "staff"     // somebody has given another date, and says why in the note
	MovedByHours    = "hours"     // the office is closed at the old date now
	MovedByRestart  = "restart"   // the deadline for mending was missed: it begins anew
	MovedByDowntime = "technical" // as Technical, GivenBack and Central: the clock stood
)

// eventVersion is the form of the core written today. It goes on from the forms of the queue's events: a program that
// knows those only refuses a journal with cases instead of losing them.
const eventVersion = 4

// An Event is one thing that happened. Its core is kept for ever; its Private part can be erased without breaking the
// journal. Which fields are set follows from Kind.
type Event struct {
	Kind    Kind      `json:"kind"`
	Version int       `json:"v"`
	Seq     uint64    `json:"seq"`
	At      time.Time `json:"at"` // UTC, whole milliseconds

	Actor   string `json:"actor,omitempty"`   // login or device; empty: the office by itself
	Request string `json:"request,omitempty"` // the command's id; only on the command's last event
	Digest  string `json:"digest,omitempty"`  // of the command's body
	Reply   *Reply `json:"reply,omitempty"`   // what the command was answered; with Request

	Case      CaseID    `json:"case,omitempty"`
	Plan      *Plan     `json:"plan,omitempty"` // of PlanAdopted
	Key       string    `json:"key,omitempty"`  // of the plan of an opened case
	Service   string    `json:"service,omitempty"`
	Channel   string    `json:"channel,omitempty"`
	Catalogue string    `json:"catalogue,omitempty"`
	Ticket    uint64    `json:"ticket,omitempty"`
	Number    string    `json:"number,omitempty"`
	Year      int       `json:"year,omitempty"`
	N         int       `json:"n,omitempty"`
	From      string    `json:"from,omitempty"`     // the stage before
	To        string    `json:"to,omitempty"`       // the stage from now on; empty: as before
	Passed    []string  `json:"passed,omitempty"`   // stages of the same role that were done at once
	Complete  bool      `json:"complete,omitempty"` // the papers are complete from here on
	Lacks     []Lack    `json:"lacks,omitempty"`
	Due       time.Time `json:"due,omitzero"`   // the promise, a deadline, or when a need is expected back
	Since     time.Time `json:"since,omitzero"` // from when the promise counts, or when the papers were handed in
	Reason    string    `json:"reason,omitempty"`
	Cause     Cause     `json:"cause,omitempty"`
	Worked    int64     `json:"worked,omitempty"` // working time in milliseconds that the clock stood
	Need      string    `json:"need,omitempty"`
	Step      string    `json:"step,omitempty"` // of a service on the way
	Done      bool      `json:"done,omitempty"`
	Copy      int       `json:"copy,omitempty"`
	Who       string    `json:"who,omitempty"`
	Direct    bool      `json:"direct,omitempty"` // the event of this case before it belongs to the same command
	Undone    Kind      `json:"undone,omitempty"`

	Private *Private `json:"-"`
}

// A Private is what an event knows of a person. The journal keeps it apart, under a salted hash.
type Private struct {
	Token string `json:"token,omitempty"`
	Note  string `json:"note,omitempty"`

	Digest string `json:"digest,omitempty"` // of the command's body, while it is written down
}

// Owns reports whether the core of a record is an event of this room. Every core begins with its kind.
func Owns(core []byte) bool {
	return bytes.HasPrefix(core, []byte(`{"kind":"case_`)) || bytes.HasPrefix(core, []byte(`{"kind":"need_`))
}

// Encode writes the core and the private part; private is nil when there is none. The digest of a body that holds
// something private is private too.
func (e *Event) Encode() (core, private []byte, err error) {
	open, hidden := *e, Private{}
	if e.Private != nil {
		hidden = *e.Private
		open.Digest, hidden.Digest = "", e.Digest
	}
	if core, err = json.Marshal(&open); err != nil {
		return nil, nil, fmt.Errorf("encode event %s: %w", e.Kind, err)
	}
	if e.Private != nil {
		if private, err = json.Marshal(hidden); err != nil {
			return nil, nil, fmt.Errorf("encode private part of %s: %w", e.Kind, err)
		}
	}
	return core, private, nil
}

// DecodeEvent reads what Encode wrote. An erased private part is nil.
func DecodeEvent(core, private []byte) (Event, error) {
	var e Event
	if err := json.Unmarshal(core, &e); err != nil {
		return Event{}, fmt.Errorf("decode event: %w", err)
	}
	if e.Version > eventVersion {
		return Event{}, fmt.Errorf("decode event %d: form %d is newer than this program", e.Seq, e.Version)
	}
	if private != nil {
		e.Private = new(Private)
		if err := json.Unmarshal(private, e.Private); err != nil {
			return Event{}, fmt.Errorf("decode private part of event %d: %w", e.Seq, err)
		}
		e.Digest = cmp.Or(e.Private.Digest, e.Digest)
		e.Private.Digest = ""
	}
	return e, nil
}

// private is what the event knows of a person, and nothing when that is erased.
func (e *Event) private() Private {
	if e.Private == nil {
		return Private{}
	}
	return *e.Private
}
