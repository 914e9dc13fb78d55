package ws

import (
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"antrean/server/push"

	"github.com/gorilla/websocket"
)

// A Set owns all sockets of a server.
type Set struct {
	upgrader      websocket.Upgrader
	max           int
	maxPerAddress int
	silence       time.Duration
	stall         time.Duration
	readLimit     int64
	log           *slog.Logger

	mu        sync.Mutex
	conns     map[*Conn]struct{}
	addresses map[string]int // sockets by address
	closed    bool

	stop    chan struct{}
	pinging sync.WaitGroup
	running sync.WaitGroup // Conns and flushers

	refused, folded, stalled, panics atomic.Uint64
}

// NewSet returns an empty set and starts its pings. Its owner calls Close.
func NewSet(o Options) *Set {
	s := &Set{
		max:           or(o.Max, defaultMax),
		maxPerAddress: or(o.MaxPerAddress, defaultPerAddress),
		silence:       or(o.Silence, defaultSilence),
		stall:         or(o.Stall, defaultStall),
		readLimit:     or(o.ReadLimit, defaultReadLimit),
		log:           o.Log,
		conns:         make(map[*Conn]struct{}),
		addresses:     make(map[string]int),
		stop:          make(chan struct{}),
	}
	if s.log == nil {
		s.log = slog.Default()
	}
	s.upgrader = websocket.Upgrader{
		ReadBufferSize:  256,          // clients only send pongs
		WriteBufferSize: 512,          // the 101 and control frames
		WriteBufferPool: &sync.Pool{}, // so that no Conn keeps one
		Subprotocols:    o.Subprotocols,
		CheckOrigin:     func(*http.Request) bool { return true }, // check has decided
		Error:           func(http.ResponseWriter, *http.Request, int, error) {},
	}
	s.pinging.Go(func() { s.ping(or(o.Ping, defaultPing)) })
	return s
}

// hasRoom reports whether a handshake can be taken up.
func (s *Set) hasRoom() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return !s.closed && len(s.conns) < s.max
}

// add makes the Conn a member. With ErrTooMany it is one too, only to be told so and leave.
func (s *Set) add(c *Conn) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return push.ErrClosed
	}
	s.running.Add(1)
	s.conns[c] = struct{}{}
	if c.address == "" {
		return nil
	}
	s.addresses[c.address]++
	if s.addresses[c.address] > s.maxPerAddress {
		s.refused.Add(1)
		return push.ErrTooMany
	}
	return nil
}

func (s *Set) remove(c *Conn) {
	s.mu.Lock()
	delete(s.conns, c)
	if c.address != "" {
		if s.addresses[c.address]--; s.addresses[c.address] == 0 {
			delete(s.addresses, c.address)
		}
	}
	s.mu.Unlock()
	s.running.Done()
}

// Counts say how the sockets fare, for health.
type Counts struct {
	Open    int    `json:"open"`
	Refused uint64 `json:"refused"` // bad handshakes, foreign origins, too many
	Folded  uint64 `json:"folded"`  // states that a newer one replaced before a slow client took them
	Stalled uint64 `json:"stalled"` // clients cut because they took nothing
	Panics  uint64 `json:"panics"`
}

// Counts returns the present counts.
func (s *Set) Counts() Counts {
	s.mu.Lock()
	open := len(s.conns)
	s.mu.Unlock()
	return Counts{open, s.refused.Load(), s.folded.Load(), s.stalled.Load(), s.panics.Load()}
}
