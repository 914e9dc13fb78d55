package printers

import (
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/queue"
	"antrean/server/edge"
	"antrean/server/paper"
)

// Picture answers GET /api/v1/printers/{name}/jobs/{id}.png: the slip as the printer would lay it out today. A check
// that is settled has no slip any more.
func Picture(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		text, isPNG := strings.CutSuffix(c.Params("file"), ".png")
		id, err := strconv.ParseUint(text, 10, 64)
		if err != nil || !isPNG || o.Picture == nil {
			return problem.New("not_found")
		}
		job, err := jobOf(o, c, queue.JobID(id))
		if err != nil {
			return err
		}
		doc, ok := paper.Document(o, o.Engine.View(), job)
		if !ok {
			return problem.New("not_found")
		}
		picture, err := o.Picture(job.Printer, doc)
		if err != nil {
			return problem.Wrap("internal", err)
		}
		c.Set(fiber.HeaderContentType, "image/png")
		c.Set(fiber.HeaderCacheControl, "no-store")
		return c.Send(picture)
	}
}
