package ws

import (
	"net"
	"sync"
	"time"
)

// maxReplies is how many bytes of answers to pings may wait for a client that does not read, before it is cut.
const maxReplies = 4096

// wire is the socket under one Conn. Nobody waits who writes to it. What the socket does not take at once waits in
// three places and leaves in this order: the rest of the frame in flight, control frames, the newest state.
type wire struct {
	net.Conn
	set *Set

	mu     sync.Mutex
	bound  bool // the connection is ours; before, writes are recorded in hello
	ending bool // a close frame has been written or waits: nothing may follow it (RFC 6455 section 5.5.1)
	closed bool
	flying bool // the flusher has the socket

	hello   []byte // gorilla's 101
	rest    []byte // what is left of the frame in flight
	control []byte // whole control frames behind it
	next    []byte // the newest state

	early  []byte  // what the client sent behind its handshake; only the reader touches it
	direct *direct // nil: the connection has no socket of its own
}

// push writes a state now or keeps it as the newest to be written.
func (w *wire) push(frame []byte) {
	w.mu.Lock()
	if w.closed || w.ending || !w.bound {
		w.mu.Unlock()
		return
	}
	if w.flying {
		if w.next != nil {
			w.set.folded.Add(1)
		}
		w.next = frame
		w.mu.Unlock()
		return
	}
	n, err := w.tryLocked(frame)
	switch {
	case n == len(frame):
	case n > 0:
		w.rest = frame[n:]
		w.flyLocked()
	case err == nil:
		w.next = frame
		w.flyLocked()
	}
	w.mu.Unlock()
	if err != nil {
		w.cut()
	}
}

// sign writes a frame that is worth nothing later: only if it can leave at once, or nothing else waits.
func (w *wire) sign(frame []byte) {
	w.mu.Lock()
	if w.closed || w.ending || w.flying || !w.bound {
		w.mu.Unlock()
		return
	}
	err := w.controlLocked(frame)
	w.mu.Unlock()
	if err != nil {
		w.cut()
	}
}

// Write is gorilla's way out: the 101 before the connection is ours, whole control frames after.
func (w *wire) Write(b []byte) (int, error) {
	w.mu.Lock()
	err := w.writeLocked(b)
	w.mu.Unlock()
	if err != nil {
		w.cut()
		return 0, err
	}
	return len(b), nil
}

func (w *wire) writeLocked(b []byte) error {
	switch {
	case w.closed:
		return net.ErrClosed
	case !w.bound:
		w.hello = append(w.hello, b...)
		return nil
	case w.ending:
		return nil
	case b[0] == finClose:
		w.endLocked()
	}
	return w.controlLocked(b)
}

// bye writes a close frame as the last thing, and gives the client until then to answer it. Once is enough. Before
// the connection is ours the frame goes behind the 101.
func (w *wire) bye(frame []byte, until time.Time) {
	w.mu.Lock()
	if w.closed || w.ending {
		w.mu.Unlock()
		return
	}
	w.endLocked()
	var err error
	if w.bound {
		err = w.controlLocked(frame)
	} else {
		w.hello = append(w.hello, frame...)
	}
	if err == nil {
		err = w.Conn.SetReadDeadline(until)
	}
	w.mu.Unlock()
	if err != nil {
		w.cut()
	}
}

// bind takes the connection over from fasthttp and sends the recorded 101.
func (w *wire) bind() error {
	tune(w.Conn)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.direct = newDirect(w.Conn)
	w.bound = true
	hello := w.hello
	w.hello = nil
	return w.controlLocked(hello)
}

func (w *wire) endLocked() {
	w.ending = true
	w.next = nil
}

// controlLocked writes a control frame now or behind the frame in flight. b is copied if it must wait.
func (w *wire) controlLocked(b []byte) error {
	if w.flying {
		if len(w.control)+len(b) > maxReplies {
			return net.ErrClosed
		}
		w.control = append(w.control, b...)
		return nil
	}
	n, err := w.tryLocked(b)
	if err == nil && n < len(b) {
		w.rest = append([]byte(nil), b[n:]...)
		w.flyLocked()
	}
	return err
}

// tryLocked writes what the socket takes at once. The flusher must not have it.
func (w *wire) tryLocked(b []byte) (int, error) {
	if w.direct == nil {
		return 0, nil
	}
	return w.direct.try(b)
}

// Read is gorilla's way in. Each read waits silence at most, until the goodbye has set its own limit.
func (w *wire) Read(b []byte) (int, error) {
	if len(w.early) > 0 {
		n := copy(b, w.early)
		if w.early = w.early[n:]; len(w.early) == 0 {
			w.early = nil
		}
		return n, nil
	}
	w.mu.Lock()
	var err error
	if !w.ending {
		err = w.Conn.SetReadDeadline(time.Now().Add(w.set.silence))
	}
	w.mu.Unlock()
	if err != nil {
		return 0, err
	}
	return w.Conn.Read(b)
}

// SetDeadline does nothing: gorilla clears the server's deadlines with it while the connection is still fasthttp's.
func (w *wire) SetDeadline(time.Time) error { return nil }

// SetWriteDeadline does nothing: gorilla's writes do not wait, and the deadline belongs to the flusher.
func (w *wire) SetWriteDeadline(time.Time) error { return nil }

// Close is gorilla's way to give up.
func (w *wire) Close() error {
	w.cut()
	return nil
}

// cut closes the socket with no more words. The lock is free while it closes: TLS may wait for its last alert.
func (w *wire) cut() {
	w.mu.Lock()
	was := w.closed
	w.closed = true
	w.rest, w.control, w.next, w.hello = nil, nil, nil, nil
	w.mu.Unlock()
	if !was {
		_ = w.Conn.Close() // it is gone either way
	}
}
