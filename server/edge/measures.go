package edge

import (
	"sync"
	"time"
)

// measureLife is how long a kiosk may be measured after an admin has asked for it: time to walk to it with a card.
const measureLife = 15 * time.Minute

// Measures are the kiosks whose glass an admin wants measured. They live in memory: who asked and walked off has to ask
// again.
type Measures struct {
	mu     sync.Mutex
	wanted map[string]measure // by the name of the kiosk
}

type measure struct {
	by    string
	until time.Time
	id    string // of the request that measured it; empty: nobody has yet
}

// NewMeasures returns an empty list.
func NewMeasures() *Measures { return &Measures{wanted: make(map[string]measure)} }

// Want opens a kiosk for measuring, in the name of who asks.
func (m *Measures) Want(kiosk, by string, now time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.wanted[kiosk] = measure{by: by, until: now.Add(measureLife)}
}

// Wanted reports whether a kiosk is to be measured now.
func (m *Measures) Wanted(kiosk string, now time.Time) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	one, ok := m.wanted[kiosk]
	return ok && one.id == "" && now.Before(one.until)
}

// May says who asked for the measuring that a request does; false when nobody did, or another request has done it.
func (m *Measures) May(kiosk, id string, now time.Time) (by string, ok bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	one, ok := m.wanted[kiosk]
	return one.by, ok && now.Before(one.until) && (one.id == "" || one.id == id)
}

// Measured closes a kiosk for measuring, but for repeats of the request that has done it.
func (m *Measures) Measured(kiosk, id string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if one, ok := m.wanted[kiosk]; ok {
		one.id = id
		m.wanted[kiosk] = one
	}
}
