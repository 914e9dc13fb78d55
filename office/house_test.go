package office

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"antrean/internal/problem"
	"antrean/office/journal"
	"antrean/office/queue"
	"antrean/office/setup"
)

// A gatedJournal is a Memory whose Append waits to be let through, so that a test can look at an office in the
// middle of a commit.
type gatedJournal struct {
	journal.Memory
	gate    chan struct{} // one token lets one Append through; closed: all
	mu      sync.Mutex
	batches []int // records of each batch that was written
}

func newGated() *gatedJournal { return &gatedJournal{gate: make(chan struct{})} }

func (g *gatedJournal) Append(b journal.Batch) error {
	<-g.gate
	if err := g.Memory.Append(b); err != nil {
		return err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.batches = append(g.batches, len(b.Records))
	return nil
}

func (g *gatedJournal) appends() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return len(g.batches)
}

// A crampedJournal is a Memory on a disk that can fill up, with a reserve for calls.
type crampedJournal struct {
	journal.Memory
	mu       sync.Mutex
	full     bool // no room beside the reserve
	reserved bool
}

var _ journal.Reserve = (*crampedJournal)(nil)

func (c *crampedJournal) setFull(full bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.full = full
}

func (c *crampedJournal) Append(b journal.Batch) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.full && c.reserved {
		return journal.ErrFull
	}
	return c.Memory.Append(b)
}

func (c *crampedJournal) Release() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.reserved = false
}

func (c *crampedJournal) Restore() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.reserved = c.reserved || !c.full
	return c.reserved
}

// rules are those of an office with some counters that serve everything.
func rules(counters int) *queue.Rules {
	r := &queue.Rules{Zone: time.UTC, Catalogue: "test-1", Prefixes: map[string]string{"kk": "A", "ktp": "B"}}
	for n := range counters {
		r.Counters = append(r.Counters, queue.CounterRule{N: n + 1, Zone: "utama", Serves: []string{"kk", "ktp"}})
	}
	return r
}

// A house is an engine under test.
type house struct {
	*Engine
	t *testing.T
}

func openHouse(t *testing.T, j journal.Journal, counters int) house {
	t.Helper()
	e, err := Open(j, &setup.InForce{Rules: rules(counters)})
	if err != nil {
		t.Fatal(err)
	}
	return house{e, t}
}

// do gives a command that must be accepted.
func (h house) do(actor string, c queue.Command) queue.Reply {
	h.t.Helper()
	reply, _, err := h.Do(context.Background(), queue.Request{Actor: actor, Do: c})
	if err != nil {
		h.t.Errorf("%#v: %v", c, err)
	}
	return reply
}

// refused gives a command that must be refused.
func (h house) refused(c queue.Command, code string) {
	h.t.Helper()
	reply, _, err := h.Do(context.Background(), queue.Request{Actor: "kiosk", Do: c})
	if problem.Code(err) != code {
		h.t.Errorf("%#v: got %+v, %v, want refusal %s", c, reply, err, code)
	}
}

// An answer is what Do returned.
type answer struct {
	reply    queue.Reply
	repeated bool
	err      error
}

// ask gives a command without waiting for its answer.
func (h house) ask(id string, c queue.Command) <-chan answer {
	out := make(chan answer, 1)
	go func() {
		reply, repeated, err := h.Do(context.Background(), queue.Request{Actor: "kiosk", ID: id, Digest: fmt.Sprintf("%#v", c), Do: c})
		out <- answer{reply, repeated, err}
	}()
	return out
}

// seal is the committed state in bytes.
func (h house) seal() string {
	h.t.Helper()
	raw, err := Seal(h.View().State, h.View().Cases)
	if err != nil {
		h.t.Fatal(err)
	}
	return string(raw)
}
