package queue

import "time"

// A Request is a command with who gives it and the id that makes repeating it safe.
type Request struct {
	Actor  string // device, login or "applicant"; ids are unique within one actor
	ID     string // empty for what the office does by itself
	Digest string // of the body as sent; the same ID with another Digest is refused
	Do     Command
}

// A Command is one thing a person or the office wants done.
type Command interface {
	// TakesRoom reports whether the command makes something new, which a full disk refuses; the others only move
	// what is there.
	TakesRoom() bool
	decide(*decision) error
}

// A maker is a command that makes something new.
type maker struct{}

func (maker) TakesRoom() bool { return true }

// A mover is a command that moves what is there.
type mover struct{}

func (mover) TakesRoom() bool { return false }

// A Reply is what a command was answered, kept so that a repeat gets the same.
type Reply struct {
	Ticket   TicketID    `json:"ticket,omitempty"`
	State    TicketState `json:"state,omitempty"`
	Position int         `json:"position,omitempty"` // 1 is next; 0 when not waiting
	Calls    int         `json:"calls,omitempty"`
	Counter  int         `json:"counter,omitempty"`
	Open     bool        `json:"open,omitempty"` // the counter's
	Code     string      `json:"code,omitempty"` // of a check or list
	Bell     RingID      `json:"bell,omitempty"`
	Job      JobID       `json:"job,omitempty"`
	Day      string      `json:"day,omitempty"`     // of a booked ticket
	Copy     int         `json:"copy,omitempty"`    // which paper of its slip Job is, when it is a copy
	Reached  Reached     `json:"reached,omitempty"` // how the ticket's number got to its person
	Other    TicketID    `json:"other,omitempty"`   // a ticket that was made of part of a party
	Joined   TicketID    `json:"joined,omitempty"`  // a ticket that goes on as Ticket from now on
	Undone   Kind        `json:"undone,omitempty"`  // what was taken back
	Printed  bool        `json:"printed,omitempty"` // a slip of what was taken back had left already
}

// A Receipt remembers an accepted command.
type Receipt struct {
	Digest string    `json:"digest"`
	Reply  Reply     `json:"reply"`
	At     time.Time `json:"at"`
}

// Rules are the office's settings that decisions depend on. Events hold their outcome, so a changed rule never
// changes the past.
type Rules struct {
	Zone      *time.Location
	Catalogue string            // version in force
	Prefixes  map[string]string // service to number prefix
	Counters  []CounterRule
	Opening   Opening // nil: always open
	Quotas    Quotas
	Down      map[string]Down // services for which nothing is given now
	PerKiosk  int             // numbers that one kiosk gives in a minute; 0: no bound
	AtClosing string          // ClosingExpire or ClosingNextDay
	Policy    Policy          // zero: DefaultPolicy
	Survey    Survey          // zero: none
}

// A CounterRule is a counter as the office set it up.
type CounterRule struct {
	N      int
	Name   string // what stands on its sign, when it is not "Loket N"
	Zone   string
	Serves []string

	Printer string // beside it; empty: none of its own
}

func (r *Rules) counter(n int) (CounterRule, bool) {
	for _, c := range r.Counters {
		if c.N == n {
			return c, true
		}
	}
	return CounterRule{}, false
}

// How long things are remembered.
const (
	receiptTTL = 48 * time.Hour      // a retry after two days is a new wish
	ticketTTL  = 48 * time.Hour      // how long a tracking page outlives its visit
	listTTL    = 30 * 24 * time.Hour // to fetch a missing paper can take weeks
)

// Issue asks for a number.
type Issue struct {
	maker
	Service  string
	Said     Declared
	Token    string   // fresh secret for the tracking page
	Printer  string   // empty: no paper
	Party    int      // people or documents it is for; 0 is 1
	Priority bool     // for those who cannot wait like others
	Also     []string // services to follow this one, in order
	Device   string   // where it is taken when that is not who asks: Assisted
	Day      string   // a later day that was offered because today's quota is out; empty: today
	Share    string   // fresh secret that goes into the draw, should it become a lot
	Kiosk    bool     // people help themselves: the rule against hoarding counts it
	Files    []uint64 // applications that the visit is about, such as the documents to collect

	catalogue string // version of the standards the person was shown; empty: that in force
}

// Assisted is the device of a ticket that staff took for somebody, in the office's own word. The event's actor says
// who did, and reports count these tickets by it.
const Assisted = "bantuan"

// OpenCheck asks the front office to look at the papers first.
type OpenCheck struct {
	maker
	Service string
	Said    Declared
	Seed    int // where to look for a free code, any value
	Printer string

	Party    int // as for Issue, and all that follows
	Priority bool
	Also     []string
	Day      string
	Kiosk    bool
}

// ConfirmCheck gives the number to a check whose papers are complete.
type ConfirmCheck struct {
	maker
	Code    string
	Said    Declared // as the front office found it
	Token   string
	Share   string // as for Issue
	Printer string
}

// ReturnCheck ends a check whose papers are not complete and saves its list.
type ReturnCheck struct {
	maker
	Code     string
	Said     Declared
	ListCode string
	Printer  string
}

// SaveList saves a checklist so that it can be resumed.
type SaveList struct {
	maker
	Service  string
	Said     Declared
	ListCode string
	Printer  string
}

// OpenCounter lets a counter take part; a second login takes it over.
type OpenCounter struct {
	mover
	Counter int
	For     string // login of who works there; empty: who gives the command
}

// CloseCounter takes a counter out; it must not hold a ticket.
type CloseCounter struct {
	mover
	Counter int
}

// Next calls the first ticket by arrival among what the counter serves.
type Next struct {
	mover
	Counter int
}

// CallTicket calls a given ticket, also one that missed its call.
type CallTicket struct {
	mover
	Counter int
	Ticket  string // number or id
}

// Recall calls the ticket in hand again. It is never refused while there is one.
type Recall struct {
	mover
	Counter int
	Ticket  string // the one the clerk sees; empty: whatever is in hand
}

// Start begins to serve the called ticket.
type Start struct {
	mover
	Counter int
	Ticket  string
}

// Finish ends the service, and the visit when no other is to follow.
type Finish struct {
	mover
	Counter int
	Ticket  string
	Whole   bool // the visit ends, whatever was to follow
}

// MarkNoShow gives up on the called ticket, once it was recalled as often as the policy wants; it can be called again
// the same day.
type MarkNoShow struct {
	mover
	Counter int
	Ticket  string
}

// Requeue puts the ticket in hand back to its old place.
type Requeue struct {
	mover
	Counter int
	Ticket  string
}

// Return ends the visit with what is missing. With a ListCode it also saves the checklist, so that the person can go
// on from there another day.
type Return struct {
	mover
	Counter  int
	Ticket   string
	Lacks    []Lack
	ListCode string
	Printer  string
}

// Cancel is the applicant giving the number up.
type Cancel struct {
	mover
	Ticket TicketID
}

// RingBell asks for a person at a kiosk.
type RingBell struct{ mover }

// AnswerBell says that somebody comes.
type AnswerBell struct {
	mover
	Bell RingID
}

// ReportPaper says how far a print job got. Sending claims it; from then on only the same claim may report. A slip
// that was broken off in its time is wanted again at once, marked as a copy.
type ReportPaper struct {
	mover
	Job    JobID
	State  Paper
	Reason string
	Proof  string
	MM     int
	Claim  string // whoever prints; empty: the office itself
}

// Reprint wants a marked copy of a slip whose newest paper has come to its end.
type Reprint struct {
	mover
	Job     JobID
	Staff   bool   // staff may do so at any time; a kiosk for some minutes and a few times
	Printer string // where the copy is to come out; empty: where the first did
}

// TestPrint wants a slip that says how a printer prints.
type TestPrint struct {
	maker
	Printer string
}

// PrintClaim wants the claim slip of an application on paper: Copy says which one of its slips it is.
type PrintClaim struct {
	maker
	Printer string
	Code    string // of the application in the register
	Copy    int
}

// See notes that the person has taken the number from the kiosk's screen.
type See struct {
	mover
	Ticket TicketID
}

// ReportPrinter says how a printer is.
type ReportPrinter struct {
	mover
	Printer   string
	Condition Condition
}

// Refill says that a new roll was put in.
type Refill struct {
	mover
	Printer string
}

// Tick does nothing but let happen what is Due: every command does so first.
type Tick struct{ mover }

// Begin notes that the program runs the office again, and which build it is. Every start thereby has a journal number
// of its own, above all that was shown before it.
type Begin struct {
	mover
	Build string
}

// Adopt notes that a version of the office's setup is in force from here on. Its rules are the caller's to pass.
type Adopt struct {
	mover
	Setup     int
	Catalogue string
}
