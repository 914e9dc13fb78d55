package push

import (
	"io"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"time"
)

// tv is a screen in memory. It keeps what it is shown.
type tv struct {
	mu    sync.Mutex
	saw   []string
	beats int
	code  int
}

func (s *tv) Push(f Frame) { s.mu.Lock(); defer s.mu.Unlock(); s.saw = append(s.saw, string(f)) }
func (s *tv) Beat(Frame)   { s.mu.Lock(); defer s.mu.Unlock(); s.beats++ }
func (s *tv) Close(code int, _ string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.code = code
}

func (s *tv) seen() []string { s.mu.Lock(); defer s.mu.Unlock(); return slices.Clone(s.saw) }
func (s *tv) pulses() int    { s.mu.Lock(); defer s.mu.Unlock(); return s.beats }
func (s *tv) closed() int    { s.mu.Lock(); defer s.mu.Unlock(); return s.code }

// hall is what the rooms of a test hub render: a text by topic.
type hall struct {
	mu       sync.Mutex
	state    map[string]string
	tags     map[string]string
	rendered map[string]int
	err      error
}

func newHall() *hall {
	return &hall{state: map[string]string{}, tags: map[string]string{}, rendered: map[string]int{}}
}

func (h *hall) set(topic, state string) { h.mu.Lock(); defer h.mu.Unlock(); h.state[topic] = state }
func (h *hall) tag(topic, tag string)   { h.mu.Lock(); defer h.mu.Unlock(); h.tags[topic] = tag }
func (h *hall) fail(err error)          { h.mu.Lock(); defer h.mu.Unlock(); h.err = err }
func (h *hall) count(topic string) int  { h.mu.Lock(); defer h.mu.Unlock(); return h.rendered[topic] }

func (h *hall) room(name string, beat time.Duration) Room {
	return Room{Beat: beat, Render: func(id string) (Snapshot, error) {
		h.mu.Lock()
		defer h.mu.Unlock()
		topic := name
		if id != "" {
			topic += "/" + id
		}
		h.rendered[topic]++
		state, ok := h.state[topic]
		switch {
		case h.err != nil:
			return Snapshot{}, h.err
		case !ok:
			return Snapshot{}, ErrUnknown
		case state == "panic":
			panic("odd data")
		}
		return Snapshot{Body: []byte(state), Tag: h.tags[topic]}, nil
	}}
}

// open starts a hub with a room for boards and one for phones; the test closes it.
func open(h *hall) *Hub {
	return New(Options{
		Rooms: map[string]Room{
			"board":        h.room("board", 5*time.Second),
			"tickets":      h.room("tickets", 15*time.Second),
			"front-office": h.room("front-office", 5*time.Second),
		},
		Beat:   func() []byte { return []byte("beat") },
		Encode: func(b []byte) Frame { return Frame("<" + string(b) + ">") },
		Log:    slog.New(slog.NewTextHandler(io.Discard, nil)),
	})
}

func watch(t *testing.T, h *Hub, topic string) (*tv, func()) {
	t.Helper()
	screen := &tv{}
	leave, err := h.Subscribe(topic, screen)
	if err != nil {
		t.Fatalf("Subscribe(%q): %v", topic, err)
	}
	return screen, leave
}

func wantSeen(t *testing.T, s *tv, want ...string) {
	t.Helper()
	if got := s.seen(); !slices.Equal(got, want) {
		t.Errorf("screen saw %q, want %q", got, want)
	}
}
