package emulator

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

// A printed slip as the page of the printer lists it.
type printed struct {
	ID         int       `json:"id"`
	At         time.Time `json:"at"`
	MM         float64   `json:"mm"`
	Bytes      int       `json:"bytes"`
	Fragment   bool      `json:"fragment"`
	Lines      []string  `json:"lines"`
	QR         []string  `json:"qr"`
	Commands   []string  `json:"commands"`
	Complaints []string  `json:"complaints"`
	PNG        string    `json:"png"`
}

// Slips answers GET /api/v1/emulators/{name}/slips: the last slips, newest first.
func (b *Bench) Slips(c *fiber.Ctx) error {
	printer, err := b.named(c)
	if err != nil {
		return err
	}
	return edge.JSON(c, http.StatusOK, fiber.Map{"slips": slipsOf(c, printer)})
}

func slipsOf(c *fiber.Ctx, printer *virtual.Printer) []printed {
	slips := printer.Slips()
	out := make([]printed, 0, len(slips))
	for i := len(slips) - 1; i >= 0; i-- {
		s := slips[i]
		out = append(out, printed{ID: s.ID, At: s.At, MM: s.MM, Bytes: s.Bytes, Fragment: s.Fragment, Lines: list(s.Lines), QR: list(s.QR),
			Commands: list(s.Commands), Complaints: list(s.Complaints), PNG: address(c, "slips/"+strconv.Itoa(s.ID)+".png")})
	}
	return out
}

// list is a list in JSON even when it is empty.
func list(texts []string) []string { return append([]string{}, texts...) }

// Picture answers GET /api/v1/emulators/{name}/slips/{id}.png.
func (b *Bench) Picture(c *fiber.Ctx) error {
	printer, err := b.named(c)
	if err != nil {
		return err
	}
	id, isPNG := strings.CutSuffix(c.Params("file"), ".png")
	for _, s := range printer.Slips() {
		if isPNG && strconv.Itoa(s.ID) == id {
			return picture(c, s.PNG)
		}
	}
	return problem.New("not_found")
}

// Hanging answers GET /api/v1/emulators/{name}/hanging.png: the paper that has come out so far. It answers 204 when
// nothing hangs out: a page that was just told of a paper may ask for it after the cut.
func (b *Bench) Hanging(c *fiber.Ctx) error {
	printer, err := b.named(c)
	if err != nil {
		return err
	}
	png := printer.Hanging()
	if png == nil {
		return c.SendStatus(fiber.StatusNoContent)
	}
	return picture(c, png)
}

func picture(c *fiber.Ctx, png []byte) error {
	c.Set(fiber.HeaderContentType, "image/png")
	c.Set(fiber.HeaderCacheControl, "no-store")
	return c.Send(png)
}
