package live

import (
	"encoding/json"
	"time"

	"antrean/server/snapshot"
)

// hoursEvery is how often boards are held against the opening hours: they open and close without anybody doing a thing.
const hoursEvery = 5 * time.Second

// turnHours shows every board that numbers are given again, or no longer, when that has changed by itself. It says
// when to look again.
func (l *Live) turnHours() time.Duration {
	said, err := json.Marshal(snapshot.HoursOf(l.office))
	if err != nil {
		return hoursEvery // plain data: it cannot fail
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, z := range l.zones {
		if z.turn(string(said)) {
			l.hub.Dirty("board/" + z.name)
		}
	}
	return hoursEvery
}

// turn notes what the board says of the hours, and reports whether that has changed.
func (z *zone) turn(said string) bool {
	changed := z.hours != "" && z.hours != said
	if z.hours = said; changed {
		z.turns++
	}
	return changed
}
