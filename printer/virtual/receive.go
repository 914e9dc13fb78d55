package virtual

import (
	"context"
	"time"
)

const (
	quantum  = time.Millisecond     // how finely a line is paced: the system's own timers are no finer
	lateness = 2 * time.Millisecond // a host that comes with its next bytes so soon after the last has not paused the line
)

// receive lets bytes come over the line. It returns how many have arrived: all, unless ctx ends or the cable is pulled.
func (p *Printer) receive(ctx context.Context, h host, b []byte) (int, error) {
	if p.options.Baud > 0 {
		return p.serial(ctx, h, b)
	}
	n := 0
	for n < len(b) {
		used := p.accept(h, b[n:])
		n += used
		if used == 0 {
			if err := p.await(ctx, func() bool { return p.unplugged || p.takes(b[n]) }); err != nil {
				return n, err
			}
			if p.pulled() {
				return n, errPulled
			}
		}
	}
	return n, nil
}

// serial is receive over a line with a speed. Bytes for which there is no room are lost. The time is counted from the
// first byte of a run, so that no rounding adds up.
func (p *Printer) serial(ctx context.Context, h host, b []byte) (n int, err error) {
	start, sent := p.lineStart(), 0
	baud := p.options.Baud
	step := max(1, bytesIn(quantum, baud))
	for n < len(b) {
		if p.stands() {
			if err := p.await(ctx, func() bool { return !p.hanging || p.unplugged }); err != nil {
				return n, err
			}
			start, sent = time.Now(), 0
		}
		waited := pause(ctx, start.Add(lineTime(sent+min(step, len(b)-n), baud)))
		due := min(len(b)-n, bytesIn(time.Since(start), baud)-sent)
		used := p.accept(h, b[n:n+max(0, due)])
		n, sent = n+used, sent+used
		p.mu.Lock()
		p.lineFree = start.Add(lineTime(sent, baud))
		p.mu.Unlock()
		switch {
		case p.pulled():
			return n, errPulled
		case waited != nil:
			return n, waited
		}
	}
	return n, nil
}

// lineStart is when the next byte can begin.
func (p *Printer) lineStart() time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if p.lineFree.After(now.Add(-lateness)) {
		return p.lineFree
	}
	return now
}

func (p *Printer) stands() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.hanging && !p.unplugged
}

func (p *Printer) pulled() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.unplugged
}

// takes reports whether a byte would be taken, with the lock held.
func (p *Printer) takes(b byte) bool {
	if p.hanging {
		return false
	}
	return !p.sensors.power || p.buffer.room() > p.intake.held() || p.intake.passes(p.character, b)
}

// accept takes bytes as they arrive, and returns how many.
func (p *Printer) accept(h host, b []byte) (n int) {
	if len(b) == 0 {
		return 0
	}
	_ = p.at(func(now time.Time) {
		p.host = h
		for n < len(b) && !p.unplugged && !p.hanging {
			if p.options.Baud == 0 && !p.takes(b[n]) {
				p.follow(now)
				if !p.takes(b[n]) {
					return
				}
			}
			p.arrived(b[n], now)
			n++
		}
	})
	return n
}

// arrived takes one byte off the line.
func (p *Printer) arrived(sent byte, now time.Time) {
	if p.sensors.power {
		p.received++
		for _, b := range p.spoilt.bytesOf(sent) {
			data, request := p.intake.take(p.character, b)
			for _, c := range data {
				p.buffer.put(c, now)
			}
			if p.options.Baud > 0 && p.buffer.room() < p.buffer.release {
				p.follow(now) // what can be read at once leaves room before the next byte comes
			}
			if request != nil {
				p.follow(now)
				p.obey(request, now)
			}
		}
	}
	for _, a := range p.plan.received(p.received) {
		_ = p.act(a, now)
	}
}

// await waits until something holds. so is called with the lock held.
func (p *Printer) await(ctx context.Context, so func() bool) error {
	for {
		p.mu.Lock()
		if so() {
			p.mu.Unlock()
			return nil
		}
		if p.changed == nil {
			p.changed = make(chan struct{})
		}
		changed := p.changed
		p.mu.Unlock()
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// pause waits for a moment, or for the end of ctx.
func pause(ctx context.Context, moment time.Time) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	rest := time.Until(moment)
	if rest <= 0 {
		return nil
	}
	timer := time.NewTimer(rest)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
