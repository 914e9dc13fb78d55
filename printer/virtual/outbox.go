package virtual

import "time"

// A host is the far end of a cable.
type host interface {
	hear(b []byte) // must not wait
}

// An outbox is what the printer says and has not left it: the line is as slow that way as the other.
type outbox struct {
	bytes []byte
	start time.Time // of the first of a run of bytes
	sent  int       // of that run
	timer *time.Timer
}

func (o *outbox) empty() {
	o.stop()
	o.bytes, o.sent = nil, 0
}

func (o *outbox) stop() {
	if o.timer != nil {
		o.timer.Stop()
	}
}

// answer says something, one byte after another with nothing but XON and XOFF in between.
func (p *Printer) answer(b []byte, at time.Time) {
	if len(b) == 0 || !p.sensors.power || p.sensors.silent {
		return
	}
	b = p.spoilt.reply(b)
	if len(b) == 0 {
		return
	}
	if d := p.spoilt.line.Delay; d > 0 {
		time.AfterFunc(d, func() { _ = p.at(func(now time.Time) { p.post(b, false, now) }) })
		return
	}
	p.post(b, false, at)
}

// urge sends XON or XOFF before whatever waits.
func (p *Printer) urge(b byte, at time.Time) { p.post([]byte{b}, true, at) }

// post puts bytes on the way.
func (p *Printer) post(b []byte, first bool, at time.Time) {
	o := &p.outbox
	if p.options.Persona == Mute {
		return // its back channel is not wired
	}
	if p.options.Baud == 0 {
		if p.host != nil && !p.unplugged {
			p.host.hear(b)
		}
		return
	}
	if len(o.bytes) == 0 {
		o.start, o.sent = at, 0
	}
	if first {
		o.bytes = append(clone(b), o.bytes...)
	} else {
		o.bytes = append(o.bytes, b...)
	}
	p.carry(at)
}

// carry delivers the bytes whose last bit has left, and waits for the next.
func (p *Printer) carry(now time.Time) {
	o := &p.outbox
	if due := min(len(o.bytes), bytesIn(now.Sub(o.start), p.options.Baud)-o.sent); due > 0 {
		if p.host != nil && !p.unplugged {
			p.host.hear(o.bytes[:due:due])
		}
		o.bytes, o.sent = o.bytes[due:], o.sent+due
	}
	o.stop()
	if len(o.bytes) > 0 && !p.closed {
		next := o.start.Add(lineTime(o.sent+1, p.options.Baud))
		o.timer = time.AfterFunc(next.Sub(now), func() { _ = p.at(p.carry) })
	}
}

// lineTime is how long bytes take on a line: ten bits each (8N1).
func lineTime(bytes, baud int) time.Duration {
	return time.Duration((int64(bytes)*10*int64(time.Second) + int64(baud) - 1) / int64(baud))
}

// bytesIn is how many bytes have passed in a time.
func bytesIn(d time.Duration, baud int) int {
	return int(float64(d)*float64(baud)/float64(10*time.Second) + 1e-6)
}
