// Package live keeps screens at the present: it shows each change of the office to the topics it concerns, and
// drives the voice of every zone.
package live

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"time"

	"antrean/display"
	"antrean/display/voice"
	"antrean/internal/words"
	"antrean/server/edge"
	"antrean/server/push"
	"antrean/server/snapshot"
	"antrean/server/ws"
)

// Time between two beats, by who watches.
const (
	boardBeat = 5 * time.Second
	phoneBeat = 15 * time.Second // a phone on mobile data pays for each
)

// Live is an office's screens. Make one with New; Close it before the server's connections are.
type Live struct {
	office *edge.Office
	hub    *push.Hub
	set    *ws.Set
	shelf  *voice.Shelf
	voices Voices
	read   display.Read
	usual  *voice.Pack
	bank   *voice.Bank // with the recordings of the office

	speaker *voice.Speaker

	mu     sync.Mutex
	zones  map[string]*zone // those the office has now, and those that a screen may still look at
	halls  map[string]*hall
	packs  map[string]*voice.Pack // by language; nil: it has no voice
	extras uint64                 // notices so far

	watching map[Watching]int // sockets of boards and counters; N of the key is 0

	nudge   chan struct{} // a heartbeat may have changed who speaks, or there is a notice
	stop    chan struct{}
	stopped sync.Once
	running sync.WaitGroup
}

// A zone is a waiting room: what its boards show.
type zone struct {
	name  string
	hall  *hall
	hours string // what the board says of the opening hours
	seq   uint64 // of the newest view shown
	turns uint64 // changes of the voice since that view
}

// Voices opens the voice of a language.
type Voices func(lang string) (*voice.Pack, error)

// New starts the screens of an office. Its calls are read with the voices; what staff type is read by read, nil for
// the program that the settings name. Without either it is shown, after a chime.
func New(o *edge.Office, voices Voices, read display.Read) (*Live, error) {
	usual, err := voices(words.Default)
	if err != nil {
		return nil, fmt.Errorf("open voice: %w", err)
	}
	l := &Live{
		office: o, set: ws.NewSet(ws.Options{}), shelf: new(voice.Shelf), voices: voices, read: read, usual: usual,
		zones: make(map[string]*zone), halls: make(map[string]*hall), packs: map[string]*voice.Pack{words.Default: usual}, watching: make(map[Watching]int),
		nudge: make(chan struct{}, 1), stop: make(chan struct{}),
	}
	l.bank, l.speaker = voice.NewBank(l.readClip), voice.NewSpeaker(o.Speaker, l.shelf)
	if l.read == nil && len(o.Speaker) > 0 {
		l.read = l.speaker.Speak
	}
	l.hub = push.New(push.Options{
		Rooms: map[string]push.Room{
			"board":        {Render: l.renderBoard, Beat: boardBeat},
			"counter":      {Render: l.renderCounter, Beat: boardBeat},
			"back-office":  {Render: l.renderBackOffice, Beat: boardBeat},
			"front-office": {Render: l.renderFrontOffice, Beat: boardBeat},
			"printers":     {Render: l.renderPrinters, Beat: boardBeat},
			"supervisor":   {Render: l.renderSupervisor, Beat: boardBeat},
			"agent":        {Render: l.renderAgent, Beat: boardBeat},
			"tickets":      {Render: l.renderTicket, Beat: phoneBeat},
		},
		Beat:   l.beat,
		Encode: func(body []byte) push.Frame { return ws.TextFrame(body) },
	})
	l.running.Go(l.run)
	return l, nil
}

// Close tells every screen that the server restarts, and stops.
func (l *Live) Close() {
	l.stopped.Do(func() {
		close(l.stop)
		l.running.Wait()
		l.hub.Close(push.Restart, "restart")
		ctx, cancel := context.WithTimeout(context.Background(), closeWithin)
		defer cancel()
		l.set.Close(ctx)
	})
}

// closeWithin is how long sockets may take to say goodbye.
const closeWithin = 3 * time.Second

// run shows every change until Close.
func (l *Live) run() {
	changed, leave := l.office.Engine.Watch()
	defer leave()
	l.offer(l.office.Engine.View()) // after a restart: whoever was called a moment ago and has not come
	timer := time.NewTimer(0)
	defer timer.Stop()
	held := time.Now()
	for {
		select {
		case <-l.stop:
			return
		case <-changed:
			l.offer(l.office.Engine.View())
			l.hub.DirtyRoom("board")
			l.hub.DirtyRoom("counter")
			l.hub.DirtyRoom("front-office")
			l.hub.DirtyRoom("back-office")
			l.hub.DirtyRoom("printers")
			l.hub.DirtyRoom("supervisor")
			l.hub.DirtyRoom("agent")
			l.hub.DirtyRoom("tickets")
		case <-l.office.Scenes.Changed():
			l.hub.Dirty("front-office")
		case <-l.nudge:
		case <-timer.C:
		}
		l.testVoices(l.office.Now())
		wait := min(l.tick(), l.turnHours())
		if silent := l.office.Scenes.Sweep(time.Now()); silent > 0 {
			wait = min(wait, silent)
		}
		if now := time.Now(); now.Sub(held) >= holdEvery {
			held = now
			l.holdSessions(now)
		}
		timer.Reset(wait)
	}
}

// zoneLocked finds a zone that the office has now, in its hall.
func (l *Live) zoneLocked(name string) (*zone, bool) {
	if !slices.Contains(l.office.Zones(), name) {
		return nil, false
	}
	z := l.zoneOfLocked(name)
	if z.hall == nil { // asked for before the view that brought it
		l.arrangeLocked(l.office.Engine.View())
	}
	return z, z.hall != nil
}

func (l *Live) zoneOfLocked(name string) *zone {
	z, ok := l.zones[name]
	if !ok {
		z = &zone{name: name}
		l.zones[name] = z
	}
	return z
}

// zone finds a zone that the office has now.
func (l *Live) zone(name string) (*zone, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.zoneLocked(name)
}

// longest is how long the sequencers may be left alone.
const longest = time.Minute

// tick moves the sequencers on and says when to do so again.
func (l *Live) tick() time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := time.Now()
	wait := longest
	for _, h := range l.halls {
		changed, next := h.sequencer.Tick(now)
		if changed {
			l.turnLocked(h)
		}
		if !next.IsZero() {
			wait = min(wait, max(next.Sub(now), time.Millisecond))
		}
	}
	return wait
}

// turnLocked shows a hall's voice anew on the boards of all its zones.
func (l *Live) turnLocked(h *hall) {
	for _, name := range h.zones {
		l.zoneOfLocked(name).turns++
		l.hub.Dirty("board/" + name)
	}
}

// turnBits is the room for changes of the voice between two views: a million, while a minute has some sixteen.
const turnBits = 20

// board is the present of a zone. The voice changes between the office's views, so a board's numbers count both:
// they rise with every change of either, and over restarts, for each start is an event of its own.
func (l *Live) board(z *zone) snapshot.Board {
	l.mu.Lock()
	defer l.mu.Unlock()
	view := l.office.Engine.View()
	if view.Seq() != z.seq {
		z.seq, z.turns = view.Seq(), 0
	}
	voice := z.hall.sequencer.State(time.Now())
	if voice.Now != nil && voice.Now.Zone != z.name {
		voice.Now.Call = 0 // none of this board's calls, though it may be the one that speaks
	}
	if voice.Silent != nil {
		voice.Silent.Until = l.office.Local(voice.Silent.Until)
	}
	for i := range voice.Notices {
		voice.Notices[i].Until = l.office.Local(voice.Notices[i].Until).Truncate(time.Second)
	}
	board := snapshot.BoardOf(l.office, view, z.name, voice)
	board.Seq = z.seq<<turnBits | z.turns
	return board
}

func (l *Live) beat() []byte {
	body, err := json.Marshal(snapshot.Beat(l.office, l.office.Engine.View()))
	if err != nil {
		return nil
	}
	return body
}
