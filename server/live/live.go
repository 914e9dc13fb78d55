// Package live keeps screens at the present: it shows each change of the office to the topics it concerns, and
// drives the voice of every zone.
package live

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"sync"
	"time"

	"antrean/display"
	"antrean/display/voice"
	"antrean/office"
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
	bank   *voice.Bank

	speaker *voice.Speaker

	mu    sync.Mutex
	zones map[string]*zone // those the office has now, and those that a screen may still look at

	nudge   chan struct{} // a heartbeat may have changed who speaks
	stop    chan struct{}
	stopped sync.Once
	running sync.WaitGroup
}

// A zone is a waiting room with one voice.
type zone struct {
	name      string
	hours     string // what the board says of the opening hours
	sequencer *display.Sequencer
	seq       uint64 // of the newest view shown
	turns     uint64 // changes of the voice since that view
}

// New starts the screens of an office.
func New(o *edge.Office) (*Live, error) {
	l := &Live{
		office: o, set: ws.NewSet(ws.Options{}), shelf: new(voice.Shelf), zones: make(map[string]*zone),
		nudge: make(chan struct{}, 1), stop: make(chan struct{}),
	}
	l.bank, l.speaker = voice.NewBank(l.readClip), voice.NewSpeaker(o.Speaker, l.shelf)
	if _, err := l.bank.Built(voiceLang); err != nil {
		return nil, fmt.Errorf("open voice: %w", err)
	}
	l.hub = push.New(push.Options{
		Rooms: map[string]push.Room{
			"board":        {Render: l.renderBoard, Beat: boardBeat},
			"counter":      {Render: l.renderCounter, Beat: boardBeat},
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
	for {
		select {
		case <-l.stop:
			return
		case <-changed:
			l.offer(l.office.Engine.View())
			l.hub.DirtyRoom("board")
			l.hub.DirtyRoom("counter")
			l.hub.DirtyRoom("front-office")
			l.hub.DirtyRoom("printers")
			l.hub.DirtyRoom("supervisor")
			l.hub.DirtyRoom("agent")
			l.hub.DirtyRoom("tickets")
		case <-l.office.Scenes.Changed():
			l.hub.Dirty("front-office")
		case <-l.nudge:
		case <-timer.C:
		}
		wait := min(l.tick(), l.turnHours())
		if silent := l.office.Scenes.Sweep(time.Now()); silent > 0 {
			wait = min(wait, silent)
		}
		timer.Reset(wait)
	}
}

// zoneLocked finds a zone that the office has now. It gets its voice when it is first asked for.
func (l *Live) zoneLocked(name string) (*zone, bool) {
	if !slices.Contains(l.office.Zones(), name) {
		return nil, false
	}
	z, ok := l.zones[name]
	if !ok {
		z = &zone{name: name, sequencer: display.NewSequencer(l.say)}
		l.zones[name] = z
	}
	return z, true
}

// zone finds a zone that the office has now.
func (l *Live) zone(name string) (*zone, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.zoneLocked(name)
}

// offer hands new calls to the sequencers, and takes back those that nobody needs to hear any more.
func (l *Live) offer(view *office.View) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := time.Now()
	for _, name := range view.Setup.Zones {
		z, ok := l.zoneLocked(name)
		if !ok {
			continue // the office has dropped it since
		}
		for _, c := range view.State.Ring(z.name).Calls {
			if c.Cancelled {
				z.dropUnlessRecalled(view, strconv.FormatUint(uint64(c.Ticket), 10))
				continue
			}
			call := display.Call{Seq: c.Seq, Ticket: strconv.FormatUint(uint64(c.Ticket), 10), Number: c.Number, Counter: c.Counter, At: c.At, Recall: c.Recall > 0}
			z.sequencer.Offer(now, call)
			if t, ok := view.State.Ticket(c.Ticket); !ok || !t.State.InHand() || !t.StartedAt.IsZero() && c.At.Before(t.StartedAt) {
				z.dropUnlessRecalled(view, call.Ticket)
			}
		}
	}
}

// dropUnlessRecalled drops a ticket's call when its newest call in the ring is over too.
func (z *zone) dropUnlessRecalled(view *office.View, ticket string) {
	calls := view.State.Ring(z.name).Calls
	for i := len(calls) - 1; i >= 0; i-- {
		c := calls[i]
		if c.Cancelled || strconv.FormatUint(uint64(c.Ticket), 10) != ticket {
			continue
		}
		t, ok := view.State.Ticket(c.Ticket)
		if ok && t.State.InHand() && (t.StartedAt.IsZero() || !c.At.Before(t.StartedAt)) {
			return
		}
		break
	}
	z.sequencer.Drop(ticket)
}

// longest is how long the sequencers may be left alone.
const longest = time.Minute

// tick moves the sequencers on and says when to do so again.
func (l *Live) tick() time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := time.Now()
	wait := longest
	for _, z := range l.zones {
		changed, next := z.sequencer.Tick(now)
		if changed {
			z.turns++
			l.hub.Dirty("board/" + z.name)
		}
		if !next.IsZero() {
			wait = min(wait, max(next.Sub(now), time.Millisecond))
		}
	}
	return wait
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
	board := snapshot.BoardOf(l.office, view, z.name, z.sequencer.State(time.Now()))
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
