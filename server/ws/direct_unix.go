//go:build unix

package ws

import (
	"errors"
	"net"
	"syscall"
)

// direct writes to a socket what it takes at once, and never waits. One goroutine at a time may use it.
type direct struct {
	raw   syscall.RawConn
	write func(fd uintptr) bool // made once: a closure for each write would be garbage for each write
	b     []byte
	n     int
	err   error
}

// newDirect returns nil for a connection that has no socket of its own to write to, such as TLS.
func newDirect(conn net.Conn) *direct {
	sc, ok := conn.(syscall.Conn)
	if !ok {
		return nil
	}
	raw, err := sc.SyscallConn()
	if err != nil {
		return nil
	}
	d := &direct{raw: raw}
	d.write = func(fd uintptr) bool {
		for {
			if d.n, d.err = syscall.Write(int(fd), d.b); d.err != syscall.EINTR {
				return true // also when the socket is full: RawConn would wait for it on false
			}
		}
	}
	return d
}

// try writes what fits of b and returns how much that was.
func (d *direct) try(b []byte) (n int, err error) {
	d.b = b
	err = d.raw.Write(d.write)
	d.b = nil
	if err == nil {
		err = d.err
	}
	if errors.Is(err, syscall.EAGAIN) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return d.n, nil
}
