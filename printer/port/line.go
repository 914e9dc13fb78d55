package port

import (
	"context"
	"sync"
	"time"
)

// A State says what is known about a printer. Silence is Unknown, never Bad.
type State string

const (
	Unknown State = "unknown"
	OK      State = "ok"
	Bad     State = "bad"
)

// A Condition is the state of a line, why, and since when.
type Condition struct {
	State  State
	Reason Reason // empty while the line is OK
	Since  time.Time
}

const (
	firstRetry = 250 * time.Millisecond // after a line failed: a plug pushed back in is used at once
	lastRetry  = 1 * time.Second        // the longest wait between tries, for ever: the state is right within 3 s of a plug
)

// A Listener follows a line. Its methods are called one after another, must return at once, and must not call the line.
type Listener interface {
	// Up says that a port is open: whatever was said before it belongs to the past.
	Up()
	// Turned says that the line's condition is another.
	Turned(Condition)
	// Heard hands over what the printer said; the bytes are valid until it returns.
	Heard([]byte)
}

// A Line is a port that heals: it opens, watches for the end, and opens again. One goroutine of its own does that
// from NewLine to Stop.
type Line struct {
	open    func(context.Context) (Port, error)
	ear     Listener // nil: nobody
	stopped context.Context
	stop    context.CancelFunc
	work    sync.WaitGroup

	writing sync.Mutex // one slip at a time

	mu        sync.Mutex
	port      Port  // nil while the line is down
	failed    error // what a write found out about the port, while the reader has not
	doubt     bool  // the last write got stuck: open does not mean that it prints
	condition Condition
	changed   chan struct{} // closed at the next change
}

// NewLine opens a line with open and keeps it open until Stop. The listener may be nil.
func NewLine(open func(context.Context) (Port, error), ear Listener) *Line {
	l := &Line{open: open, ear: ear, changed: make(chan struct{}), condition: Condition{State: Unknown, Since: time.Now()}}
	l.stopped, l.stop = context.WithCancel(context.Background())
	l.work.Go(l.keep)
	return l
}

// Stop closes the line and waits until nothing of it is left.
func (l *Line) Stop() {
	l.stop()
	l.work.Wait()
}

// keep is the line's goroutine.
func (l *Line) keep() {
	retry := firstRetry
	for l.stopped.Err() == nil {
		opened := time.Now()
		err := l.hold()
		l.down(ReasonOf(err))
		if time.Since(opened) > lastRetry {
			retry = firstRetry
		}
		pause := time.NewTimer(retry)
		select {
		case <-pause.C:
		case <-l.stopped.Done():
		}
		pause.Stop()
		retry = min(2*retry, lastRetry)
	}
	l.down(Closed)
}

// hold opens the port once and reads until it ends; it returns why.
func (l *Line) hold() error {
	p, err := l.open(l.stopped)
	if err != nil {
		return err
	}
	defer func() { _ = p.Close() }() // its failure changes nothing: the line is down already
	l.up(p)
	var said [64]byte
	for {
		// Reading also keeps the line from filling up, and is how its end is noticed while nothing is printed.
		n, err := p.Read(l.stopped, said[:])
		if err != nil {
			return l.cause(err)
		}
		l.heard(said[:n])
	}
}

// heard passes on what the printer said.
func (l *Line) heard(b []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.ear != nil {
		l.ear.Heard(b)
	}
}

// cause prefers what a write found out to what the reader saw of it.
func (l *Line) cause(err error) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.failed != nil {
		return l.failed
	}
	return err
}

// up announces an open port. After a write that got stuck nobody knows whether it prints until one went through.
func (l *Line) up(p Port) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.port = p
	if l.ear != nil {
		l.ear.Up()
	}
	if l.doubt {
		l.setLocked(Unknown, Stuck)
		return
	}
	l.setLocked(OK, "")
}

// down announces that there is no port, and why.
func (l *Line) down(why Reason) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.port, l.failed = nil, nil
	l.setLocked(Bad, why)
}

// setLocked publishes a condition when it differs from the last one.
func (l *Line) setLocked(s State, why Reason) {
	if s == l.condition.State && why == l.condition.Reason {
		return
	}
	l.condition = Condition{State: s, Reason: why, Since: time.Now()}
	close(l.changed)
	l.changed = make(chan struct{})
	if l.ear != nil {
		l.ear.Turned(l.condition)
	}
}

// Condition is the line's present condition, and a channel that is closed when it changes.
func (l *Line) Condition() (Condition, <-chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.condition, l.changed
}

// Ready waits until the line can be written to, or ctx ends.
func (l *Line) Ready(ctx context.Context) error {
	for {
		l.mu.Lock()
		up, changed, reason := l.port != nil && l.failed == nil, l.changed, l.condition.Reason
		l.mu.Unlock()
		if up {
			return nil
		}
		select {
		case <-changed:
		case <-l.stopped.Done():
			return &Error{Reason: Closed, Port: "line"}
		case <-ctx.Done():
			return &Error{Reason: reason, Port: "line", Err: ctx.Err()}
		}
	}
}

// Write sends bytes through the open port. It fails at once while the line is down. After a failure the port is
// closed, so that nothing of the bytes can leave later, and the line opens it anew.
func (l *Line) Write(ctx context.Context, b []byte) (int, error) {
	l.writing.Lock()
	defer l.writing.Unlock()
	l.mu.Lock()
	p, reason := l.port, l.condition.Reason
	if l.failed != nil { // a write before found out, and the reader has not yet
		p, reason = nil, ReasonOf(l.failed)
	}
	l.mu.Unlock()
	if p == nil {
		return 0, &Error{Reason: reason, Port: "line"}
	}
	n, err := p.Write(ctx, b)
	l.wrote(p, err)
	return n, err
}

// ClearToSend asks the wire of that name. known is false where there is no such wire, or no way to look at it.
func (l *Line) ClearToSend() (ready, known bool) {
	l.mu.Lock()
	p := l.port
	l.mu.Unlock()
	if wire, ok := p.(clearToSend); ok {
		return wire.ClearToSend()
	}
	return false, false
}

// A clearToSend is a port that can look at the wire by which a printer says that it is full.
type clearToSend interface {
	ClearToSend() (ready, known bool)
}

// wrote remembers what a write says about the line.
func (l *Line) wrote(p Port, err error) {
	l.mu.Lock()
	l.doubt = ReasonOf(err) == Stuck
	if l.port == p {
		l.failed = err
		if err == nil {
			l.setLocked(OK, "")
		}
	}
	l.mu.Unlock()
	if err != nil {
		_ = p.Close() // the reader sees it end
	}
}
