// Package counter answers counter terminals: who sits where, what they see and what they do.
package counter

import (
	"encoding/json"
	"net/http"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/queue"
	"antrean/server/edge"
)

// A body is what a terminal sends with a command; which fields count follows from the action.
type body struct {
	CommandID string     `json:"command_id"`
	Ticket    string     `json:"ticket,omitempty"`
	Other     string     `json:"other,omitempty"` // the ticket that joins Ticket
	Missing   lacks      `json:"missing,omitempty"`
	Service   string     `json:"service,omitempty"`
	To        int        `json:"to,omitempty"` // counter
	Note      string     `json:"note,omitempty"`
	Reason    string     `json:"reason,omitempty"`
	Minutes   int        `json:"minutes,omitempty"`
	Until     *time.Time `json:"until,omitempty"` // instead of Minutes
	Party     int        `json:"party,omitempty"`
	Priority  *bool      `json:"priority,omitempty"`
	Kind      string     `json:"kind,omitempty"`
	Assist    string     `json:"assist,omitempty"` // id
	Whole     bool       `json:"whole,omitempty"`
	File      string     `json:"file,omitempty"` // code of the application that goes back with the ticket
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

// Command answers POST /api/v1/counters/{n}/ACTION.
func Command(o *edge.Office, action string) fiber.Handler {
	make := actions()[action]
	return func(c *fiber.Ctx) error {
		n, err := own(o, c)
		if err != nil {
			return err
		}
		in, err := parse(o, c, action, n)
		if err != nil {
			return err
		}
		if action == "return" && in.File != "" {
			if err := returnFile(o, c, in); err != nil {
				return withPresent(o, n, err)
			}
		}
		does := deedOf(o, n, action, in)
		reply, _, err := o.Engine.Do(c.UserContext(), queue.Request{
			Actor: edge.Account(c).Name, ID: in.CommandID, Digest: edge.Digest(action+" "+strconv.Itoa(n), in), Do: make(o, n, in),
		})
		if err != nil {
			return withPresent(o, n, err)
		}
		if does != nil {
			if err := o.Audit.Once(c, does.what, does.subject, in.CommandID, does.detail); err != nil {
				return err
			}
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
	service, ok := o.ServiceOf(t)
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
