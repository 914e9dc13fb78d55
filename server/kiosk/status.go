package kiosk

import (
	"net/http"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/queue"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// A status is what a kiosk must know before somebody touches it.
type status struct {
	At        time.Time      `json:"at"`
	Build     string         `json:"build"`
	Device    string         `json:"device"`
	Hours     snapshot.Hours `json:"hours"`
	Printer   string         `json:"printer"`
	DiskFull  bool           `json:"disk_full"`
	PublicURL *string        `json:"public_url"`
	Waiting   map[string]int `json:"waiting"`
}

// Status answers GET /api/v1/kiosk/status.
func Status(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		view, device := o.Engine.View(), edge.Device(c)
		out := status{
			At: o.Now(), Build: o.Build, Device: device.Name, Hours: snapshot.HoursOf(o), Printer: "none",
			DiskFull: view.DiskFull, Waiting: make(map[string]int, len(o.Catalogue.Services)),
		}
		if device.Printer != "" {
			out.Printer = o.Printer(device.Printer)
		}
		if o.PublicURL != "" {
			out.PublicURL = &o.PublicURL
		}
		for i := range o.Catalogue.Services {
			id := o.Catalogue.Services[i].ID
			out.Waiting[id] = view.State.Waiting(id)
		}
		return edge.JSON(c, http.StatusOK, out)
	}
}

// Paper answers GET /api/v1/kiosk/papers/{job}: how far a slip got.
func Paper(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		id, err := strconv.ParseUint(c.Params("job"), 10, 64)
		if err != nil {
			return problem.New("not_found")
		}
		job, ok := o.Engine.View().State.Job(queue.JobID(id))
		if !ok || job.Printer != edge.Device(c).Printer {
			return problem.New("not_found")
		}
		return edge.JSON(c, http.StatusOK, snapshot.Paper{Job: job.ID, State: job.State})
	}
}
