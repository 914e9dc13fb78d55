package supervisor

import (
	"errors"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/queue"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// takeover is the way in which a counter gives up the ticket in its hand.
const takeover = "requeue"

// A post makes the command that a supervisor gives about a counter, and what the audit says of it.
type post func(o *edge.Office, n int, in body) (queue.Command, map[string]any, error)

// posts are the commands about a counter, by the last part of their path.
func posts() map[string]post {
	return map[string]post{
		"open": func(o *edge.Office, n int, in body) (queue.Command, map[string]any, error) {
			if in.Operator == "" {
				return queue.OpenCounter{Counter: n}, map[string]any{}, nil
			}
			return queue.OpenCounter{Counter: n, For: in.Operator}, map[string]any{"operator": in.Operator}, mayWork(o, in.Operator, n)
		},
		"close": func(o *edge.Office, n int, in body) (queue.Command, map[string]any, error) {
			return handingOver(o, n, in, queue.CloseCounter{Counter: n}, map[string]any{})
		},
		"break": func(o *edge.Office, n int, in body) (queue.Command, map[string]any, error) {
			if !slices.Contains(queue.BreakReasons(), in.Break) {
				return nil, nil, problem.Field("break", strings.Join(queue.BreakReasons(), ", "))
			}
			pause := queue.BreakCounter{Counter: n, Reason: in.Break}
			if in.Minutes > 0 {
				pause.Until = o.Now().Add(time.Duration(in.Minutes) * time.Minute)
			}
			return handingOver(o, n, in, pause, map[string]any{"break": in.Break})
		},
	}
}

// Posts lists the names of the commands about a counter in alphabetical order.
func Posts() []string { return slices.Sorted(maps.Keys(posts())) }

// handingOver lets a counter give up its ticket first, when the body says so.
func handingOver(o *edge.Office, n int, in body, then queue.Command, detail map[string]any) (queue.Command, map[string]any, error) {
	state := o.Engine.View().State
	if c, ok := state.Counter(n); ok && c.Operator != "" {
		detail["operator"] = c.Operator
	}
	switch in.HandOver {
	case "":
		return then, detail, nil
	case takeover:
		if c, ok := state.Counter(n); ok && c.Ticket != 0 {
			detail["ticket"] = numberOf(state, c.Ticket)
		}
		return queue.HandOver{Counter: n, Then: then}, detail, nil
	}
	return nil, nil, problem.Field("hand_over", takeover)
}

// CounterCommand answers POST /api/v1/supervisor/counters/{n}/POST.
func CounterCommand(o *edge.Office, name string) fiber.Handler {
	make := posts()[name]
	return func(c *fiber.Ctx) error {
		in, err := read(c, false)
		if err != nil {
			return err
		}
		n, err := strconv.Atoi(c.Params("n"))
		if _, ok := o.Rule(n); err != nil || !ok {
			return problem.New("unknown_counter")
		}
		command, detail, err := make(o, n, in)
		if err != nil {
			return err
		}
		if _, err := do(o, c, in, command, act{"supervise." + name, strconv.Itoa(n), detail}); err != nil {
			return withCounter(o, n, err)
		}
		return edge.JSON(c, http.StatusOK, fiber.Map{"counter": snapshot.CounterOf(o, o.Engine.View(), n)})
	}
}

// place is where a ticket waits or stands, in one word for the audit.
func place(service string, counter int) string {
	if counter == 0 {
		return service
	}
	return service + ", " + strconv.Itoa(counter)
}

// standsAt is the counter that holds a ticket or is to call it.
func standsAt(t *queue.Ticket) int {
	if t.State.InHand() {
		return t.Counter
	}
	return t.Desk
}

func idOf(t *queue.Ticket) string { return snapshot.TicketID(t) }

// withTicket adds to a refusal how the ticket is now.
func withTicket(o *edge.Office, id queue.TicketID, err error) error {
	view := o.Engine.View()
	t, ok := view.State.Ticket(id)
	if refusal := stale(err); refusal != nil && ok {
		return refusal.And("state", fiber.Map{"ticket": rowOf(o, view, t)})
	}
	return err
}

// withCounter adds to a refusal how the counter is now.
func withCounter(o *edge.Office, n int, err error) error {
	if refusal := stale(err); refusal != nil {
		return refusal.And("state", fiber.Map{"counter": snapshot.CounterOf(o, o.Engine.View(), n)})
	}
	return err
}

// stale is a refusal that depends on how things stand; nil for another.
func stale(err error) *problem.Error {
	switch problem.Code(err) {
	case "stale", "ticket_in_hand", "counter_closed", "too_late":
		refusal, _ := errors.AsType[*problem.Error](err)
		return refusal
	}
	return nil
}
