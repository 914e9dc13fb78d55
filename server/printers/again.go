package printers

import (
	"github.com/gofiber/fiber/v2"

	"antrean/office/queue"
	"antrean/server/edge"
)

// Again answers POST /api/v1/printers/{name}/jobs/{id}/again: a marked copy of a slip.
func Again(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		job, err := jobOf(o, c, edge.Job(c, "id"))
		if err != nil {
			return err
		}
		reply, repeated, err := order(o, c, "again", queue.Reprint{Job: job.ID, Staff: true})
		if err != nil {
			return err
		}
		return answerJob(c, reply, repeated)
	}
}
