package port

import (
	"context"
	"os"
)

// A plainFile collects slips one after another: for trying things out, and for a look at the bytes.
type plainFile struct {
	*stream
	closed context.Context
	end    context.CancelFunc
}

func openFile(spec string, s Spec) (Port, error) {
	f, err := os.OpenFile(s.Target, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600) // slips hold tokens
	if err != nil {
		return nil, err
	}
	p := &plainFile{stream: &stream{spec: spec, wire: f}}
	p.closed, p.end = context.WithCancel(context.Background())
	return p, nil
}

// Read waits: a file answers nothing.
func (p *plainFile) Read(ctx context.Context, _ []byte) (int, error) {
	select {
	case <-ctx.Done():
		return 0, p.failure(ctx, ctx.Err())
	case <-p.closed.Done():
		return 0, p.failure(ctx, os.ErrClosed)
	}
}

// Close ends Read as well.
func (p *plainFile) Close() error {
	p.end()
	return p.stream.Close()
}
