package virtual

import "time"

// A Fault is an action to come. It happens once, when the first of its conditions is met that is not zero; with none
// it happens at once. Bytes and millimetres are counted from Schedule.
type Fault struct {
	Do     Action
	AtByte int           // bytes received; the byte itself is
	AtMM   float64       // millimetres printed
	After  time.Duration // time passed
}

// A plan is the faults to come.
type plan struct {
	faults []*planned
}

// A planned fault has its conditions counted as the printer counts.
type planned struct {
	do    Action
	byte  int // 0: none
	dots  int
	timer *time.Timer
	come  chan struct{}
}

// Schedule adds a fault, and returns a channel that is closed when it has come. One that the persona lacks the part for
// does nothing then.
func (p *Printer) Schedule(f Fault) (come <-chan struct{}) {
	next := &planned{do: f.Do, come: make(chan struct{})}
	_ = p.at(func(now time.Time) {
		if f.AtByte <= 0 && f.AtMM <= 0 && f.After <= 0 {
			_ = p.act(f.Do, now)
			close(next.come)
			return
		}
		if f.AtByte > 0 {
			next.byte = p.received + f.AtByte
		}
		if f.AtMM > 0 {
			next.dots = p.motion.moved + p.progress(now) + max(1, int(f.AtMM*dotsPer+0.5))
		}
		if f.After > 0 {
			next.timer = time.AfterFunc(f.After, func() {
				_ = p.at(func(now time.Time) {
					for _, a := range p.plan.due(func(f *planned) bool { return f == next }) {
						_ = p.act(a, now)
					}
				})
			})
		}
		p.halt(now) // the movement in progress is divided anew
		p.plan.faults = append(p.plan.faults, next)
	})
	return next.come
}

// ahead is how many dots the paper may move before the next fault.
func (l *plan) ahead(moved int) int {
	next := maxFeed
	for _, f := range l.faults {
		if f.dots > moved {
			next = min(next, f.dots-moved)
		}
	}
	return next
}

// reached takes out the faults that so much paper brings.
func (l *plan) reached(moved int) []Action {
	return l.due(func(f *planned) bool { return f.dots > 0 && f.dots <= moved })
}

// received takes out the faults that so many bytes bring.
func (l *plan) received(bytes int) []Action {
	return l.due(func(f *planned) bool { return f.byte > 0 && f.byte <= bytes })
}

func (l *plan) due(so func(*planned) bool) []Action {
	var out []Action
	rest := l.faults[:0]
	for _, f := range l.faults {
		if !so(f) {
			rest = append(rest, f)
			continue
		}
		f.stop()
		close(f.come)
		out = append(out, f.do)
	}
	l.faults = rest
	return out
}

func (f *planned) stop() {
	if f.timer != nil {
		f.timer.Stop()
	}
}

// stop ends the timers.
func (l *plan) stop() {
	for _, f := range l.faults {
		f.stop()
	}
}
