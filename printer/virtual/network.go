package virtual

import (
	"context"
	"fmt"
	"net"
	"sync"
)

// A Network is the printer behind a raw TCP port.
type Network struct {
	printer *Printer
	work    sync.WaitGroup

	mu       sync.Mutex
	address  string
	listener net.Listener // nil while it is pulled
	stop     context.CancelFunc
}

// Listen serves the printer at an address such as 127.0.0.1:0, one client at a time, as print servers do. A client that
// comes meanwhile is connected by the system and waits.
func (p *Printer) Listen(address string) (*Network, error) {
	n := &Network{printer: p, address: address}
	if err := n.push(); err != nil {
		return nil, err
	}
	p.own(n)
	return n, nil
}

// push listens, at the address it had before.
func (n *Network) push() error {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.listener != nil {
		return nil
	}
	listener, err := net.Listen("tcp", n.address)
	if err != nil {
		return fmt.Errorf("listen for slips: %w", err)
	}
	ctx, stop := context.WithCancel(context.Background())
	n.listener, n.stop, n.address = listener, stop, listener.Addr().String()
	n.work.Go(func() { n.serve(ctx, listener) })
	return nil
}

// pull ends the port and whoever uses it.
func (n *Network) pull() {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.listener != nil {
		n.stop()
		_ = n.listener.Close()
		n.listener = nil
	}
}

func (n *Network) wait() { n.work.Wait() }

// serve takes clients until the listener is closed.
func (n *Network) serve(ctx context.Context, listener net.Listener) {
	for {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		n.client(ctx, conn)
	}
}

// client serves one client to its end. One that has sent its last byte is kept until that is printed, so that it hears
// the answers; the next is let in when the printer has come to a stand.
func (n *Network) client(ctx context.Context, conn net.Conn) {
	ctx, cancel := context.WithCancel(ctx)
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer stop()
	voice := newSpeaker()
	var speaking sync.WaitGroup
	speaking.Go(func() { voice.speak(ctx, conn) })
	n.printer.drain(ctx, voice, conn, 0)
	n.printer.settle(ctx)
	n.printer.deafen(voice)
	close(voice.over)
	speaking.Wait()
	cancel()
	_ = conn.Close()
}

// settle waits until the printer has nothing more to do, or cannot do it.
func (p *Printer) settle(ctx context.Context) {
	_ = p.await(ctx, func() bool {
		return !p.motion.on && (len(p.buffer.bytes) == 0 || !p.online()) && len(p.outbox.bytes) == 0
	})
}

// deafen makes the printer forget a host.
func (p *Printer) deafen(h host) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.host == h {
		p.host = nil
	}
}

// Address is where the printer listens.
func (n *Network) Address() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.address
}

// Close ends the port for good.
func (n *Network) Close() {
	n.printer.disown(n)
	n.pull()
	n.work.Wait()
}
