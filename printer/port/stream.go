package port

import (
	"context"
	"io"
	"sync"
	"sync/atomic"
	"time"
)

// A wire is what os.File and net.Conn have in common: reads and writes that a deadline ends.
type wire interface {
	io.ReadWriteCloser
	SetReadDeadline(time.Time) error
	SetWriteDeadline(time.Time) error
}

// A stream is a Port over a wire.
type stream struct {
	spec    string
	wire    wire
	queued  func() int                 // bytes that have not left this machine; nil when nobody can tell
	discard func()                     // drops them; nil when there are none
	clear   func() (ready, known bool) // the wire CTS; nil where there is none
	torn    atomic.Bool
	once    sync.Once
}

var (
	_ Port        = (*stream)(nil)
	_ clearToSend = (*stream)(nil)
)

// ClearToSend looks at the wire of that name.
func (s *stream) ClearToSend() (ready, known bool) {
	if s.clear == nil {
		return false, false
	}
	return s.clear()
}

// Write hands the bytes to the system and waits until they have left it.
func (s *stream) Write(ctx context.Context, p []byte) (int, error) {
	release := bind(ctx, s.wire.SetWriteDeadline)
	n, err := s.wire.Write(p)
	release()
	if err == nil {
		n, err = s.drain(ctx, n)
	}
	if err != nil {
		s.tear()
		return n, s.failure(ctx, err)
	}
	return n, nil
}

// drainStep is how often the queue is looked at: at 9600 baud it shrinks by one byte in that time. Waiting longer
// would leave the printer idle between two pieces of a slip.
const drainStep = time.Millisecond

// drain waits until nothing is queued. When ctx ends first, n is what has left.
func (s *stream) drain(ctx context.Context, n int) (int, error) {
	if s.queued == nil {
		return n, nil
	}
	step := time.NewTicker(drainStep)
	defer step.Stop()
	for {
		left := s.queued()
		if left <= 0 {
			return n, nil
		}
		select {
		case <-step.C:
		case <-ctx.Done():
			return max(0, n-left), ctx.Err()
		}
	}
}

// Read waits for bytes.
func (s *stream) Read(ctx context.Context, p []byte) (int, error) {
	release := bind(ctx, s.wire.SetReadDeadline)
	defer release()
	n, err := s.wire.Read(p)
	if err != nil && n == 0 {
		return 0, s.failure(ctx, err)
	}
	return n, nil
}

// Close drops what a write that failed has left behind, and closes the wire.
func (s *stream) Close() error {
	var err error
	s.once.Do(func() {
		if s.discard != nil && (s.torn.Load() || s.queued != nil && s.queued() > 0) {
			s.discard()
		}
		err = s.wire.Close()
	})
	return err
}

// tear drops what is queued after a write that failed: a slip must not come out later by itself.
func (s *stream) tear() {
	s.torn.Store(true)
	if s.discard != nil {
		s.discard()
	}
}

// failure gives an error its reason. The caller's own cancelling comes back as it is.
func (s *stream) failure(ctx context.Context, err error) error {
	switch ctx.Err() {
	case context.Canceled:
		return ctx.Err()
	case context.DeadlineExceeded:
		return &Error{Reason: Stuck, Port: s.spec, Err: ctx.Err()}
	}
	return &Error{Reason: useReason(err), Port: s.spec, Err: err}
}

// bind makes a deadline follow a context. release takes the binding back and waits for it, so that the end of one
// call's context never reaches the next call. A wire without deadlines is a plain file, which never waits.
func bind(ctx context.Context, set func(time.Time) error) (release func()) {
	deadline, _ := ctx.Deadline()
	if set(deadline) != nil {
		return func() {}
	}
	ended := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(ended)
		_ = set(time.Unix(1, 0)) // long past: ends the call now
	})
	return func() {
		if !stop() {
			<-ended
		}
	}
}
