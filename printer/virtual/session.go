package virtual

import (
	"context"
	"errors"
	"sync"

	"antrean/printer/port"
)

// A session is an open way to the printer in memory.
type session struct {
	printer *Printer
	ended   context.Context
	end     context.CancelCauseFunc

	mu     sync.Mutex
	heard  []byte
	signal chan struct{} // holds a token while something was heard
}

var _ port.Port = (*session)(nil)

// maxHeard bounds what a host that does not listen is kept, in bytes: the receive buffer of a Linux terminal.
const maxHeard = 4096

// Connect opens the printer as a port, without a cable. One at a time may hold it, as with a serial line. The port
// also has a method ClearToSend() (ready, known bool), which is the printer's wire of that name.
func (p *Printer) Connect(context.Context) (port.Port, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.unplugged:
		return nil, &port.Error{Reason: port.Missing, Port: "virtual"}
	case p.session != nil:
		return nil, &port.Error{Reason: port.Busy, Port: "virtual"}
	}
	s := &session{printer: p, signal: make(chan struct{}, 1)}
	s.ended, s.end = context.WithCancelCause(context.Background())
	p.session, p.host = s, s
	return s, nil
}

// Write sends bytes down the line and returns when they have left it. n is how many have reached the printer, which
// may have had no room for them.
func (s *session) Write(ctx context.Context, b []byte) (int, error) {
	if s.ended.Err() != nil {
		return 0, context.Cause(s.ended)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	stop := context.AfterFunc(s.ended, cancel)
	defer stop()
	n, err := s.printer.receive(ctx, s, b)
	if err != nil {
		return n, s.reason(err)
	}
	return n, nil
}

// Read waits for what the printer says.
func (s *session) Read(ctx context.Context, b []byte) (int, error) {
	for {
		s.mu.Lock()
		n := copy(b, s.heard)
		s.heard = s.heard[n:]
		s.mu.Unlock()
		if n > 0 {
			return n, nil
		}
		select {
		case <-s.signal:
		case <-s.ended.Done():
			return 0, context.Cause(s.ended)
		case <-ctx.Done():
			return 0, s.reason(ctx.Err())
		}
	}
}

// ClearToSend reports the printer's wire of that name; known is false where it is not connected.
func (s *session) ClearToSend() (ready, known bool) {
	p := s.printer
	p.mu.Lock()
	defer p.mu.Unlock()
	return !p.busy() && !p.unplugged, p.options.Flow == "cts"
}

// Close gives the printer free for the next.
func (s *session) Close() error {
	s.end(&port.Error{Reason: port.Closed, Port: "virtual"})
	s.printer.mu.Lock()
	defer s.printer.mu.Unlock()
	s.leave()
	return nil
}

// unplug ends the session from the printer's side, with the printer's lock held.
func (s *session) unplug() {
	s.end(&port.Error{Reason: port.Unplugged, Port: "virtual"})
	s.leave()
}

// leave makes the printer forget the session, with the printer's lock held.
func (s *session) leave() {
	p := s.printer
	if p.session == s {
		p.session = nil
	}
	if p.host == host(s) {
		p.host = nil
	}
}

// hear keeps what the printer says until it is read.
func (s *session) hear(b []byte) {
	s.mu.Lock()
	s.heard = append(s.heard, b[:min(len(b), max(0, maxHeard-len(s.heard)))]...)
	s.mu.Unlock()
	select {
	case s.signal <- struct{}{}:
	default:
	}
}

// reason is why the session ended, or Stuck when it has not and the caller's time is up.
func (s *session) reason(err error) error {
	if s.ended.Err() != nil {
		return context.Cause(s.ended)
	}
	if errors.Is(err, context.Canceled) {
		return err
	}
	return &port.Error{Reason: port.Stuck, Port: "virtual", Err: err}
}
