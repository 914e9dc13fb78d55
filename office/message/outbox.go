package message

import (
	"time"

	"antrean/office/notify"
)

// A Message is one notice on its way to one person.
type Message struct {
	ID      int64
	Key     string // the same however often it is sent: whoever gets it twice can tell
	Subject Subject
	Kind    notify.Kind
	Code    string // number of the ticket or the application
	At      time.Time
	Notice  *notify.Notice // nil once its person is forgotten

	Attempts int
	Next     time.Time // not before
	Dead     bool      // nobody tries it any more
	Reason   string    // why the last try failed, or why it was given up: one of the Reasons, or "status_503", "exit_2"
	Changed  time.Time // when that was

	Contact *Contact // where it goes; nil: nowhere any more
}

// Again reports whether a dead message may be sent after all: it has somewhere to go, and is not too old.
func (m *Message) Again() bool {
	return m.Dead && m.Notice != nil && m.Contact != nil && m.Reason != Stale
}

// Why a message was not sent. A gateway's own answers are "status_" with the status, and "exit_" with the code of the
// program; nothing of what they say is kept, for it may hold the number.
const (
	Stale       = "stale"       // it was too old to be worth something
	Overtaken   = "overtaken"   // it was no longer true
	Forgotten   = "forgotten"   // there is nowhere to send it any more
	Full        = "full"        // too many waited
	Discarded   = "discarded"   // by staff
	Tired       = "tired"       // tried as often as it is
	Timeout     = "timeout"     // no answer in time
	Unreachable = "unreachable" // nobody answers there
	Untrusted   = "untrusted"   // the certificate is not good
	Redirected  = "redirected"  // the gateway sends us somewhere else, where we do not go
	Cut         = "cut"         // the answer broke off
	Missing     = "missing"     // the program is not there
)

// Reasons lists the reasons that have a word of their own.
func Reasons() []string {
	return []string{Stale, Overtaken, Forgotten, Full, Discarded, Tired, Timeout, Unreachable, Untrusted, Redirected, Cut, Missing}
}

// Sent counts beside the reasons.
const Sent = "sent"

// A Result is what became of one try.
type Result struct {
	ID     int64
	Key    string
	Kind   notify.Kind
	At     time.Time
	What   string    // Sent, Overtaken and Forgotten end it; a reason keeps it
	Dead   bool      // it is given up
	Tried  bool      // the gateway was asked
	Next   time.Time // else: not before
	Before Subject
}

// Ends reports whether nothing is left of the message.
func (r *Result) Ends() bool { return r.What == Sent || r.What == Overtaken || r.What == Forgotten }

// A Count is how many messages of a kind came to the same end on a day.
type Count struct {
	Day  string
	Kind notify.Kind
	What string
	N    int
}

// A Load is how much is on its way.
type Load struct {
	Queued int
	Dead   int
	Oldest time.Time // of what is queued; zero: nothing
	Next   time.Time // when the next may be sent; zero: nothing is queued
}

// A Book remembers contacts and messages. What it returned without an error from is on disk.
type Book interface {
	// LeaveContact keeps a contact, in the place of the one before. It stays that of the ticket it was left for.
	LeaveContact(Contact) error
	// ContactOf finds a contact; nil when there is none.
	ContactOf(Subject) (*Contact, error)
	// Contacts lists all without their addresses.
	Contacts() ([]Contact, error)
	// ForgetContacts removes contacts with what waits for them, and overwrites them; of dead messages only what knows
	// of no person stays. It says how many messages were not sent because of it.
	ForgetContacts(day string, subjects ...Subject) (unsent int, err error)

	// Post adds messages whose Key is not there, notes who was told that it is nearly their turn, and up to which record
	// of the journal notices have been read. All or nothing.
	Post(through uint64, list []Message, near map[Subject]string, counts []Count) error
	// Posted is up to which record notices have been read; false: none ever were.
	Posted() (through uint64, ok bool, err error)
	// Heads lists messages that may be sent now, urgent ones first: of each person the oldest only.
	Heads(now time.Time, most int) ([]Message, error)
	// Settle writes down what became of messages.
	Settle(day string, now time.Time, results []Result) error
	// Load says how much is on its way.
	Load() (Load, error)
	// Of lists the messages of a subject, dead ones too, the oldest first.
	Of(Subject) ([]Message, error)

	// Dead lists what nobody tries any more, the newest first.
	Dead(most int) ([]Message, error)
	// Revive tries dead messages again from now on, one or with 0 all that can be; it says how many.
	Revive(id int64, now time.Time) (int, error)
	// Discard removes dead messages, one or with 0 all; it says how many.
	Discard(id int64) (int, error)
	// Counts lists what became of messages since a day.
	Counts(since string) ([]Count, error)
	// Tidy removes dead messages from before a moment and counts from before a day.
	Tidy(before time.Time, day string) error
}
