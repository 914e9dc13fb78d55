package journal

import (
	"crypto/sha256"
	"fmt"
)

// A Batch is what one sync writes: records, and the rows that follow from them.
type Batch struct {
	Records  []Record
	Tickets  []TicketRow
	Jobs     []JobRow
	Changes  []ChangeRow
	Cases    []CaseRow
	Outages  []OutageRow
	Snapshot *Snapshot // the state after Records, when it is worth sealing
}

// Follows checks that the batch has records and that the first follows the head.
func (b *Batch) Follows(seq uint64, hash Hash) error {
	if len(b.Records) == 0 {
		return fmt.Errorf("%w: a batch without records", ErrBroken)
	}
	return b.Records[0].Verify(seq, hash)
}

// A Snapshot is a sealed state: folding may begin here instead of at the first record.
type Snapshot struct {
	Seq  uint64
	Hash Hash // of the record at Seq
	Body []byte
	Seal Hash // of Hash and Body
}

// NewSnapshot seals a state.
func NewSnapshot(seq uint64, hash Hash, body []byte) *Snapshot {
	s := &Snapshot{Seq: seq, Hash: hash, Body: body}
	s.Seal = s.sum()
	return s
}

// Whole reports whether the seal is unbroken.
func (s *Snapshot) Whole() bool { return s.Seal == s.sum() }

func (s *Snapshot) sum() Hash {
	h := sha256.New()
	h.Write(s.Hash[:])
	h.Write(s.Body)
	return Hash(h.Sum(nil))
}

// A TicketRow is a ticket as reports read it. Times are Unix milliseconds, 0 when they have not come.
type TicketRow struct {
	ID        uint64
	Day       string
	Prefix    string
	N         int
	Service   string
	State     string
	TokenHash []byte // SHA-256 of the token
	Counter   int
	Device    string // where the number was given
	Calls     int    // calls and recalls
	IssuedAt  int64
	WaitsFrom int64 // when its wait began, if not when it was issued
	FirstCall int64
	CalledAt  int64 // the last call or recall
	StartedAt int64
	EndedAt   int64
	Invited   bool      // to the survey
	Lacks     []LackRow // why it was returned
}

// A LackRow is a requirement that a returned ticket did not meet.
type LackRow struct {
	Requirement string
	Kind        string
}

// A ChangeRow is a counter that was opened or closed.
type ChangeRow struct {
	Seq     uint64
	Day     string
	Counter int
	Open    bool
	At      int64 // Unix milliseconds
}

// A JobRow is a print job.
type JobRow struct {
	ID      uint64
	Kind    string
	Ticket  uint64
	Code    string
	Printer string
	State   string
	Reason  string
	At      int64  // Unix milliseconds
	Copy    int    // 1 is the first paper of a slip
	Of      uint64 // the job it repeats; 0 for none
	Proof   string
	MM      int // paper used, in millimetres
}

// A CaseRow is an application as reports read it, with all that belongs to it: it takes the place of what was written
// before. Times are Unix milliseconds, 0 when they have not come.
type CaseRow struct {
	ID          uint64
	Year, N     int // its number in the register
	Service     string
	Channel     string
	Catalogue   string // version of the standards it was opened under
	Ticket      uint64 // that opened it; 0 for none
	TokenHash   []byte // SHA-256 of the token
	State       string
	Stage       string
	OpenedAt    int64
	SubmittedAt int64
	CompleteAt  int64
	CountsFrom  int64 // when the clock of its promise started
	Due         int64 // the promise
	ReadyAt     int64
	EndedAt     int64 // for its person
	ClosedAt    int64
	Returns     int // to the applicant
	Missed      int // deadlines for mending
	How         string
	Who         string
	Stays       []StayRow
	Pauses      []PauseRow
	Lacks       []CaseLackRow
}

// A StayRow is a stay of an application in a stage.
type StayRow struct {
	Stage, Role  string
	Since, Until int64 // Unix milliseconds; Until is 0 while it lasts
}

// A PauseRow is the clock of a promise standing.
type PauseRow struct {
	Cause, Need  string
	Since, Until int64 // Unix milliseconds; Until is 0 while it lasts
	Worked       int64 // working time of it in milliseconds
}

// A CaseLackRow is a requirement for which an application was given back.
type CaseLackRow struct {
	Back        int   // which time it was given back, from 1
	At          int64 // Unix milliseconds
	Stage, To   string
	Requirement string
	Kind        string
}

// An OutageRow is a system or material that was down. Times are Unix milliseconds, 0 when they have not come.
type OutageRow struct {
	Seq      uint64 // of the journal, of what began it
	Need     string
	Since    int64
	Until    int64
	Expected int64
	By       string
}
