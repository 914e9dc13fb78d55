package voice

import (
	"slices"
	"sync"
)

// shelfSize is how many sounds a shelf keeps: at 8 calls a minute, each can be fetched for 8 minutes. A sound has
// about 220 KB, so a full shelf has 14 MB.
const shelfSize = 64

// A Shelf keeps the sounds made lately, so that screens can fetch them by hash. The zero Shelf is empty and ready;
// many may use it at once.
type Shelf struct {
	mu     sync.Mutex
	sounds []Sound // the one asked for last stands last
}

// Put keeps a sound, and forgets the one that nobody has asked for longest when the shelf is full.
func (s *Shelf) Put(sound Sound) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.touchLocked(sound.Hash) {
		return
	}
	if len(s.sounds) == shelfSize {
		s.sounds = slices.Delete(s.sounds, 0, 1)
	}
	s.sounds = append(s.sounds, sound)
}

// Get returns the sound with this hash.
func (s *Shelf) Get(hash string) (Sound, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.touchLocked(hash) {
		return Sound{}, false
	}
	return s.sounds[len(s.sounds)-1], true
}

// touchLocked moves a sound to the end, and reports whether it is there.
func (s *Shelf) touchLocked(hash string) bool {
	i := slices.IndexFunc(s.sounds, func(sound Sound) bool { return sound.Hash == hash })
	if i < 0 {
		return false
	}
	sound := s.sounds[i]
	s.sounds = append(slices.Delete(s.sounds, i, i+1), sound)
	return true
}
