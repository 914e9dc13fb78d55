package printers

import (
	"net/http"

	"github.com/gofiber/fiber/v2"

	"antrean/office/queue"
	"antrean/server/edge"
)

// Refilled answers POST /api/v1/printers/{name}/refilled: a new roll was put in, the estimate starts again.
func Refilled(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		p, err := own(o, c)
		if err != nil {
			return err
		}
		if _, _, err := order(o, c, "refilled", queue.Refill{Printer: p.Name}); err != nil {
			return err
		}
		return edge.JSON(c, http.StatusOK, fiber.Map{})
	}
}
