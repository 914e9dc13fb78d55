package display

import "time"

const (
	// LeaseFor is how long a screen stays the speaker after its last heartbeat. Screens beat every 2 s, so that two
	// lost beats cost no lease, and another screen takes over after 5 s.
	LeaseFor = 5 * time.Second
	// maxScreens bounds what anybody on the net can make a zone remember; a hall has fewer screens.
	maxScreens = 64
)

// A Lease says who speaks in the zone, and for how long unless they beat again.
type Lease struct {
	Speaker string // a screen, or "" when none can
	For     time.Duration
}

// A screen is one board of the zone that has beaten lately.
type screen struct {
	seen  time.Time
	audio bool // its browser lets it make sound
}

// A floor is who may speak in a zone. Two speakers in one room are an echo, so at most one screen holds the floor.
type floor struct {
	screens map[string]screen
	speaker string // the holder, or ""
}

// beat notes that a screen lives and whether it can be heard.
func (f *floor) beat(now time.Time, name string, audio bool) {
	f.elect(now)
	if _, known := f.screens[name]; name == "" || !known && len(f.screens) >= maxScreens {
		return
	}
	f.screens[name] = screen{seen: now, audio: audio}
	f.elect(now)
}

// elect forgets screens that have gone and gives the floor to another one if its holder cannot speak: to the one
// heard from last, which is the likeliest to live.
func (f *floor) elect(now time.Time) {
	for name, s := range f.screens {
		if !s.alive(now) {
			delete(f.screens, name)
		}
	}
	if f.screens[f.speaker].audio {
		return
	}
	f.speaker = ""
	for name, s := range f.screens {
		if s.audio && f.betterThanSpeaker(name, s) {
			f.speaker = name
		}
	}
}

func (f *floor) betterThanSpeaker(name string, s screen) bool {
	held := f.screens[f.speaker]
	return f.speaker == "" || s.seen.After(held.seen) || s.seen.Equal(held.seen) && name < f.speaker
}

// lease is what the holder has left at now.
func (f *floor) lease(now time.Time) Lease {
	s := f.screens[f.speaker]
	if !s.audio || !s.alive(now) {
		return Lease{}
	}
	return Lease{Speaker: f.speaker, For: s.seen.Add(LeaseFor).Sub(now)}
}

func (s screen) alive(now time.Time) bool { return now.Before(s.seen.Add(LeaseFor)) }
