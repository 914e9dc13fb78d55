// Package spool prints the slips of one printer one after another, and says honestly what became of each.
//
// It promises that no slip is printed twice in silence and that none comes out when nobody waits for it any more. How
// sure it is that paper came out is part of the outcome.
package spool

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"antrean/printer/port"
)

const (
	graceTime  = 3 * time.Second        // for the slip being printed when the program stops
	reportTime = 5 * time.Second        // for one report while the program stops
	retryFirst = 100 * time.Millisecond // after a desk that refused
	retryLast  = 5 * time.Second
)

// A Spool prints for one printer. Its fields are set before Run.
type Spool struct {
	Name    string // of the printer, for the log
	Desk    Desk
	Printer Printer
	Log     *slog.Logger
}

// Run prints until ctx ends. The slip being printed then gets a moment to finish.
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
	var torn bool
	err := retry(ctx, func() error {
		var err error
		ids, torn, err = s.Desk.Unfinished(ctx)
		return err
	})
	if torn || len(ids) > 0 {
		s.Printer.Tear()
	}
	for _, id := range ids {
		s.report(ctx, id, Outcome{State: Unknown, Reason: "restart"})
	}
	return err
}

// print takes one job to its end: waits for the printer, sends, reports.
func (s *Spool) print(ctx context.Context, job Job) {
	if s.ready(ctx, job) && s.begin(ctx, job) {
		s.report(ctx, job.ID, s.send(ctx, job))
	}
}

// ready waits for the printer as long as the slip is worth printing. The job stays queued meanwhile, so that a program
// that stops here prints it after a restart if it is still in time.
func (s *Spool) ready(ctx context.Context, job Job) bool {
	wait, cancel := context.WithDeadline(ctx, job.Expires)
	defer cancel()
	err := s.Printer.Ready(wait)
	switch {
	case ctx.Err() != nil:
		return false
	case !time.Now().Before(job.Expires):
		s.report(ctx, job.ID, Outcome{State: Expired, Reason: string(port.ReasonOf(err))})
		return false
	case err != nil: // the printer was stopped before its spool
		pause(ctx, retryLast)
		return false
	}
	return true
}

// begin makes it durable that sending starts, before the first byte. When the desk refuses, nothing is printed.
func (s *Spool) begin(ctx context.Context, job Job) bool {
	err := s.Desk.Report(ctx, job.ID, Outcome{State: Sending})
	if err != nil && !errors.Is(err, ErrTaken) && ctx.Err() == nil {
		s.Log.Error("begin a slip", "printer", s.Name, "job", job.ID, "error", err)
	}
	if err != nil {
		pause(ctx, retryFirst) // the same job comes again, unless it is another's
	}
	return err == nil
}

// send prints the slip. As long as not one byte has reached the printer it may try again; after that never. It
// outlives ctx by the grace time, so that a program that stops does not leave half a slip in the printer.
func (s *Spool) send(ctx context.Context, job Job) Outcome {
	work, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	stop := context.AfterFunc(ctx, func() {
		pause(work, graceTime)
		cancel()
	})
	defer stop()
	for {
		out := s.Printer.Print(work, job, func(o Outcome) { s.report(ctx, job.ID, o) })
		if out.State != Queued {
			return out
		}
		switch again := s.again(ctx, job); {
		case ctx.Err() != nil:
			return Outcome{State: Interrupted, Reason: "stopped"}
		case !again:
			return Outcome{State: Expired, Reason: out.Reason}
		}
	}
}

// again waits for the printer to be well again, within the slip's time.
func (s *Spool) again(ctx context.Context, job Job) bool {
	wait, cancel := context.WithDeadline(ctx, job.Expires)
	defer cancel()
	pause(wait, retryFirst)
	return s.Printer.Ready(wait) == nil && time.Now().Before(job.Expires)
}

// report stores a state, trying until it is stored. While the program stops it tries for a short time only; the
// job is then found unfinished at the next start.
func (s *Spool) report(ctx context.Context, id string, o Outcome) {
	err := retry(ctx, func() error { return s.Desk.Report(ctx, id, o) })
	if err != nil && !errors.Is(err, ErrTaken) {
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), reportTime)
		defer cancel()
		err = s.Desk.Report(last, id, o)
	}
	level := slog.LevelInfo
	if err != nil || o.State != Sent && o.State != Confirmed {
		level = slog.LevelWarn
	}
	s.Log.Log(ctx, level, "slip", "printer", s.Name, "job", id, "state", string(o.State), "proof", string(o.Proof),
		"reason", o.Reason, "error", err)
}

// retry calls f until it succeeds, is told that the slip is in other hands, or ctx ends, waiting longer each time.
func retry(ctx context.Context, f func() error) error {
	for wait := retryFirst; ; wait = min(2*wait, retryLast) {
		err := f()
		if err == nil || errors.Is(err, ErrTaken) {
			return err
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
