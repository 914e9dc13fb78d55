package counter

import (
	"net/http"

	"github.com/gofiber/fiber/v2"

	"antrean/server/edge"
	"antrean/server/snapshot"
)

// List answers GET /api/v1/counters: who sits where.
func List(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		view := o.Engine.View()
		counters := []snapshot.Counter{}
		for _, rule := range view.Rules.Counters {
			counters = append(counters, snapshot.CounterOf(o, view, rule.N))
		}
		return edge.JSON(c, http.StatusOK, fiber.Map{"counters": counters})
	}
}

// Show answers GET /api/v1/counters/{n}: everything its screen shows.
func Show(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		n, err := own(o, c)
		if err != nil {
			return err
		}
		return edge.JSON(c, http.StatusOK, snapshot.TerminalOf(o, o.Engine.View(), n))
	}
}
