package virtual

import "errors"

// A cable is a way into the printer that can be pulled out and pushed back in: a Terminal or a Network.
type cable interface {
	pull()       // ends it, without waiting for its goroutines
	push() error // makes it new
	wait()       // for its goroutines
}

// errPulled is why bytes stopped coming.
var errPulled = errors.New("the cable was pulled")

// pull ends every way into the printer, with the lock held.
func (p *Printer) pull() {
	p.unplugged = true
	p.outbox.empty()
	if p.session != nil {
		p.session.unplug()
	}
	for _, c := range p.cables {
		p.errands = append(p.errands, func() error { c.pull(); return nil })
	}
}

// pullNetwork ends the connections that the printer's own power keeps up.
func (p *Printer) pullNetwork() {
	for _, c := range p.cables {
		if n, ok := c.(*Network); ok {
			p.errands = append(p.errands, func() error { n.pull(); return nil })
		}
	}
}

// push makes them new, with the lock held.
func (p *Printer) push() {
	if p.unplugged || !p.sensors.power {
		return
	}
	for _, c := range p.cables {
		p.errands = append(p.errands, c.push)
	}
}

// own makes the printer pull and push a cable.
func (p *Printer) own(c cable) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.cables = append(p.cables[:len(p.cables):len(p.cables)], c)
}

// disown ends that.
func (p *Printer) disown(c cable) {
	p.mu.Lock()
	defer p.mu.Unlock()
	var rest []cable
	for _, other := range p.cables {
		if other != c {
			rest = append(rest, other)
		}
	}
	p.cables = rest
}

// Hang makes the printer stop taking bytes, or go on: Do with Hang or Release.
func (p *Printer) Hang(hang bool) {
	if hang {
		_ = p.Do(Hang)
	} else {
		_ = p.Do(Release)
	}
}

// Unplug pulls the data cable, or pushes it back in: Do with Unplug or Plug.
func (p *Printer) Unplug(unplug bool) {
	if unplug {
		_ = p.Do(Unplug)
	} else {
		_ = p.Do(Plug)
	}
}
