package walk

import (
	"io"
	"net"
	"sync"
	"testing"
)

// A line is the cable between an office and its screens: it can be cut, stay away for a while, and come back.
type line struct {
	near string // address of the office
	mu   sync.Mutex
	down bool
	open map[net.Conn]bool
}

// onLine is the same office at the other end of a line.
func (o *office) onLine(t *testing.T) (*office, *line) {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := &line{near: o.Base[len("http://"):], open: map[net.Conn]bool{}}
	t.Cleanup(func() {
		_ = ln.Close()
		l.cut()
	})
	go func() {
		for {
			from, err := ln.Accept()
			if err != nil {
				return // the test is over
			}
			go l.join(from)
		}
	}()
	there := *o
	there.Base = "http://" + ln.Addr().String()
	return &there, l
}

// join carries one connection, until either end closes it or the line is cut.
func (l *line) join(from net.Conn) {
	to, err := net.Dial("tcp", l.near)
	if err != nil || !l.hold(from, to) {
		l.drop(from, to)
		return
	}
	go func() {
		_, _ = io.Copy(to, from)
		l.drop(from, to)
	}()
	_, _ = io.Copy(from, to)
	l.drop(from, to)
}

// hold notes the ends of a connection, unless the line is down.
func (l *line) hold(ends ...net.Conn) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, end := range ends {
		l.open[end] = true
	}
	return !l.down
}

func (l *line) drop(ends ...net.Conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, end := range ends {
		if end != nil {
			_ = end.Close()
			delete(l.open, end)
		}
	}
}

// cut takes the line down: whoever is on it sees a reset, whoever dials is turned away.
func (l *line) cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.down = true
	for end := range l.open {
		if tcp, ok := end.(*net.TCPConn); ok {
			_ = tcp.SetLinger(0)
		}
		_ = end.Close()
	}
}

// mend brings it back.
func (l *line) mend() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.down = false
}
