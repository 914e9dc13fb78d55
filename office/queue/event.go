package queue

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"time"
)

// Kind names what happened.
type Kind string

const (
	Started         Kind = "started" // the program began to run the office; Reason is its build
	DayOpened       Kind = "day_opened"
	DayClosed       Kind = "day_closed"
	TicketIssued    Kind = "ticket_issued"
	TicketCalled    Kind = "ticket_called"
	TicketRecalled  Kind = "ticket_recalled"
	TicketStarted   Kind = "ticket_started"
	TicketFinished  Kind = "ticket_finished"
	TicketNoShow    Kind = "ticket_no_show"
	TicketRequeued  Kind = "ticket_requeued"
	TicketReturned  Kind = "ticket_returned"
	TicketCancelled Kind = "ticket_cancelled"
	TicketCarried   Kind = "ticket_carried" // its number holds on the day For
	LineEnded       Kind = "line_ended"     // the counters have closed, and the numbers that waited with them
	CounterOpened   Kind = "counter_opened"
	CounterClosed   Kind = "counter_closed"
	CounterIdle     Kind = "counter_idle" // asked for the next and nobody waited
	CheckOpened     Kind = "check_opened"
	CheckConfirmed  Kind = "check_confirmed"
	CheckReturned   Kind = "check_returned"
	ListSaved       Kind = "list_saved"
	BellRung        Kind = "bell_rung"
	BellAnswered    Kind = "bell_answered"
	PaperChanged    Kind = "paper_changed"
	PaperAgain      Kind = "paper_again" // a marked copy of Of
	TestWanted      Kind = "test_wanted"
	ClaimWanted     Kind = "claim_wanted" // the claim slip of the application Code; Copy counts its papers
	TicketSeen      Kind = "ticket_seen"  // taken from the kiosk's screen
	PrinterChanged  Kind = "printer_changed"
	PrinterRefilled Kind = "printer_refilled" // somebody says so
	SetupAdopted    Kind = "setup_adopted"    // version N of the office's setup is in force, with these standards
	TicketErased    Kind = "ticket_erased"    // the person behind it is forgotten
	NumbersSkipped  Kind = "numbers_skipped"  // after a restore; N is the last one left out
	LotsDrawn       Kind = "lots_drawn"       // the office opened, and who held a lot has a number

	TicketTransferred Kind = "ticket_transferred" // to another service, or to one counter
	TicketParked      Kind = "ticket_parked"
	TicketUnparked    Kind = "ticket_unparked" // Reason is "due" when its time had come
	TicketRejoined    Kind = "ticket_rejoined" // a no-show is back in time
	TicketPostponed   Kind = "ticket_postponed"
	TicketContinued   Kind = "ticket_continued" // one service is done, the visit goes on with another
	TicketSplit       Kind = "ticket_split"     // Other is issued next, for part of the party
	TicketPartySet    Kind = "ticket_party_set"
	TicketJoined      Kind = "ticket_joined" // its visit goes on with Other
	TicketGrew        Kind = "ticket_grew"   // Other has joined it
	TicketPrioritySet Kind = "ticket_priority_set"
	TicketReordered   Kind = "ticket_reordered" // Reason is one of Reorders, Other whom it stands behind
	CommandUndone     Kind = "command_undone"   // Undone was the counter's last
	CounterPaused     Kind = "counter_paused"
	AssistCalled      Kind = "assist_called" // Reason is its kind
	AssistAnswered    Kind = "assist_answered"
	AssistEnded       Kind = "assist_ended" // Reason is "timeout" when nobody ended it
	VoiceMuted        Kind = "voice_muted"  // of the hall Zone, until Due; Reason is MuteEnded when it is heard again
)

// eventVersion is the form of the core written today; Apply reads every older one. Form 2 came with copies and the
// printers' conditions, form 3 with places in line, legs, numbers left out, all that moves tickets between lines, and
// numbers of later days, form 4 with lots, form 5 with joined tickets: a program that knows an older form only would lose them without a word.
const eventVersion = 5

// An Event is one thing that happened. Its core is kept for ever; its Private part can be erased without breaking
// the journal. Which fields are set follows from Kind.
type Event struct {
	Kind    Kind      `json:"kind"`
	Version int       `json:"v"`
	Seq     uint64    `json:"seq"` // of the journal, from 1
	At      time.Time `json:"at"`  // UTC, whole milliseconds
	Day     string    `json:"day"` // business day

	Catalogue string `json:"catalogue,omitempty"`
	Actor     string `json:"actor,omitempty"`   // device, login or "applicant"
	Request   string `json:"request,omitempty"` // the command's id; only on the command's last event
	Digest    string `json:"digest,omitempty"`  // of the command's body
	Reply     *Reply `json:"reply,omitempty"`   // what the command was answered; with Request

	Ticket   TicketID `json:"ticket,omitempty"`
	Prefix   string   `json:"prefix,omitempty"`
	N        int      `json:"n,omitempty"`
	Service  string   `json:"service,omitempty"`
	Ahead    int      `json:"ahead,omitempty"`
	For      string   `json:"for,omitempty"` // the later day that the number is of
	Lot      int      `json:"lot,omitempty"` // which lot of the day it is: it has no number until the draw
	Counter  int      `json:"counter,omitempty"`
	Zone     string   `json:"zone,omitempty"`
	Serves   []string `json:"serves,omitempty"`
	Lacks    []Lack   `json:"lacks,omitempty"`
	Missing  int      `json:"missing,omitempty"` // how many requirements were declared missing
	Code     string   `json:"code,omitempty"`    // of a check or list, or a lot's share in the draw
	Bell     RingID   `json:"bell,omitempty"`
	Job      JobID    `json:"job,omitempty"`
	Device   string   `json:"device,omitempty"`   // where a ticket was taken; empty: at the actor
	Operator string   `json:"operator,omitempty"` // login that a counter is opened for; empty: the actor's
	Printer  string   `json:"printer,omitempty"`  // where paper is wanted, or which printer it is about
	Paper    Paper    `json:"paper,omitempty"`
	Reason   string   `json:"reason,omitempty"`

	Place    Place     `json:"place,omitzero"` // of Ticket from now on; zero: as before, or by arrival when it is issued
	From     string    `json:"from,omitempty"` // the service before
	To       int       `json:"to,omitempty"`   // the counter that is to call it
	Other    TicketID  `json:"other,omitempty"`
	Party    int       `json:"party,omitempty"`
	Priority bool      `json:"priority,omitempty"`
	Also     []string  `json:"also,omitempty"`    // services to follow
	Files    []uint64  `json:"files,omitempty"`   // applications that the visit is about
	Recalls  int       `json:"recalls,omitempty"` // that count, this one included
	Direct   bool      `json:"direct,omitempty"`  // the event before belongs to the same command of the counter
	Due      time.Time `json:"due,omitzero"`      // when what begins here ends, or what a day's booked tickets wait from
	Undone   Kind      `json:"undone,omitempty"`
	Nth      int       `json:"nth,omitempty"`     // which finished visit of its service since the last that was invited; 0: no survey
	Invited  bool      `json:"invited,omitempty"` // to the survey

	Seed  string `json:"seed,omitempty"`  // of a draw
	Drawn []Draw `json:"drawn,omitempty"` // in its order

	Of        JobID      `json:"of,omitempty"`   // the job that Job repeats
	Copy      int        `json:"copy,omitempty"` // which paper of its slip Job is
	Since     time.Time  `json:"since,omitzero"` // when the slip was wanted; of PaperAgain
	Proof     string     `json:"proof,omitempty"`
	MM        int        `json:"mm,omitempty"` // paper used, in millimetres
	Claim     string     `json:"claim,omitempty"`
	Condition *Condition `json:"condition,omitempty"` // of Printer

	Private *Private `json:"-"`
}

// A Private is what an event knows of a person. The journal keeps it apart, under a salted hash.
type Private struct {
	Token string    `json:"token,omitempty"`
	Said  *Declared `json:"said,omitempty"`
	Note  string    `json:"note,omitempty"`

	Digest string `json:"digest,omitempty"` // of the command's body, while it is written down
}

// Encode writes the core and the private part; private is nil when there is none. The digest of a body that holds
// something private is private too: what a person may have answered is soon guessed.
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

// A passing is what this room reads of another's event: they share the numbers of the journal, and the time.
type passing struct {
	Kind Kind      `json:"kind"`
	Seq  uint64    `json:"seq"`
	At   time.Time `json:"at"`
}

// passes reports whether a record is another room's: of the applications that go on after the counter, or of what they
// need. Every core begins with its kind.
func passes(core []byte) bool {
	return bytes.HasPrefix(core, []byte(`{"kind":"case_`)) || bytes.HasPrefix(core, []byte(`{"kind":"need_`))
}

// Pass notes an event of another room.
func (s *State) Pass(seq uint64, at time.Time) { s.Seq, s.At = seq, at }

// DecodeEvent reads what Encode wrote. An erased private part is nil. Of another room's event it is only what Apply
// needs to let it pass.
func DecodeEvent(core, private []byte) (Event, error) {
	if passes(core) {
		var p passing
		if err := json.Unmarshal(core, &p); err != nil {
			return Event{}, fmt.Errorf("decode event: %w", err)
		}
		return Event{Kind: p.Kind, Seq: p.Seq, At: p.At}, nil
	}
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
		e.Digest = cmp.Or(e.Private.Digest, e.Digest) // older ones have it in the core
		e.Private.Digest = ""
	}
	return e, nil
}

func (e *Event) said() Declared {
	if e.Private == nil || e.Private.Said == nil {
		return Declared{}
	}
	return *e.Private.Said
}

func (e *Event) token() string {
	if e.Private == nil {
		return ""
	}
	return e.Private.Token
}

func (e *Event) note() string {
	if e.Private == nil {
		return ""
	}
	return e.Private.Note
}
