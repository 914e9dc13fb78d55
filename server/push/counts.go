package push

import "sort"

// Counts say what the hub has done since it started, for health. Screens are counted by room, not by topic: the
// topics of phones are secret tokens.
type Counts struct {
	Screens  map[string]int `json:"screens"`  // by room, now
	Rendered uint64         `json:"rendered"` // snapshots built
	Same     uint64         `json:"same"`     // of those, not sent because nothing in them changed
	Folded   uint64         `json:"folded"`   // changes that went out together with a later one
	Frames   uint64         `json:"frames"`   // snapshots handed to screens
	Beats    uint64         `json:"beats"`    // beats handed to screens
}

// Counts returns the present counts.
func (h *Hub) Counts() Counts {
	c := Counts{
		Screens:  make(map[string]int, len(h.rooms)),
		Rendered: h.counts.rendered.Load(),
		Same:     h.counts.same.Load(),
		Folded:   h.counts.folded.Load(),
		Frames:   h.counts.frames.Load(),
		Beats:    h.counts.beats.Load(),
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	for name, r := range h.rooms {
		c.Screens[name] = 0
		for _, t := range r.topics {
			c.Screens[name] += t.refs
		}
	}
	return c
}

// Screens is the number of screens that watch one topic.
func (h *Hub) Screens(topic string) int {
	roomName, id := split(topic)
	h.mu.Lock()
	defer h.mu.Unlock()
	if r, ok := h.rooms[roomName]; ok {
		if t, ok := r.topics[id]; ok {
			return t.refs
		}
	}
	return 0
}

// Watched lists the ids of a room's topics that somebody watches, in order.
func (h *Hub) Watched(roomName string) []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	r, ok := h.rooms[roomName]
	if !ok {
		return nil
	}
	ids := make([]string, 0, len(r.topics))
	for id := range r.topics {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	return ids
}
