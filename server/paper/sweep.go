package paper

import (
	"time"

	"antrean/office"
	"antrean/office/queue"
)

// How long after its time a job is left to whoever prints it.
const (
	sweepQueued  = 15 * time.Second // drivers give a slip up by themselves when its time is over; one that does not is not there
	sweepSending = time.Minute      // what is being printed may hang at a printer that stands still
)

// sweep lists the ends of jobs that nobody else ends: of agents that are gone and of printers that the office no
// longer has. Nothing is known of what became of a slip that was being printed.
func (f *Fleet) sweep(now time.Time) []queue.Request {
	view := f.office.Engine.View()
	f.time.forget(view.State)
	var out []queue.Request
	for _, job := range view.State.PendingJobs() {
		end := queue.ReportPaper{Job: job.ID, Claim: job.Claim, Reason: reason(view, job)}
		switch late := now.Sub(f.time.until(job, now)); {
		case job.State == queue.PaperSending && late > sweepSending:
			end.State = queue.PaperUnknown
		case job.State == queue.PaperQueued && late > sweepQueued:
			end.State = queue.PaperExpired
		case job.State == queue.PaperQueued && f.agents(job.Printer) && !view.State.Wanted(job, now):
			end.State, end.Reason = queue.PaperExpired, settled
		default:
			continue
		}
		out = append(out, queue.Request{Actor: actor(job.Printer), Do: end})
	}
	return out
}

// agents reports whether an agent prints there; elsewhere the desk passes over what has lost its sense.
func (f *Fleet) agents(printer string) bool {
	p, ok := f.office.Printer(printer)
	return ok && p.Agent
}

// reason is why nobody printed: what is known of the printer, or else that it was silent.
func reason(view *office.View, job *queue.Job) string {
	if why := view.State.Printer(job.Printer).Condition.Reason; why != "" {
		return why
	}
	return "silent"
}
