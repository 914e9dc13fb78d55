package push

import (
	"errors"
	"slices"
	"time"
)

// run renders what is marked and beats, until the hub is closed.
func (h *Hub) run() {
	ticker := time.NewTicker(h.tick)
	defer ticker.Stop()
	for ticks := 1; ; {
		select {
		case <-h.stop:
			return
		case <-ticker.C:
			h.pulse(ticks)
			ticks++
		case <-h.wake:
			h.renderMarked()
			if !h.breathe() {
				return
			}
		}
	}
}

// breathe leaves the processor to others after a round; false when the hub closes meanwhile.
func (h *Hub) breathe() bool {
	if h.rest < 0 {
		return true
	}
	timer := time.NewTimer(h.rest)
	defer timer.Stop()
	select {
	case <-h.stop:
		return false
	case <-timer.C:
		return true
	}
}

// renderMarked renders each marked topic once and tells the shards about those that changed.
func (h *Hub) renderMarked() {
	h.mu.Lock()
	marked := h.marked
	h.marked = nil
	for _, t := range marked {
		t.mark = false // before it is rendered: a change from now on marks it again
	}
	marked = slices.DeleteFunc(marked, func(t *topic) bool { return t.refs == 0 })
	h.mu.Unlock()
	for _, t := range marked {
		h.refresh(t)
	}
}

// refresh renders one topic and tells its shards. A topic that is gone closes its screens; any other failure
// leaves them with what they have, until the next mark.
func (h *Hub) refresh(t *topic) {
	t.mu.Lock()
	changed, err := t.renderLocked(h.encode, time.Now())
	t.mu.Unlock()
	h.counts.rendered.Add(1)
	switch {
	case errors.Is(err, ErrUnknown):
		t.close(CodeOf(err))
	case err != nil:
		h.log.Error("snapshot not shown", "room", t.room.name, "err", err)
	case changed:
		h.tell(t)
	default:
		h.counts.same.Add(1)
	}
}

func (h *Hub) tell(t *topic) {
	for i, s := range h.shards {
		s.tell(&t.legs[i])
	}
}

// pulse sends the beat to the topics whose turn this tick is.
func (h *Hub) pulse(tick int) {
	if h.beat == nil {
		return
	}
	due := make([][]*leg, len(h.shards))
	any := false
	h.mu.Lock()
	for _, r := range h.rooms {
		if tick%r.every != 0 {
			continue
		}
		for _, t := range r.topics {
			any = true
			for i := range due {
				due[i] = append(due[i], &t.legs[i])
			}
		}
	}
	h.mu.Unlock()
	if !any {
		return
	}
	frame := h.encode(h.beat())
	for i, s := range h.shards {
		s.pulse(frame, due[i])
	}
}
