package ws

import (
	"errors"
	"os"
	"time"
)

// flyLocked gives the socket to a flusher.
func (w *wire) flyLocked() {
	w.flying = true
	w.set.running.Go(w.flush) // its Conn is still in the set, so nobody has begun to wait for zero
}

// flush writes what waits, until nothing does. It alone waits for the client, and cuts one that takes nothing.
func (w *wire) flush() {
	for {
		b, ok := w.load()
		if !ok {
			return
		}
		err := w.Conn.SetWriteDeadline(time.Now().Add(w.set.stall))
		if err == nil {
			_, err = w.Conn.Write(b)
		}
		if err != nil {
			if errors.Is(err, os.ErrDeadlineExceeded) {
				w.set.stalled.Add(1)
			}
			w.cut()
		}
	}
}

// load takes what leaves next. With nothing left the socket is free again.
func (w *wire) load() (b []byte, ok bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case w.closed:
	case w.rest != nil:
		b, w.rest = w.rest, nil
	case w.control != nil:
		b, w.control = w.control, nil
	case w.next != nil:
		b, w.next = w.next, nil
	default:
		// An old deadline would fail a direct write long after.
		_ = w.Conn.SetWriteDeadline(time.Time{})
	}
	w.flying = b != nil
	return b, w.flying
}
