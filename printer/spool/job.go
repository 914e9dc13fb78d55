package spool

import (
	"context"
	"errors"
	"time"

	"antrean/printer/slip"
)

// A State is how far a slip has come on its way to paper.
type State string

const (
	Queued      State = "queued"      // stored, not begun
	Sending     State = "sending"     // bytes are leaving
	Sent        State = "sent"        // all bytes have left; the printer gave no proof
	Confirmed   State = "confirmed"   // the printer says that it printed
	Interrupted State = "interrupted" // broken off: a fragment at most
	Unknown     State = "unknown"     // it may have come out or not; a person has to look
	Expired     State = "expired"     // it came too late to be of use, and was not printed
)

// Final reports whether nothing more happens to a slip by itself.
func (s State) Final() bool { return s != Queued && s != Sending }

// TTL is how long a slip is worth printing. After it the person has gone on with the number on the screen, and a
// printer that comes back would pour out paper nobody waits for.
const TTL = 75 * time.Second

// A Proof is the best evidence a printer gave that a slip came out.
type Proof string

const (
	NoProof   Proof = "none"      // the bytes have left and the time the paper needs has passed
	Assumed   Proof = "assumed"   // and the printer was well before and after
	Processed Proof = "processed" // the printer answered a question that stood behind the cut (GS r)
	Printed   Proof = "printed"   // the printer named the slip as printed (GS ( H)
	Presented Proof = "presented" // the slip stood in the presenter
	Taken     Proof = "taken"     // and somebody took it
)

// An Outcome is what became of a slip, or how far it has come.
type Outcome struct {
	State  State
	Reason string // one word for staff and logs, such as "paper_out", or empty
	Proof  Proof  // of Sent and Confirmed
	MM     int    // paper it used, in whole millimetres; an estimate when it broke off
}

// A Job is one slip to print once.
type Job struct {
	ID       string
	Document slip.Document
	Expires  time.Time
}

// ErrTaken is the cause when a desk refuses a report because the job is another's by now, or has ended.
var ErrTaken = errors.New("the slip is in other hands")

// A Desk is where the jobs of one printer come from and where their outcome goes. It keeps them; the spool
// remembers nothing.
type Desk interface {
	// Unfinished lists the jobs in state Sending: those a crash broke off. torn says that the last slip that ended was
	// not whole, as far as one knows: the printer may still be in the middle of it.
	Unfinished(ctx context.Context) (ids []string, torn bool, err error)
	// Next waits for the oldest job in state Queued. The same job comes again until its state is reported.
	Next(ctx context.Context) (Job, error)
	// Report changes a job's state. It returns once the change is durable; until then the spool does not go on.
	// It fails with ErrTaken when there is nothing left to report about.
	Report(ctx context.Context, id string, o Outcome) error
}

// A Printer carries slips out. It opens its line and heals by itself.
type Printer interface {
	// Ready waits until the printer can print, as far as anyone knows, or ctx ends; the error then has the reason.
	Ready(ctx context.Context) error
	// Print sends one slip and waits for what becomes of it. State Queued means that not one byte has left: it may be
	// tried again. tell hears of a proof that comes before the last.
	Print(ctx context.Context, job Job, tell func(Outcome)) Outcome
	// Tear says that a slip may have broken off before this program began.
	Tear()
}
