package kiosk

import (
	"errors"
	"net/http"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/setup"
	"antrean/server/edge"
)

// A glass is what a kiosk must know of itself to draw its keys as large as fingers: what a wiped browser has forgotten.
type glass struct {
	CardPx     float64  `json:"card_px"`     // of a card of 85.6 mm, as somebody measured; 0: nobody has
	DiagonalIn float64  `json:"diagonal_in"` // 0: not known
	BottomMM   int      `json:"bottom_mm"`   // above the floor; 0: not known
	Langs      []string `json:"langs"`       // in their order on the first screen
	Measure    bool     `json:"measure"`     // an admin wants it measured now
}

func glassOf(o *edge.Office, device string) glass {
	k := o.Setup().Document.KioskOf(device)
	return glass{CardPx: k.CardPx, DiagonalIn: k.DiagonalIn, BottomMM: k.BottomMM, Langs: append([]string{}, k.Langs...), Measure: o.Measures.Wanted(device, o.Now())}
}

// Glass answers POST /api/v1/kiosk/glass: how wide a card is on the glass of this kiosk. An admin must have asked for it,
// within the last quarter of an hour; it is noted in the admin's name.
func Glass(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		var in struct {
			RequestID string  `json:"request_id"`
			CardPx    float64 `json:"card_px"`
		}
		if err := edge.Body(c, &in); err != nil {
			return err
		}
		if err := edge.CheckID("request_id", in.RequestID); err != nil {
			return err
		}
		device := edge.Device(c).Name
		by, ok := o.Measures.May(device, in.RequestID, o.Now())
		if !ok {
			return problem.New("not_measuring")
		}
		now, err := o.Setups.Change(c.UserContext(), o.Setup().N, by, "", func(d *setup.Document) error {
			k := d.KioskOf(device)
			k.CardPx = in.CardPx
			d.SetKiosk(k)
			return nil
		})
		if _, wrong := errors.AsType[setup.Faults](err); wrong {
			return problem.Field("card_px", "100 … 2000")
		}
		if err != nil {
			return problem.Wrap("unavailable", err)
		}
		if err := o.Audit.Note(c, "kiosk.measured", device, map[string]any{"version": now.N, "card_px": in.CardPx, "by": by}); err != nil {
			return err
		}
		o.Measures.Measured(device, in.RequestID)
		return edge.JSON(c, http.StatusOK, glassOf(o, device))
	}
}
