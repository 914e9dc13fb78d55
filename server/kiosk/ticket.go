package kiosk

import (
	"math/rand/v2"
	"net/http"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	rules "antrean/kiosk"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/staff"
	"antrean/office/worktime"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// tokenLength is 20 characters of 5 bits: 100 random bits.
const tokenLength = 20

// NewToken makes the secret of a tracking page.
func NewToken() string { return staff.NewSecret(tokenLength) }

// A wish is a checklist with the id that makes repeating it safe.
type wish struct {
	RequestID string   `json:"request_id"`
	NIK       edge.NIK `json:"nik,omitempty"`
	Day       string   `json:"day,omitempty"` // a later day that was offered; empty: today
	checklist
	Party    int      `json:"party,omitempty"`
	Priority bool     `json:"priority,omitempty"`
	Also     []string `json:"also,omitempty"` // services to follow
}

// read takes the wish from the body of a request.
func (in *wish) read(c *fiber.Ctx) error {
	if err := edge.Body(c, in); err != nil {
		return err
	}
	edge.SetLang(c, in.Lang)
	if in.Day != "" {
		if _, err := worktime.ParseDate(in.Day); err != nil {
			return problem.Field("day", "a date such as 2026-11-23")
		}
	}
	return edge.CheckID("request_id", in.RequestID)
}

// visit takes the identity number out of the wish, so that nothing that follows knows it.
func (in *wish) visit() edge.Visit {
	v := edge.Visit{NIK: in.NIK, Services: append([]string{in.Service}, in.Also...)}
	in.NIK = ""
	return v
}

// Ticket answers POST /api/v1/tickets: a number, or a check for the front office, by the gate of the service.
func Ticket(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		var in wish
		if err := in.read(c); err != nil {
			return err
		}
		verdict, service, err := in.evaluate(o)
		if err != nil {
			return err
		}
		device, visit := edge.Device(c), in.visit()
		if verdict.Stop != nil {
			return problem.New("not_needed").And("stop", verdict.Stop)
		}
		if service.Gate == catalogue.Self && !verdict.Complete {
			return problem.New("incomplete").And("missing", snapshot.RequirementsOf(verdict.Missing, true))
		}
		request := queue.Request{Actor: device.Name, ID: in.RequestID, Digest: edge.Digest("ticket", in), Do: in.command(verdict, o.Catalogue(), device)}
		reply, repeated, err := o.OnePerson(visit, request, func() (queue.Reply, bool, error) { return o.Engine.Do(c.UserContext(), request) })
		if err != nil {
			return err
		}
		return answerTicket(o, c, reply, repeated)
	}
}

// checked reports whether the front office looks at the papers first: it does when one service of the visit wants it, so
// that nobody comes around it by choosing another service first.
func (in wish) checked(c *catalogue.Catalogue) bool {
	for _, id := range append([]string{in.Service}, in.Also...) {
		if service, ok := c.Service(id); ok && service.Gate == catalogue.FrontOffice {
			return true
		}
	}
	return false
}

// command is what the wish comes to under the gates of its services.
func (in wish) command(v rules.Verdict, c *catalogue.Catalogue, device staff.Device) queue.Command {
	if in.checked(c) {
		return queue.OpenCheck{Service: in.Service, Said: in.said(v), Seed: rand.IntN(1 << 30), Printer: device.Printer,
			Party: in.Party, Priority: in.Priority, Also: in.Also, Day: in.Day, Kiosk: true}
	}
	return queue.Issue{Service: in.Service, Said: in.said(v), Token: NewToken(), Share: NewCode(), Printer: device.Printer,
		Party: in.Party, Priority: in.Priority, Also: in.Also, Day: in.Day, Kiosk: true}
}

func answerTicket(o *edge.Office, c *fiber.Ctx, reply queue.Reply, repeated bool) error {
	if reply.Code != "" {
		status := http.StatusAccepted
		if repeated {
			status = http.StatusOK
		}
		return edge.JSON(c, status, struct {
			CheckCode string          `json:"check_code"`
			Gate      catalogue.Gate  `json:"gate"`
			Paper     *snapshot.Paper `json:"paper"`
		}{reply.Code, catalogue.FrontOffice, snapshot.FirstPaper(reply)})
	}
	return AnswerIssued(o, c, reply, repeated)
}

// AnswerIssued answers with a ticket: 201 the first time, 200 when the request is a repeat.
func AnswerIssued(o *edge.Office, c *fiber.Ctx, reply queue.Reply, repeated bool) error {
	t, ok := o.Engine.View().State.Ticket(reply.Ticket)
	if !ok {
		return problem.New("unknown_ticket")
	}
	status := http.StatusCreated
	if repeated {
		status = http.StatusOK
	}
	return edge.JSON(c, status, snapshot.IssuedOf(o, t, reply))
}
