package supervisor

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office"
	"antrean/office/queue"
	"antrean/server/edge"
)

// A body is what a supervisor sends with a command; which fields count follows from the action.
type body struct {
	CommandID string `json:"command_id"`
	Reason    string `json:"reason,omitempty"` // for the audit
	Service   string `json:"service,omitempty"`
	To        int    `json:"to,omitempty"`    // counter
	Place     string `json:"place,omitempty"` // first, last or behind
	Behind    string `json:"behind,omitempty"`
	Priority  *bool  `json:"priority,omitempty"`
	Operator  string `json:"operator,omitempty"`
	HandOver  string `json:"hand_over,omitempty"` // "requeue": what the counter holds goes back first
	Break     string `json:"break,omitempty"`     // code of why it pauses
	Minutes   int    `json:"minutes,omitempty"`
}

// reasonMost is how many letters a reason has: one line of the audit.
const reasonMost = 100

// An act is what was done, as the audit has it.
type act struct {
	what, subject string
	detail        map[string]any
}

// read reads a body. Where somebody loses their place or their turn, or wins one, the reason is a must.
func read(c *fiber.Ctx, why bool) (body, error) {
	var in body
	if err := edge.Body(c, &in); err != nil {
		return in, err
	}
	if err := edge.CheckID("command_id", in.CommandID); err != nil {
		return in, err
	}
	var err error
	if in.Reason, err = edge.Plain("reason", in.Reason); err != nil {
		return in, err
	}
	if n := utf8.RuneCountInString(in.Reason); n > reasonMost || why && n < 3 {
		return in, problem.Field("reason", fmt.Sprintf("3-%d", reasonMost))
	}
	if in.Minutes < 0 || in.Minutes > 24*60 {
		return in, problem.Field("minutes", "1-1440")
	}
	return in, nil
}

// ticketOf finds a ticket by its id or by today's number.
func ticketOf(v *office.View, name string) (*queue.Ticket, error) {
	if t, ok := v.State.ByNumber(strings.ToUpper(name)); ok {
		return t, nil
	}
	id, err := strconv.ParseUint(name, 10, 64)
	if err != nil {
		return nil, problem.New("unknown_ticket")
	}
	t, ok := v.State.Ticket(queue.TicketID(id))
	if !ok {
		return nil, problem.New("unknown_ticket")
	}
	return t, nil
}

// do gives a command and writes it into the audit.
func do(o *edge.Office, c *fiber.Ctx, in body, command queue.Command, made act) (queue.Reply, error) {
	reply, _, err := o.Engine.Do(c.UserContext(), queue.Request{
		Actor: edge.Account(c).Name, ID: in.CommandID, Digest: edge.Digest(made.what+" "+made.subject, in), Do: command,
	})
	if err != nil {
		return reply, err
	}
	return reply, note(o, c, in, made)
}

// note writes an act into the audit.
func note(o *edge.Office, c *fiber.Ctx, in body, made act) error {
	if in.Reason != "" {
		made.detail["reason"] = in.Reason
	}
	return o.Audit.Once(c, made.what, made.subject, in.CommandID, made.detail)
}

// answerTicket answers with a ticket as it is now.
func answerTicket(o *edge.Office, c *fiber.Ctx, id queue.TicketID) error {
	view := o.Engine.View()
	t, ok := view.State.Ticket(id)
	if !ok {
		return problem.New("unknown_ticket")
	}
	return edge.JSON(c, http.StatusOK, fiber.Map{"ticket": rowOf(o, view, t)})
}
