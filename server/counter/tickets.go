package counter

import (
	"net/http"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/internal/words"
	"antrean/office/queue"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// How much a terminal finds at once, and how long a question may be.
const (
	foundMost = 50
	askedMost = 40 // letters
)

// Tickets answers GET /api/v1/counters/{n}/tickets?q=&state=: the tickets of the day that wait, are parked or missed
// their call, by their numbers or services; those of one state when it is named.
func Tickets(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		if _, err := own(o, c); err != nil {
			return err
		}
		asked := strings.TrimSpace(c.Query("q"))
		if len(asked) > askedMost {
			return problem.Field("q", "A-001")
		}
		state := queue.TicketState(c.Query("state"))
		if !slices.Contains([]queue.TicketState{"", queue.Waiting, queue.Parked, queue.NoShow}, state) {
			return problem.Field("state", "waiting, parked, no_show")
		}
		view := o.Engine.View()
		found, more := []snapshot.Found{}, 0
		for _, t := range view.State.Today() {
			switch {
			case state != "" && t.State != state, !Fits(o, t, asked):
			case len(found) < foundMost:
				found = append(found, snapshot.FoundOf(o, view, t))
			default:
				more++
			}
		}
		return edge.JSON(c, http.StatusOK, fiber.Map{"tickets": found, "more": more})
	}
}

// Fits reports whether a ticket is what somebody asks for: all, "12", "a12", "A-012", or a word of its service.
func Fits(o *edge.Office, t *queue.Ticket, asked string) bool {
	if asked == "" {
		return true
	}
	short := func(text string) string {
		letters := strings.TrimRight(text, "0123456789")
		return letters + strings.TrimLeft(text[len(letters):], "0")
	}
	typed := short(strings.NewReplacer("-", "", " ", "").Replace(strings.ToUpper(asked)))
	number := short(strings.ReplaceAll(t.Number(), "-", ""))
	if typed != "" && (typed == number || typed == strings.TrimPrefix(number, t.Prefix)) {
		return true
	}
	asked = strings.ToLower(asked)
	if strings.Contains(t.Service, asked) {
		return true
	}
	s, ok := o.ServiceOf(t)
	return ok && len(asked) > 1 && strings.Contains(strings.ToLower(s.Short.In(words.Default)), asked)
}
