// Package driver keeps one printer: it opens the way to it again and again, asks it how it is, prints one slip at a
// time, and says what became of each with the best proof the printer can give.
//
// What it cannot know it calls unknown. A printer that is silent is not out of paper, and a slip without an answer
// was neither printed nor lost.
package driver

import (
	"context"
	"sync"
	"time"

	"antrean/printer/port"
	"antrean/printer/profile"
	"antrean/printer/spool"
	"antrean/printer/status"
)

// A Driver is safe for use by many goroutines. One goroutine of its own and one of its line run from New to Stop.
type Driver struct {
	profile *profile.Profile
	line    *port.Line
	stopped context.Context
	stop    context.CancelFunc
	work    sync.WaitGroup

	printing turn // one slip at a time
	writing  turn // one piece or question at a time

	mu       sync.Mutex
	link     port.Condition
	listener listener
	known    known
	opened   time.Time           // the line
	ever     bool                // it has answered since the program began
	heard    [starAsked + 1]bool // questions answered on this line
	deaf     [starAsked + 1]bool // and those that it never answers, though it answers others
	answered time.Time           // the last time it did, on this line
	puts     int                 // questions owed, that one included
	silent   bool                // it did, and does no more
	full     time.Time           // since when it says that it is full; zero: it does not
	mouth    time.Time           // since when a slip stands in its mouth
	rounded  time.Time           // when the last round of questions began that was answered whole, on this line
	unarmed  bool                // it has not been asked to report by itself, or has forgotten it
	torn     bool                // the last slip broke off: the printer may be in the middle of anything
	stray    int                 // answers in the order of the data that are owed to slips before the one under way; they come first
	clears   uint64              // and to DLE DC4
	codes    uint32              // given to slips so far
	run      *run                // the slip under way
	updated  chan struct{}
}

// A turn is a lock that is held while the holder waits for a printer; a mutex is for moments only.
type turn chan struct{}

func (t turn) take()    { t <- struct{}{} }
func (t turn) release() { <-t }

// free takes the turn if nobody has it.
func (t turn) free() bool {
	select {
	case t <- struct{}{}:
		return true
	default:
		return false
	}
}

// New starts to keep the printer that open leads to, until Stop.
func New(p *profile.Profile, open func(context.Context) (port.Port, error)) *Driver {
	d := &Driver{
		profile: p, printing: make(turn, 1), writing: make(turn, 1), updated: make(chan struct{}), codes: uint32(time.Now().UnixNano()), // not those of the program before
		listener: listener{star: p.Status.Query == profile.StarRequest, asb: p.Status.ASB}, known: known{profile: p},
	}
	d.stopped, d.stop = context.WithCancel(context.Background())
	d.line = port.NewLine(open, (*ear)(d))
	d.work.Go(d.attend)
	return d
}

// Stop lets the printer go and waits until nothing is left.
func (d *Driver) Stop() {
	d.stop()
	d.line.Stop()
	d.work.Wait()
}

var _ spool.Printer = (*Driver)(nil)

// Status is what is known of the printer now, and a channel that is closed when that changes.
func (d *Driver) Status() (status.Status, <-chan struct{}) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.statusLocked(), d.updated
}

// stuckAfter is how long a printer may say that it is full before that is called a fault. A slip is smaller than its
// buffer, so it is full for moments only.
const stuckAfter = 1500 * time.Millisecond

// statusLocked joins what the line says with what the printer said.
func (d *Driver) statusLocked() status.Status {
	switch {
	case d.link.State == port.Bad:
		return status.Status{Line: status.Bad, Why: string(d.link.Reason)}
	case d.link.State != port.OK:
		return status.Status{Why: string(d.link.Reason)}
	case d.silent:
		return status.Status{Why: Silent}
	}
	s := d.known.Status
	s.Line = status.OK
	if !d.full.IsZero() && time.Since(d.full) >= stuckAfter && s.Reason() == "" {
		s.Line, s.Why = status.Bad, string(port.Stuck)
	}
	return s
}

// Silent is why a line is unknown whose printer has answered before and does no more.
const Silent = "silent"

// tellLocked wakes who waits for anything about the printer.
func (d *Driver) tellLocked() {
	if d.known.Mouth != status.Bad {
		d.mouth = time.Time{}
	} else if d.mouth.IsZero() {
		d.mouth = time.Now()
	}
	close(d.updated)
	d.updated = make(chan struct{})
}

// An ear is the driver as its line knows it.
type ear Driver

var _ port.Listener = (*ear)(nil)

// Up begins a new conversation: nothing that was owed will be answered.
func (e *ear) Up() {
	d := (*Driver)(e)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.listener.forgive()
	d.opened = time.Now()
	d.known.Status, d.answered, d.rounded, d.full, d.silent, d.unarmed = status.Status{}, time.Time{}, time.Time{}, time.Time{}, false, true
	clear(d.heard[:])
	clear(d.deaf[:])
	if d.run != nil {
		d.run.hurtLocked(string(port.Unplugged))
	}
}

// Turned notes how the line is.
func (e *ear) Turned(c port.Condition) {
	d := (*Driver)(e)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.link = c
	if c.State == port.Bad && d.run != nil {
		d.run.hurtLocked(string(c.Reason))
	}
	d.tellLocked()
}

// Heard takes what the printer says.
func (e *ear) Heard(bytes []byte) {
	d := (*Driver)(e)
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, b := range bytes {
		if s, whole := d.listener.hear(b); whole {
			d.takeLocked(s)
		}
	}
	d.tellLocked()
}

// takeLocked acts on one thing said.
func (d *Driver) takeLocked(s said) {
	switch s.kind {
	case stopSending, sendOn:
		d.flowLocked(s.kind == stopSending)
		return // noise looks like this too, so it is no sign of life
	case processed:
		if d.stray > 0 {
			d.stray--
		} else if d.run == nil || !d.run.markLocked() {
			return // nobody asked: noise
		}
	case named:
		if d.run == nil || !d.run.nameLocked([4]byte(s.bytes[:4])) {
			return
		}
	case cleared:
		d.clears, d.stray = d.clears+1, 0
	case answered, changed:
		documents := d.known.documents
		if !d.known.learn(s) {
			return
		}
		d.heard[s.about] = true
		if d.run != nil && d.known.documents != documents && !d.answered.IsZero() {
			d.run.markLocked()
		}
		if why := d.known.tears(); why != "" && d.run != nil {
			d.run.hurtLocked(why)
		}
	}
	if d.silent { // it was away, perhaps without power: what it was told is forgotten
		d.silent, d.unarmed = false, true
		clear(d.deaf[:])
		if d.run != nil {
			d.run.hurtLocked(Restarted)
		}
	}
	d.ever, d.answered = true, time.Now()
}

// flowLocked takes XON and XOFF, where the printer uses them. A printer that was not full says XON when it is switched
// on: whatever it held of a slip is gone.
func (d *Driver) flowLocked(full bool) {
	if d.profile.Line.Flow != profile.XonXoff {
		return
	}
	if !full && d.full.IsZero() && time.Since(d.opened) > greetTime {
		d.unarmed = true
		if d.run != nil {
			d.run.hurtLocked(Restarted)
		}
	}
	d.fullLocked(full)
}

// greetTime is how long after the line is open a printer may say hello: opening moves the wires that some listen to.
const greetTime = 1 * time.Second

// Restarted is why a slip broke off whose printer lost its power for a moment.
const Restarted = "restarted"

// fullLocked notes whether the printer says that it is full.
func (d *Driver) fullLocked(full bool) {
	switch {
	case !full:
		d.full = time.Time{}
	case d.full.IsZero():
		d.full = time.Now()
	}
}
