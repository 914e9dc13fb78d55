package driver

import (
	"time"

	"antrean/printer/profile"
)

const (
	dotsPerMM = 8                      // 203 dpi
	lead      = 300 * time.Millisecond // how far a printer that cannot forget may fall behind: a few lines of a slip
	cutTime   = 300 * time.Millisecond // of the knife, and for the paper to stand still
	spare     = 256                    // bytes of the buffer that are left alone: Epson's own reserve and a margin
)

// A pace reckons what the printer has done of what it was sent. It is used where the printer cannot be relied on to
// say that it is full, and to keep little in the buffer of one that cannot be told to forget: when its paper is back,
// what it still holds is printed, however old it is.
type pace struct {
	speed  float64   // dots a second
	buffer int       // bytes that may be in the printer unprinted; 0: any number
	behind bool      // it may not fall behind by more than lead
	free   time.Time // when the mechanism has done all that was sent
	inside []load
}

// A load is bytes in the printer, until their paper has moved.
type load struct {
	bytes int
	until time.Time
}

func newPace(p *profile.Profile) pace {
	out := pace{speed: float64(p.Paper.SpeedMMS * dotsPerMM), behind: p.Clear == profile.NoClear}
	if p.Line.Flow == profile.NoFlow && p.Line.Buffer > 0 {
		out.buffer = max(p.Line.Buffer-spare, p.Line.Buffer/2)
	}
	return out
}

// wait is how long the next n bytes have to wait; zero: they may go.
func (p *pace) wait(now time.Time, n int) time.Duration {
	held := 0
	for len(p.inside) > 0 && !p.inside[0].until.After(now) {
		p.inside = p.inside[1:]
	}
	for _, l := range p.inside {
		held += l.bytes
	}
	var out time.Duration
	if p.buffer > 0 && held > 0 && held+n > p.buffer {
		out = p.inside[0].until.Sub(now)
	}
	if lag := p.free.Sub(now); p.behind && lag > lead { // before the first piece it is the least of all durations: nothing may be taken off it
		out = max(out, lag-lead)
	}
	return out
}

// moved notes that a piece has reached the printer.
func (p *pace) moved(now time.Time, bytes, dots int) {
	if p.free.Before(now) {
		p.free = now
	}
	if p.speed > 0 {
		p.free = p.free.Add(time.Duration(float64(dots) / p.speed * float64(time.Second)))
	}
	p.inside = append(p.inside, load{bytes, p.free})
}

// ends is when the paper is out and cut.
func (p *pace) ends() time.Time { return p.free.Add(cutTime) }
