package agent_test

import (
	"io"
	"net"
	"strings"
	"sync"
	"testing"
)

// A lan is the network between an agent and its server: connections are cut on it, or it is dark altogether.
type lan struct {
	address string
	to      string
	budget  func() (up, down int) // bytes that a connection carries before it is cut
	work    sync.WaitGroup

	mu    sync.Mutex
	dark  bool
	conns map[net.Conn]bool
}

// endless is the budget of a connection that nobody cuts.
func endless() (up, down int) { return 1 << 40, 1 << 40 }

// newLAN lays a network to a server's address.
func newLAN(t *testing.T, base string, budget func() (up, down int)) *lan {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w := &lan{address: "http://" + ln.Addr().String(), to: strings.TrimPrefix(base, "http://"), budget: budget, conns: make(map[net.Conn]bool)}
	w.work.Go(func() {
		for {
			conn, err := ln.Accept()
			if err != nil {
				return
			}
			w.work.Go(func() { w.carry(conn) })
		}
	})
	t.Cleanup(func() {
		ln.Close()
		w.cut()
		w.work.Wait()
	})
	return w
}

// cut ends all connections, and lets none through any more.
func (w *lan) cut() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.dark = true
	for conn := range w.conns {
		conn.Close()
	}
}

// keep notes a connection; false when the network is dark.
func (w *lan) keep(conn net.Conn) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.conns[conn] = true
	return !w.dark
}

// carry joins one connection to the server, as far as its budget goes.
func (w *lan) carry(near net.Conn) {
	defer near.Close()
	far, err := net.Dial("tcp", w.to)
	if err != nil {
		return
	}
	defer far.Close()
	if !w.keep(near) || !w.keep(far) {
		return
	}
	up, down := w.budget()
	var ways sync.WaitGroup
	for _, way := range []struct {
		into, from net.Conn
		bytes      int
	}{{far, near, up}, {near, far, down}} {
		ways.Go(func() {
			pass(way.into, way.from, way.bytes)
			near.Close()
			far.Close()
		})
	}
	ways.Wait()
}

// pass copies bytes one way, and reads one more than it may pass on: a reply is cut when it is there, not before.
func pass(into io.Writer, from io.Reader, bytes int) {
	var buf [4096]byte
	for {
		n, err := from.Read(buf[:])
		if _, failed := into.Write(buf[:min(n, bytes)]); failed != nil || err != nil || n > bytes {
			return
		}
		bytes -= n
	}
}
