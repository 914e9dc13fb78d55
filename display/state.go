package display

import "time"

// A Voice is what the boards of a zone know of their hall's voice: who speaks, and what.
type Voice struct {
	Speaker *string       `json:"speaker"`
	Now     *Announcement `json:"now"`
	Waiting int           `json:"waiting"` // calls still to be spoken
	Volume  int           `json:"volume"`  // 0 to 100, for the speaker
	Silent  *Silence      `json:"silent"`  // null: calls are heard
	Notices []Posted      `json:"notices"` // to be shown now, oldest first
}

// An Announcement is the sound that the speaker plays once. Every board of the hall knows it: what is heard is shown.
type Announcement struct {
	Seq  uint64 `json:"seq"`  // rises; a screen plays each at most once and sends it back as ended
	Zone string `json:"zone"` // whose call it is; "" for a notice
	Call uint64 `json:"call"` // the seq of the call in its zone; 0 for a notice
	URL  string `json:"url"`
	MS   int64  `json:"ms"` // length in milliseconds
	Text string `json:"text"`
}

// State is what the boards show at now. When a screen has lost the floor in the middle of its announcement, nothing is
// announced until that must be over: neither the next speaker nor a screen that comes back may begin it from the start.
func (s *Sequencer) State(now time.Time) Voice {
	voice := Voice{Waiting: len(s.waiting), Volume: s.manner.Volume, Silent: s.silence(now), Notices: []Posted{}}
	for _, p := range s.posted {
		if now.Before(p.Until) {
			voice.Notices = append(voice.Notices, p)
		}
	}
	speaker := s.floor.lease(now).Speaker
	if speaker == "" {
		return voice
	}
	voice.Speaker = &speaker
	if t := s.turn; t != nil && s.onAir(now, speaker) {
		voice.Now = &Announcement{
			Seq: t.id, Zone: t.call.Zone, Call: t.call.Seq, URL: t.sound.URL, MS: t.sound.Length.Milliseconds(), Text: t.sound.Text,
		}
	}
	return voice
}

// onAir reports whether the turn is for the speaker to be played.
func (s *Sequencer) onAir(now time.Time, speaker string) bool {
	return s.turn != nil && !s.turn.lost && s.turn.screen == speaker && !now.Before(s.muted)
}

// A face is what of a State can change, in a form that == compares.
type face struct {
	speaker string
	id      uint64    // of the announcement, 0 in silence
	start   time.Time // told apart from the same announcement made again
	waiting int
	volume  int
	silent  Silence
	posted  int
	posts   uint64
}

func (s *Sequencer) face(now time.Time) face {
	f := face{speaker: s.floor.lease(now).Speaker, waiting: len(s.waiting), volume: s.manner.Volume, posted: len(s.posted), posts: s.posts}
	if silent := s.silence(now); silent != nil {
		f.silent = *silent
	}
	if s.onAir(now, f.speaker) {
		f.id, f.start = s.turn.id, s.turn.start
	}
	return f
}

// Screens counts the screens of the hall that can be heard, and those whose browser keeps them silent.
func (s *Sequencer) Screens(now time.Time) (loud, blocked int) {
	for _, one := range s.floor.screens {
		switch {
		case !one.alive(now):
		case one.audio:
			loud++
		default:
			blocked++
		}
	}
	return loud, blocked
}
