package queue

import (
	"maps"
	"slices"
	"time"

	"antrean/internal/problem"
)

// MuteMost is the longest time for which a hall can be muted at once: an adzan with its prayer, or a speech. It can be
// made longer while it runs, and never lasts by mistake until the evening.
const MuteMost = time.Hour

// MuteMinutes is how long a mute lasts when nobody says otherwise: an adzan takes four.
const MuteMinutes = 5

// MuteEnded is the reason of a VoiceMuted that let the voice be heard again.
const MuteEnded = "ended"

// A Mute is a hall whose calls are shown and not heard for a while. It ends by itself.
type Mute struct {
	Hall    string    `json:"hall"`
	Until   time.Time `json:"until"`
	By      string    `json:"by"`
	Counter int       `json:"counter,omitempty"` // where it was asked for; 0: at none
}

// Muted is the mute of a hall at a moment, if there is one.
func (s *State) Muted(hall string, now time.Time) (Mute, bool) {
	m, ok := s.mutes[hall]
	return m, ok && now.Before(m.Until)
}

// Mutes lists the last mute of each hall, by hall; those that are over too, until the day ends.
func (s *State) Mutes() []Mute {
	out := make([]Mute, 0, len(s.mutes))
	for _, hall := range slices.Sorted(maps.Keys(s.mutes)) {
		out = append(out, s.mutes[hall])
	}
	return out
}

func (s *State) mute(e *Event) {
	s.mutes = maps.Clone(s.mutes)
	if s.mutes == nil {
		s.mutes = map[string]Mute{}
	}
	s.mutes[e.Zone] = Mute{Hall: e.Zone, Until: e.Due, By: e.Actor, Counter: e.Counter}
}

// MuteHall mutes a hall for some minutes more: from now on, or from the end of the mute that holds. No minutes end it.
type MuteHall struct {
	mover
	Hall    string
	Minutes int
	Counter int // where it is asked for; 0: at none
}

func (c MuteHall) decide(d *decision) error {
	if c.Counter != 0 {
		if _, _, err := d.at(c.Counter); err != nil {
			return err
		}
	}
	if c.Minutes < 0 || time.Duration(c.Minutes)*time.Minute > MuteMost {
		return problem.Field("minutes", "0-60")
	}
	until, muted := d.now, false
	if m, ok := d.state.Muted(c.Hall, d.now); ok {
		until, muted = m.Until, true
	}
	switch {
	case c.Minutes == 0 && !muted:
		return nil
	case c.Minutes == 0:
		until = d.now
	default:
		until = until.Add(time.Duration(c.Minutes) * time.Minute)
		if most := d.now.Add(MuteMost); until.After(most) {
			until = most
		}
	}
	e := d.add(Event{Kind: VoiceMuted, Zone: c.Hall, Counter: c.Counter, Due: until})
	if c.Minutes == 0 {
		e.Reason = MuteEnded
	}
	return nil
}
