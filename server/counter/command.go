// Package counter answers counter terminals: who sits where, what they see and what they do.
package counter

import (
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"slices"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office"
	"antrean/office/queue"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// A body is what a terminal sends with a command; which fields count follows from the action.
type body struct {
	CommandID string `json:"command_id"`
	Ticket    string `json:"ticket,omitempty"`
	Missing   lacks  `json:"missing,omitempty"`
}

// lacks reads [{id, kind}] and [id, …].
type lacks []queue.Lack

// UnmarshalJSON reads a requirement by itself as one that is not there.
func (l *lacks) UnmarshalJSON(raw []byte) error {
	var rows []json.RawMessage
	if err := json.Unmarshal(raw, &rows); err != nil {
		return problem.Field("missing", "[{id, kind}, …]")
	}
	for _, row := range rows {
		lack := queue.Lack{Kind: queue.Short}
		if json.Unmarshal(row, &lack.ID) != nil && json.Unmarshal(row, &lack) != nil {
			return problem.Field("missing", "[{id, kind}, …]")
		}
		if lack.Kind != queue.Short && lack.Kind != queue.Invalid {
			return problem.Field("missing.kind", queue.Short+", "+queue.Invalid)
		}
		*l = append(*l, lack)
	}
	return nil
}

// actions are the commands a terminal can give, by the last part of their path.
var actions = map[string]func(n int, in body) queue.Command{
	"open":    func(n int, _ body) queue.Command { return queue.OpenCounter{Counter: n} },
	"close":   func(n int, _ body) queue.Command { return queue.CloseCounter{Counter: n} },
	"next":    func(n int, _ body) queue.Command { return queue.Next{Counter: n} },
	"call":    func(n int, in body) queue.Command { return queue.CallTicket{Counter: n, Ticket: in.Ticket} },
	"recall":  func(n int, in body) queue.Command { return queue.Recall{Counter: n, Ticket: in.Ticket} },
	"start":   func(n int, in body) queue.Command { return queue.Start{Counter: n, Ticket: in.Ticket} },
	"finish":  func(n int, in body) queue.Command { return queue.Finish{Counter: n, Ticket: in.Ticket} },
	"no-show": func(n int, in body) queue.Command { return queue.MarkNoShow{Counter: n, Ticket: in.Ticket} },
	"requeue": func(n int, in body) queue.Command { return queue.Requeue{Counter: n, Ticket: in.Ticket} },
	"return": func(n int, in body) queue.Command {
		return queue.Return{Counter: n, Ticket: in.Ticket, Lacks: in.Missing}
	},
}

// Actions lists the names of the commands in alphabetical order.
func Actions() []string {
	return slices.Sorted(maps.Keys(actions))
}

// Command answers POST /api/v1/counters/{n}/ACTION.
func Command(o *edge.Office, action string) fiber.Handler {
	make := actions[action]
	return func(c *fiber.Ctx) error {
		n, err := own(o, c)
		if err != nil {
			return err
		}
		in, err := parse(o, c, action, n)
		if err != nil {
			return err
		}
		reply, _, err := o.Engine.Do(c.UserContext(), queue.Request{
			Actor: edge.Account(c).Name, ID: in.CommandID, Digest: edge.Digest(action+" "+strconv.Itoa(n), in), Do: make(n, in),
		})
		if err != nil {
			return withPresent(o, n, err)
		}
		return edge.JSON(c, http.StatusOK, present(o, n, reply))
	}
}

// own is the counter of the path, when whoever is signed in may work there.
func own(o *edge.Office, c *fiber.Ctx) (int, error) {
	n, err := strconv.Atoi(c.Params("n"))
	if err != nil {
		return 0, problem.New("unknown_counter")
	}
	if _, ok := o.Rule(n); !ok {
		return 0, problem.New("unknown_counter")
	}
	if !edge.Account(c).MayAct(n) {
		return 0, problem.New("forbidden")
	}
	return n, nil
}

func parse(o *edge.Office, c *fiber.Ctx, action string, n int) (body, error) {
	var in body
	if err := edge.Body(c, &in); err != nil {
		return in, err
	}
	if err := edge.CheckID("command_id", in.CommandID); err != nil {
		return in, err
	}
	if len(in.Ticket) > 20 {
		return in, problem.Field("ticket", "A-001")
	}
	switch {
	case action == "call" && in.Ticket == "":
		return in, problem.Field("ticket", "A-001")
	case action == "return":
		return in, checkLacks(o, n, in.Missing)
	}
	return in, nil
}

// checkLacks refuses a return that names nothing, or what the ticket's service does not require.
func checkLacks(o *edge.Office, n int, missing lacks) error {
	if len(missing) == 0 {
		return problem.Field("missing", "[{id, kind}, …]")
	}
	state := o.Engine.View().State
	c, ok := state.Counter(n)
	if !ok {
		return nil // the command itself says what is wrong
	}
	t, ok := state.Ticket(c.Ticket)
	if !ok {
		return nil
	}
	service, ok := o.Catalogue().Service(t.Service)
	if !ok {
		return nil
	}
	seen := map[string]bool{}
	for _, lack := range missing {
		if _, ok := service.Requirement(lack.ID); !ok || seen[lack.ID] {
			return &problem.Error{Code: "unknown_requirement", Field: "missing", With: map[string]any{"id": lack.ID}}
		}
		seen[lack.ID] = true
	}
	return nil
}

// A result is a counter and what it holds.
type result struct {
	Counter snapshot.Counter `json:"counter"`
	Ticket  *snapshot.InHand `json:"ticket"`
}

// present is the reply of a command: the ticket as the command left it, however often it is asked again.
func present(o *edge.Office, n int, reply queue.Reply) result {
	view := o.Engine.View()
	out := result{Counter: snapshot.CounterOf(o, view, n)}
	out.Counter.State = "closed"
	if reply.Open {
		out.Counter.State = "open"
	}
	if t, ok := view.State.Ticket(reply.Ticket); ok {
		out.Ticket = snapshot.InHandOf(o, view, t)
		out.Ticket.State, out.Ticket.Calls = reply.State, reply.Calls
	}
	return out
}

// withPresent adds to a refusal how things stand.
func withPresent(o *edge.Office, n int, err error) error {
	switch problem.Code(err) {
	case "stale", "ticket_in_hand", "counter_closed", "unknown_ticket":
		if refusal, ok := errors.AsType[*problem.Error](err); ok {
			return refusal.And("state", now(o, o.Engine.View(), n))
		}
	}
	return err
}

func now(o *edge.Office, view *office.View, n int) result {
	out := result{Counter: snapshot.CounterOf(o, view, n)}
	if c, ok := view.State.Counter(n); ok {
		if t, ok := view.State.Ticket(c.Ticket); ok {
			out.Ticket = snapshot.InHandOf(o, view, t)
		}
	}
	return out
}
