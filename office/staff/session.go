package staff

import "time"

// Sessions end after a shift, or when nobody was there for a while.
const (
	sessionLife = 12 * time.Hour // one working day, with what comes before and after
	sessionIdle = 4 * time.Hour  // a counter can stand empty over a long Friday break
)

// A Session is a login that lasts.
type Session struct {
	Name    string // of the account
	Since   time.Time
	Seen    time.Time
	Address string // where it began; empty: before this was written down
	Browser string // User-Agent, cut
}

// Alive reports whether the session still counts at now.
func (s Session) Alive(now time.Time) bool {
	return now.Sub(s.Since) < sessionLife && now.Sub(s.Seen) < sessionIdle
}

// A Kept session is one as the book holds it: with the hash that names it.
type Kept struct {
	Hash Hash
	Session
}

// Sessions is the book of sessions.
type Sessions interface {
	Session(Hash) (Session, error) // ErrUnknown
	Sessions() ([]Kept, error)     // the last seen first
	SaveSession(Hash, Session) error
	SawSession(Hash, time.Time) error // only one that is still there
	DropSession(Hash) error
}
