package printers

import (
	"github.com/gofiber/fiber/v2"

	"antrean/office/queue"
	"antrean/server/edge"
)

// Test answers POST /api/v1/printers/{name}/test: a slip that shows how the printer prints.
func Test(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		p, err := own(o, c)
		if err != nil {
			return err
		}
		reply, repeated, err := order(o, c, "test", queue.TestPrint{Printer: p.Name})
		if err != nil {
			return err
		}
		return answerJob(c, reply, repeated)
	}
}
