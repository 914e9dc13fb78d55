package ws

import (
	"log/slog"
	"time"
)

const (
	defaultMax        = 10_000           // sockets: 80 MB at 8 KB each
	defaultPerAddress = 1_000            // phones of a whole office may come through one address of its provider
	defaultPing       = 25 * time.Second // well under the 60 s after which nginx, for one, drops a quiet connection
	defaultSilence    = 60 * time.Second // two pings in a row without an answer, and some
	defaultStall      = 20 * time.Second // a wireless link may come back in that time; a screen that is cut reconnects and misses nothing
	defaultReadLimit  = 4096             // bytes in one message from a client, who has nothing to say (docs/protocol.md)
)

// Options are the limits of a Set; zero values mean their defaults.
type Options struct {
	Max           int           // sockets at once; 0: 10,000
	MaxPerAddress int           // sockets at once of one address; 0: 1,000
	Ping          time.Duration // between two pings; 0: 25 s
	Silence       time.Duration // without a byte from the client until it counts as gone; 0: 60 s
	Stall         time.Duration // for a client to take what is written until it counts as gone; 0: 20 s
	ReadLimit     int64         // bytes in one message of a client; 0: 4096
	Subprotocols  []string      // those the server speaks, the best first
	Log           *slog.Logger  // nil: slog.Default()
}

func or[T int | int64 | time.Duration](value, standard T) T {
	if value > 0 {
		return value
	}
	return standard
}
