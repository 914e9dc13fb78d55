package supervisor

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office"
	"antrean/office/queue"
	"antrean/server/counter"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// How many tickets are listed at once, and how long a question may be.
const (
	listedMost = 200
	askedMost  = 40 // letters
)

// Groups of states that can be asked for.
const (
	groupOpen = "open" // something can still happen to them
	groupAll  = "all"
)

// A row is a ticket of the day.
type row struct {
	ID          string            `json:"id"`
	Number      string            `json:"number"`
	Service     string            `json:"service"`
	State       queue.TicketState `json:"state"`
	Priority    bool              `json:"priority"`
	Party       int               `json:"party"`
	Complete    bool              `json:"complete"`
	Device      string            `json:"device"`
	IssuedAt    time.Time         `json:"issued_at"`
	Since       time.Time         `json:"since"`    // since when it is in its state
	Position    *int              `json:"position"` // while it waits
	Counter     *int              `json:"counter"`  // that holds or last held it
	Desk        *int              `json:"desk"`     // the one counter that is to call it
	Reason      string            `json:"reason"`   // why it is parked
	Due         *time.Time        `json:"due"`      // when it comes back
	RejoinUntil *time.Time        `json:"rejoin_until"`
}

// Tickets answers GET /api/v1/supervisor/tickets?q=&state=&service=: the tickets of the day, those who wait in the order
// of their places, the others the newest first.
func Tickets(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		asked, state, service := strings.TrimSpace(c.Query("q")), c.Query("state", groupOpen), c.Query("service")
		if len(asked) > askedMost {
			return problem.Field("q", "A-001")
		}
		if state != groupOpen && state != groupAll && !slices.Contains(queue.TicketStates(), queue.TicketState(state)) {
			return problem.Field("state", groupOpen+", "+groupAll+", "+string(queue.Waiting)+", …")
		}
		view := o.Engine.View()
		found, more := []row{}, 0
		for _, t := range ordered(view.State.Issued()) {
			switch {
			case !inGroup(t, state), service != "" && t.Service != service, !counter.Fits(o, t, asked):
			case len(found) < listedMost:
				found = append(found, rowOf(o, view, t))
			default:
				more++
			}
		}
		return edge.JSON(c, http.StatusOK, fiber.Map{"seq": view.Seq(), "tickets": found, "more": more})
	}
}

// Ticket answers GET /api/v1/supervisor/tickets/{id}: one ticket of the last days and all that happened to it.
func Ticket(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		view := o.Engine.View()
		t, err := ticketOf(view, c.Params("id"))
		if err != nil {
			return err
		}
		story, err := lifeOf(o, view, t)
		if err != nil {
			return err
		}
		return edge.JSON(c, http.StatusOK, fiber.Map{"ticket": rowOf(o, view, t), "events": story})
	}
}

func inGroup(t *queue.Ticket, state string) bool {
	switch state {
	case groupAll:
		return true
	case groupOpen:
		return !t.State.Over()
	}
	return string(t.State) == state
}

// ordered begins with those who wait.
func ordered(all []*queue.Ticket) []*queue.Ticket {
	slices.SortStableFunc(all, func(a, b *queue.Ticket) int {
		switch waitsA, waitsB := a.State == queue.Waiting, b.State == queue.Waiting; {
		case waitsA && waitsB:
			return a.Place.Compare(b.Place)
		case waitsA:
			return -1
		case waitsB:
			return 1
		}
		return changedAt(b).Compare(changedAt(a))
	})
	return all
}

// changedAt is since when a ticket is in its state, as far as it remembers.
func changedAt(t *queue.Ticket) time.Time {
	switch t.State {
	case queue.Called:
		return t.CalledAt
	case queue.Serving:
		return t.StartedAt
	case queue.Done, queue.NoShow, queue.Returned, queue.Cancelled, queue.Joined, queue.Expired:
		return t.EndedAt
	}
	if n := len(t.Legs); n > 0 {
		return t.Legs[n-1].Ended
	}
	return t.IssuedAt
}

func rowOf(o *edge.Office, v *office.View, t *queue.Ticket) row {
	found := snapshot.FoundOf(o, v, t)
	out := row{
		ID: found.ID, Number: found.Number, Service: t.Service, State: t.State, Priority: t.Priority, Party: t.People(), Complete: t.Complete(),
		Device: t.Device, IssuedAt: found.IssuedAt, Since: o.Local(changedAt(t)), Position: found.Position, Desk: found.Desk, Reason: t.Reason,
		Due: found.Due, RejoinUntil: found.RejoinUntil,
	}
	if t.Counter != 0 {
		out.Counter = &t.Counter
	}
	return out
}
