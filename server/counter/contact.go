package counter

import (
	"net/http"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office"
	"antrean/office/queue"
	"antrean/server/edge"
)

// Contact answers POST /api/v1/counters/{n}/contact: where messages for the person of a ticket may go, the one in hand
// when none is named; empty: nowhere any more. It is no event of the queue: what it says stands in no journal.
func Contact(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		n, err := own(o, c)
		if err != nil {
			return err
		}
		var in struct {
			CommandID string `json:"command_id"`
			Ticket    string `json:"ticket"`
			Contact   string `json:"contact"`
		}
		if err := edge.Body(c, &in); err != nil {
			return err
		}
		if err := edge.CheckID("command_id", in.CommandID); err != nil {
			return err
		}
		t, ok := meant(o.Engine.View(), n, in.Ticket)
		switch {
		case !ok && in.Ticket == "":
			return withPresent(o, n, problem.New("stale"))
		case !ok:
			return withPresent(o, n, problem.New("unknown_ticket"))
		case in.Contact == "":
			err = o.Messages.Forget(t.Token)
		default:
			err = o.Messages.Leave(t.Token, in.Contact, t.Said.Lang)
		}
		if err != nil {
			return withPresent(o, n, err)
		}
		counter, _ := o.Engine.View().State.Counter(n)
		reply := queue.Reply{Ticket: t.ID, State: t.State, Calls: t.Calls, Open: counter != nil && counter.Open}
		return edge.JSON(c, http.StatusOK, present(o, n, reply))
	}
}

// meant is the ticket that a clerk names by its number of today or its id, or the one in hand.
func meant(v *office.View, n int, name string) (*queue.Ticket, bool) {
	if name == "" {
		counter, ok := v.State.Counter(n)
		if !ok {
			return nil, false
		}
		return v.State.Ticket(counter.Ticket)
	}
	if id, err := strconv.ParseUint(name, 10, 64); err == nil {
		return v.State.Ticket(queue.TicketID(id))
	}
	number, ok := edge.Number(name)
	if !ok {
		return nil, false
	}
	return v.State.ByNumber(number)
}
