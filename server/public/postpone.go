package public

import (
	"fmt"
	"net/http"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/queue"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// PostponeTicket answers POST /api/v1/tickets/{token}/postpone: its person steps out and lets some others go first.
func PostponeTicket(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		t, err := o.Ticket(c, edge.Code(c, "token"))
		if err != nil {
			return err
		}
		var in struct {
			RequestID string `json:"request_id"`
		}
		if err := edge.Body(c, &in); err != nil {
			return err
		}
		if err := postpone(o, c, t, in.RequestID); err != nil {
			return err
		}
		view := o.Engine.View()
		if t, ok := view.State.Ticket(t.ID); ok {
			return edge.JSON(c, http.StatusOK, snapshot.TicketOf(o, view, t))
		}
		return problem.New("unknown_ticket")
	}
}

func postpone(o *edge.Office, c *fiber.Ctx, t *queue.Ticket, id string) error {
	if err := edge.CheckID("request_id", id); err != nil {
		return err
	}
	own := fmt.Sprintf("%d %s", t.ID, id) // all applicants are one actor
	_, _, err := o.Engine.Do(c.UserContext(), queue.Request{Actor: "applicant", ID: own, Digest: "postpone", Do: queue.Postpone{Ticket: t.ID}})
	return err
}

// postponeID is the id of the form on a ticket's page: the same one sent twice steps back once.
func postponeID(t *queue.Ticket) string { return fmt.Sprintf("postpone-%d", t.Stepped) }

// PostponeForm answers POST /t/{token}/postpone, the form of the page, and leads back to it.
func (p *Phone) PostponeForm(c *fiber.Ctx) error {
	t, err := p.office.Ticket(c, edge.Code(c, "token"))
	if err != nil {
		return p.calm(c, err)
	}
	late := ""
	switch err := postpone(p.office, c, t, c.FormValue("request_id")); problem.Code(err) {
	case "":
	case "stale", "not_postponable", "bad_field":
		late = "late=postpone&"
	default:
		return p.calm(c, err)
	}
	return c.Redirect("/t/"+t.Token+"?"+late+"lang="+p.office.Speak(c), http.StatusSeeOther)
}
