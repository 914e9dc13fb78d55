package push

import (
	"fmt"
	"strings"
	"time"
)

// Subscribe shows the topic's present state to a screen and every newer one from then on, until leave is called.
// The screen is not kept when an error comes back; CodeOf says how to tell it.
func (h *Hub) Subscribe(name string, s Screen) (leave func(), err error) {
	t, err := h.enter(name)
	if err != nil {
		return nil, err
	}
	st, err := h.seat(t, s)
	if err != nil {
		h.exit(t)
		return nil, err
	}
	leave = func() {
		if st.leave() {
			h.exit(t)
		}
	}
	if h.isClosed() { // it closed before it could see this seat
		leave()
		return nil, ErrClosed
	}
	return leave, nil
}

// enter finds the topic, or makes it for its first screen, and holds it until exit.
func (h *Hub) enter(name string) (*topic, error) {
	roomName, id := split(name)
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return nil, ErrClosed
	}
	r, ok := h.rooms[roomName]
	if !ok {
		return nil, fmt.Errorf("room %q: %w", roomName, ErrUnknown)
	}
	t, ok := r.topics[id]
	if !ok {
		id = strings.Clone(id) // callers may pass a string that their server reuses
		t = newTopic(r, id, len(h.shards))
		r.topics[id] = t
	}
	t.refs++
	return t, nil
}

// exit lets go of a topic; after the last screen it is forgotten.
func (h *Hub) exit(t *topic) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if t.refs--; t.refs == 0 {
		delete(t.room.topics, t.id)
	}
}

// seat gives the screen a place at one of the topic's legs. Should the rendering for it find news that nobody
// marked, the others are told too, so that all screens of a topic say the same.
func (h *Hub) seat(t *topic, s Screen) (*seat, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := time.Now()
	first := t.newest.Load() == nil
	if first || now.Sub(t.at) >= freshFor {
		changed, err := t.renderLocked(h.encode, now)
		if err != nil {
			return nil, err
		}
		h.counts.rendered.Add(1)
		if changed && !first && t.tag != "" {
			h.tell(t)
		}
	}
	h.counts.frames.Add(1)
	return t.legs[h.turn.Add(1)%uint64(len(t.legs))].seat(s), nil
}

func (h *Hub) isClosed() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.closed
}
