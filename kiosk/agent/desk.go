package agent

import (
	"context"
	"fmt"
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

	mu       sync.Mutex
	seen     bool // a snapshot has come
	epoch    string
	seq      uint64
	jobs     []shown
	received time.Time       // when the snapshot came, by our clock
	at       time.Time       // and when it was made, by the server's: only differences of one clock are used
	done     map[string]bool // jobs that we have reported about, or that are others'; the next snapshots may still list them
	left     map[string]string // jobs of a run before this one, by the claim that it held
	changed  chan struct{}
	first    chan struct{} // closed with the first snapshot
}

var _ spool.Desk = (*desk)(nil)

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
	d.seen, d.epoch, d.seq, d.jobs, d.received, d.at = true, s.Epoch, s.Seq, s.Jobs, now, s.At
	d.forgetLocked()
	close(d.changed)
	d.changed = make(chan struct{})
}

// forgetLocked keeps of what is done only what the server still lists.
func (d *desk) forgetLocked() {
	done := make(map[string]bool)
	for _, j := range d.jobs {
		if d.done[j.ID] {
			done[j.ID] = true
		}
	}
	d.done = done
}

// Unfinished lists the jobs that a run of this agent before this one was printing.
func (d *desk) Unfinished(ctx context.Context) ([]string, error) {
	select {
	case <-d.first:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	var ids []string
	d.left = make(map[string]string)
	for _, j := range d.jobs {
		if j.State == spool.Sending && j.Claim != d.claim {
			ids = append(ids, j.ID)
			d.left[j.ID] = j.Claim
		}
	}
	return ids, nil
}

// Next waits for the oldest job that nobody has begun.
func (d *desk) Next(ctx context.Context) (spool.Job, error) {
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

func (d *desk) nextLocked() (spool.Job, bool) {
	for _, j := range d.jobs {
		if j.State == spool.Queued && !d.done[j.ID] {
			return spool.Job{ID: j.ID, Document: j.Document, Expires: d.received.Add(j.ExpiresAt.Sub(d.at))}, true
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

// Report tells the server how far a job has come. It returns when that is on the server's disk.
func (d *desk) Report(ctx context.Context, id string, o spool.Outcome) error {
	d.mu.Lock()
	claim, left := d.left[id]
	d.mu.Unlock()
	if !left {
		claim = d.claim
	}
	err := d.client.post(ctx, "/api/v1/agent/jobs/"+id, outcome{Claim: claim, State: o.State, Reason: o.Reason, Proof: o.Proof, MM: o.MM})
	if err == nil || isTaken(err) {
		d.mu.Lock()
		d.done[id] = true
		d.mu.Unlock()
	}
	if err != nil {
		return fmt.Errorf("report job %s: %w", id, err)
	}
	return nil
}
