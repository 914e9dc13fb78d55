package public

import (
	"net/http"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/office/queue"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// A lot is one of today's, as anybody may check the draw: no lot says whose it is.
type lot struct {
	Lot    string  `json:"lot"`
	Share  string  `json:"share"`
	Number *string `json:"number"` // null until it is drawn, and of one that was given up
}

// Lots answers GET /api/v1/lots: today's lots as they were taken, what stands on their slips, and what the draw was made
// with. docs/queue.md says how to compute it anew.
func Lots(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		view := o.Engine.View()
		var seed *string
		if s := view.State.LotSeed(); s != "" {
			seed = &s
		}
		lots := []lot{}
		for _, t := range view.State.Lots() {
			one := lot{Lot: t.LotNumber(), Share: t.Share}
			if t.N > 0 {
				one.Number = numberOf(t)
			}
			lots = append(lots, one)
		}
		return edge.JSON(c, http.StatusOK, struct {
			At   time.Time  `json:"at"`
			Day  string     `json:"day"`
			Draw *time.Time `json:"draw"`
			Seed *string    `json:"seed"`
			Lots []lot      `json:"lots"`
		}{o.Now().Truncate(time.Millisecond), view.State.Day, snapshot.HoursOf(o).Draw, seed, lots})
	}
}

func numberOf(t *queue.Ticket) *string {
	number := t.Number()
	return &number
}
