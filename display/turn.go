package display

import "time"

const (
	// grace is how long after a sound's own length the next one waits when no screen has said that it ended: the
	// sound may have started late, by the way to the screen and the time to load it.
	grace = 2 * time.Second
	// breath is the silence between two announcements.
	breath = 700 * time.Millisecond
)

// A turn is one announcement being made.
type turn struct {
	item
	sound  Sound
	screen string // who speaks it
	start  time.Time
	heard  bool      // the screen has beaten since, so that it lived when the sound began
	ended  time.Time // when the screen said that it is over; zero until then
	moot   bool      // nobody needs it any more: not to be said again
}

// beat notes a sign of life from the turn's own screen.
func (t *turn) beat(now time.Time, audio bool, ended *uint64) {
	if audio && now.After(t.start) {
		t.heard = true
	}
	if ended != nil && *ended == t.seq && t.ended.IsZero() {
		t.heard, t.ended = true, now
	}
}

// over is when the next announcement may begin. A screen that claims to have ended early is not believed: whatever
// it does, two announcements never sound at once.
func (t *turn) over() time.Time {
	end := t.start.Add(t.sound.Length)
	if t.ended.IsZero() {
		return end.Add(grace)
	}
	if t.ended.After(end) {
		end = t.ended
	}
	return end.Add(breath)
}
