package virtual

import (
	"context"
	"fmt"
	"net"
	"sync"
)

// A Network is the printer behind a raw TCP port.
type Network struct {
	listener net.Listener
	stop     context.CancelFunc
	work     sync.WaitGroup
}

// Listen serves the printer at an address such as 127.0.0.1:0, one client at a time, as print servers do.
func (p *Printer) Listen(address string) (*Network, error) {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("listen for slips: %w", err)
	}
	ctx, stop := context.WithCancel(context.Background())
	n := &Network{listener: listener, stop: stop}
	n.work.Go(func() { p.serve(ctx, listener) })
	return n, nil
}

// serve takes clients until the listener is closed.
func (p *Printer) serve(ctx context.Context, listener net.Listener) {
	for {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
		p.drain(ctx, conn)
		stop()
		_ = conn.Close()
	}
}

// Address is where the printer listens.
func (n *Network) Address() string { return n.listener.Addr().String() }

// Close ends the port and whoever uses it.
func (n *Network) Close() {
	n.stop()
	_ = n.listener.Close()
	n.work.Wait()
}
