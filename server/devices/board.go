package devices

import (
	"time"

	"antrean/internal/problem"
	"antrean/office/setup"
	"antrean/server/edge"
)

// A boardBeat is what a board says beside what every screen does.
type boardBeat struct {
	Audio   string  `json:"audio"`    // ok or blocked; empty: it is no board
	Seq     uint64  `json:"seq"`      // of the newest snapshot that it shows
	Heard   int64   `json:"heard_ms"` // since it heard of the server last
	Polling bool    `json:"polling"`  // its sockets fail
	Screen  string  `json:"screen"`   // the settings it shows; empty: an ordinary hall
	ReadM   float64 `json:"read_m"`   // too small for its last seat: from how far it is read, in metres; 0: it fits
}

func (b boardBeat) check() error {
	switch {
	case b.Audio != "" && b.Audio != "ok" && b.Audio != "blocked":
		return problem.Field("audio", "ok, blocked")
	case b.Screen != "" && !setup.PlainName(b.Screen):
		return problem.Field("screen", "a-z, A-Z, 0-9, -")
	case b.ReadM < 0 || b.ReadM > setup.FarthestMost:
		return problem.Field("read_m", "0–60")
	}
	return nil
}

func (b boardBeat) board() *edge.BoardBeat {
	if b.Audio == "" {
		return nil
	}
	return &edge.BoardBeat{Muted: b.Audio == "blocked", Seq: b.Seq, Silent: max(time.Duration(b.Heard)*time.Millisecond, 0), Polling: b.Polling, Screen: b.Screen, ReadM: b.ReadM}
}
