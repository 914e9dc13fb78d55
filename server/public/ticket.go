package public

import (
	"net/http"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/queue"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// Ticket answers GET /api/v1/tickets/{token}.
func Ticket(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		t, err := o.Ticket(c, edge.Code(c, "token"))
		if err != nil {
			return err
		}
		return edge.JSON(c, http.StatusOK, snapshot.TicketOf(o, o.Engine.View(), t))
	}
}

// CancelTicket answers POST /api/v1/tickets/{token}/cancel. Again is no error.
func CancelTicket(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		t, err := cancel(o, c)
		if err != nil {
			return err
		}
		return edge.JSON(c, http.StatusOK, snapshot.TicketOf(o, o.Engine.View(), t))
	}
}

// cancel gives the number of the path up and returns the ticket as it stands then.
func cancel(o *edge.Office, c *fiber.Ctx) (*queue.Ticket, error) {
	t, err := o.Ticket(c, edge.Code(c, "token"))
	if err != nil {
		return nil, err
	}
	if _, _, err := o.Engine.Do(c.UserContext(), queue.Request{Actor: "applicant", Do: queue.Cancel{Ticket: t.ID}}); err != nil {
		return t, err
	}
	now, ok := o.Engine.View().State.Ticket(t.ID)
	if !ok {
		return nil, problem.New("unknown_ticket")
	}
	return now, nil
}
