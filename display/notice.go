package display

import (
	"context"
	"slices"
	"time"

	"antrean/display/voice"
)

const (
	// NoticeShown is how long the boards show a sentence of the staff: to be read twice from the last row, by somebody
	// who looks up at the chime.
	NoticeShown = 90 * time.Second
	// noticeFresh is how long a sentence may wait for its turn: it calls nobody who could have come meanwhile.
	noticeFresh = 3 * time.Minute
	// noticeMost is how many sentences are shown at once; the oldest gives way.
	noticeMost = 3
)

// A Notice is a sentence of the staff for a whole hall, or the sound with which a hall proves in the morning that it
// can be heard. It has its turn like a call, and is shown at once.
type Notice struct {
	ID     string            // chosen by whoever gave it
	Text   map[string]string // by language
	Sounds []voice.Sound     // read aloud, one after another; none: a chime makes people look up
	Test   bool              // the morning's proof
}

// A Read reads a sentence aloud, for a notice. It may take a moment, and may fail: then the notice is shown, after a chime.
type Read func(ctx context.Context, lang, text string) (voice.Sound, error)

// A Posted is a notice as boards show it.
type Posted struct {
	ID    string            `json:"id"`
	Text  map[string]string `json:"text"`
	Until time.Time         `json:"until"`
	Test  bool              `json:"test"`
}

// A Test says how the last proof of the voice went.
type Test struct {
	At    time.Time // when it had its turn, or was given up; zero: there was none
	Heard bool      // a screen has played it to its end
}

// post shows a notice until its time is over.
func (s *Sequencer) post(now time.Time, n *Notice) {
	s.posted = append(s.posted, Posted{ID: n.ID, Text: n.Text, Until: now.Add(NoticeShown), Test: n.Test})
	if over := len(s.posted) - noticeMost; over > 0 {
		s.posted = slices.Delete(s.posted, 0, over)
	}
	s.posts++
}

// unpost takes down what has been shown long enough.
func (s *Sequencer) unpost(now time.Time) {
	s.posted = slices.DeleteFunc(s.posted, func(p Posted) bool { return !now.Before(p.Until) })
}

// Test is how the last proof of the voice went.
func (s *Sequencer) Test() Test { return s.test }
