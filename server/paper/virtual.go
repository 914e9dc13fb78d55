package paper

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/printer/virtual"
	"antrean/server/edge"
)

// A Tray shows what virtual printers have printed.
type Tray struct{ Printers map[string]*virtual.Printer }

// A printed slip as the page of the printer lists it.
type printed struct {
	ID         int       `json:"id"`
	At         time.Time `json:"at"`
	MM         float64   `json:"mm"`
	Bytes      int       `json:"bytes"`
	Lines      []string  `json:"lines"`
	QR         []string  `json:"qr"`
	Complaints []string  `json:"complaints"`
	PNG        string    `json:"png"`
}

// Slips answers GET /api/v1/emulators/{name}/slips: the last slips, newest first.
func (t Tray) Slips(c *fiber.Ctx) error {
	printer, ok := t.Printers[c.Params("name")]
	if !ok {
		return problem.New("not_found")
	}
	out := []printed{}
	for _, s := range printer.Slips() {
		out = append([]printed{{ID: s.ID, At: s.At, MM: s.MM, Bytes: s.Bytes, Lines: s.Lines, QR: s.QR, Complaints: s.Complaints,
			PNG: "/api/v1/emulators/" + c.Params("name") + "/slips/" + strconv.Itoa(s.ID) + ".png"}}, out...)
	}
	return edge.JSON(c, http.StatusOK, fiber.Map{"slips": out})
}

// Picture answers GET /api/v1/emulators/{name}/slips/{id}.png.
func (t Tray) Picture(c *fiber.Ctx) error {
	printer, ok := t.Printers[c.Params("name")]
	if !ok {
		return problem.New("not_found")
	}
	id, isPNG := strings.CutSuffix(c.Params("file"), ".png")
	for _, s := range printer.Slips() {
		if isPNG && strconv.Itoa(s.ID) == id {
			c.Set(fiber.HeaderContentType, "image/png")
			c.Set(fiber.HeaderCacheControl, "no-store")
			return c.Send(s.PNG)
		}
	}
	return problem.New("not_found")
}
