package agent

import (
	"net/http"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/printer/status"
	"antrean/server/edge"
	"antrean/server/paper"
)

// Status answers POST /api/v1/agent/status: how the printer is, once a second. The answer does not wait for the
// journal: the next word comes in a second.
func Status(o *edge.Office, fleet *paper.Fleet) fiber.Handler {
	return func(c *fiber.Ctx) error {
		p, err := Own(o, c)
		if err != nil {
			return err
		}
		var in struct {
			Claim  string        `json:"claim"`
			Status status.Status `json:"status"`
		}
		if err := edge.Body(c, &in); err != nil {
			return err
		}
		if err := edge.CheckID("claim", in.Claim); err != nil {
			return err
		}
		if err := check(in.Status); err != nil {
			return err
		}
		fleet.Heard(p.Name, in.Claim, in.Status)
		return edge.JSON(c, http.StatusOK, fiber.Map{})
	}
}

// check refuses a status with other words than ours.
func check(s status.Status) error {
	for field, value := range map[string]status.Value{
		"line": s.Line, "online": s.Online, "paper": s.Paper, "roll": s.Roll, "cover": s.Cover, "cutter": s.Cutter, "heat": s.Heat, "mouth": s.Mouth,
	} {
		switch value {
		case "", status.Unknown, status.OK, status.Bad:
		default:
			return problem.Field("status."+field, "ok, bad, unknown")
		}
	}
	if !word(s.Why) {
		return problem.Field("status.why", reasonForm)
	}
	return nil
}
