package virtual

import (
	"math"
	"time"
)

// Sensors are the conditions of the printer's parts.
type sensors struct {
	power    bool
	out      bool // paper
	cover    bool // open
	jam      bool // the knife
	hot      bool // the head
	startled bool // the cover was opened while paper moved
	low      bool // near end, by hand
	stuck    bool // XOFF, or clear-to-send, does not come back
	silent   bool
	roll     int // dots left
}

const endless = math.MaxInt32 * dotsPer // dots: more than a printer's life

func (p *Printer) fullRoll() int {
	if p.options.PaperMM < 0 {
		return endless
	}
	return p.options.PaperMM * dotsPer
}

func (s *sensors) paper() bool { return !s.out }

// near reports whether the roll is near its end. Without paper it is as well.
func (s *sensors) near(threshold int) bool {
	return threshold > 0 && (s.low || s.out || s.roll <= threshold*dotsPer)
}

// ahead is how many dots the paper may move before a sensor changes.
func (s *sensors) ahead(threshold int) int {
	if left := s.roll - threshold*dotsPer; threshold > 0 && left > 0 {
		return left
	}
	return max(1, s.roll)
}

func (s *sensors) feed(rows int) { s.roll -= min(rows, s.roll) }

// failing reports whether an error stands, as opposed to something a person does, such as opening the cover.
func (s *sensors) failing() bool { return s.jam || s.hot || s.startled }

// online reports whether the printer prints.
func (p *Printer) online() bool {
	s := &p.sensors
	return s.power && !s.out && !s.cover && !s.jam && !s.hot
}

// paperOut ends the roll. The motor stops at once: what it was printing goes on with the new paper.
func (p *Printer) paperOut(now time.Time) {
	p.halt(now)
	p.sensors.out, p.sensors.roll = true, 0
}

// refill puts a new roll in. What hangs out of the printer falls, and is a fragment.
func (p *Printer) refill(now time.Time) {
	p.halt(now)
	if p.motion.done > 0 {
		p.motion.queue[0].torn = true
	}
	if p.sheet.used() {
		p.sheet.fall(len(p.sheet.canvas.rows), now, true)
	}
	p.sheet.load()
	p.sensors.out, p.sensors.low, p.sensors.roll = false, false, p.fullRoll()
}

// powerOff loses everything but the paper.
func (p *Printer) powerOff(now time.Time) {
	p.halt(now)
	p.buffer.empty()
	p.machine.forget()
	p.motion = motion{moved: p.motion.moved}
	p.outbox.empty()
	p.reports = reports{}
	p.sensors.power, p.sensors.startled = false, false
}

// powerOn starts it again.
func (p *Printer) powerOn(now time.Time) {
	moved, lost := p.motion.moved, p.buffer.overruns
	p.boot(now)
	p.motion.moved, p.buffer.overruns = moved, lost
}

// busy reports whether the printer asks the host to wait.
func (p *Printer) busy() bool {
	return !p.sensors.power || p.buffer.full || p.sensors.stuck || p.options.Busy == "offline" && !p.online()
}
