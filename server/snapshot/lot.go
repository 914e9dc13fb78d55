package snapshot

import (
	"slices"
	"time"

	"antrean/office"
	"antrean/office/queue"
	"antrean/server/edge"
)

// A Lot is what somebody was given before the office opened.
type Lot struct {
	Number string     `json:"number"` // "UN-017"
	Share  string     `json:"share"`  // what it puts into the draw
	Draw   *time.Time `json:"draw"`   // when it is drawn, while it has no number; null when that is not known
}

// LotOf is the lot of a ticket; nil when it never was one.
func LotOf(o *edge.Office, t *queue.Ticket) *Lot {
	if t.Lot == 0 {
		return nil
	}
	out := &Lot{Number: t.LotNumber(), Share: t.Share}
	if t.State == queue.LotHeld {
		out.Draw = moment(o, o.Engine.View().Rules.DrawsAt(o.Now()))
	}
	return out
}

// Lots are those of a zone: how many wait for the draw, and after it who has which number.
type Lots struct {
	Held  int        `json:"held"`
	Drawn []DrawnLot `json:"drawn"` // in the order in which they are called; for a while after the draw
}

// A DrawnLot is a lot with its number.
type DrawnLot struct {
	Lot    string `json:"lot"`
	Number string `json:"number"`
}

// drawnShown is how long boards show the draw: everybody who waits has read three pages of it by then, many times.
const drawnShown = 20 * time.Minute

// LotsOf are the lots of a zone's services.
func LotsOf(o *edge.Office, v *office.View, zone string) Lots {
	out := Lots{Drawn: []DrawnLot{}}
	all := v.State.Lots()
	if len(all) == 0 {
		return out
	}
	services, now := zoneServices(v.Rules, zone), o.Now()
	slices.SortFunc(all, func(a, b *queue.Ticket) int { return a.Place.Compare(b.Place) })
	for _, t := range all {
		switch {
		case !slices.Contains(services, t.Service):
		case t.State == queue.LotHeld:
			out.Held++
		case t.State == queue.Waiting && now.Sub(t.WaitsFrom) < drawnShown:
			out.Drawn = append(out.Drawn, DrawnLot{Lot: t.LotNumber(), Number: t.Number()})
		}
	}
	return out
}
