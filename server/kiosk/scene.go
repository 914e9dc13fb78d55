package kiosk

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/internal/words"
	"antrean/office/catalogue"
	"antrean/server/edge"
)

// nobody is the screen of a kiosk at which nobody stands.
const nobody = "start"

// screens are those at which somebody stands, by their names in the kiosk's page.
func screens() []string {
	return []string{"services", "checklist", "missing", "confirm", "code", "comeback", "sending", "failed", "asking", "result"}
}

// What one scene may say.
const (
	rowsMost  = 64             // requirements of a service, as in one checklist
	stoodMost = 24 * time.Hour // a step that stands longer is a clock gone wrong
)

// A scene is what a kiosk's page shows, as it tells it.
type scene struct {
	Screen  string `json:"screen"`
	Service string `json:"service"`
	Row     string `json:"row"`
	Done    int    `json:"done"`
	Total   int    `json:"total"`
	Lang    string `json:"lang"`
	Stood   int64  `json:"stood_ms"` // for how long
}

// Scene answers POST /api/v1/kiosk/scene: what this kiosk shows, so that staff can help by voice. It holds no answer of
// the person, stays in memory, and ends when the kiosk says that nobody is there or falls silent.
func Scene(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		var in scene
		if err := edge.Body(c, &in); err != nil {
			return err
		}
		device := edge.Device(c).Name
		if in.Screen == nobody {
			o.Scenes.Clear(device)
			return edge.JSON(c, http.StatusOK, fiber.Map{})
		}
		if err := in.check(o.Catalogue()); err != nil {
			return err
		}
		o.Scenes.Put(time.Now(), edge.Scene{
			Device: device, Screen: in.Screen, Service: in.Service, Row: in.Row, Done: in.Done, Total: in.Total, Lang: in.Lang,
		}, time.Duration(in.Stood)*time.Millisecond)
		return edge.JSON(c, http.StatusOK, fiber.Map{})
	}
}

// check takes only what the catalogue names: nothing else can come through to a screen of staff.
func (in scene) check(c *catalogue.Catalogue) error {
	if !slices.Contains(screens(), in.Screen) {
		return problem.Field("screen", nobody+", "+strings.Join(screens(), ", "))
	}
	service, known := c.Service(in.Service)
	if in.Service != "" && !known {
		return problem.Field("service", "services[].id")
	}
	if in.Row != "" {
		if !known {
			return problem.Field("row", `""`)
		}
		if row, ok := service.Requirement(in.Row); !ok || row.ID != in.Row {
			return problem.Field("row", "requirements[].id")
		}
	}
	if in.Total < 0 || in.Total > rowsMost {
		return problem.Field("total", "0, 1, 2, …")
	}
	if in.Done < 0 || in.Done > in.Total {
		return problem.Field("done", "0, 1, 2, …")
	}
	if words.In(in.Lang).Code() != in.Lang {
		return problem.Field("lang", strings.Join(words.Languages(), ", "))
	}
	if in.Stood < 0 || in.Stood > stoodMost.Milliseconds() {
		return problem.Field("stood_ms", "0, 1, 2, …")
	}
	return nil
}
