// Package supervisor answers who leads the office: the live picture of all counters and lines, the day's story, and what
// they change in it.
package supervisor

import (
	"net/http"
	"slices"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/queue"
	"antrean/office/staff"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// Show answers GET /api/v1/supervisor: the present.
func Show(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		return edge.JSON(c, http.StatusOK, snapshot.SupervisorOf(o, o.Engine.View()))
	}
}

// A device is a box with how it fares.
type device struct {
	Name    string     `json:"name"`
	Kind    string     `json:"kind"`
	Zone    string     `json:"zone"`
	Counter int        `json:"counter"`
	Online  bool       `json:"online"`
	SeenAt  *time.Time `json:"seen_at"` // null: not since the program began
	Told    bool       `json:"told"`    // it has said how it is: skew and old are known
	SkewMS  int64      `json:"skew_ms"`
	Old     bool       `json:"old"` // it shows another build's page
	Printer string     `json:"printer"`
}

// Devices answers GET /api/v1/supervisor/devices: every box that is ours, and when it was last heard of.
func Devices(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		all, err := o.Devices.Devices()
		if err != nil {
			return problem.Wrap("unavailable", err)
		}
		devices := []device{}
		for _, d := range all {
			if d.RevokedAt.IsZero() {
				devices = append(devices, deviceOf(o, d))
			}
		}
		return edge.JSON(c, http.StatusOK, fiber.Map{"at": o.Now(), "devices": devices})
	}
}

func deviceOf(o *edge.Office, d staff.Device) device {
	beat, _ := o.Beats.Last(d.ID)
	out := device{Name: d.Name, Kind: d.Kind, Zone: d.Zone, Counter: d.Counter, Online: beat.Online(time.Now()), Told: beat.Told, Printer: d.Printer}
	if !beat.SeenAt.IsZero() {
		seen := o.Local(beat.SeenAt)
		out.SeenAt = &seen
	}
	if beat.Told {
		out.SkewMS, out.Old = beat.Skew.Milliseconds(), beat.Build != o.Build
	}
	return out
}

// A person may work at counters.
type person struct {
	Name     string `json:"name"`
	Display  string `json:"display"`
	Counters []int  `json:"counters"` // those of the office that are theirs
}

// People answers GET /api/v1/supervisor/people: for whom a counter can be opened.
func People(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		all, err := o.Accounts.Accounts()
		if err != nil {
			return problem.Wrap("unavailable", err)
		}
		people := []person{}
		for _, a := range all {
			own := counters(o, a)
			if len(own) > 0 {
				people = append(people, person{Name: a.Name, Display: a.Called(), Counters: own})
			}
		}
		return edge.JSON(c, http.StatusOK, fiber.Map{"people": people})
	}
}

// counters are those at which somebody may work.
func counters(o *edge.Office, a staff.Account) []int {
	var own []int
	for _, rule := range o.Engine.View().Rules.Counters {
		if a.Active() && a.May(staff.ActAtCounter) && a.MayAct(rule.N) {
			own = append(own, rule.N)
		}
	}
	return own
}

// mayWork refuses to open a counter for somebody who could not work there.
func mayWork(o *edge.Office, name string, n int) error {
	a, err := o.Accounts.Account(name)
	if err != nil || !slices.Contains(counters(o, a), n) {
		return problem.Field("operator", "/api/v1/supervisor/people")
	}
	return nil
}

// numberOf is what a ticket is called; "" when it is forgotten.
func numberOf(s *queue.State, id queue.TicketID) string {
	t, ok := s.Ticket(id)
	if !ok {
		return ""
	}
	return t.Number()
}
