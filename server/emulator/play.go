package emulator

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/printer/virtual"
	"antrean/server/edge"
)

// A shown printer is what its page draws.
type shown struct {
	Name    string        `json:"name"`
	Panel   virtual.Panel `json:"panel"`
	Hanging *string       `json:"hanging"` // address of the picture of what hangs out; null: nothing does
	Slips   []printed     `json:"slips"`   // newest first
}

// Show answers GET /api/v1/emulators/{name}: the printer as it stands there.
func (b *Bench) Show(c *fiber.Ctx) error {
	printer, err := b.named(c)
	if err != nil {
		return err
	}
	out := shown{Name: c.Params("name"), Panel: printer.Panel(), Slips: slipsOf(c, printer)}
	if out.Panel.HangingMM > 0 {
		at := address(c, "hanging.png")
		out.Hanging = &at
	}
	return edge.JSON(c, http.StatusOK, out)
}

// Do answers POST /api/v1/emulators/{name}/do: something is done to the printer, once for each command id.
func (b *Bench) Do(c *fiber.Ctx) error {
	printer, err := b.named(c)
	if err != nil {
		return err
	}
	var in struct {
		CommandID string         `json:"command_id"`
		Action    virtual.Action `json:"action"`
	}
	if err := edge.Body(c, &in); err != nil {
		return err
	}
	if err := edge.CheckID("command_id", in.CommandID); err != nil {
		return err
	}
	if !slices.Contains(virtual.Actions(), in.Action) {
		return problem.Field("action", strings.Trim(fmt.Sprint(virtual.Actions()), "[]"))
	}
	if err := b.once(in.CommandID, func() error { return printer.Do(in.Action) }); err != nil { // it lacks the part, or there is nothing to take
		return problem.Wrap("stale", err).And("state", printer.Panel())
	}
	return edge.JSON(c, http.StatusOK, fiber.Map{"panel": printer.Panel()})
}
