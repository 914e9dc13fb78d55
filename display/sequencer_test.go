package display

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"
	"time"
)

var eight = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

// sayFor is a Say whose sounds take 6 s and whose URL tells what was asked of it.
func sayFor(call Call, how How) (Sound, error) {
	if call.Number == "" {
		return Sound{}, errors.New("nothing to say")
	}
	return Sound{URL: fmt.Sprintf("%s>%d chime=%v", call.Number, call.Counter, how.Chime), Length: 6 * time.Second}, nil
}

// A hall drives one sequencer by seconds since eight.
type hall struct {
	t *testing.T
	*Sequencer
	calls uint64
}

func newHall(t *testing.T) *hall { return &hall{t: t, Sequencer: NewSequencer(sayFor)} }

func at(seconds float64) time.Time {
	return eight.Add(time.Duration(math.Round(seconds*1000)) * time.Millisecond)
}

func (h *hall) call(seconds float64, number string, counter int) {
	h.calls++
	h.Offer(at(seconds), Call{ID: h.calls, Seq: h.calls, Ticket: "t" + number, Number: number, Counter: counter, At: at(seconds)})
}

func (h *hall) recall(seconds float64, number string, counter int) {
	h.calls++
	h.Offer(at(seconds), Call{ID: h.calls, Seq: h.calls, Ticket: "t" + number, Number: number, Counter: counter, At: at(seconds), Recall: true})
}

func (h *hall) beat(seconds float64, screen string) { h.Heartbeat(at(seconds), screen, true, nil) }

func (h *hall) end(seconds float64, screen string, seq uint64) {
	h.Heartbeat(at(seconds), screen, true, &seq)
}

// says ticks and wants this announcement to be the one on the air; "" is silence.
func (h *hall) says(seconds float64, want string) {
	h.t.Helper()
	_, next := h.Tick(at(seconds))
	if !next.IsZero() && !next.After(at(seconds)) {
		h.t.Fatalf("at %v s: Tick wants to be called at %v again", seconds, next)
	}
	got := ""
	if now := h.State(at(seconds)).Now; now != nil {
		got = now.URL
	}
	if got != want {
		h.t.Errorf("at %v s: says %q, want %q", seconds, got, want)
	}
}

func TestACallIsSpokenByTheScreenThatCan(t *testing.T) {
	h := newHall(t)
	h.Heartbeat(at(0), "mute", false, nil)
	h.beat(0, "loud")
	h.call(1, "A-001", 2)
	changed, next := h.Tick(at(1))
	state := h.State(at(1))
	if !changed || !next.Equal(at(5)) {
		t.Errorf("Tick says changed %v, next %v, want true and the end of the lease", changed, next)
	}
	if state.Speaker == nil || *state.Speaker != "loud" || state.Waiting != 0 {
		t.Errorf("got %+v, want loud to speak and nobody to wait", state)
	}
	want := Announcement{Seq: 1, Call: 1, URL: "A-001>2 chime=true", MS: 6000}
	if state.Now == nil || *state.Now != want {
		t.Errorf("announces %+v, want %+v", state.Now, want)
	}
	if changed, _ = h.Tick(at(1.5)); changed {
		t.Error("nothing happened, and Tick says that it changed")
	}
}

func TestTheNextCallWaitsForTheEndOfTheFirst(t *testing.T) {
	h := newHall(t)
	h.beat(0, "s")
	h.call(0, "A-001", 1)
	h.call(0, "A-002", 2)
	h.says(0, "A-001>1 chime=true")
	for s := 2.0; s < 6; s += 2 {
		h.beat(s, "s")
		h.says(s, "A-001>1 chime=true")
	}
	h.end(6.2, "s", 1)
	h.says(6.2, "A-001>1 chime=true")
	h.says(6.9, "A-002>2 chime=true") // 6.2 and a breath
}

func TestWithoutAWordFromTheScreenTheNextCallWaitsTwoSecondsMore(t *testing.T) {
	h := newHall(t)
	h.beat(0, "s")
	h.call(0, "A-001", 1)
	h.call(0, "A-002", 2)
	h.says(0, "A-001>1 chime=true")
	h.beat(1, "s")
	h.beat(4, "s")
	h.says(7.9, "A-001>1 chime=true")
	h.says(8, "A-002>2 chime=true")
}

func TestAScreenThatWasCutOffMayBeginWhenItIsBack(t *testing.T) {
	h := newHall(t)
	h.beat(0, "s")
	h.call(0, "A-001", 1)
	h.call(0, "A-002", 2)
	h.says(0, "A-001>1 chime=true") // which s does not hear of
	h.beat(3, "s")
	h.says(3, "A-001>1 chime=true")
	h.beat(7, "s")
	h.says(10.9, "A-001>1 chime=true")
	h.says(11, "A-002>2 chime=true")
}

func TestAScreenCannotEndASoundBeforeItsLength(t *testing.T) {
	h := newHall(t)
	h.beat(0, "s")
	h.call(0, "A-001", 1)
	h.call(0, "A-002", 2)
	h.says(0, "A-001>1 chime=true")
	h.end(1, "s", 1)
	h.end(4, "s", 1)
	h.says(6.6, "A-001>1 chime=true")
	h.says(6.7, "A-002>2 chime=true")
}

func TestOnlyTheSpeakerEndsItsSound(t *testing.T) {
	h := newHall(t)
	h.beat(0, "s")
	h.call(0, "A-001", 1)
	h.call(0, "A-002", 2)
	h.says(0, "A-001>1 chime=true")
	h.beat(1, "s")
	h.beat(4, "s")
	h.end(6.1, "other", 1)
	h.end(6.1, "s", 7)
	h.says(7.9, "A-001>1 chime=true")
}

func TestARecallWhileWaitingIsOneAnnouncement(t *testing.T) {
	h := newHall(t)
	h.call(0, "A-001", 1)
	h.call(1, "A-002", 2)
	h.recall(2, "A-001", 1)
	h.beat(3, "s")
	h.says(3, "A-001>1 chime=true")
	if now := h.State(at(3)).Now; now.Seq != 1 || now.Call != 3 {
		t.Errorf("announces seq %d for call %d, want the place of 1 and the call 3", now.Seq, now.Call)
	}
	h.end(9, "s", 1)
	h.says(9.7, "A-002>2 chime=true")
	h.end(15.7, "s", 2)
	h.says(16.4, "")
}

func TestARecallWithinTwentySecondsIsNotSpokenAgain(t *testing.T) {
	h := newHall(t)
	h.beat(0, "s")
	h.call(0, "A-001", 1)
	h.says(0, "A-001>1 chime=true")
	h.end(6, "s", 1)
	h.recall(10, "A-001", 1)
	h.beat(10, "s")
	h.says(10, "")
	h.recall(20, "A-001", 1)
	h.beat(20, "s")
	h.says(20, "A-001>1 chime=true")
}

func TestACallToAnotherCounterIsSpokenAtOnce(t *testing.T) {
	h := newHall(t)
	h.beat(0, "s")
	h.call(0, "A-001", 1)
	h.says(0, "A-001>1 chime=true")
	h.end(6, "s", 1)
	h.call(8, "A-001", 2)
	h.beat(8, "s")
	h.says(8, "A-001>2 chime=true")
}

func TestATicketThatMovesWhileWaitingIsSentToItsNewCounterOnly(t *testing.T) {
	h := newHall(t)
	h.call(0, "A-001", 1)
	h.call(1, "A-001", 2)
	h.beat(2, "s")
	h.says(2, "A-001>2 chime=true")
	h.end(8, "s", 1)
	h.says(9, "")
}

func TestACallIsNotSpokenAfterAMinute(t *testing.T) {
	h := newHall(t)
	h.call(0, "A-001", 1)
	h.call(30, "A-002", 2)
	if _, next := h.Tick(at(30)); !next.Equal(at(60)) {
		t.Errorf("next tick at %v, want when the first call grows stale", next)
	}
	h.beat(60, "s")
	h.says(60, "A-002>2 chime=true")
}

func TestOldCallsOfTheRingAreNotReplayed(t *testing.T) {
	h := newHall(t)
	h.beat(100, "s")
	h.Offer(at(100), Call{ID: 4, Seq: 4, Ticket: "t", Number: "A-001", Counter: 1, At: at(40)})
	h.says(100, "")
	h.Offer(at(100), Call{ID: 5, Seq: 5, Ticket: "u", Number: "A-002", Counter: 1, At: at(41)})
	h.says(100, "A-002>1 chime=true")
}

func TestOfferingTheRingAgainChangesNothing(t *testing.T) {
	h := newHall(t)
	h.beat(0, "s")
	ring := []Call{
		{ID: 1, Seq: 1, Ticket: "t", Number: "A-001", Counter: 1, At: at(0)},
		{ID: 2, Seq: 2, Ticket: "u", Number: "A-002", Counter: 2, At: at(0)},
	}
	for s := range 3 {
		for _, c := range ring {
			h.Offer(at(float64(s)), c)
		}
		h.says(float64(s), "A-001>1 chime=true")
	}
	if got := h.Waiting(); !slices.Equal(got, []string{"u"}) {
		t.Errorf("waiting %v, want u alone", got)
	}
}

func TestADroppedTicketIsNotSpoken(t *testing.T) {
	h := newHall(t)
	h.beat(0, "s")
	h.call(0, "A-001", 1)
	h.call(0, "A-002", 2)
	h.call(0, "A-003", 3)
	h.says(0, "A-001>1 chime=true")
	h.Drop("tA-002")
	h.Drop("tA-001") // is being spoken: not cut
	h.Drop("nobody")
	h.says(1, "A-001>1 chime=true")
	h.end(6, "s", 1)
	h.says(6.7, "A-003>3 chime=true")
}

func TestALongBacklogSkipsTheChime(t *testing.T) {
	h := newHall(t)
	for i := range 5 {
		h.call(0, fmt.Sprintf("A-00%d", i+1), 1)
	}
	h.beat(0, "s")
	h.says(0, "A-001>1 chime=false") // five wait
	h.end(6, "s", 1)
	h.says(6.7, "A-002>1 chime=false") // four
	h.end(12.7, "s", 2)
	h.says(13.4, "A-003>1 chime=true") // three
}

func TestWhatCannotBeSaidDoesNotHoldUpTheNext(t *testing.T) {
	h := newHall(t)
	h.beat(0, "s")
	h.call(0, "", 1)
	h.call(0, "A-002", 2)
	h.says(0, "A-002>2 chime=true")
}

func TestStateHidesASoundWhoseSpeakerIsLate(t *testing.T) {
	h := newHall(t)
	h.beat(0, "s")
	h.call(0, "A-001", 1)
	h.says(0, "A-001>1 chime=true")
	if got := h.State(at(5)); got.Speaker != nil || got.Now != nil { // no Tick since
		t.Errorf("got %+v, want a zone without a speaker", got)
	}
}
