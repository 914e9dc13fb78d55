package queue

import "time"

// JobID is the journal sequence number of the event that asked for paper.
type JobID uint64

// A Paper is the state of a print job, in the words of the spool.
type Paper string

const (
	PaperQueued      Paper = "queued"
	PaperSending     Paper = "sending"
	PaperSent        Paper = "sent"        // all bytes left us; nothing proves the paper
	PaperConfirmed   Paper = "confirmed"   // the printer proved it
	PaperInterrupted Paper = "interrupted" // stopped in the middle: a fragment at most
	PaperUnknown     Paper = "unknown"     // it may have come out or not
	PaperExpired     Paper = "expired"     // too old to be worth printing
)

// Final reports whether the job can come no further.
func (p Paper) Final() bool {
	switch p {
	case PaperSent, PaperConfirmed, PaperInterrupted, PaperUnknown, PaperExpired:
		return true
	}
	return false
}

// came reports whether a slip in this state has come out, as far as one can know.
func (p Paper) came() bool { return p == PaperSent || p == PaperConfirmed }

// ProofTaken is the proof that somebody took the slip out of the printer's mouth. The weaker proofs are the spool's.
const ProofTaken = "taken"

// How long and how often a slip is worth printing.
const (
	// PaperTTL is that of the spool: after it the person has gone on with the number on the screen.
	PaperTTL = 75 * time.Second

	copiesMax   = 3                // of one slip, the first included: whoever needs a fourth needs a person
	againWithin = 10 * time.Minute // after which a kiosk no longer repeats a slip: somebody else stands there by then
)

// A Job is one slip for one printer. What stands on it follows from Kind and what it is about. Jobs are never changed
// in place.
type Job struct {
	ID      JobID     `json:"id"`
	Kind    string    `json:"kind"` // JobTicket, JobCheck, JobList, JobReturn, JobTest or JobClaim
	Ticket  TicketID  `json:"ticket,omitempty"`
	Code    string    `json:"code,omitempty"` // of the check, list or application
	Printer string    `json:"printer"`
	State   Paper     `json:"state"`
	Reason  string    `json:"reason,omitempty"`
	At      time.Time `json:"at"`
	Since   time.Time `json:"since"`           // since when the slip is wanted; its time runs from here
	Copy    int       `json:"copy"`            // 1 is the first paper; the others are marked
	Of      JobID     `json:"of,omitempty"`    // the job that this one repeats
	Next    JobID     `json:"next,omitempty"`  // the job that repeats this one
	Proof   string    `json:"proof,omitempty"` // the best evidence that it came out, in the words of the spool
	MM      int       `json:"mm,omitempty"`    // paper it used, in millimetres
	Claim   string    `json:"claim,omitempty"` // whose hands it is in; empty: those of the office itself
}

// The kinds of Job.
const (
	JobTicket = "ticket"
	JobCheck  = "check"
	JobList   = "list"
	JobReturn = "return" // what a counter found missing
	JobTest   = "test"
	JobClaim  = "claim" // the receipt to collect the product of an application with
)

// Until is when the slip is no longer worth printing.
func (j *Job) Until() time.Time { return j.Since.Add(PaperTTL) }

func (j *Job) with(change func(*Job)) *Job {
	next := *j
	change(&next)
	return &next
}

// A Reached says how a number got to the person who asked for it.
type Reached string

const (
	ReachedPaper  Reached = "paper"  // a slip came out
	ReachedScreen Reached = "screen" // the person took it from the kiosk's screen
	ReachedNone   Reached = "none"   // nobody is known to have it
	ReachedOpen   Reached = ""       // its slip is on its way
)

// Newest is the last copy of the slip that a job is a paper of.
func (s *State) Newest(job *Job) *Job {
	for {
		next, ok := s.Job(job.Next)
		if !ok {
			return job
		}
		job = next
	}
}

// Paper is the newest copy of a ticket's slip; false when no paper was wanted or it is long forgotten.
func (s *State) Paper(t *Ticket) (*Job, bool) {
	first, ok := s.Job(t.Job)
	if !ok {
		return nil, false
	}
	return s.Newest(first), true
}

// Wanted reports whether what a slip is about is still there: a check that is settled needs none any more.
func (s *State) Wanted(job *Job, now time.Time) bool {
	ok := true
	switch job.Kind {
	case JobTicket:
		_, ok = s.Ticket(job.Ticket)
	case JobCheck:
		_, ok = s.Check(job.Code)
	case JobList, JobReturn:
		_, ok = s.List(job.Code, now)
	}
	return ok
}

// Reached says how the ticket's number got to its person: the best that is known.
func (s *State) Reached(t *Ticket) Reached {
	open := false
	for job, ok := s.Job(t.Job); ok; job, ok = s.Job(job.Next) {
		if job.State.came() {
			return ReachedPaper
		}
		open = !job.State.Final()
	}
	switch {
	case !t.SeenAt.IsZero():
		return ReachedScreen
	case open:
		return ReachedOpen
	}
	return ReachedNone
}

// Recent lists the last jobs of a printer, newest first.
func (s *State) Recent(printer string) []*Job {
	ids := s.recent[printer]
	jobs := make([]*Job, 0, len(ids))
	for i := len(ids) - 1; i >= 0; i-- {
		if job, ok := s.Job(ids[i]); ok {
			jobs = append(jobs, job)
		}
	}
	return jobs
}

// recentSize is how many jobs of a printer its page can show.
const recentSize = 20

// list adds a job to the last ones of its printer.
func (s *State) list(job *Job) {
	ids := s.recent[job.Printer]
	s.recent[job.Printer] = append(ids[max(0, len(ids)-recentSize+1):], job.ID)
}
