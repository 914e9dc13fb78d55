package display

import "time"

const (
	// grace is how long after a sound's own length the next one waits when no screen has said that it ended: the
	// sound may have started late, by the way to the screen and the time to load it.
	grace = 2 * time.Second
	// late is how long after the start of a turn the first sign of life of its screen may come without doubt. A screen
	// that was cut off for longer learns of its turn only when it is back, and begins then.
	late = time.Second
	// breath is the silence between two announcements.
	breath = 700 * time.Millisecond
)

// A turn is one announcement being made.
type turn struct {
	item
	sound  Sound
	screen string // who speaks it
	start  time.Time
	begun  time.Time // the latest moment at which the sound can have begun
	heard  bool      // the screen has beaten since, so that it lived when the sound began
	seen   time.Time // when it has beaten last, able to sound
	ended  time.Time // when the screen said that it is over; zero until then
	lost   bool      // the screen has lost the floor meanwhile: it must not begin any more
	moot   bool      // nobody needs it any more: not to be said again
}

// beat notes a sign of life from the turn's own screen.
func (t *turn) beat(now time.Time, audio bool, ended *uint64) {
	if audio {
		t.seen = now
	}
	if audio && !t.heard && !t.lost && now.After(t.start) {
		t.heard = true
		if now.After(t.start.Add(late)) {
			t.begun = now
		}
	}
	if ended != nil && *ended == t.id && t.ended.IsZero() {
		t.heard, t.ended = true, now
	}
}

// over is when the next announcement may begin. A screen that claims to have ended early is not believed: whatever
// it does, two announcements never sound at once.
func (t *turn) over() time.Time {
	if t.ended.IsZero() {
		return t.begun.Add(t.sound.Length + grace)
	}
	end := t.start.Add(t.sound.Length)
	if t.ended.After(end) {
		end = t.ended
	}
	return end.Add(breath)
}

// whole reports whether the announcement can have been heard to its end. A screen that was lost in the middle has most
// likely been switched off there; if only its net was cut, people hear the call twice, which is better than half.
func (t *turn) whole() bool {
	if !t.ended.IsZero() {
		return true
	}
	return t.heard && (!t.lost || !t.seen.Before(t.begun.Add(t.sound.Length)))
}
