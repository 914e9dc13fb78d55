package frontoffice

import (
	"net/http"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/queue"
	"antrean/server/edge"
)

// AnswerRing answers POST /api/v1/rings/{id}/answer: somebody goes to the kiosk.
func AnswerRing(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		var in struct {
			CommandID string `json:"command_id"`
		}
		if err := edge.Body(c, &in); err != nil {
			return err
		}
		if err := edge.CheckID("command_id", in.CommandID); err != nil {
			return err
		}
		id, err := strconv.ParseUint(c.Params("id"), 10, 64)
		if err != nil {
			return problem.New("unknown_ring")
		}
		_, _, err = o.Engine.Do(c.UserContext(), queue.Request{
			Actor: edge.Account(c).Name, ID: in.CommandID, Digest: edge.Digest("answer "+c.Params("id"), in), Do: queue.AnswerBell{Bell: queue.RingID(id)},
		})
		if err != nil {
			return err
		}
		bell, ok := o.Engine.View().State.Bell(queue.RingID(id))
		if !ok {
			return problem.New("unknown_ring")
		}
		return edge.JSON(c, http.StatusOK, fiber.Map{"id": c.Params("id"), "by": bell.By})
	}
}
