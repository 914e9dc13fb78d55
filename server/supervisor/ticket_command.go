package supervisor

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office"
	"antrean/office/queue"
	"antrean/server/edge"
)

// An order makes the command that a supervisor gives about a ticket, and what the audit says of it.
type order struct {
	why  bool // its reason is a must
	make func(v *office.View, t *queue.Ticket, id string, in body) (queue.Command, map[string]any, error)
}

// orders are the commands about a ticket, by the last part of their path.
func orders() map[string]order {
	return map[string]order{
		"move": {true, func(_ *office.View, t *queue.Ticket, id string, in body) (queue.Command, map[string]any, error) {
			if in.Service == "" && in.To == 0 {
				return nil, nil, problem.Field("service", "service, to")
			}
			detail := map[string]any{"from": place(t.Service, standsAt(t))}
			detail["to"] = place(cmp.Or(in.Service, t.Service), in.To)
			return queue.Redirect{Ticket: id, Service: in.Service, To: in.To}, detail, nil
		}},
		"reorder": {true, func(v *office.View, t *queue.Ticket, id string, in body) (queue.Command, map[string]any, error) {
			if !slices.Contains(queue.Reorders(), in.Place) {
				return nil, nil, problem.Field("place", strings.Join(queue.Reorders(), ", "))
			}
			detail := map[string]any{"place": in.Place}
			if in.Place == queue.ReorderBehind {
				detail["behind"] = strings.ToUpper(in.Behind)
			}
			if t.State == queue.Waiting {
				detail["from"] = v.Ahead(t) + 1
			}
			return queue.Reorder{Ticket: id, To: in.Place, Behind: strings.ToUpper(in.Behind), Note: in.Reason}, detail, nil
		}},
		"priority": {true, func(_ *office.View, t *queue.Ticket, id string, in body) (queue.Command, map[string]any, error) {
			if in.Priority == nil {
				return nil, nil, problem.Field("priority", "true, false")
			}
			return queue.SetPriority{Ticket: id, Priority: *in.Priority}, map[string]any{"from": t.Priority, "to": *in.Priority}, nil
		}},
		"unpark": {false, func(_ *office.View, t *queue.Ticket, id string, _ body) (queue.Command, map[string]any, error) {
			return queue.Unpark{Ticket: id}, map[string]any{"from": t.State, "to": queue.Waiting}, nil
		}},
		"rejoin": {false, func(_ *office.View, t *queue.Ticket, id string, _ body) (queue.Command, map[string]any, error) {
			return queue.RejoinAt{Ticket: id}, map[string]any{"from": t.State, "to": queue.Waiting}, nil
		}},
		"cancel": {true, func(_ *office.View, t *queue.Ticket, _ string, _ body) (queue.Command, map[string]any, error) {
			return queue.Cancel{Ticket: t.ID}, map[string]any{"from": t.State, "to": queue.Cancelled}, nil
		}},
	}
}

// Orders lists the names of the commands about a ticket in alphabetical order.
func Orders() []string { return slices.Sorted(maps.Keys(orders())) }

// TicketCommand answers POST /api/v1/supervisor/tickets/{id}/ORDER.
func TicketCommand(o *edge.Office, name string) fiber.Handler {
	own := orders()[name]
	return func(c *fiber.Ctx) error {
		in, err := read(c, own.why)
		if err != nil {
			return err
		}
		view := o.Engine.View()
		t, err := ticketOf(view, c.Params("id"))
		if err != nil {
			return err
		}
		command, detail, err := own.make(view, t, idOf(t), in)
		if err != nil {
			return err
		}
		if _, err := do(o, c, in, command, act{"supervise." + name, t.Number(), detail}); err != nil {
			return withTicket(o, t.ID, err)
		}
		return answerTicket(o, c, t.ID)
	}
}
