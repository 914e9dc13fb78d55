package kiosk

import (
	"net/http"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/queue"
	"antrean/server/edge"
)

// Paper answers GET /api/v1/kiosk/papers/{job}: how far a slip got, and which copy was made of it.
func Paper(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		job, err := ownJob(o, c)
		if err != nil {
			return err
		}
		var again *queue.JobID
		if job.Next != 0 {
			again = &job.Next
		}
		return edge.JSON(c, http.StatusOK, struct {
			Job    queue.JobID  `json:"job"`
			State  queue.Paper  `json:"state"`
			Reason string       `json:"reason"`
			Copy   int          `json:"copy"`
			Again  *queue.JobID `json:"again"`
		}{job.ID, job.State, job.Reason, job.Copy, again})
	}
}

// ownJob is the job of the path, when the kiosk's printer has it.
func ownJob(o *edge.Office, c *fiber.Ctx) (*queue.Job, error) {
	job, ok := o.Engine.View().State.Job(edge.Job(c, "job"))
	if !ok || job.Printer != edge.Device(c).Printer {
		return nil, problem.New("not_found")
	}
	return job, nil
}
