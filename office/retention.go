package office

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"antrean/office/journal"
)

// PrivateDaysLeast is two days: as long as a ticket's page outlives its visit.
const PrivateDaysLeast = 2

// retentionEvery is how often it is looked whether there is something to forget: work is done once a day, and after a
// disturbance again.
const retentionEvery = time.Minute

// A Retention makes the office forget, once a day, who its visitors were. What is still needed is kept for as long as
// it is: a saved checklist for the 30 days that its slip promises, a visit that nobody has ended.
type Retention struct {
	Engine *Engine
	Days   int // private parts are kept so long; 0: for ever

	after uint64 // records up to here know nothing of a person any more
	day   string // the day on which it was last done
}

// A scrubber is a journal that may have to wait until erased bytes are out of its log too.
type scrubber interface {
	Scrub() (clean bool, err error)
}

// Run keeps forgetting until ctx ends.
func (r *Retention) Run(ctx context.Context) {
	tick := time.NewTicker(retentionEvery)
	defer tick.Stop()
	for {
		if err := r.once(ctx); err != nil && ctx.Err() == nil {
			slog.Error("forget old visitors", "err", err)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// once does the work of a day that has been opened, if it was not done yet.
func (r *Retention) once(ctx context.Context) error {
	if err := r.Engine.payOwed(); err != nil {
		return err
	}
	if log, ok := r.Engine.journal.(scrubber); ok {
		if _, err := log.Scrub(); err != nil {
			return err
		}
	}
	if r.Days == 0 {
		return nil
	}
	day := r.Engine.View().State.Day
	if day == "" || day == r.day {
		return nil
	}
	before := time.Now().AddDate(0, 0, -r.Days)
	n, err := r.Forget(ctx, before)
	if err != nil {
		return err
	}
	r.day = day
	slog.Info("forgot old visitors", "private_parts", n, "before", before.Format(time.DateOnly))
	return nil
}

// Forget erases the private parts of events before a moment, some at a time so that nobody at a counter waits, and
// says how many there were.
func (r *Retention) Forget(ctx context.Context, before time.Time) (erased int, err error) {
	forgetful, ok := r.Engine.journal.(journal.Eraser)
	if !ok {
		return 0, errNoEraser
	}
	after, kept := r.after, false
	for ctx.Err() == nil {
		page, full, err := r.page(after, before)
		if err != nil {
			return erased, err
		}
		n, err := r.Engine.eraseEvents(forgetful, page)
		if err != nil {
			return erased, fmt.Errorf("erase %d private parts: %w", len(page), err)
		}
		erased += n
		kept = kept || n < len(page)
		if len(page) > 0 {
			after = page[len(page)-1].seq()
		}
		if !kept {
			r.after = after
		}
		if !full {
			return erased, nil
		}
	}
	return erased, ctx.Err()
}

// page reads the next events before a moment that know something of a person; full when there may be more.
func (r *Retention) page(after uint64, before time.Time) (page []trace, full bool, err error) {
	err = r.Engine.eachPrivate(after, func(event trace) error {
		if !event.at().Before(before) {
			return errEnough
		}
		page = append(page, event)
		if full = len(page) == privatePage; full {
			return errEnough
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	return page, full, err
}
