// Package paper stands between the queue and the printers: it hands a printer its slips and takes back what became
// of them.
package paper

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"antrean/internal/problem"
	"antrean/office"
	"antrean/office/queue"
	"antrean/printer/spool"
	"antrean/server/edge"
)

// A Desk is one printer's jobs, as the office's view lists them.
type Desk struct {
	office  *edge.Office
	printer string
	changed <-chan struct{}
	leave   func()
	time    hourglass
}

var _ spool.Desk = (*Desk)(nil)

// NewDesk returns the jobs of a printer. Its owner calls Close.
func NewDesk(o *edge.Office, printer string) *Desk {
	changed, leave := o.Engine.Watch()
	return &Desk{office: o, printer: printer, changed: changed, leave: leave, time: make(hourglass)}
}

// Close ends the desk's watching.
func (d *Desk) Close() { d.leave() }

// Unfinished lists the jobs that were being sent when the program ended, and tells whether the last one before was torn.
func (d *Desk) Unfinished(context.Context) (ids []string, torn bool, err error) {
	state := d.office.Engine.View().State
	for _, job := range state.PendingJobs() {
		if job.Printer == d.printer && job.State == queue.PaperSending {
			ids = append(ids, strconv.FormatUint(uint64(job.ID), 10))
		}
	}
	return ids, state.Printer(d.printer).Torn, nil
}

// Next waits for the oldest slip that nobody has begun.
func (d *Desk) Next(ctx context.Context) (spool.Job, error) {
	for {
		view := d.office.Engine.View()
		if job := d.first(view); job != nil {
			return d.compose(ctx, view, job)
		}
		select {
		case <-d.changed:
		case <-ctx.Done():
			return spool.Job{}, ctx.Err()
		}
	}
}

func (d *Desk) first(view *office.View) *queue.Job {
	d.time.forget(view.State)
	for _, job := range view.State.PendingJobs() {
		if job.Printer == d.printer && job.State == queue.PaperQueued {
			return job
		}
	}
	return nil
}

// compose writes the slip. One that has lost its sense, as a check that is settled already, is reported and passed.
func (d *Desk) compose(ctx context.Context, view *office.View, job *queue.Job) (spool.Job, error) {
	id := strconv.FormatUint(uint64(job.ID), 10)
	doc, ok := Document(d.office, view, job)
	if !ok {
		err := d.Report(ctx, id, spool.Outcome{State: spool.Expired, Reason: settled})
		if err != nil && !errors.Is(err, spool.ErrTaken) {
			return spool.Job{}, err
		}
		return d.Next(ctx)
	}
	return spool.Job{ID: id, Document: doc, Expires: d.time.until(job, time.Now())}, nil
}

// Report makes a job's state part of the journal. It fails with spool.ErrTaken when the job is another's or has ended.
func (d *Desk) Report(ctx context.Context, id string, o spool.Outcome) error {
	n, err := strconv.ParseUint(id, 10, 64)
	if err != nil {
		return fmt.Errorf("report job %q: %w", id, err)
	}
	report := queue.ReportPaper{Job: queue.JobID(n), State: queue.Paper(o.State), Reason: o.Reason, Proof: string(o.Proof), MM: o.MM}
	if o.State == spool.Unknown {
		report.Claim = d.claim(report.Job)
	}
	_, _, err = d.office.Engine.Do(ctx, queue.Request{Actor: actor(d.printer), Do: report})
	switch problem.Code(err) {
	case "":
		return err
	case "stale", "not_found":
		return fmt.Errorf("report job %s: %w: %w", id, spool.ErrTaken, err)
	}
	return fmt.Errorf("report job %s: %w", id, err)
}

// claim is whose hands a job is in. A desk has none of its own, but what is Unfinished when it comes may have been
// begun by an agent that printed here before.
func (d *Desk) claim(id queue.JobID) string {
	job, ok := d.office.Engine.View().State.Job(id)
	if !ok {
		return ""
	}
	return job.Claim
}

// actor names a printer as the one who gives a command.
func actor(printer string) string { return "printer " + printer }

// settled is the reason of a slip that has lost its sense before it was printed.
const settled = "settled"
