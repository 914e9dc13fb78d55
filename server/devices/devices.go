// Package devices answers boxes that want to be let in, and those that say how they are.
package devices

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/staff"
	"antrean/server/edge"
)

// screenMost is the widest screen that is believed, in CSS px.
const screenMost = 32_768

// Ask answers POST /api/v1/pairing: a code to show, and the secret by which the box asks what became of it.
func Ask(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		var in struct {
			RequestID string `json:"request_id"`
			Kind      string `json:"kind"`
			Width     int    `json:"width"`
			Height    int    `json:"height"`
		}
		if err := edge.Body(c, &in); err != nil {
			return err
		}
		if err := edge.CheckID("request_id", in.RequestID); err != nil {
			return err
		}
		if !staff.KnownKind(in.Kind) {
			return problem.Field("kind", strings.Join(staff.DeviceKinds(), ", "))
		}
		if err := checkScreen(in.Width, in.Height); err != nil {
			return err
		}
		box := edge.Pairing{Kind: in.Kind, Width: in.Width, Height: in.Height, Browser: c.Get(fiber.HeaderUserAgent), Address: c.IP()}
		pairing, secret, ok := o.Pairings.Ask(in.RequestID, box, time.Now())
		if !ok {
			return problem.New("too_many")
		}
		return edge.JSON(c, http.StatusCreated, fiber.Map{"code": edge.Grouped(pairing.Code, 3), "secret": secret, "expires_at": o.Local(pairing.ExpiresAt)})
	}
}

func checkScreen(width, height int) error {
	for name, n := range map[string]int{"width": width, "height": height} {
		if n < 0 || n > screenMost {
			return problem.Field(name, "0–32768")
		}
	}
	return nil
}

// joined is what a box is told of itself.
type joined struct {
	Token   string `json:"token"`
	Name    string `json:"name"`
	Kind    string `json:"kind"`
	Zone    string `json:"zone"`
	Counter int    `json:"counter"`
}

// Poll answers GET /api/v1/pairing, with the secret as Bearer: waiting, or joined with the token.
func Poll(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		kind, secret, _ := strings.Cut(c.Get(fiber.HeaderAuthorization), " ")
		now := time.Now()
		if !strings.EqualFold(kind, "Bearer") || secret == "" || len(secret) > 128 {
			return problem.New("unknown_pairing")
		}
		pairing, ok := o.Pairings.Poll(secret, now)
		if !ok {
			return o.Missed(c, now, "unknown_pairing")
		}
		reply := fiber.Map{"state": "waiting", "code": edge.Grouped(pairing.Code, 3), "expires_at": o.Local(pairing.ExpiresAt), "joined": nil}
		if d := pairing.Joined; d != nil {
			reply["state"], reply["joined"] = "joined", joined{pairing.Token, d.Name, d.Kind, d.Zone, d.Counter}
		}
		return edge.JSON(c, http.StatusOK, reply)
	}
}

// lagMost is the longest way of a beat that is believed: longer ones say nothing about a clock.
const lagMost = 10 * time.Second

// Beat answers POST /api/v1/devices/beat: a screen says how it is, and hears whether to load its page again.
func Beat(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		var in struct {
			Build  string `json:"build"`
			At     int64  `json:"at"`     // the screen's clock, Unix milliseconds
			Up     int64  `json:"up_ms"`  // since its page was loaded
			Lag    int64  `json:"lag_ms"` // half of the last round trip
			Width  int    `json:"width"`
			Height int    `json:"height"`

			boardBeat
		}
		if err := edge.Body(c, &in); err != nil {
			return err
		}
		if err := in.check(); err != nil {
			return err
		}
		if len(in.Build) > 64 {
			return problem.Field("build", "0–64")
		}
		if !slices.Contains([]string{"", "ok", "blocked"}, in.Audio) {
			return problem.Field("audio", "ok, blocked")
		}
		if err := checkScreen(in.Width, in.Height); err != nil {
			return err
		}
		now, device := time.Now(), edge.Device(c)
		lag := min(max(time.Duration(in.Lag)*time.Millisecond, 0), lagMost)
		beat := edge.Beat{Build: in.Build, Browser: c.Get(fiber.HeaderUserAgent), Address: c.IP(), Width: in.Width, Height: in.Height, SeenAt: now, Skew: now.Sub(time.UnixMilli(in.At).Add(lag)), Board: in.board()}
		reload := o.Beats.Heard(device.ID, beat, now.Add(-time.Duration(max(in.Up, 0))*time.Millisecond))
		return edge.JSON(c, http.StatusOK, fiber.Map{"name": device.Name, "reload": reload, "zone": zoneOf(o, device), "counter": counterOf(o, device)})
	}
}

// zoneOf is the zone that a board is set to, while the office has it: a screen follows, and must not go where nothing is.
func zoneOf(o *edge.Office, d staff.Device) string {
	if !slices.Contains(o.Zones(), d.Zone) {
		return ""
	}
	return d.Zone
}

// counterOf is the counter that a terminal is set to, while the office has it.
func counterOf(o *edge.Office, d staff.Device) int {
	if _, ok := o.Rule(d.Counter); !ok {
		return 0
	}
	return d.Counter
}
