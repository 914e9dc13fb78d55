package paper

import (
	"maps"
	"time"

	"antrean/office/queue"
)

// An hourglass knows until when jobs are worth printing. The journal's times are of a clock that somebody may set back,
// and that the journal then does not follow; no job lives longer than its time from when it was first seen, by a clock
// that nobody sets.
type hourglass map[queue.JobID]time.Time

// until is when a job's time is over.
func (h hourglass) until(job *queue.Job, now time.Time) time.Time {
	latest, ok := h[job.ID]
	if !ok {
		latest = now.Add(queue.PaperTTL)
		h[job.ID] = latest
	}
	if said := now.Add(job.Until().Sub(now)); said.Before(latest) {
		return said
	}
	return latest
}

// forget lets go of the jobs that have ended.
func (h hourglass) forget(state *queue.State) {
	maps.DeleteFunc(h, func(id queue.JobID, _ time.Time) bool {
		job, ok := state.Job(id)
		return !ok || job.State.Final()
	})
}
