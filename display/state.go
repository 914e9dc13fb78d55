package display

import "time"

// A Voice is what the boards of a zone know of its voice: who speaks, and what.
type Voice struct {
	Speaker *string       `json:"speaker"`
	Now     *Announcement `json:"now"`
	Waiting int           `json:"waiting"` // calls still to be spoken
}

// An Announcement is the sound that the speaker plays once.
type Announcement struct {
	Seq  uint64 `json:"seq"`  // rises; a screen plays each at most once and sends it back as ended
	Call uint64 `json:"call"` // the Seq of the call that it speaks
	URL  string `json:"url"`
	MS   int64  `json:"ms"` // length in milliseconds
	Text string `json:"text"`
}

// State is what the boards show at now. When a screen has lost the floor in the middle of its announcement, nothing is
// announced until that must be over: neither the next speaker nor a screen that comes back may begin it from the start.
func (s *Sequencer) State(now time.Time) Voice {
	voice := Voice{Waiting: len(s.waiting)}
	speaker := s.floor.lease(now).Speaker
	if speaker == "" {
		return voice
	}
	voice.Speaker = &speaker
	if t := s.turn; t != nil && !t.lost && t.screen == speaker {
		voice.Now = &Announcement{
			Seq: t.seq, Call: t.call.Seq, URL: t.sound.URL, MS: t.sound.Length.Milliseconds(), Text: t.sound.Text,
		}
	}
	return voice
}

// A face is what of a State can change, in a form that == compares.
type face struct {
	speaker string
	seq     uint64    // of the announcement, 0 in silence
	start   time.Time // told apart from the same announcement made again
	waiting int
}

func (s *Sequencer) face(now time.Time) face {
	f := face{speaker: s.floor.lease(now).Speaker, waiting: len(s.waiting)}
	if t := s.turn; t != nil && !t.lost && t.screen == f.speaker {
		f.seq, f.start = t.seq, t.start
	}
	return f
}
