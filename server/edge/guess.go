package edge

import (
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office"
	"antrean/office/queue"
)

// tokenLife is how long a ticket's token outlives its visit.
const tokenLife = 48 * time.Hour

// Ticket finds a ticket by its token; guessing is limited by address, a right token always passes.
func (o *Office) Ticket(c *fiber.Ctx, token string) (*queue.Ticket, error) {
	if t, ok := o.ByToken(o.Engine.View(), token); ok {
		return t, nil
	}
	return nil, o.Missed(c, time.Now(), "unknown_ticket")
}

// ByToken finds the ticket of a token whose time is not over: of one that joined another, the time of that one.
func (o *Office) ByToken(view *office.View, token string) (*queue.Ticket, bool) {
	t, ok := view.State.ByToken(token)
	if !ok {
		return nil, false
	}
	if end := view.State.GoesOn(t).EndedAt; !end.IsZero() && time.Since(end) > tokenLife {
		return nil, false
	}
	return t, true
}

// List finds a saved checklist by its code; guessing is limited like that of tokens.
func (o *Office) List(c *fiber.Ctx, code string) (*queue.List, error) {
	now := time.Now()
	if saved, ok := o.Engine.View().State.List(code, now); ok {
		return saved, nil
	}
	return nil, o.Missed(c, now, "unknown_list")
}

// Missed notes that a guess at a secret was wrong, and says so; after too many it says only that.
func (o *Office) Missed(c *fiber.Ctx, now time.Time, code string) error {
	key := Neighbourhood(c.IP())
	if o.Guesses.TooMany(key, now) {
		return problem.New("too_many")
	}
	o.Guesses.Add(key, now)
	return problem.New(code)
}
