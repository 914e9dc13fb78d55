// Package virtual is a receipt printer made of software: it interprets the bytes a real one would get, takes the time
// a real one takes, answers what a real one answers, and breaks as real ones break.
//
//	host bytes -> line (baud) -> real-time requests -> buffer -> commands -> head and motor (mm/s) -> paper -> Slip
//
// It takes bytes in memory, over a pseudo-terminal or over TCP. All its time comes from package time, so that inside
// testing/synctest a roll is printed in no time and to the nanosecond. It has no goroutine while nothing is plugged in:
// between two events stands a timer.
package virtual

import (
	"sync"
	"time"
)

// keptSlips bounds how many slips the printer remembers: a morning of tests, about 1 MB of pictures.
const keptSlips = 50

// Values of Options that switch a part of the printer's nature off.
const (
	Instant = -1 // SpeedMMS: paper moves at once
	Endless = -1 // PaperMM: the roll has no end
)

// Options are what a printer is built with. Zero values are the persona's own; without a persona it is an Epson.
type Options struct {
	Persona    Persona
	Dots       int    // printable width
	CutterDots int    // paper between head and knife
	SpeedMMS   int    // millimetres of paper a second; negative: paper moves at once
	Buffer     int    // receive buffer in bytes
	Baud       int    // bits a second on the line, both ways. 0 is a line like USB or a network: bytes come at once, and wait while there is no room
	PaperMM    int    // paper on a full roll; negative: without end
	Flow       string // how it says that it is full: "xonxoff", "cts" or nothing
	Busy       string // when it says so: "full", or "offline" as well (a switch inside the printer)
}

// complete fills in what the persona brings.
func (o Options) complete() Options {
	if o.Persona == "" {
		o.Persona = Epson
	}
	c := o.Persona.character()
	for _, field := range []struct {
		value *int
		own   int
	}{{&o.Dots, c.dots}, {&o.CutterDots, c.cutterDots}, {&o.Buffer, c.buffer}} {
		if *field.value <= 0 {
			*field.value = field.own
		}
	}
	if o.SpeedMMS == 0 {
		o.SpeedMMS = c.speed
	}
	if o.PaperMM == 0 {
		o.PaperMM = roll
	}
	return o
}

// A Printer is safe for use by many goroutines.
type Printer struct {
	options Options
	character

	mu      sync.Mutex
	timer   *time.Timer   // the end of the movement in progress
	changed chan struct{} // closed at the next event; nil while nobody waits
	closed  bool

	machine *machine
	sheet   *sheet
	buffer  buffer
	intake  intake
	motion  motion
	sensors sensors
	mouth   mouth
	outbox  outbox
	reports reports
	spoilt  spoilt
	plan    plan

	received  int // bytes
	hanging   bool
	unplugged bool
	session   *session // the one connection in memory
	host      host     // who wrote last, and is answered
	lineFree  time.Time
	cables    []cable

	slips   []Slip
	onCut   []func(Slip)
	errands []func() error // to be done without the lock
	telling bool
}

// New builds a printer with paper in it, and switches it on.
func New(o Options) *Printer {
	o = o.complete()
	p := &Printer{options: o, character: o.Persona.character(), sheet: newSheet(o)}
	p.sensors.roll = p.fullRoll()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.boot(time.Now())
	return p
}

// boot is what happens when the power comes on.
func (p *Printer) boot(now time.Time) {
	p.sensors.power = true
	p.machine = newMachine(p.character, p.options)
	p.intake.reset(newMachine(p.character, p.options))
	p.buffer = newBuffer(p.options.Buffer)
	p.motion = motion{}
	p.outbox.empty()
	p.reports = reports{online: true}
	if p.options.Flow == "xonxoff" {
		p.urge(xon, now)
	}
}

// Close ends whatever the printer has to do with time: its timers, its connections, the goroutines of its cables.
func (p *Printer) Close() {
	_ = p.at(func(time.Time) { p.pull() })
	p.mu.Lock()
	p.closed = true
	p.motion.on = false
	if p.timer != nil {
		p.timer.Stop()
	}
	p.outbox.stop()
	p.plan.stop()
	p.mouth.stop()
	cables := p.cables
	p.cables = nil
	p.mu.Unlock()
	for _, c := range cables {
		c.wait()
	}
}

// at does something at the present moment: first what was due before, then f, then what follows from it.
func (p *Printer) at(f func(now time.Time)) error {
	p.mu.Lock()
	now := time.Now()
	p.catchUp(now)
	f(now)
	p.follow(now)
	p.wind(now)
	if p.changed != nil {
		close(p.changed)
		p.changed = nil
	}
	p.mu.Unlock()
	return p.tell()
}

// wind sets the timer to the end of the movement in progress.
func (p *Printer) wind(now time.Time) {
	if !p.motion.on || p.closed {
		return
	}
	rest := p.motion.until.Sub(now)
	if p.timer == nil {
		p.timer = time.AfterFunc(rest, p.wake)
		return
	}
	p.timer.Reset(rest)
}

func (p *Printer) wake() { _ = p.at(func(time.Time) {}) }

// tell hands out the slips that fell and does the errands, one after another and without the lock.
func (p *Printer) tell() error {
	var failed error
	for {
		p.mu.Lock()
		cut, errands, tell := p.sheet.take(), p.errands, p.onCut
		p.errands = nil
		if p.telling || len(cut)+len(errands) == 0 {
			p.sheet.fallen, p.errands = cut, errands
			p.mu.Unlock()
			return failed
		}
		p.telling = true
		kept := append(p.slips, cut...)
		p.slips = append([]Slip(nil), kept[max(0, len(kept)-keptSlips):]...)
		p.mu.Unlock()
		for _, s := range cut {
			for _, f := range tell {
				f(s)
			}
		}
		for _, f := range errands {
			if err := f(); err != nil {
				failed = err
			}
		}
		p.mu.Lock()
		p.telling = false
		p.mu.Unlock()
	}
}

// Slips are the last slips, oldest first, at most 50.
func (p *Printer) Slips() []Slip {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]Slip(nil), p.slips...)
}

// OnCut calls f after every slip that falls, one at a time and in order. f must not write to the printer.
func (p *Printer) OnCut(f func(Slip)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.onCut = append(p.onCut[:len(p.onCut):len(p.onCut)], f)
}
