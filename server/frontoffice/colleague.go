package frontoffice

import (
	"net/http"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/queue"
	"antrean/server/edge"
)

// AnswerAssist answers POST /api/v1/assists/{id}/answer: somebody goes to the counter.
func AnswerAssist(o *edge.Office) fiber.Handler {
	return answer(o, "assist-answer", func(id queue.RingID) queue.Command { return queue.AnswerAssist{Assist: id} })
}

// EndAssist answers POST /api/v1/assists/{id}/end: the counter needs nobody any more.
func EndAssist(o *edge.Office) fiber.Handler {
	return answer(o, "assist-end", func(id queue.RingID) queue.Command { return queue.EndAssist{Assist: id} })
}

func answer(o *edge.Office, action string, command func(queue.RingID) queue.Command) fiber.Handler {
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
			return problem.New("unknown_assist")
		}
		_, _, err = o.Engine.Do(c.UserContext(), queue.Request{
			Actor: edge.Account(c).Name, ID: in.CommandID, Digest: edge.Digest(action+" "+c.Params("id"), in), Do: command(queue.RingID(id)),
		})
		if err != nil {
			return err
		}
		return edge.JSON(c, http.StatusOK, fiber.Map{"id": c.Params("id"), "by": edge.Account(c).Name})
	}
}
