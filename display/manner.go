package display

import "time"

// A Manner is how a hall announces, as its office has decided.
type Manner struct {
	Chime  bool
	Speech bool
	Twice  bool // each call is said twice
	Second bool // and once more in a second language
	Volume int  // 0 to 100, for the screen that speaks

	// Quiet is until when the hall is quiet at a moment: calls are shown only. Zero: it is not. Nil: it never is.
	Quiet func(now time.Time) time.Time
}

// Usual is the manner of a hall for which nothing was decided.
func Usual() Manner { return Manner{Chime: true, Speech: true, Volume: 100} }

// A How is what an announcement is made of.
type How struct {
	Chime, Speech, Twice, Second bool
}

// What is left out when calls pile up, by how many wait, the one to be said included. A call said once takes 7.4 s with
// its chime, so a hall manages 8 a minute; twice, 4. Whoever waits behind somebody would hear their call late.
const (
	onceFrom      = 2 // the repetition goes first: the next call is worth more than the same again
	oneTongueFrom = 3 // then the second language, in which the boards still show it
	chimelessFrom = 4 // then the chime: nobody needs to be made to look up who has just heard a call
)

// how is what the next announcement is made of while so many wait.
func (m Manner) how(waiting int) How {
	return How{
		Chime:  m.Chime && (waiting < chimelessFrom || !m.Speech), // where nothing is said, the chime is all there is
		Speech: m.Speech,
		Twice:  m.Twice && m.Speech && waiting < onceFrom,
		Second: m.Second && m.Speech && waiting < oneTongueFrom,
	}
}

// The reasons of a Silence.
const (
	Muted = "mute"  // somebody has asked for it, for a while
	Quiet = "quiet" // the office's quiet hours
)

// A Silence is why and until when calls are shown and not heard.
type Silence struct {
	Why   string    `json:"why"`
	Until time.Time `json:"until"`
}

// SetManner makes a hall announce as its office has decided, from the next announcement on.
func (s *Sequencer) SetManner(m Manner) { s.manner = m }

// Mute silences the hall until a moment; one that has passed ends the silence. What is being said is cut: somebody has
// asked for quiet.
func (s *Sequencer) Mute(until time.Time) { s.muted = until }

// silence is why nothing is said at now; nil when calls are heard, or when the office wants no sound at all.
func (s *Sequencer) silence(now time.Time) *Silence {
	if now.Before(s.muted) {
		return &Silence{Why: Muted, Until: s.muted}
	}
	if s.manner.Quiet == nil || !s.manner.Chime && !s.manner.Speech {
		return nil
	}
	if until := s.manner.Quiet(now); now.Before(until) {
		return &Silence{Why: Quiet, Until: until}
	}
	return nil
}

// speaks reports whether anything may be heard at now.
func (s *Sequencer) speaks(now time.Time) bool {
	return (s.manner.Chime || s.manner.Speech) && s.silence(now) == nil
}
