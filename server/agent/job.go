package agent

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/queue"
	"antrean/printer/spool"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// An outcome is how far a slip has come.
type outcome struct {
	Claim  string `json:"claim"`
	State  string `json:"state"`
	Reason string `json:"reason,omitempty"`
	Proof  string `json:"proof,omitempty"`
	MM     int    `json:"mm,omitempty"`
}

// Job answers POST /api/v1/agent/jobs/{id}: how far the agent came with a slip. The first to say "sending" holds it.
func Job(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		p, err := Own(o, c)
		if err != nil {
			return err
		}
		var in outcome
		if err := in.read(c); err != nil {
			return err
		}
		id := edge.Job(c, "id")
		if job, ok := o.Engine.View().State.Job(id); !ok || job.Printer != p.Name {
			return problem.New("not_found")
		}
		_, _, err = o.Engine.Do(c.UserContext(), queue.Request{Actor: edge.Device(c).Name, Do: in.command(id)})
		if err != nil {
			return err
		}
		return edge.JSON(c, http.StatusOK, fiber.Map{"id": snapshot.JobID(id), "state": in.State})
	}
}

// What an agent may say of a slip.
var (
	states = words(spool.Sending, spool.Sent, spool.Confirmed, spool.Interrupted, spool.Unknown, spool.Expired)
	proofs = words("", spool.NoProof, spool.Assumed, spool.Processed, spool.Printed, spool.Presented, spool.Taken)
)

const mostMM = 10_000 // of one slip: ten metres are a printer that has lost count

func (in *outcome) read(c *fiber.Ctx) error {
	if err := edge.Body(c, in); err != nil {
		return err
	}
	switch {
	case edge.CheckID("claim", in.Claim) != nil:
		return edge.CheckID("claim", in.Claim)
	case !slices.Contains(states, in.State):
		return problem.Field("state", strings.Join(states, ", "))
	case !word(in.Reason):
		return problem.Field("reason", reasonForm)
	case !slices.Contains(proofs, in.Proof):
		return problem.Field("proof", strings.Join(proofs[1:], ", "))
	case in.MM < 0 || in.MM > mostMM:
		return problem.Field("mm", "0-"+strconv.Itoa(mostMM))
	}
	return nil
}

func (in *outcome) command(id queue.JobID) queue.ReportPaper {
	return queue.ReportPaper{Job: id, State: queue.Paper(in.State), Reason: in.Reason, Proof: in.Proof, MM: in.MM, Claim: in.Claim}
}

// words are the texts of some constants.
func words[T ~string](list ...T) []string {
	out := make([]string, len(list))
	for i, item := range list {
		out[i] = string(item)
	}
	return out
}

// reasonForm is what a reason must be: one word of ours, for staff and logs.
const reasonForm = "a-z _, at most 32"

func word(text string) bool {
	for _, r := range text {
		if (r < 'a' || r > 'z') && r != '_' {
			return false
		}
	}
	return len(text) <= 32
}
