package kiosk

import (
	"net/http"
	"strings"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/queue"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// A comeback is what a kiosk says to somebody who shows a ticket. A number alone, which a stranger may have read off a
// board, tells no more than the boards do.
type comeback struct {
	Result   string            `json:"result"` // rejoined, lot, waiting, called, serving, parked, returned, over or application
	Number   string            `json:"number"`
	State    queue.TicketState `json:"state"`
	Position *int              `json:"position"`
	Counter  *int              `json:"counter"`
	List     *string           `json:"list"` // code to go on with, for who holds the token
	Lot      *snapshot.Lot     `json:"lot"`  // that it was before opening, or still is
	Was      *string           `json:"was"`  // the number that was shown, which goes on with Number
}

// ticketMost is the longest a ticket is named: the address in its QR.
const ticketMost = 300

// A shown ticket is one named by somebody at a kiosk.
type shown struct {
	RequestID string `json:"request_id"`
	Ticket    string `json:"ticket"` // number, token, or the address in the QR
}

// read takes it from the body of a request.
func (in *shown) read(c *fiber.Ctx) error {
	if err := edge.Body(c, in); err != nil {
		return err
	}
	if err := edge.CheckID("request_id", in.RequestID); err != nil {
		return err
	}
	if in.Ticket = strings.TrimSpace(in.Ticket); in.Ticket == "" || len(in.Ticket) > ticketMost {
		return problem.Field("ticket", "A-001")
	}
	return nil
}

// find is the ticket, and whether its token was shown.
func (in *shown) find(o *edge.Office, c *fiber.Ctx) (t *queue.Ticket, holder bool, err error) {
	if number, ok := edge.Number(in.Ticket); ok {
		t, ok := o.Engine.View().State.ByNumber(number)
		if !ok {
			return nil, false, problem.New("unknown_ticket")
		}
		return t, false, nil
	}
	token := in.Ticket[strings.LastIndex(in.Ticket, "/")+1:]
	t, err = o.Ticket(c, edge.Clean(token))
	return t, true, err
}

// applies reports whether the token of a visit that is behind was shown, and that visit left an application: its person
// comes for that, and asks for it by the same token.
func (in *shown) applies(o *edge.Office) bool {
	if _, number := edge.Number(in.Ticket); number {
		return false
	}
	view, token := o.Engine.View(), edge.Clean(in.Ticket[strings.LastIndex(in.Ticket, "/")+1:])
	t, ok := o.ByToken(view, token)
	return (!ok || view.State.GoesOn(t).State.Over()) && len(view.Cases.ByToken(token)) > 0
}

// Rejoin answers POST /api/v1/kiosk/rejoin: somebody is back with a ticket. A no-show rejoins the line; anybody else is
// told how things stand.
func Rejoin(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		var in shown
		if err := in.read(c); err != nil {
			return err
		}
		if in.applies(o) {
			return edge.JSON(c, http.StatusOK, comeback{Result: "application"})
		}
		t, holder, err := in.find(o, c)
		if err != nil {
			return err
		}
		on, was := o.Engine.View().State.GoesOn(t), (*string)(nil)
		if on != t {
			number := t.Number()
			was, holder = &number, false // the list is of who holds the other
		}
		reply, _, err := o.Engine.Do(c.UserContext(), queue.Request{
			Actor: edge.Device(c).Name, ID: in.RequestID, Digest: edge.Digest("rejoin", in), Do: queue.Rejoin{Ticket: on.ID},
		})
		switch problem.Code(err) {
		case "":
			return edge.JSON(c, http.StatusOK, comeback{Result: "rejoined", Number: on.Number(), Was: was, State: reply.State, Position: &reply.Position})
		case "stale":
			out := standing(o, on.ID, holder)
			out.Was = was
			return edge.JSON(c, http.StatusOK, out)
		}
		return err
	}
}

// standing is how things stand with a ticket that missed nothing.
func standing(o *edge.Office, id queue.TicketID, holder bool) comeback {
	view := o.Engine.View()
	t, ok := view.State.Ticket(id)
	if !ok {
		return comeback{Result: "over"}
	}
	out := comeback{Result: string(t.State), Number: t.Number(), State: t.State, Lot: snapshot.LotOf(o, t)}
	switch {
	case t.State == queue.Waiting:
		position := view.Ahead(t) + 1
		out.Position = &position
	case t.State.InHand():
		out.Counter = &t.Counter
	case t.State == queue.Returned && holder && t.List != "":
		out.List = &t.List
	case t.State.Over() && t.State != queue.Returned:
		out.Result = "over"
	}
	return out
}

// Reprint answers POST /api/v1/kiosk/reprint: a marked copy of a ticket's slip, for who shows its token. A number is
// not enough: the token stands on the slip.
func Reprint(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		var in shown
		if err := in.read(c); err != nil {
			return err
		}
		t, holder, err := in.find(o, c)
		device := edge.Device(c)
		switch {
		case err != nil:
			return err
		case !holder:
			return problem.Field("ticket", "QR")
		case t.Job == 0 || device.Printer == "":
			return problem.New("not_found")
		}
		reply, repeated, err := o.Engine.Do(c.UserContext(), queue.Request{
			Actor: device.Name, ID: in.RequestID, Digest: edge.Digest("reprint", in), Do: queue.Reprint{Job: t.Job, Printer: device.Printer},
		})
		if err != nil {
			return err
		}
		status := http.StatusCreated
		if repeated {
			status = http.StatusOK
		}
		return edge.JSON(c, status, fiber.Map{"job": reply.Job, "state": queue.PaperQueued, "copy": reply.Copy})
	}
}
