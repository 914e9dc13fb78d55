// Package agent answers the programs that stand beside printers on other machines: what to print, what became of it,
// and how the printer is.
package agent

import (
	"net/http"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/server/edge"
	"antrean/server/paper"
)

// Show answers GET /api/v1/agent: the slips of the agent's printer.
func Show(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		p, err := Own(o, c)
		if err != nil {
			return err
		}
		return edge.JSON(c, http.StatusOK, paper.AgentOf(o, o.Engine.View(), p))
	}
}

// Own is the printer of the agent that asks. One that the office prints with itself, or no longer has, is nobody's.
func Own(o *edge.Office, c *fiber.Ctx) (edge.Printer, error) {
	p, ok := o.Printer(edge.Device(c).Printer)
	if !ok || !p.Agent {
		return p, problem.New("forbidden")
	}
	return p, nil
}
