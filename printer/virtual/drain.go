package virtual

import (
	"context"
	"io"
)

// drain feeds the printer what comes through a cable, until the cable or ctx ends. While the printer hangs nothing
// is read, so the cable fills up as a real one does.
func (p *Printer) drain(ctx context.Context, cable io.Reader) {
	var b [256]byte
	for {
		n, err := cable.Read(b[:])
		if _, hung := p.write(ctx, b[:n]); hung != nil || err != nil {
			return
		}
	}
}
