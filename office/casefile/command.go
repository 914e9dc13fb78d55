package casefile

import "time"

// A Request is a command with who gives it and the id that makes repeating it safe.
type Request struct {
	Actor  string // login, "applicant", or empty for the office by itself
	ID     string // empty for what the office does by itself; ids are unique within one actor
	Digest string // of the body as sent; the same ID with another Digest is refused
	Lead   bool   // the actor leads the office, and may do everybody's work
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
	Case   CaseID    `json:"case,omitempty"`
	Cases  []CaseID  `json:"cases,omitempty"` // of a command for many
	State  CaseState `json:"state,omitempty"`
	Stage  string    `json:"stage,omitempty"`
	Due    time.Time `json:"due,omitzero"`     // the promise
	MendBy time.Time `json:"mend_by,omitzero"` // until when something may be mended
	Slip   int       `json:"slip,omitempty"`   // which claim slip this is; above 1 it is a copy
	Slips  []CaseID  `json:"slips,omitempty"`  // cases whose claim slip comes out by itself
	Undone Kind      `json:"undone,omitempty"`
	Need   string    `json:"need,omitempty"`
	Paused int       `json:"paused,omitempty"` // cases whose clock stands, or runs again, because of it
}

// A Ticket is what this room is told of a visit.
type Ticket struct {
	ID       uint64
	Number   string
	Service  string
	Token    string // empty: its person is forgotten
	IssuedAt time.Time
	Served   bool // it is at a counter, or was
}

// An Env is what a decision depends on beside the state.
type Env struct {
	Rules  *Rules
	Ticket func(id uint64) (Ticket, bool) // nil: there are none
}

// Open begins a case: of a ticket, or of what came from a village or online.
type Open struct {
	maker
	Ticket    uint64    // 0: none
	Service   string    // empty: the ticket's
	Channel   string    // empty: the one at the counter
	Submitted time.Time // when the papers were handed in; zero: with the ticket, else now
	Token     string    // fresh secret for the tracking page, where the ticket has none
	Note      string
}

// Advance moves cases on: each to its next stage, or to a named one, when all before it are the same role's. All go or
// none does.
type Advance struct {
	mover
	Cases []CaseID
	From  string // the stage that the person sees them in; empty: whichever it is
	To    string // empty: the next
	Note  string // for whoever has it next
	Slip  bool   // there is a printer: the claim slip of a stage that is nothing else comes out by itself
}

// SendBack gives a case back to an earlier stage of the office.
type SendBack struct {
	mover
	Case  CaseID
	From  string // as for Advance
	Lacks []Lack
	Note  string
}

// Return gives a case back to the applicant, who must bring or mend something.
type Return struct {
	mover
	Case  CaseID
	From  string // as for Advance
	Lacks []Lack
	Note  string // for the applicant
}

// Mend notes that the applicant has brought or mended it. There is no new queueing.
type Mend struct {
	mover
	Case CaseID
}

// Amend notes that who looks a case over has corrected it himself, and it stays where it is.
type Amend struct {
	mover
	Case CaseID
	Note string
}

// TickSide notes what became of a service on the way.
type TickSide struct {
	mover
	Case   CaseID
	Step   string
	Done   bool
	Reason string // one of SideReasons when it is not Done
}

// GiveSlip notes that the receipt to collect the product with was given; a stage that is nothing else ends with it.
type GiveSlip struct {
	mover
	Case CaseID
}

// Hand notes that the product was handed over.
type Hand struct {
	mover
	Case CaseID
	Who  string // catalogue.Applicant, Family or Proxy
}

// PrintSelf notes that the person prints the product.
type PrintSelf struct {
	mover
	Case CaseID
}

// Cancel is the applicant giving the application up.
type Cancel struct {
	mover
	Case CaseID
	Note string
}

// KeepBack holds one case: something is wrong with it alone, or the centre has it.
type KeepBack struct {
	mover
	Case  CaseID
	Cause Cause // Technical or Central
	Note  string
}

// Release ends KeepBack.
type Release struct {
	mover
	Case CaseID
}

// PromiseAnew gives another date, and says why.
type PromiseAnew struct {
	mover
	Case CaseID
	Due  time.Time
	Note string // the reason, which the applicant reads
}

// SetNeed says that a system or material is down, until when it may be, or that it is back.
type SetNeed struct {
	mover
	Need     string
	Down     bool
	Expected time.Time // zero: nobody knows
}

// Recount looks at every promise again because the office's hours have changed.
type Recount struct{ mover }

// Tick does nothing but let happen what is Due: every command does so first.
type Tick struct{ mover }
