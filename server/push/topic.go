package push

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// freshFor is how old a snapshot may be when it is shown to a newcomer. A snapshot carries the server's clock, so
// an old one would set the newcomer's clock wrong; within a second nobody sees it, and a crowd that comes back
// together after a restart shares one rendering.
const freshFor = time.Second

// topic is one watched thing. It lives while it has screens.
type topic struct {
	room *room
	id   string
	refs int  // screens seated or about to be; guarded by Hub.mu
	mark bool // waits to be rendered; guarded by Hub.mu

	mu     sync.Mutex // one rendering at a time
	at     time.Time  // of the newest rendering
	tag    string
	newest atomic.Pointer[Frame]
	legs   []leg // one a shard
}

// leg is the part of a topic's screens that one shard serves.
type leg struct {
	topic *topic
	news  bool // waits for its shard; guarded by shard.mu

	mu    sync.Mutex // held while frames are handed over, so that a screen never sees an older one after a newer one
	seats []*seat
}

type seat struct {
	screen Screen
	leg    *leg
	at     int // place in leg.seats, -1 once left; guarded by leg.mu
}

func newTopic(r *room, id string, shards int) *topic {
	t := &topic{room: r, id: id, legs: make([]leg, shards)}
	for i := range t.legs {
		t.legs[i].topic = t
	}
	return t
}

// renderLocked makes the topic's newest frame and reports whether it says something new.
func (t *topic) renderLocked(encode func([]byte) Frame, now time.Time) (changed bool, err error) {
	snap, err := t.room.render(t.id)
	if err != nil {
		return false, err
	}
	frame := encode(snap.Body)
	changed = snap.Tag == "" || snap.Tag != t.tag
	t.at, t.tag = now, snap.Tag
	t.newest.Store(&frame)
	return changed, nil
}

// seat shows the newest frame to a newcomer and keeps it as a watcher.
func (l *leg) seat(s Screen) *seat {
	l.mu.Lock()
	defer l.mu.Unlock()
	s.Push(*l.topic.newest.Load())
	st := &seat{screen: s, leg: l, at: len(l.seats)}
	l.seats = append(l.seats, st)
	return st
}

// leave gives the seat back and reports whether it was still taken.
func (st *seat) leave() bool {
	l := st.leg
	l.mu.Lock()
	defer l.mu.Unlock()
	if st.at < 0 {
		return false
	}
	last := len(l.seats) - 1
	l.seats[st.at] = l.seats[last]
	l.seats[st.at].at = st.at
	l.seats[last] = nil
	l.seats = l.seats[:last]
	st.at = -1
	return true
}

// show hands the newest frame to every seat, and says how many those were.
func (l *leg) show() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	frame := *l.topic.newest.Load()
	for _, st := range l.seats {
		st.screen.Push(frame)
	}
	return len(l.seats)
}

// beat hands a sign of life to every seat, and says how many those were.
func (l *leg) beat(frame Frame) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, st := range l.seats {
		st.screen.Beat(frame)
	}
	return len(l.seats)
}

// close tells every screen of the topic to go. They give their seats back themselves.
func (t *topic) close(code int, reason string) {
	for i := range t.legs {
		l := &t.legs[i]
		l.mu.Lock()
		seats := slices.Clone(l.seats)
		l.mu.Unlock()
		for _, st := range seats {
			st.screen.Close(code, reason)
		}
	}
}
