package backoffice

import (
	"net/http"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/casefile"
	"antrean/server/edge"
	"antrean/server/kiosk"
)

// Open answers POST /api/v1/cases: an application begins, of a number that is or was at a counter, or of what came from
// a village or online.
func Open(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		in, err := parse(c)
		if err != nil {
			return err
		}
		if err := mayLeave(o, in); err != nil {
			return err
		}
		do := casefile.Open{Service: in.Service, Channel: in.Channel, Note: in.Note, Token: kiosk.NewToken()}
		switch {
		case in.Ticket != "":
			if do.Ticket, err = ticketOf(o, in.Ticket); err != nil {
				return err
			}
		case in.Service == "":
			return problem.Field("service", "id")
		case in.Channel == "":
			return problem.Field("channel", "id")
		}
		if in.Submitted != nil {
			do.Submitted = *in.Submitted
		}
		reply, repeated, err := o.Engine.File(c.UserContext(), request(c, "open", in, do))
		if err != nil {
			return err
		}
		if in.Contact != "" {
			if err := leaveAll(o, reply, in); err != nil {
				return err
			}
		}
		status := http.StatusCreated
		if repeated {
			status = http.StatusOK
		}
		return edge.JSON(c, status, result(o, reply))
	}
}

// ticketOf is the visit of a queue number of today.
func ticketOf(o *edge.Office, typed string) (uint64, error) {
	number, ok := edge.Number(typed)
	if !ok {
		return 0, problem.Field("ticket", "A-001")
	}
	t, ok := o.Engine.View().State.ByNumber(number)
	if !ok {
		return 0, problem.New("unknown_ticket")
	}
	return uint64(t.ID), nil
}
