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
	once    sync.Once
}

var _ port.Port = (*session)(nil)

// Connect opens the printer as a port, without a cable. One at a time may hold it, as with a serial line.
func (p *Printer) Connect(context.Context) (port.Port, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.unplugged:
		return nil, &port.Error{Reason: port.Missing, Port: "virtual"}
	case p.session != nil:
		return nil, &port.Error{Reason: port.Busy, Port: "virtual"}
	}
	s := &session{printer: p}
	s.ended, s.end = context.WithCancelCause(context.Background())
	p.session = s
	return s, nil
}

// Unplug ends the connection in memory and refuses new ones, or allows them again.
func (p *Printer) Unplug(unplug bool) {
	p.mu.Lock()
	s := p.session
	p.unplugged = unplug
	p.mu.Unlock()
	if unplug && s != nil {
		s.finish(port.Unplugged)
	}
}

// Write feeds the printer unless it hangs until ctx or the session ends.
func (s *session) Write(ctx context.Context, b []byte) (int, error) {
	if s.ended.Err() != nil {
		return 0, context.Cause(s.ended)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	stop := context.AfterFunc(s.ended, cancel)
	defer stop()
	n, err := s.printer.write(ctx, b)
	if err != nil {
		return n, s.reason(err)
	}
	return n, nil
}

// Read waits: the printer answers nothing.
func (s *session) Read(ctx context.Context, _ []byte) (int, error) {
	select {
	case <-s.ended.Done():
	case <-ctx.Done():
	}
	return 0, s.reason(ctx.Err())
}

// Close gives the printer free for the next.
func (s *session) Close() error {
	s.finish(port.Closed)
	return nil
}

func (s *session) finish(why port.Reason) {
	s.once.Do(func() {
		s.end(&port.Error{Reason: why, Port: "virtual"})
		s.printer.mu.Lock()
		defer s.printer.mu.Unlock()
		if s.printer.session == s {
			s.printer.session = nil
		}
	})
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
