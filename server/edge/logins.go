package edge

import (
	"sync"
	"time"
)

// Logins limits wrong passwords, without letting whoever guesses keep the office out:
//
//   - a name has few tries from one neighbourhood, so a guesser locks that pair and nobody else there;
//   - a name has more tries from all unknown addresses together, so many addresses do not help;
//   - a neighbourhood has many tries over all names, so many names do not help either;
//   - where somebody signed in lately, only the tries from that very address with that very name count.
//
// A try that was refused here is not counted again.
type Logins struct {
	pair, name, place *Failures

	mu    sync.Mutex
	known map[string]map[string]time.Time // name, address: when it was last right
}

const (
	nameShare  = 5                   // as many neighbourhoods' tries before a name is slow from unknown addresses
	placeShare = 30                  // as many names' tries before a neighbourhood is slow
	knownFor   = 30 * 24 * time.Hour // a clerk on leave comes back to a known desk
	knownMost  = 16                  // addresses a name is remembered at
)

// NewLogins allows most wrong passwords of a name from one neighbourhood within a window.
func NewLogins(most int, window time.Duration) *Logins {
	return &Logins{
		pair: NewFailures(most, window), name: NewFailures(nameShare*most, window), place: NewFailures(placeShare*most, window),
		known: make(map[string]map[string]time.Time),
	}
}

// TooMany reports whether a name may not be tried from an address now.
func (l *Logins) TooMany(address, name string, now time.Time) bool {
	if l.knows(address, name, now) {
		return l.pair.TooMany(address+" "+name, now)
	}
	place := Neighbourhood(address)
	return l.pair.TooMany(place+" "+name, now) || l.name.TooMany(name, now) || l.place.TooMany(place, now)
}

// Failed notes a wrong password.
func (l *Logins) Failed(address, name string, now time.Time) {
	if l.knows(address, name, now) {
		l.pair.Add(address+" "+name, now)
		return
	}
	place := Neighbourhood(address)
	l.pair.Add(place+" "+name, now)
	l.name.Add(name, now)
	l.place.Add(place, now)
}

// Succeeded remembers where somebody signed in.
func (l *Logins) Succeeded(address, name string, now time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	at := l.known[name]
	if at == nil {
		at = make(map[string]time.Time)
		l.known[name] = at
	}
	if _, ok := at[address]; !ok && len(at) >= knownMost {
		oldest := ""
		for a, seen := range at {
			if oldest == "" || seen.Before(at[oldest]) {
				oldest = a
			}
		}
		delete(at, oldest)
	}
	at[address] = now
}

func (l *Logins) knows(address, name string, now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	seen, ok := l.known[name][address]
	return ok && now.Sub(seen) < knownFor
}
