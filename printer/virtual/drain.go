package virtual

import (
	"context"
	"io"
)

// drain feeds the printer what comes through a cable, until the cable or ctx ends. While the printer takes nothing
// nothing is read, so the cable fills up as a real one does.
//
// A system keeps thousands of bytes between a host and us. A host that heeds XOFF expects that they stay where they
// are: spill, where it is not 0, is how many bytes more are taken after XOFF. Real-time requests do not count, for a
// host that heeds XOFF by itself sends them nevertheless.
func (p *Printer) drain(ctx context.Context, h host, cable io.Reader, spill int) {
	var b [64]byte
	spilt := 0
	for {
		size, full := len(b), spill > 0 && p.full()
		switch {
		case !full:
			spilt = 0
		case spilt >= spill:
			if p.await(ctx, func() bool { return !p.busy() || p.unplugged }) != nil {
				return
			}
			continue
		default:
			size = 1
		}
		n, err := cable.Read(b[:size])
		before := p.stored()
		if _, hung := p.receive(ctx, h, b[:n]); hung != nil || err != nil {
			return
		}
		if full {
			spilt += p.stored() - before
		}
	}
}

func (p *Printer) full() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.busy()
}

// stored counts the bytes that went into the buffer, or would have.
func (p *Printer) stored() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.buffer.base + len(p.buffer.bytes) + p.buffer.overruns
}
