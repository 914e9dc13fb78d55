package kiosk

import (
	"net/http"

	"github.com/gofiber/fiber/v2"

	"antrean/office/catalogue"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// Check answers POST /api/v1/kiosk/check: what is needed and what is missing. It changes nothing.
func Check(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		var in checklist
		if err := edge.Body(c, &in); err != nil {
			return err
		}
		edge.SetLang(c, in.Lang)
		verdict, service, err := in.evaluate(o)
		if err != nil {
			return err
		}
		word := "incomplete"
		switch {
		case verdict.Stop != nil:
			word = "not_needed"
		case verdict.Complete:
			word = "complete"
		}
		return edge.JSON(c, http.StatusOK, struct {
			Verdict string                 `json:"verdict"`
			Stop    catalogue.Text         `json:"stop"`
			Gate    catalogue.Gate         `json:"gate"`
			Needed  []snapshot.Requirement `json:"needed"`
			Missing []snapshot.Requirement `json:"missing"`
		}{word, verdict.Stop, service.Gate, snapshot.RequirementsOf(verdict.Needed, false), snapshot.RequirementsOf(verdict.Missing, true)})
	}
}
