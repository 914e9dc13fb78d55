package spool

import (
	"context"
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

// A Job is one slip to print once.
type Job struct {
	ID       string
	Document slip.Document
	Expires  time.Time
}

// A Desk is where the jobs of one printer come from and where their outcome goes. It keeps them; the spool
// remembers nothing.
type Desk interface {
	// Unfinished lists the jobs in state Sending: those a crash broke off.
	Unfinished(ctx context.Context) ([]string, error)
	// Next waits for the oldest job in state Queued. The same job comes again until its state is reported.
	Next(ctx context.Context) (Job, error)
	// Report changes a job's state. It returns once the change is durable; until then the spool does not go on.
	// Reason is one word for staff and logs, such as "unplugged", or empty.
	Report(ctx context.Context, id string, s State, reason string) error
}

// A Line is the way to the printer. It opens and heals by itself.
type Line interface {
	// Ready waits until the line can be written to, or ctx ends.
	Ready(ctx context.Context) error
	// Write sends bytes and returns how many the printer may have received.
	Write(ctx context.Context, b []byte) (int, error)
}
