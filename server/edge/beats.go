package edge

import (
	"sync"
	"time"
)

// A Beat is what a screen says about itself.
type Beat struct {
	Build         string
	Browser       string // User-Agent, cut
	Address       string // where it last told of itself from
	Width, Height int    // of the screen, CSS px
	Skew          time.Duration
	Told          bool // false: only its calls have been seen, it has said nothing
	SeenAt        time.Time
	Board         *BoardBeat // nil: no board, or one of an older build
}

// A BoardBeat is what a board says of itself beside that.
type BoardBeat struct {
	Muted   bool          // its browser lets no sound out before somebody presses the button
	Seq     uint64        // of the newest snapshot that it shows
	Silent  time.Duration // since it heard of us last
	Polling bool          // its sockets fail
	Screen  string        // the settings that it shows
	ReadM   float64       // too small for its last seat: from how far it is read, in metres; 0: it fits
}

// offlineAfter is two beats of ten seconds and some grace.
const offlineAfter = 25 * time.Second

// Online reports whether the screen was heard of lately.
func (b Beat) Online(now time.Time) bool {
	return !b.SeenAt.IsZero() && now.Sub(b.SeenAt) < offlineAfter
}

// Beats are the signs of life of all devices since the program began.
type Beats struct {
	mu     sync.Mutex
	last   map[int64]Beat
	reload map[int64]time.Time // when a person asked for it
}

// NewBeats returns an empty list.
func NewBeats() *Beats {
	return &Beats{last: make(map[int64]Beat), reload: make(map[int64]time.Time)}
}

// Seen notes that a device has made a call.
func (b *Beats) Seen(device int64, now time.Time, browser string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	beat := b.last[device]
	beat.SeenAt, beat.Browser = now, cut(browser)
	b.last[device] = beat
}

// Heard notes what a device says about itself. It reports whether its page, which was loaded at a moment, is to be
// loaded again: until it has been, each beat gets the same answer.
func (b *Beats) Heard(device int64, beat Beat, loaded time.Time) (reload bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	beat.Told, beat.Browser = true, cut(beat.Browser)
	b.last[device] = beat
	asked, ok := b.reload[device]
	if ok && !loaded.Before(asked) {
		delete(b.reload, device)
	}
	return ok && loaded.Before(asked)
}

// Reload asks a device to load its page again.
func (b *Beats) Reload(device int64, now time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.reload[device] = now
}

// Last is the newest sign of life of a device, and whether it is still to load its page again.
func (b *Beats) Last(device int64) (beat Beat, reloading bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	_, reloading = b.reload[device]
	return b.last[device], reloading
}

// Forget drops what is known of a device that was revoked.
func (b *Beats) Forget(device int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.last, device)
	delete(b.reload, device)
}
