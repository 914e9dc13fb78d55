package staff

import (
	"encoding/json"
	"time"
)

// An Entry is one line of the audit: something that a person changed. It is never changed or removed itself.
type Entry struct {
	Seq     int64
	At      time.Time
	Who     string          // login name, or the machine that did it
	Address string          // where from; empty: from this machine
	What    string          // what was done, as a word of ours: "account.added"
	Subject string          // whom or what it was done to
	Detail  json.RawMessage // an object, or nil
}

// A Query asks for entries, the newest first. Empty fields ask for everything.
type Query struct {
	Who, What string // whole; What may be a room: "account"
	Text      string // somewhere in who, what, subject or detail, in any case
	From, To  time.Time
	Before    int64 // entries with a smaller Seq; 0: from the newest
	Limit     int
}

// Audit is the append-only book of what people changed.
type Audit interface {
	Note(Entry) error
	Trail(Query) ([]Entry, error)
}
