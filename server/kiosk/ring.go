package kiosk

import (
	"net/http"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/queue"
	"antrean/server/edge"
)

// Ring answers POST /api/v1/kiosk/rings: somebody at this kiosk asks for a person.
func Ring(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		var in struct {
			RequestID string `json:"request_id"`
		}
		if err := edge.Body(c, &in); err != nil {
			return err
		}
		if err := edge.CheckID("request_id", in.RequestID); err != nil {
			return err
		}
		reply, repeated, err := o.Engine.Do(c.UserContext(), queue.Request{
			Actor: edge.Device(c).Name, ID: in.RequestID, Digest: edge.Digest("ring", in), Do: queue.RingBell{},
		})
		if err != nil {
			return err
		}
		status := http.StatusCreated
		if repeated {
			status = http.StatusOK
		}
		return edge.JSON(c, status, fiber.Map{"id": strconv.FormatUint(uint64(reply.Bell), 10)})
	}
}

// RingState answers GET /api/v1/kiosk/rings/{id}: whether somebody comes.
func RingState(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		id, err := strconv.ParseUint(c.Params("id"), 10, 64)
		if err != nil {
			return problem.New("unknown_ring")
		}
		bell, ok := o.Engine.View().State.Bell(queue.RingID(id))
		if !ok || bell.Device != edge.Device(c).Name {
			return problem.New("unknown_ring")
		}
		return edge.JSON(c, http.StatusOK, fiber.Map{"id": c.Params("id"), "answered": bell.By != "", "by": bell.By})
	}
}
