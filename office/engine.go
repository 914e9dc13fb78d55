// Package office runs one office: it decides in order, remembers before it tells, and shows everyone the same view.
//
// One goroutine, the writer, owns the working state. It takes all commands that wait, decides and applies them one
// after another, appends the lot to the journal with one sync, publishes the new View and only then answers. There
// is no timer: an idle office commits at once, a busy one shares its syncs.
package office

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"antrean/internal/problem"
	"antrean/office/casefile"
	"antrean/office/journal"
	"antrean/office/queue"
	"antrean/office/setup"
)

const (
	inbox    = 1024 // commands that may wait for the writer before callers wait to hand theirs over
	batchMax = 512  // commands that share a sync

	roomEvery = 5 * time.Second // how often a full disk is asked for room
)

// An Engine is the one writer of an office.
type Engine struct {
	journal journal.Journal
	inbox   chan *waiter
	stop    chan struct{}
	done    chan struct{}
	once    sync.Once
	view    atomic.Pointer[View]
	failed  atomic.Pointer[error]

	forgotten atomic.Uint64 // private parts erased

	owed debt // erased, and perhaps not yet in the journal; the retention pays

	mu       sync.Mutex
	watchers map[chan struct{}]struct{}

	// Only the writer touches these.
	head     journal.Hash
	setup    *setup.InForce
	diskFull bool
}

// A waiter is a command on its way and where its answer goes.
type waiter struct {
	request queue.Request
	file    *casefile.Request // a command on applications, instead of request; nil: none
	setup   *setup.InForce    // in force from this command on; nil for all but Adopt
	at      time.Time
	reply   queue.Reply
	filed   casefile.Reply // to file
	again   bool
	err     error
	done    chan struct{}
}

// Open verifies the journal, folds it and starts the writer. It returns journal.ErrBroken when the chain is. Without
// room for the journal's reserve the office opens, but gives no numbers.
func Open(j journal.Journal, in *setup.InForce) (*Engine, error) {
	folded, err := foldAll(j)
	if err != nil {
		return nil, err
	}
	e := &Engine{
		journal: j, setup: in, head: folded.head,
		inbox: make(chan *waiter, inbox), stop: make(chan struct{}), done: make(chan struct{}),
		watchers: make(map[chan struct{}]struct{}), owed: folded.erased,
	}
	if reserve, ok := j.(journal.Reserve); ok {
		e.diskFull = !reserve.Restore()
	}
	e.publish(folded.state, folded.cases)
	go e.run()
	return e, nil
}

// View is the newest committed state.
func (e *Engine) View() *View { return e.view.Load() }

// Do hands a command to the writer and waits until it is on disk. Repeated reports that the same request had been
// accepted before and reply is its first one. A refusal is a *problem.Error. When ctx ends first, the command may
// still happen: repeat it with the same id to learn.
func (e *Engine) Do(ctx context.Context, r queue.Request) (reply queue.Reply, repeated bool, err error) {
	w := &waiter{request: r, at: time.Now(), done: make(chan struct{})}
	if err := e.wait(ctx, w); err != nil {
		return queue.Reply{}, false, err
	}
	return w.reply, w.again, nil
}

// File is Do for a command on applications.
func (e *Engine) File(ctx context.Context, r casefile.Request) (reply casefile.Reply, repeated bool, err error) {
	w := &waiter{file: &r, at: time.Now(), done: make(chan struct{})}
	if err := e.wait(ctx, w); err != nil {
		return casefile.Reply{}, false, err
	}
	return w.filed, w.again, nil
}

// Adopt puts another version of the office's setup in force, between the commands before it and those after it. It
// is on disk, and in the view, when Adopt returns. What was promised for times that are closed now is promised anew.
func (e *Engine) Adopt(ctx context.Context, by string, in *setup.InForce) error {
	r := queue.Request{Actor: by, Do: queue.Adopt{Setup: in.N, Catalogue: in.Rules.Catalogue}}
	return e.wait(ctx, &waiter{request: r, setup: in, at: time.Now(), done: make(chan struct{})})
}

// wait hands a command over and waits for its end; only after a nil error its answer may be read.
func (e *Engine) wait(ctx context.Context, w *waiter) error {
	select {
	case e.inbox <- w:
	case <-e.stop:
		return problem.New("unavailable")
	case <-e.done:
		return problem.New("unavailable")
	case <-ctx.Done():
		return problem.Wrap("unavailable", ctx.Err())
	}
	select {
	case <-w.done:
		return w.err
	case <-e.done:
		select {
		case <-w.done:
			return w.err
		default:
			return problem.New("unavailable")
		}
	case <-ctx.Done():
		return problem.Wrap("unavailable", ctx.Err())
	}
}

// Watch returns a channel that gets a token after each new view. A slow reader misses tokens, never the newest view.
func (e *Engine) Watch() (changed <-chan struct{}, leave func()) {
	ch := make(chan struct{}, 1)
	e.mu.Lock()
	e.watchers[ch] = struct{}{}
	e.mu.Unlock()
	return ch, func() {
		e.mu.Lock()
		delete(e.watchers, ch)
		e.mu.Unlock()
	}
}

// Done is closed when the writer has stopped; Err then says why.
func (e *Engine) Done() <-chan struct{} { return e.done }

// Err is why the writer stopped by itself: the disk can no longer be trusted and the program must start anew.
func (e *Engine) Err() error {
	if err := e.failed.Load(); err != nil {
		return *err
	}
	return nil
}

// Close stops the writer after the batch it is in.
func (e *Engine) Close() {
	e.once.Do(func() { close(e.stop) })
	<-e.done
}

func (e *Engine) run() {
	defer close(e.done)
	ask := time.NewTicker(roomEvery)
	defer ask.Stop()
	batch := make([]*waiter, 0, batchMax)
	for {
		select {
		case <-e.stop:
			return
		case <-ask.C:
			e.openIssuing()
			continue
		case w := <-e.inbox:
			batch = e.drain(append(batch[:0], w))
		}
		if err := e.commit(batch); err != nil {
			e.failed.Store(&err)
			return
		}
	}
}

// drain takes what else waits, after giving callers that were just answered a chance to come again.
func (e *Engine) drain(batch []*waiter) []*waiter {
	runtime.Gosched()
	for len(batch) < batchMax {
		select {
		case w := <-e.inbox:
			batch = append(batch, w)
		default:
			return batch
		}
	}
	return batch
}

// commit decides the batch, makes it durable, publishes and answers. An error means the disk cannot be trusted.
func (e *Engine) commit(batch []*waiter) error {
	work := &batching{state: e.View().State.Clone(), cases: e.View().Cases.Clone(), head: e.head, setup: e.setup}
	for _, w := range batch {
		e.decide(work, w)
	}
	var fatal error
	if len(work.out.Records) > 0 {
		work.project()
		switch err := e.journal.Append(work.out); {
		case err == nil:
			e.head, e.setup = work.head, work.setup
			e.publish(work.state, work.cases)
		case errors.Is(err, journal.ErrFull) && !e.diskFull:
			e.closeIssuing()
			return e.commit(batch) // without new tickets, from the reserve
		case errors.Is(err, journal.ErrFull):
			refuse(batch, problem.Wrap("disk_full", err))
		default:
			fatal = fmt.Errorf("append %d records: %w", len(work.out.Records), err)
			refuse(batch, problem.Wrap("unavailable", err))
		}
	}
	for _, w := range batch {
		close(w.done)
	}
	return fatal
}

// closeIssuing gives the reserve to calling and finishing: who has a number is served, nobody gets a new one.
func (e *Engine) closeIssuing() {
	e.diskFull = true
	if reserve, ok := e.journal.(journal.Reserve); ok {
		reserve.Release()
	}
	e.publish(e.View().State, e.View().Cases)
}

// openIssuing gives numbers again once a full disk has room for the reserve. Kiosks that know of the full disk ask
// for no numbers, so it must not wait for one to be asked for.
func (e *Engine) openIssuing() {
	if !e.diskFull {
		return
	}
	if reserve, ok := e.journal.(journal.Reserve); ok && !reserve.Restore() {
		return
	}
	e.diskFull = false
	e.publish(e.View().State, e.View().Cases)
}

// refuse takes back what was decided for commands that were to change something.
func refuse(batch []*waiter, why error) {
	for _, w := range batch {
		if w.err == nil {
			w.reply, w.filed, w.again, w.err = queue.Reply{}, casefile.Reply{}, false, why
		}
	}
}

func (e *Engine) decide(work *batching, w *waiter) {
	w.reply, w.filed, w.again, w.err = queue.Reply{}, casefile.Reply{}, false, nil
	if w.file != nil {
		e.decideFile(work, w, *w.file)
		return
	}
	decision, err := queue.Decide(work.state, work.setup.RulesNow(work.cases), w.at, w.request)
	if err != nil {
		w.err = err
		return
	}
	if e.diskFull && len(decision.Events) > 0 && w.request.Do.TakesRoom() {
		w.err = problem.New("disk_full")
		return
	}
	if err := work.add(decision.Events); err != nil {
		w.err = problem.Wrap("internal", err)
		return
	}
	if w.setup != nil {
		work.setup = w.setup
		e.decideFile(work, w, casefile.Request{Do: casefile.Recount{}})
	}
	w.reply, w.again = decision.Reply, decision.Repeated
}

func (e *Engine) publish(state *queue.State, cases *casefile.State) {
	e.view.Store(&View{Epoch: e.journal.Epoch(), State: state, Cases: cases, Setup: e.setup, Rules: e.setup.RulesNow(cases), DiskFull: e.diskFull})
	e.mu.Lock()
	for ch := range e.watchers {
		select {
		case ch <- struct{}{}:
		default:
		}
	}
	e.mu.Unlock()
}
