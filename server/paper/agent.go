package paper

import (
	"time"

	"antrean/office"
	"antrean/office/queue"
	"antrean/printer/slip"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// An Agent is everything that a program beside a printer works from.
type Agent struct {
	snapshot.Frame
	Printer string     `json:"printer"`
	Profile string     `json:"profile"`
	Torn    bool       `json:"torn"` // its last slip may be in the middle of the paper still
	Jobs    []AgentJob `json:"jobs"` // oldest first
}

// An AgentJob is a slip to print, or one that is being printed.
type AgentJob struct {
	ID        string        `json:"id"`
	Copy      int           `json:"copy"` // 1 is the first paper
	State     queue.Paper   `json:"state"`
	Claim     string        `json:"claim"` // whose hands it is in, while it is sending
	ExpiresAt time.Time     `json:"expires_at"`
	Document  slip.Document `json:"document"`
}

// agentJobs bounds what travels: a printer makes one slip in three seconds or more, so eight are half its time to live.
const agentJobs = 8

// AgentOf is the work of an agent's printer: its pending jobs with what stands on them.
func AgentOf(o *edge.Office, v *office.View, p edge.Printer) Agent {
	out := Agent{Frame: snapshot.FrameOf(o, v, "agent"), Printer: p.Name, Profile: p.Profile, Torn: v.State.Printer(p.Name).Torn, Jobs: []AgentJob{}}
	for _, job := range v.State.PendingJobs() {
		if job.Printer != p.Name || len(out.Jobs) == agentJobs {
			continue
		}
		if doc, ok := Document(o, v, job); ok {
			out.Jobs = append(out.Jobs, AgentJob{ID: snapshot.JobID(job.ID), Copy: job.Copy, State: job.State, Claim: job.Claim,
				ExpiresAt: o.Local(job.Until()), Document: doc})
		}
	}
	return out
}
