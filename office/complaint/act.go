package complaint

import (
	"slices"
	"time"

	"antrean/office/worktime"
)

// What was done.
const (
	WasReceived = "received"
	WasTaken    = "taken"
	WasSorted   = "sorted"
	WasReplied  = "replied"  // word of how it stands
	WasAnswered = "answered" // the answer
	WasClosed   = "closed"
	WasReopened = "reopened"
	WasErased   = "erased"
)

// An Act is something that happened to a complaint. It is kept for good and holds nothing that people wrote; Private
// and Said travel with it to the private part.
type Act struct {
	At        time.Time     `json:"at"`
	Who       string        `json:"who,omitempty"` // login name; empty: the person who complained, or time itself
	What      string        `json:"what"`
	Way       Way           `json:"way,omitempty"`
	Kind      Kind          `json:"kind,omitempty"`
	Service   string        `json:"service,omitempty"`
	Lang      string        `json:"lang,omitempty"`
	Owner     string        `json:"owner,omitempty"`
	FirstDue  worktime.Date `json:"first_due,omitempty"`
	Due       worktime.Date `json:"due,omitempty"`
	FirstLate bool          `json:"first_late,omitempty"` // it is the first answer, and comes after its day
	Late      bool          `json:"late,omitempty"`       // it is the answer, and comes after its day

	Private *Private `json:"-"` // of WasReceived
	Said    *Said    `json:"-"` // of WasReplied, WasAnswered and WasReopened
}

// Apply does an act to an entry. It never fails.
func (e *Entry) Apply(a Act) {
	e.Acts++
	switch a.What {
	case WasReceived:
		e.ReceivedAt, e.State, e.Way, e.Kind, e.Service, e.Lang = a.At, New, a.Way, a.Kind, a.Service, a.Lang
		e.FirstDue, e.Due, e.Private = a.FirstDue, a.Due, a.Private
	case WasTaken:
		e.Owner = a.Owner
		if e.State == New {
			e.State = InWork
		}
	case WasSorted:
		e.Kind, e.Due = a.Kind, a.Due
	case WasReplied, WasAnswered:
		e.reply(a)
	case WasClosed:
		e.State, e.ClosedAt = Closed, a.At
		e.change(func(p *Private) { p.Contact = "" })
	case WasReopened:
		e.State, e.Due, e.ReopenedAt, e.AnsweredAt, e.ClosedAt = InWork, a.Due, a.At, time.Time{}, time.Time{}
		e.say(a.Said)
	case WasErased:
		e.Withdrawn = e.Open()
		if e.ClosedAt.IsZero() {
			e.ClosedAt = a.At
		}
		e.State, e.ErasedAt, e.Private = Closed, a.At, nil
	}
}

func (e *Entry) reply(a Act) {
	if e.FirstAt.IsZero() {
		e.FirstAt = a.At
		e.FirstLate = a.FirstLate
	}
	if a.What == WasAnswered {
		if e.Open() { // what is added to an answer moves no day
			e.AnsweredAt = a.At
		}
		e.State, e.Late = Answered, e.Late || a.Late
	}
	e.say(a.Said)
}

func (e *Entry) say(said *Said) {
	if said != nil {
		e.change(func(p *Private) { p.Said = append(slices.Clip(p.Said), *said) })
	}
}

// change works on a copy: others may still read the one there was.
func (e *Entry) change(how func(*Private)) {
	if e.Private == nil {
		return
	}
	p := *e.Private
	how(&p)
	e.Private = &p
}
