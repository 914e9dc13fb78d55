package virtual

import (
	"context"
	"io"
)

// A speaker carries what the printer says into a file or a connection, from a goroutine of its own: the printer waits
// for nobody.
type speaker struct {
	said chan []byte
	over chan struct{} // closed when nothing more will be said
}

const maxSaid = 256 // answers on their way; when a host reads none, the later ones are lost

func newSpeaker() *speaker {
	return &speaker{said: make(chan []byte, maxSaid), over: make(chan struct{})}
}

func (s *speaker) hear(b []byte) {
	select {
	case s.said <- clone(b):
	default:
	}
}

// speak writes until ctx ends, writing fails, or everything has been said.
func (s *speaker) speak(ctx context.Context, w io.Writer) {
	for over := false; !over || len(s.said) > 0; {
		select {
		case b := <-s.said:
			if _, err := w.Write(b); err != nil {
				return
			}
		case <-ctx.Done():
			return
		case <-s.over: // from now on this case is always ready, so that the loop ends with what was said
			over = true
		}
	}
}
