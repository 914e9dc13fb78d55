package push

import (
	"fmt"
	"strings"
	"time"
)

// A Room is a kind of topic.
type Room struct {
	// Render builds the snapshot of one topic of the room; id is the topic's name after "room/". It is called only
	// while somebody watches or comes to watch, from several goroutines, though never twice at once for a topic.
	// It must not wait: it reads what is published already.
	Render func(id string) (Snapshot, error)
	// Beat is the time between two beats, rounded to whole ticks of the hub. 0 means every tick.
	Beat time.Duration
}

// A Snapshot is the full state of a topic.
type Snapshot struct {
	Body []byte // the message before the transport's framing, such as JSON
	// Tag names what the state says apart from its clock and its number. A dirty topic whose tag has not changed
	// is not sent again. With no tag every mark is sent.
	Tag string
}

// room is a Room at work.
type room struct {
	Room
	name   string
	every  int               // ticks between beats
	topics map[string]*topic // by id, those watched; guarded by Hub.mu
}

func newRoom(name string, r Room, tick time.Duration) *room {
	return &room{
		Room:   r,
		name:   name,
		every:  max(1, int((r.Beat+tick/2)/tick)),
		topics: make(map[string]*topic),
	}
}

// render asks for a snapshot and turns a panic into an error, so that one ticket's odd data cannot end the process.
func (r *room) render(id string) (snap Snapshot, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("render %s: panic: %v", r.name, p)
		}
	}()
	if snap, err = r.Render(id); err != nil {
		err = fmt.Errorf("render %s: %w", r.name, err)
	}
	return snap, err
}

// split parts a topic's name into its room and its id.
func split(topic string) (room, id string) {
	room, id, _ = strings.Cut(topic, "/")
	return room, id
}
