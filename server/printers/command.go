package printers

import (
	"net/http"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/queue"
	"antrean/server/edge"
)

// order gives a command about a printer of the office. The same id of the same command gets the same reply.
func order(o *edge.Office, c *fiber.Ctx, action string, do queue.Command) (reply queue.Reply, repeated bool, err error) {
	var in struct {
		CommandID string `json:"command_id"`
	}
	if err := edge.Body(c, &in); err != nil {
		return reply, false, err
	}
	if err := edge.CheckID("command_id", in.CommandID); err != nil {
		return reply, false, err
	}
	return o.Engine.Do(c.UserContext(), queue.Request{
		Actor: edge.Account(c).Name, ID: in.CommandID, Digest: edge.Digest(action+" "+c.Params("name")+" "+c.Params("id"), in), Do: do,
	})
}

// answerJob answers with the slip that was asked for.
func answerJob(c *fiber.Ctx, reply queue.Reply, repeated bool) error {
	status := http.StatusCreated
	if repeated {
		status = http.StatusOK
	}
	return edge.JSON(c, status, fiber.Map{"job": reply.Job})
}

// own is the printer of the path.
func own(o *edge.Office, c *fiber.Ctx) (edge.Printer, error) {
	p, ok := o.Printer(c.Params("name"))
	if !ok {
		return p, problem.New("not_found")
	}
	return p, nil
}

// jobOf is a job of the printer of the path.
func jobOf(o *edge.Office, c *fiber.Ctx, id queue.JobID) (*queue.Job, error) {
	p, err := own(o, c)
	if err != nil {
		return nil, err
	}
	job, ok := o.Engine.View().State.Job(id)
	if !ok || job.Printer != p.Name {
		return nil, problem.New("not_found")
	}
	return job, nil
}
