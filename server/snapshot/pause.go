package snapshot

import (
	"time"

	"antrean/office/worktime"
	"antrean/server/edge"
)

// A Pause is when the counters stop by the office's hours. A counter's screen reminds its clerk a little before it.
type Pause struct {
	At     time.Time  `json:"at"`
	Until  *time.Time `json:"until"`  // null: the day's work is over
	Reason string     `json:"reason"` // of the break, as its command takes it; empty at closing
}

// The reasons of breaks that stand in the office's hours, as queue.BreakReasons has them.
const (
	reasonLunch  = "istirahat"
	reasonPrayer = "salat" // Friday's
)

// PausesOf are today's pauses in order.
func PausesOf(o *edge.Office) []Pause {
	out := []Pause{}
	for _, p := range o.Hours().Pauses(worktime.DateOf(o.Now(), o.Hours().Zone())) {
		one := Pause{At: o.Local(p.At), Until: moment(o, p.Until)}
		switch {
		case p.Until.IsZero():
		case p.Friday:
			one.Reason = reasonPrayer
		default:
			one.Reason = reasonLunch
		}
		out = append(out, one)
	}
	return out
}
