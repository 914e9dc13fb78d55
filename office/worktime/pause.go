package worktime

import "time"

// A Pause is when the counters stop working on a day: for a break, or for good.
type Pause struct {
	At     time.Time
	Until  time.Time // when they work again; zero: the day's work is over
	Friday bool      // it is Friday's, which is for the prayer
}

// Pauses lists the pauses of a day in order, the closing last; none on days without work, nor in an office that never
// closes.
func (h Hours) Pauses(date Date) []Pause {
	if h.zone == nil || h.always {
		return nil
	}
	ranges := h.day(date).ranges
	pauses := make([]Pause, len(ranges))
	for i, r := range ranges {
		pauses[i] = Pause{At: date.clock(h.zone, r.Closes), Friday: date.Weekday() == time.Friday}
		if i+1 < len(ranges) {
			pauses[i].Until = date.clock(h.zone, ranges[i+1].Opens)
		}
	}
	return pauses
}
