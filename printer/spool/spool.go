// Package spool prints the slips of one printer one after another, and says honestly what became of each.
//
// It promises that no slip is printed twice in silence and that none comes out when nobody waits for it any more. It
// cannot promise that paper came out: a line without proof ends in "sent".
package spool

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"antrean/printer/port"
	"antrean/printer/slip"
)

const (
	writeTime  = 15 * time.Second       // for one try: 1.7 KB take 1.8 s at 9600 baud; the rest is a printer that stands still
	graceTime  = 3 * time.Second        // for the slip being sent when the program stops
	reportTime = 5 * time.Second        // for one report while the program stops
	retryFirst = 100 * time.Millisecond // after a desk that refused
	retryLast  = 5 * time.Second
)

// A Spool prints for one printer. Its fields are set before Run.
type Spool struct {
	Name   string // of the printer, for the log
	Desk   Desk
	Line   Line
	Encode func(slip.Document) []byte // in the printer's language
	Resync []byte                     // brings the printer back to a known state after a slip broke off
	Log    *slog.Logger

	torn bool // the last slip broke off: Resync goes first
}

// Run prints until ctx ends. The slip being sent then gets a moment to finish.
func (s *Spool) Run(ctx context.Context) {
	if s.recover(ctx) != nil {
		return // only the end of ctx ends it
	}
	for ctx.Err() == nil {
		var job Job
		err := retry(ctx, func() error {
			var err error
			job, err = s.Desk.Next(ctx)
			return err
		})
		if err == nil {
			s.print(ctx, job)
		}
	}
}

// recover closes the books of a crash: what was being sent then may have come out, and is never sent again.
func (s *Spool) recover(ctx context.Context) error {
	var ids []string
	err := retry(ctx, func() error {
		var err error
		ids, err = s.Desk.Unfinished(ctx)
		return err
	})
	for _, id := range ids {
		s.torn = true
		s.report(ctx, id, Unknown, "restart")
	}
	return err
}

// print takes one job to its end: waits for the line, sends, reports.
func (s *Spool) print(ctx context.Context, job Job) {
	if !s.ready(ctx, job) {
		return
	}
	if !s.begin(ctx, job) {
		return
	}
	state, reason := s.send(ctx, job)
	s.report(ctx, job.ID, state, reason)
}

// ready waits for the line as long as the slip is worth printing. The job stays queued meanwhile, so that a program
// that stops here prints it after a restart if it is still in time.
func (s *Spool) ready(ctx context.Context, job Job) bool {
	wait, cancel := context.WithDeadline(ctx, job.Expires)
	defer cancel()
	err := s.Line.Ready(wait)
	switch {
	case ctx.Err() != nil:
		return false
	case !time.Now().Before(job.Expires):
		s.report(ctx, job.ID, Expired, string(port.ReasonOf(err)))
		return false
	case err != nil: // the line was stopped before its spool
		pause(ctx, retryLast)
		return false
	}
	return true
}

// begin makes it durable that sending starts, before the first byte. When the desk refuses, nothing is printed.
func (s *Spool) begin(ctx context.Context, job Job) bool {
	err := s.Desk.Report(ctx, job.ID, Outcome{State: Sending})
	if err != nil && ctx.Err() == nil {
		s.Log.Error("begin a slip", "printer", s.Name, "job", job.ID, "error", err)
		pause(ctx, retryFirst) // the same job comes again
	}
	return err == nil
}

// send writes the slip. As long as not one byte has reached the printer it may try again; after that never.
func (s *Spool) send(ctx context.Context, job Job) (State, string) {
	bytes := s.bytes(job.Document)
	for {
		n, err := s.try(ctx, bytes)
		why := string(port.ReasonOf(err))
		switch {
		case err == nil:
			s.torn = false
			return Sent, ""
		case n >= len(bytes):
			s.torn = true
			return Unknown, why
		case n > 0:
			s.torn = true
			return Interrupted, why
		case ctx.Err() != nil:
			return Interrupted, "stopped"
		}
		if !s.again(ctx, job) {
			return Expired, why
		}
	}
}

// try sends the bytes once. It outlives ctx by the grace time, so that a program that stops does not leave half a
// slip in the printer.
func (s *Spool) try(ctx context.Context, bytes []byte) (int, error) {
	write, cancel := context.WithTimeout(context.WithoutCancel(ctx), writeTime)
	defer cancel()
	stop := context.AfterFunc(ctx, func() {
		pause(write, graceTime)
		cancel()
	})
	defer stop()
	return s.Line.Write(write, bytes)
}

// bytes are the slip in the printer's language, after what mends the last one.
func (s *Spool) bytes(doc slip.Document) []byte {
	bytes := s.Encode(doc)
	if s.torn {
		bytes = append(append([]byte(nil), s.Resync...), bytes...)
	}
	return bytes
}

// again waits for the line to heal, within the slip's time.
func (s *Spool) again(ctx context.Context, job Job) bool {
	wait, cancel := context.WithDeadline(ctx, job.Expires)
	defer cancel()
	pause(wait, retryFirst)
	return s.Line.Ready(wait) == nil && time.Now().Before(job.Expires)
}

// report stores a state, trying until it is stored. While the program stops it tries for a short time only; the
// job is then found unfinished at the next start.
func (s *Spool) report(ctx context.Context, id string, state State, reason string) {
	outcome := Outcome{State: state, Reason: reason}
	err := retry(ctx, func() error { return s.Desk.Report(ctx, id, outcome) })
	if err != nil {
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), reportTime)
		defer cancel()
		err = s.Desk.Report(last, id, outcome)
	}
	level := slog.LevelInfo
	if err != nil || state != Sent && state != Confirmed {
		level = slog.LevelWarn
	}
	s.Log.Log(ctx, level, "slip", "printer", s.Name, "job", id, "state", string(state), "reason", reason, "error", err)
}

// retry calls f until it succeeds or ctx ends, waiting longer each time.
func retry(ctx context.Context, f func() error) error {
	for wait := retryFirst; ; wait = min(2*wait, retryLast) {
		err := f()
		if err == nil {
			return nil
		}
		if ctx.Err() != nil {
			return errors.Join(ctx.Err(), err)
		}
		pause(ctx, wait)
	}
}

// pause waits for a time or the end of ctx.
func pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
