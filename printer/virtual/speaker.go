package virtual

import (
	"context"
	"io"
)

// A speaker carries what the printer says into a file or a connection, from a goroutine of its own: the printer waits
// for nobody.
type speaker struct{ said chan []byte }

const maxSaid = 256 // answers on their way; when a host reads none, the later ones are lost

func newSpeaker() *speaker { return &speaker{said: make(chan []byte, maxSaid)} }

func (s *speaker) hear(b []byte) {
	select {
	case s.said <- clone(b):
	default:
	}
}

// speak writes until ctx ends or writing fails.
func (s *speaker) speak(ctx context.Context, w io.Writer) {
	for {
		select {
		case b := <-s.said:
			if _, err := w.Write(b); err != nil {
				return
			}
		case <-ctx.Done():
			return
		}
	}
}

// drained reports whether everything has been written, or is being.
func (s *speaker) drained() bool { return len(s.said) == 0 }
