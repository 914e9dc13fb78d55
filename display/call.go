// Package display says what the waiting room sees and hears: one voice a hall, in order, and only while it helps.
package display

import "time"

// A Call asks one ticket to one counter, as it stands in the ring of calls of a zone.
type Call struct {
	ID      uint64 // rises with every call of the hall, recalls included, over all of its zones and over restarts
	Zone    string
	Seq     uint64 // counts the calls of the zone alone, by which its boards find it
	Ticket  string // the ticket's id, by which recalls and drops find it
	Number  string // as spoken and shown: "A-025"
	Counter int    // where to go
	At      time.Time
	Recall  bool // the same counter calls the same ticket once more

	Notice *Notice // nil: a ticket is called; else none of ticket, number, counter and recall counts
}

const (
	// Fresh is how old a call may be when it is spoken. After a minute the person has come, or has read the board.
	Fresh = 60 * time.Second
	// RecallWithin is the time in which recalls are one announcement with the one before: who walks from the back
	// row of a 15 m hall at 0.8 m/s needs it.
	RecallWithin = 20 * time.Second
)

// stale reports whether it is too late to say a call.
func (c Call) stale(now time.Time) bool { return !now.Before(c.lateAt()) }

// lateAt is when a call is too old to be spoken.
func (c Call) lateAt() time.Time {
	if c.Notice != nil {
		return c.At.Add(noticeFresh)
	}
	return c.At.Add(Fresh)
}
