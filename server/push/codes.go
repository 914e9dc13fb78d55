package push

import "errors"

// Close codes, as docs/protocol.md lists them. Those below 4000 are of RFC 6455 section 7.4.1 and of the IANA
// registry "WebSocket Close Code Number"; those from 4000 on are ours.
const (
	Restart   = 1001 // the server stops or restarts: come back
	Broken    = 1011 // our fault; logged
	TooMany   = 1013 // too many connections
	SignedOut = 4401 // not signed in: do not come back by yourself
	Unknown   = 4404 // no such topic
)

// Why a screen gets no seat. A renderer wraps ErrUnknown to say that its topic does not exist, or no longer does.
var (
	ErrUnknown   = errors.New("unknown topic")
	ErrSignedOut = errors.New("not signed in")
	ErrTooMany   = errors.New("too many connections")
	ErrClosed    = errors.New("hub is closed")
)

// CodeOf is the close code and the reason that tell a screen why it got no seat.
func CodeOf(err error) (code int, reason string) {
	switch {
	case errors.Is(err, ErrUnknown):
		return Unknown, "unknown_topic"
	case errors.Is(err, ErrSignedOut):
		return SignedOut, "signed_out"
	case errors.Is(err, ErrTooMany):
		return TooMany, "too_many"
	case errors.Is(err, ErrClosed):
		return Restart, "restart"
	}
	return Broken, "internal"
}
