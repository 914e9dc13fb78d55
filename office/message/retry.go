package message

import (
	"time"

	"antrean/office/notify"
)

// How long a message is tried.
const (
	firstPause = 5 * time.Second  // after the first failure
	pauseMost  = 10 * time.Minute // then twice as long each time, up to this
	TriesMost  = 20               // about three hours of a gateway that is down
	askedMost  = time.Hour        // the longest that a gateway may ask us to wait
	keepsFor   = 48 * time.Hour   // what is not urgent is worth something so long
)

// FreshFor is how old an urgent message may be when the office says nothing else. Whoever is called has walked by then,
// or has been called again.
const FreshFor = 5 * time.Minute

// Pause is how long a message rests after so many tries: twice as long each time, of which a part between a half and the
// whole, so that what failed together does not come back together. chance is between 0 and 1.
func Pause(tries int, chance float64) time.Duration {
	pause := firstPause
	for range tries - 1 {
		if pause *= 2; pause >= pauseMost {
			pause = pauseMost
			break
		}
	}
	return pause/2 + time.Duration(chance*float64(pause/2))
}

// Worth is until when a notice is worth sending.
func Worth(n *notify.Notice, fresh time.Duration) time.Time {
	if n.Kind.Urgent() {
		return n.At.Add(fresh)
	}
	return n.At.Add(keepsFor)
}

// A Failure is why a gateway did not take a message.
type Failure struct {
	Reason  string
	Lasting bool          // it never will
	After   time.Duration // it asked to be left alone for so long; 0: it did not
}

// Error is the reason.
func (f *Failure) Error() string { return f.Reason }

// Wait is how long the gateway asked for, within bounds.
func (f *Failure) Wait() time.Duration { return min(max(f.After, 0), askedMost) }
