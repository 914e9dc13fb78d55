// Package status says what is known about a printer, in three values: good, bad, and not known.
//
// Silence is never taken for bad news: a printer that does not answer, or that has no such sensor, is unknown.
package status

// A Value is what is known of one thing.
type Value string

const (
	Unknown Value = "unknown"
	OK      Value = "ok"
	Bad     Value = "bad"
)

// A Status is what is known of each thing that can go wrong with a printer. The zero Status knows nothing; an empty
// Value is the same as Unknown, and is left out of the JSON form.
type Status struct {
	Line   Value  `json:"line,omitempty"`   // bad: there is no way to the printer
	Why    string `json:"why,omitempty"`    // why there is none, or why nobody knows, in one word: missing, denied, busy, unplugged, stuck, silent …
	Online Value  `json:"online,omitempty"` // bad: the printer says that it does not print, for whatever cause
	Paper  Value  `json:"paper,omitempty"`  // bad: none
	Roll   Value  `json:"roll,omitempty"`   // bad: near its end
	Cover  Value  `json:"cover,omitempty"`  // bad: open
	Cutter Value  `json:"cutter,omitempty"` // bad: jammed
	Heat   Value  `json:"heat,omitempty"`   // bad: the head is too hot; it goes on by itself
	Mouth  Value  `json:"mouth,omitempty"`  // bad: a ticket waits in the presenter
}

// The reasons why a printer does not print, and what else staff should know, in one word each. A line that is not
// good has its own (Status.Why).
const (
	PaperOut      = "paper_out"
	CoverOpen     = "cover_open"
	CutterJam     = "cutter"
	Overheated    = "overheated"
	Offline       = "offline"
	NearEnd       = "near_end"
	TicketWaiting = "ticket_waiting"
)

// Reason is the first cause that keeps the printer from printing, or why nothing is known of it, or "". What a person
// can mend comes before what follows from it.
func (s Status) Reason() string {
	if s.Line == OK {
		return s.trouble()
	}
	return s.Why
}

// trouble is what the printer itself says keeps it from printing, or "".
func (s Status) trouble() string {
	switch {
	case s.Cover == Bad: // an open cover often hides the paper sensor as well
		return CoverOpen
	case s.Paper == Bad:
		return PaperOut
	case s.Cutter == Bad:
		return CutterJam
	case s.Heat == Bad:
		return Overheated
	case s.Online == Bad:
		return Offline
	}
	return ""
}

// State is the whole in one value: bad when something is known to keep the printer from printing, ok when it is
// known to be there with paper, unknown otherwise.
func (s Status) State() Value {
	switch {
	case s.Line == Bad || s.Line == OK && s.trouble() != "":
		return Bad
	case s.Line == OK && s.Paper == OK:
		return OK
	}
	return Unknown
}

// Low reports whether the roll is near its end.
func (s Status) Low() bool { return s.Roll == Bad }

// Waiting reports whether a ticket stands in the presenter.
func (s Status) Waiting() bool { return s.Mouth == Bad }
