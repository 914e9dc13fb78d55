package kiosk

import (
	"net/http"

	"github.com/gofiber/fiber/v2"

	"antrean/office/queue"
	"antrean/server/edge"
)

// Seen answers POST /api/v1/kiosk/tickets/{token}/seen: the person has taken the number from the screen.
func Seen(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		t, err := o.Ticket(c, edge.Code(c, "token"))
		if err != nil {
			return err
		}
		id, err := requestID(c)
		if err != nil {
			return err
		}
		reply, _, err := o.Engine.Do(c.UserContext(), queue.Request{
			Actor: edge.Device(c).Name, ID: id, Digest: edge.Digest("seen "+t.Day+" "+t.Number(), id), Do: queue.See{Ticket: t.ID},
		})
		if err != nil {
			return err
		}
		return edge.JSON(c, http.StatusOK, fiber.Map{"reached": reply.Reached})
	}
}
