// Package virtual is a receipt printer made of software: it interprets the bytes a real one would get and shows the
// paper as pictures.
//
// It takes them in memory, over a pseudo-terminal or over TCP, cuts slips, and can be told to hang or to be
// unplugged. It answers nothing, like a printer whose back channel is not wired.
package virtual

import (
	"context"
	"sync"
	"time"
)

// keptSlips bounds how many slips the printer remembers: a morning of tests, about 1 MB of pictures.
const keptSlips = 50

// Options are what a printer is built with. The zero value is an 80 mm printer.
type Options struct {
	Dots       int // printable width; 576 for 80 mm paper, 384 for 58 mm
	CutterDots int // paper between head and knife
}

// A Slip is one piece of paper that was cut off.
type Slip struct {
	ID         int       // counts from 1
	At         time.Time // when it was cut
	PNG        []byte    // the paper, one pixel a dot, black on white
	Lines      []string  // what was set as text, from the top
	QR         []string  // what the codes say that the printer drew itself
	MM         float64   // length of the paper
	Bytes      int       // received since the cut before
	Commands   []string  // in order, as the manual names them, with short parameters in hexadecimal
	Complaints []string  // what a real printer would have done wrong with: unknown, misplaced or unprintable
}

// A Printer is safe for use by many goroutines.
type Printer struct {
	mu        sync.Mutex
	machine   *machine
	slips     []Slip
	onCut     []func(Slip)
	hanging   chan struct{} // closed on release; nil when not hanging
	unplugged bool
	session   *session // the one connection in memory
}

// New builds a printer with paper in it.
func New(o Options) *Printer {
	if o.Dots <= 0 {
		o.Dots = 576
	}
	if o.CutterDots <= 0 {
		o.CutterDots = 96 // 12 mm, like most 80 mm mechanisms
	}
	return &Printer{machine: newMachine(o)}
}

// Write feeds the printer bytes. It blocks while the printer hangs, and never fails.
func (p *Printer) Write(b []byte) (int, error) { return p.write(context.Background(), b) }

// write feeds the printer once it does not hang, or gives up with ctx.
func (p *Printer) write(ctx context.Context, b []byte) (int, error) {
	for {
		p.mu.Lock()
		gate := p.hanging
		if gate == nil {
			break
		}
		p.mu.Unlock()
		select {
		case <-gate:
		case <-ctx.Done():
			return 0, ctx.Err()
		}
	}
	p.machine.feed(b)
	cut := p.machine.done
	p.machine.done = nil
	if len(cut) > 0 {
		kept := append(p.slips, cut...)
		p.slips = append([]Slip(nil), kept[max(0, len(kept)-keptSlips):]...)
	}
	tell := p.onCut
	p.mu.Unlock()
	for _, s := range cut {
		for _, f := range tell {
			f(s)
		}
	}
	return len(b), nil
}

// Slips are the last slips, oldest first, at most 50.
func (p *Printer) Slips() []Slip {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]Slip(nil), p.slips...)
}

// OnCut calls f after every cut, in the goroutine that wrote the cut. f must not write to the printer.
func (p *Printer) OnCut(f func(Slip)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.onCut = append(p.onCut[:len(p.onCut):len(p.onCut)], f)
}

// Hang makes the printer stop taking bytes, as one with an open cover does, or go on.
func (p *Printer) Hang(hang bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case hang && p.hanging == nil:
		p.hanging = make(chan struct{})
	case !hang && p.hanging != nil:
		close(p.hanging)
		p.hanging = nil
	}
}
