package live

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// A Watching is how many pages of a kind an address has open.
type Watching struct {
	Address string
	Kind    string // "board" or "counter", as staff.DeviceBoard and staff.DeviceCounter
	N       int
}

// watched are the pages that stand on boxes of the office; all others are on somebody's own.
var watched = [...]string{"board", "counter"}

// noteWatching counts a socket of a topic until leave is called.
func (l *Live) noteWatching(topic, address string) (leave func()) {
	kind, _, _ := strings.Cut(topic, "/")
	if !slices.Contains(watched[:], kind) {
		return func() {}
	}
	key := Watching{Address: address, Kind: kind}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.watching[key]++
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		if l.watching[key]--; l.watching[key] == 0 {
			delete(l.watching, key)
		}
	}
}

// Watching lists the boards and counters that are open now, by address and kind.
func (l *Live) Watching() []Watching {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := slices.Collect(maps.Keys(l.watching))
	for i := range out {
		out[i].N = l.watching[out[i]]
	}
	slices.SortFunc(out, func(a, b Watching) int {
		return cmp.Or(cmp.Compare(a.Address, b.Address), cmp.Compare(a.Kind, b.Kind))
	})
	return out
}
