package edge

import (
	"net/netip"
	"sync"
	"time"
)

// Failures limits wrong guesses by who makes them, named by a key; right ones always pass, so that one guesser behind
// the office's address keeps nobody else out.
type Failures struct {
	most   int           // failures within window
	window time.Duration // after which they are forgotten

	mu   sync.Mutex
	seen map[string]*tally
}

type tally struct {
	since time.Time
	count int
}

// NewFailures allows most failures a key within a window.
func NewFailures(most int, window time.Duration) *Failures {
	return &Failures{most: most, window: window, seen: make(map[string]*tally)}
}

// maxTallies bounds the memory an attacker with many addresses can take.
const maxTallies = 1 << 14

// TooMany reports whether the key has used its failures up.
func (f *Failures) TooMany(key string, now time.Time) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	t, ok := f.seen[key]
	return ok && now.Sub(t.since) < f.window && t.count >= f.most
}

// Add notes a failure.
func (f *Failures) Add(key string, now time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	t, ok := f.seen[key]
	if !ok || now.Sub(t.since) >= f.window {
		if len(f.seen) >= maxTallies {
			f.forgetLocked(now)
		}
		t = &tally{since: now}
		f.seen[key] = t
	}
	t.count++
}

// forgetLocked drops what is over, and everything when that is not enough.
func (f *Failures) forgetLocked(now time.Time) {
	for key, t := range f.seen {
		if now.Sub(t.since) >= f.window {
			delete(f.seen, key)
		}
	}
	if len(f.seen) >= maxTallies {
		clear(f.seen)
	}
}

// Neighbourhood is the key of what one attacker can have of addresses: a /24 of IPv4, a /64 of IPv6.
func Neighbourhood(address string) string {
	addr, err := netip.ParseAddr(address)
	if err != nil {
		return "?"
	}
	addr = addr.Unmap().WithZone("")
	bits := 64
	if addr.Is4() {
		bits = 24
	}
	prefix, err := addr.Prefix(bits)
	if err != nil {
		return "?"
	}
	return prefix.String()
}
