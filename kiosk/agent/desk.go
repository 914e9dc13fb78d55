package agent

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	"antrean/printer/slip"
	"antrean/printer/spool"
)

// A snapshot is the printer's pending jobs as the server shows them, oldest first.
type snapshot struct {
	Epoch string    `json:"epoch"`
	Seq   uint64    `json:"seq"`
	Kind  string    `json:"kind"`
	At    time.Time `json:"at"`
	Torn  bool      `json:"torn"`
	Jobs  []shown   `json:"jobs"`
}

type shown struct {
	ID        string        `json:"id"`
	State     spool.State   `json:"state"`
	Claim     string        `json:"claim"`
	ExpiresAt time.Time     `json:"expires_at"`
	Document  slip.Document `json:"document"`
}

// A desk is the server's jobs as the spool works from them.
type desk struct {
	client *client
	claim  string

	mu      sync.Mutex
	seen    bool // a snapshot has come
	epoch   string
	seq     uint64
	jobs    []shown
	torn    bool                 // the last slip that ended was not whole
	known   map[string]*progress // by job
	left    map[string]string    // jobs of a run before this one, by the claim that each was held with
	vain    int                  // claims since the last one that was answered
	changed chan struct{}
	first   chan struct{} // closed with the first snapshot
}

var _ spool.Desk = (*desk)(nil)

// newDesk returns a desk on which nothing lies yet.
func newDesk(c *client, claim string) *desk {
	return &desk{client: c, claim: claim, known: make(map[string]*progress), left: make(map[string]string),
		changed: make(chan struct{}), first: make(chan struct{})}
}

// A progress is what we know of a job better than a snapshot, which may be older than our last report.
type progress struct {
	expires time.Time // by our clock
	taken   bool      // the server knows that it is begun: by us, once and never again, or by another
	ended   bool      // and that it has ended
}

// show takes a snapshot unless it is older than the one we have.
func (d *desk) show(s snapshot, now time.Time) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.seen && s.Epoch == d.epoch && s.Seq < d.seq {
		return
	}
	if !d.seen {
		close(d.first)
	}
	d.seen, d.epoch, d.seq, d.jobs, d.torn = true, s.Epoch, s.Seq, s.Jobs, s.Torn
	d.forgetLocked()
	for _, j := range s.Jobs {
		d.expectLocked(j.ID, now.Add(j.ExpiresAt.Sub(s.At)), now.Add(spool.TTL))
	}
	close(d.changed)
	d.changed = make(chan struct{})
}

// expectLocked notes when a job is of no use any more. The server's clock is never compared with ours: only how long
// it says is left counts. A snapshot that was long under way says too much, so the earliest time holds.
func (d *desk) expectLocked(id string, expires, latest time.Time) {
	if expires.After(latest) {
		expires = latest
	}
	p := d.progressLocked(id)
	if p.expires.IsZero() || expires.Before(p.expires) {
		p.expires = expires
	}
}

// progressLocked is what is known of a job.
func (d *desk) progressLocked(id string) *progress {
	if d.known[id] == nil {
		d.known[id] = &progress{}
	}
	return d.known[id]
}

// forgetLocked keeps what the server still lists, and what is in our hands: nothing that has begun may look new.
func (d *desk) forgetLocked() {
	listed := make(map[string]bool)
	for _, j := range d.jobs {
		listed[j.ID] = true
	}
	for id, p := range d.known {
		if !listed[id] && (p.ended || !p.taken) {
			delete(d.known, id)
		}
	}
}

// Unfinished lists the jobs that a run of this agent before this one was printing, and tells whether the last one before
// was torn.
func (d *desk) Unfinished(ctx context.Context) (ids []string, torn bool, err error) {
	select {
	case <-d.first:
	case <-ctx.Done():
		return nil, false, ctx.Err()
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, j := range d.jobs {
		if j.State == spool.Sending && j.Claim != d.claim {
			ids = append(ids, j.ID)
			d.left[j.ID] = j.Claim
		}
	}
	return ids, d.torn, nil
}

// Next waits for the oldest job that nobody has begun. A server that has not answered the last claim is left alone
// for a moment.
func (d *desk) Next(ctx context.Context) (spool.Job, error) {
	d.mu.Lock()
	vain := d.vain
	d.mu.Unlock()
	if vain > 0 {
		pause(ctx, rand.N(longestWait(vain, 0)))
	}
	for {
		d.mu.Lock()
		job, found := d.nextLocked()
		changed := d.changed
		d.mu.Unlock()
		if found {
			return job, nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return spool.Job{}, ctx.Err()
		}
	}
}

// nextLocked finds a job that is queued, or one whose claim of ours the server has and whose answer we never got: of
// that not one byte has left.
func (d *desk) nextLocked() (spool.Job, bool) {
	for _, j := range d.jobs {
		free := j.State == spool.Queued || j.State == spool.Sending && j.Claim == d.claim
		if p := d.progressLocked(j.ID); free && !p.taken {
			return spool.Job{ID: j.ID, Document: j.Document, Expires: p.expires}, true
		}
	}
	return spool.Job{}, false
}

type outcome struct {
	Claim  string      `json:"claim"`
	State  spool.State `json:"state"`
	Reason string      `json:"reason"`
	Proof  spool.Proof `json:"proof"`
	MM     int         `json:"mm"`
}

// A receipt is the server's answer to an outcome.
type receipt struct {
	ID    string      `json:"id"`
	State spool.State `json:"state"`
}

// Report tells the server how far a job has come. It returns when that is on the server's disk.
func (d *desk) Report(ctx context.Context, id string, o spool.Outcome) error {
	claim, held := d.claimOf(id)
	if !held {
		return fmt.Errorf("report job %s: %w", id, spool.ErrTaken)
	}
	var got receipt
	err := d.client.post(ctx, "/api/v1/agent/jobs/"+id, outcome{Claim: claim, State: o.State, Reason: o.Reason, Proof: o.Proof, MM: o.MM}, &got)
	if want := (receipt{ID: id, State: o.State}); err == nil && got != want {
		err = errors.New("the answer is not of our server")
	}
	if isVain(err) {
		err = fmt.Errorf("%w: %w", spool.ErrTaken, err)
	}
	d.note(id, o.State, err)
	if err != nil {
		return fmt.Errorf("report job %s: %w", id, err)
	}
	return nil
}

// claimOf is what a job is held with. One that was in the hands of the office itself, before the printer was given to
// an agent, is not ours to report about: the office ends it.
func (d *desk) claimOf(id string) (claim string, held bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if claim, left := d.left[id]; left {
		return claim, claim != ""
	}
	return d.claim, true
}

// note remembers what the server knows after a report.
func (d *desk) note(id string, state spool.State, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	taken := errors.Is(err, spool.ErrTaken)
	switch {
	case err == nil || taken:
		p := d.progressLocked(id)
		p.taken, p.ended, d.vain = true, p.ended || taken || state.Final(), 0
	case state == spool.Sending:
		d.vain++
	}
}
