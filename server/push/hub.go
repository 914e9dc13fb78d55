package push

import (
	"log/slog"
	"sync"
	"sync/atomic"
	"time"
)

const (
	defaultTick = 5 * time.Second // the beat of boards and counters (docs/protocol.md, "Sockets")

	// defaultRest is one picture of a 60 Hz television: a burst of changes cannot be seen faster, and between two
	// rounds the processor belongs to the queue.
	defaultRest = 16 * time.Millisecond

	defaultShards = 2 // the second took 10 % off the way to the last of 1,000 screens, measured on two cores
)

// Options are what a hub is made of. Rooms is required; zero values of the rest mean their defaults.
type Options struct {
	Rooms  map[string]Room
	Beat   func() []byte           // builds the beat, once for all screens of a tick; nil: no beats
	Encode func(body []byte) Frame // frames a message for the screens' transport; nil: as it is
	Tick   time.Duration           // between two looks at whose beat is due; 0: 5 s
	Rest   time.Duration           // least time between two rounds of rendering; 0: 16 ms; below 0: none
	Shards int                     // goroutines that hand frames over; 0: 2
	Log    *slog.Logger            // nil: slog.Default()
}

// A Hub shows topics to screens.
type Hub struct {
	beat   func() []byte
	encode func([]byte) Frame
	tick   time.Duration
	rest   time.Duration
	log    *slog.Logger

	mu     sync.Mutex // never held while a screen or a renderer is called
	rooms  map[string]*room
	marked []*topic // to be rendered
	closed bool

	shards  []*shard
	turn    atomic.Uint64 // deals newcomers out to the shards
	wake    chan struct{} // holds a token while topics are marked
	stop    chan struct{}
	running sync.WaitGroup
	counts  counters
}

// New starts a hub. Its owner calls Close.
func New(o Options) *Hub {
	h := &Hub{
		beat: o.Beat, encode: o.Encode, tick: o.Tick, rest: o.Rest, log: o.Log,
		rooms: make(map[string]*room, len(o.Rooms)),
		wake:  make(chan struct{}, 1),
		stop:  make(chan struct{}),
	}
	h.defaults()
	for name, r := range o.Rooms {
		h.rooms[name] = newRoom(name, r, h.tick)
	}
	shards := o.Shards
	if shards <= 0 {
		shards = defaultShards
	}
	for range shards {
		s := &shard{wake: make(chan struct{}, 1), counts: &h.counts}
		h.shards = append(h.shards, s)
		h.running.Go(func() { s.run(h.stop) })
	}
	h.running.Go(h.run)
	return h
}

func (h *Hub) defaults() {
	if h.encode == nil {
		h.encode = func(body []byte) Frame { return body }
	}
	if h.tick <= 0 {
		h.tick = defaultTick
	}
	if h.rest == 0 {
		h.rest = defaultRest
	}
	if h.log == nil {
		h.log = slog.Default()
	}
}

// Dirty says that topics have changed. It only notes them: whoever issues a number never waits for a screen.
// Topics nobody watches are passed over.
func (h *Hub) Dirty(topics ...string) {
	h.mark(func() {
		for _, name := range topics {
			roomName, id := split(name)
			if r, ok := h.rooms[roomName]; ok {
				h.markLocked(r.topics[id])
			}
		}
	})
}

// DirtyRoom says that all topics of a room may have changed. Tags keep those that have not from being sent.
func (h *Hub) DirtyRoom(name string) {
	h.mark(func() {
		if r, ok := h.rooms[name]; ok {
			for _, t := range r.topics {
				h.markLocked(t)
			}
		}
	})
}

// mark runs marks under the lock and wakes the hub if any were left.
func (h *Hub) mark(marks func()) {
	h.mu.Lock()
	marks()
	work := len(h.marked) > 0
	h.mu.Unlock()
	if work {
		rouse(h.wake)
	}
}

// markLocked notes a topic to be rendered; nil is one nobody watches.
func (h *Hub) markLocked(t *topic) {
	switch {
	case t == nil:
	case t.mark:
		h.counts.folded.Add(1)
	default:
		t.mark = true
		h.marked = append(h.marked, t)
	}
}

// Close tells every screen to go, with a code and a reason, refuses new ones and ends the hub's goroutines.
func (h *Hub) Close(code int, reason string) {
	h.mu.Lock()
	if h.closed {
		h.mu.Unlock()
		return
	}
	h.closed = true
	all := h.topicsLocked()
	h.mu.Unlock()
	close(h.stop)
	h.running.Wait()
	for _, t := range all {
		t.close(code, reason)
	}
}

func (h *Hub) topicsLocked() []*topic {
	var all []*topic
	for _, r := range h.rooms {
		for _, t := range r.topics {
			all = append(all, t)
		}
	}
	return all
}
