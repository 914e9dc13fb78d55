package kiosk

import (
	"net/http"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/server/edge"
	"antrean/server/snapshot"
)

// A status is what a kiosk must know before somebody touches it.
type status struct {
	At        time.Time                  `json:"at"`
	Build     string                     `json:"build"`
	Device    string                     `json:"device"`
	Hours     snapshot.Hours             `json:"hours"`
	Printer   string                     `json:"printer"`
	Reason    string                     `json:"printer_reason"`
	Low       bool                       `json:"printer_low"`
	DiskFull  bool                       `json:"disk_full"`
	PublicURL *string                    `json:"public_url"`
	Waiting   map[string]int             `json:"waiting"`
	Services  map[string]snapshot.Permit `json:"services"`
	Troubles  []snapshot.ToldTrouble     `json:"troubles"`
	OnePerson string                     `json:"one_person"` // whether a NIK is asked for
	Glass     glass                      `json:"glass"`
	Guide     guideStatus                `json:"guide"`
}

// A guideStatus is the audio guide of a kiosk.
type guideStatus struct {
	Langs  []string `json:"langs"`  // that it speaks
	Volume int      `json:"volume"` // percent
}

// Status answers GET /api/v1/kiosk/status.
func Status(o *edge.Office) fiber.Handler {
	langs := guides(o)
	return func(c *fiber.Ctx) error {
		view, device := o.Engine.View(), edge.Device(c)
		out := status{
			At: o.Now(), Build: o.BuildNow(), Device: device.Name, Hours: snapshot.HoursOf(o), Printer: "none", Glass: glassOf(o, device.Name),
			Guide:    guideStatus{Langs: langs, Volume: o.Setup().Document.KioskOf(device.Name).Loudness()},
			DiskFull: view.DiskFull, OnePerson: view.Rules.PolicyInForce().OnePerson, Waiting: make(map[string]int, len(o.Catalogue().Services)),
			Services: make(map[string]snapshot.Permit, len(o.Catalogue().Services)), Troubles: snapshot.ToldTroubles(o, view),
		}
		if p, ok := o.Printer(device.Printer); ok {
			machine := snapshot.MachineOf(view, p.Name)
			out.Printer, out.Reason, out.Low = machine.State, machine.Reason, machine.Low
		}
		if base := o.PublicURL(); base != "" {
			out.PublicURL = &base
		}
		for i := range o.Catalogue().Services {
			id := o.Catalogue().Services[i].ID
			out.Waiting[id] = view.State.Waiting(id)
			out.Services[id] = snapshot.PermitOf(o, view, id, device.Name)
		}
		return edge.JSON(c, http.StatusOK, out)
	}
}
