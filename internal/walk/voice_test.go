package walk

import (
	"math"
	"strings"
)

// lengthSlack is how far the length that the browser measures may be from what the server says, in seconds.
const lengthSlack = 0.05

// An announcement is what the server lets a board say.
type announcement struct {
	url     string
	seconds float64
	text    string
}

// announces waits until the server lets the hall hear a call.
func (x *tab) announces(o *office) announcement {
	x.t.Helper()
	var out announcement
	x.until("the server announces a call", func() bool {
		said := o.board(x.t).Voice.Now
		if said != nil {
			out = announcement{url: said.URL, seconds: float64(said.MS) / 1000, text: said.Text}
		}
		return said != nil
	})
	return out
}

// hears waits until the board's own audio element has played an announcement from its beginning to its end, and holds
// it to what the server says: the same file, of the same length, and time that goes on while it sounds.
func (x *tab) hears(a announcement) {
	x.t.Helper()
	var ended told
	x.until("the announcement has ended", func() bool {
		for _, e := range x.w.heard("media") {
			if e.Text == "ended" && strings.HasSuffix(e.Src, a.url) {
				ended = e
			}
		}
		return ended.Src != ""
	})
	if math.Abs(ended.Length-a.seconds) > lengthSlack || math.Abs(ended.At-a.seconds) > lengthSlack {
		x.t.Errorf("%s lasts %.2f s and ended at %.2f s; the server says %.2f s", a.url, ended.Length, ended.At, a.seconds)
	}
	if went := x.progress(a.url); went < 3 {
		x.t.Errorf("%s: the time of the audio element moved %d times while it played", a.url, went)
	}
	if ended.Volume == 0 {
		x.t.Errorf("%s was played without sound", a.url)
	}
	first := x.w.heard("media")[0]
	if first.Text != "playing" || first.At > lengthSlack {
		x.t.Errorf("the sound began with %q at %.2f s, want it played from its beginning", first.Text, first.At)
	}
}

// progress counts how often the time of a sound has moved on.
func (x *tab) progress(url string) int {
	moves, last := 0, 0.0
	for _, e := range x.w.heard("media") {
		if e.Text == "timeupdate" && strings.HasSuffix(e.Src, url) && e.At > last {
			moves, last = moves+1, e.At
		}
	}
	return moves
}
