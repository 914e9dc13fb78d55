package edge

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
)

// sceneTTL is how long a scene is believed that is not told again. Kiosks repeat theirs every 30 s: two may be lost.
const sceneTTL = 90 * time.Second

// turnBits is the room for changes of the scenes between two views of the office: a million.
const turnBits = 20

// A Scene is what a kiosk shows at this moment. It names steps and requirements, never what somebody answered.
type Scene struct {
	Device  string
	Screen  string
	Service string    // id; empty before one is chosen
	Row     string    // id of the requirement that is asked; empty when none is
	Done    int       // requirements that have an answer, whichever it is
	Total   int       // requirements that are asked
	Lang    string    // of the person
	Since   time.Time // when this step came up
	heard   time.Time
}

// step is a scene without its clocks: the same step told again is no news.
func (s Scene) step() Scene {
	s.Since, s.heard = time.Time{}, time.Time{}
	return s
}

// Scenes are what the kiosks show, for staff who help by voice. They live in memory alone, for as long as kiosks
// repeat them, and are never logged or written down. The zero value is ready; its owner is an Office.
type Scenes struct {
	mu      sync.Mutex
	by      map[string]Scene
	seq     uint64        // of the newest view that was numbered
	turns   uint64        // changes since that view
	changed chan struct{} // holds a token after a change
}

// Put notes what a kiosk shows; stood is how long it already has.
func (s *Scenes) Put(now time.Time, scene Scene, stood time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.by == nil {
		s.by = make(map[string]Scene)
	}
	scene.Since, scene.heard = now.Add(-stood).Truncate(time.Second), now
	old, known := s.by[scene.Device]
	same := known && old.step() == scene.step()
	if same {
		scene.Since = old.Since
	}
	s.by[scene.Device] = scene
	if !same {
		s.turnLocked()
	}
}

// Clear forgets a kiosk's scene: nobody stands there.
func (s *Scenes) Clear(device string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, known := s.by[device]; known {
		delete(s.by, device)
		s.turnLocked()
	}
}

// Sweep forgets the scenes of kiosks that have gone silent, and says when to look again; 0: there is nothing to wait for.
func (s *Scenes) Sweep(now time.Time) time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	next := time.Duration(0)
	for device, scene := range s.by {
		left := sceneTTL - now.Sub(scene.heard)
		switch {
		case left <= 0:
			delete(s.by, device)
			s.turnLocked()
		case next == 0 || left < next:
			next = left
		}
	}
	return next
}

// Of lists the scenes by device, and numbers the picture of a view that they are a part of: its number rises with the
// view's and with every change of a scene in between, so that screens take the newer of two.
func (s *Scenes) Of(seq uint64) ([]Scene, uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if seq > s.seq {
		s.seq, s.turns = seq, 0
	}
	turns := s.turns
	if seq < s.seq {
		turns = 1<<turnBits - 1 // a picture of the past: older than any of the present
	}
	list := slices.SortedFunc(maps.Values(s.by), func(a, b Scene) int { return strings.Compare(a.Device, b.Device) })
	return list, seq<<turnBits | turns
}

// Changed holds a token after each change. One screen room watches it.
func (s *Scenes) Changed() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.bellLocked()
}

func (s *Scenes) bellLocked() chan struct{} {
	if s.changed == nil {
		s.changed = make(chan struct{}, 1)
	}
	return s.changed
}

func (s *Scenes) turnLocked() {
	s.turns++
	select {
	case s.bellLocked() <- struct{}{}:
	default:
	}
}
