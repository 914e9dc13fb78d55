package kiosk

import (
	"net/http"

	"github.com/gofiber/fiber/v2"

	"antrean/office/queue"
	"antrean/server/edge"
)

// PaperAgain answers POST /api/v1/kiosk/papers/{job}/again: a marked copy, for the person who says that no slip came.
func PaperAgain(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		job, err := ownJob(o, c)
		if err != nil {
			return err
		}
		id, err := requestID(c)
		if err != nil {
			return err
		}
		reply, repeated, err := o.Engine.Do(c.UserContext(), queue.Request{
			Actor: edge.Device(c).Name, ID: id, Digest: edge.Digest("again "+c.Params("job"), id), Do: queue.Reprint{Job: job.ID},
		})
		if err != nil {
			return err
		}
		status := http.StatusCreated
		if repeated {
			status = http.StatusOK
		}
		return edge.JSON(c, status, fiber.Map{"job": reply.Job, "state": queue.PaperQueued, "copy": reply.Copy})
	}
}

// requestID reads a body that holds an id and nothing else.
func requestID(c *fiber.Ctx) (string, error) {
	var in struct {
		RequestID string `json:"request_id"`
	}
	if err := edge.Body(c, &in); err != nil {
		return "", err
	}
	return in.RequestID, edge.CheckID("request_id", in.RequestID)
}
