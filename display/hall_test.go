package display

import (
	"fmt"
	"testing"
	"time"

	"antrean/display/voice"
)

// in offers a call of a zone with its own count of calls.
func (h *hall) in(seconds float64, zone, number string, counter int, seq uint64) {
	h.calls++
	h.Offer(at(seconds), Call{ID: h.calls, Zone: zone, Seq: seq, Ticket: "t" + number, Number: number, Counter: counter, At: at(seconds)})
}

func (h *hall) notice(seconds float64, id string, sounds ...voice.Sound) {
	h.calls++
	h.Offer(at(seconds), Call{ID: h.calls, At: at(seconds), Number: id, Notice: &Notice{ID: id, Text: map[string]string{"id": id}, Sounds: sounds}})
}

func TestTwoZonesOfAHallSpeakOneAfterTheOther(t *testing.T) {
	h := newHall(t)
	h.beat(0, "front")
	h.beat(0, "back")
	h.in(0, "depan", "A-001", 1, 1)
	h.in(1, "belakang", "B-001", 7, 1)
	h.says(1, "A-001>1 chime=true")
	h.beat(4, "front")
	h.beat(4, "back")
	h.says(5, "A-001>1 chime=true")
	speaker := *h.State(at(5)).Speaker
	h.end(6, speaker, 1)
	h.says(7.7, "B-001>7 chime=true")
	if now := h.State(at(7.7)).Now; now.Zone != "belakang" || now.Call != 1 || now.Seq != 2 {
		t.Errorf("got %+v, want the first call of its own zone, and the second of the hall", now)
	}
}

func TestAMuteCutsAndCallsMadeMeanwhileAreShownOnly(t *testing.T) {
	h := newHall(t)
	h.beat(0, "s")
	h.call(0, "A-001", 1)
	h.says(0, "A-001>1 chime=true")
	h.Mute(at(302))
	h.beat(2, "s")
	h.says(2, "")
	state := h.State(at(2))
	if state.Silent == nil || state.Silent.Why != Muted || !state.Silent.Until.Equal(at(302)) {
		t.Errorf("the boards show %+v, want a mute with its end", state.Silent)
	}
	h.call(100, "A-002", 2)
	h.call(250, "A-003", 3)
	h.says(250, "")
	h.beat(301, "s")
	h.says(301, "")
	h.says(302, "A-003>3 chime=true") // A-001 was cut on purpose, A-002 is too old
	if h.State(at(302)).Silent != nil {
		t.Error("the mute is over, and the boards still show it")
	}
}

func TestAMuteIsEndedByHand(t *testing.T) {
	h := newHall(t)
	h.beat(0, "s")
	h.Mute(at(300))
	h.call(0, "A-001", 1)
	h.says(0, "")
	h.Mute(time.Time{})
	h.says(1, "A-001>1 chime=true")
}

func TestTheEndOfAMuteWakesTheHall(t *testing.T) {
	h := newHall(t)
	h.Mute(at(300))
	if _, next := h.Tick(at(1)); !next.Equal(at(300)) {
		t.Errorf("next tick at %v, want the end of the mute", next)
	}
}

func TestInQuietHoursCallsAreShownOnly(t *testing.T) {
	h := newHall(t)
	manner := Usual()
	manner.Quiet = func(now time.Time) time.Time {
		if now.Before(at(10)) || !now.Before(at(100)) {
			return time.Time{}
		}
		return at(100)
	}
	h.SetManner(manner)
	h.beat(9, "s")
	h.call(9, "A-001", 1)
	h.says(9, "A-001>1 chime=true")
	h.end(15, "s", 1) // what has begun before is said to its end
	h.call(16, "A-002", 2)
	h.says(16, "")
	if silent := h.State(at(16)).Silent; silent == nil || silent.Why != Quiet {
		t.Errorf("the boards show %+v, want quiet hours", silent)
	}
	h.beat(99, "s")
	h.call(99, "A-003", 3)
	h.says(100, "A-003>3 chime=true")
}

func TestAHallThatWantsNoSoundSaysNothingAndShowsNoSign(t *testing.T) {
	h := newHall(t)
	h.SetManner(Manner{Volume: 40})
	h.beat(0, "s")
	h.call(0, "A-001", 1)
	h.says(0, "")
	if state := h.State(at(0)); state.Silent != nil || state.Volume != 40 {
		t.Errorf("got %+v, want no silence that ends", state)
	}
}

func TestABacklogLeavesOutRepetitionThenLanguageThenChime(t *testing.T) {
	manner := Manner{Chime: true, Speech: true, Twice: true, Second: true}
	for waiting, want := range map[int]How{
		1: {Chime: true, Speech: true, Twice: true, Second: true},
		2: {Chime: true, Speech: true, Second: true},
		3: {Chime: true, Speech: true},
		4: {Speech: true},
		9: {Speech: true},
	} {
		if got := manner.how(waiting); got != want {
			t.Errorf("%d wait: got %+v, want %+v", waiting, got, want)
		}
	}
	if got := (Manner{Chime: true, Twice: true, Second: true}).how(9); got != (How{Chime: true}) {
		t.Errorf("a hall that chimes only: got %+v, want the chime however many wait", got)
	}
}

func TestANoticeHasItsTurnAndIsShownAtOnce(t *testing.T) {
	h := newHall(t)
	h.beat(0, "s")
	h.call(0, "A-001", 1)
	h.says(0, "A-001>1 chime=true")
	h.notice(1, "padam")
	h.call(2, "A-002", 2)
	changed, _ := h.Tick(at(2))
	if posted := h.State(at(2)).Notices; !changed || len(posted) != 1 || posted[0].Text["id"] != "padam" {
		t.Errorf("the boards show %v, changed %v", posted, changed)
	}
	h.end(6, "s", 1)
	h.says(6.7, "padam>0 chime=true")
	h.end(12.7, "s", 2)
	h.says(13.4, "A-002>2 chime=true")
	h.Tick(at(1 + NoticeShown.Seconds()))
	if posted := h.State(at(1 + NoticeShown.Seconds())).Notices; len(posted) != 0 {
		t.Errorf("the boards still show %v", posted)
	}
}

func TestOnlyTheNewestNoticesAreShown(t *testing.T) {
	h := newHall(t)
	for i := range 5 {
		h.notice(float64(i), fmt.Sprint("n", i))
	}
	posted := h.State(at(5)).Notices
	if len(posted) != noticeMost || posted[0].ID != "n2" {
		t.Errorf("got %v, want the newest three", posted)
	}
}

func TestAHallProvesInTheMorningThatItIsHeard(t *testing.T) {
	test := func(h *hall) {
		h.calls++
		h.Offer(at(0), Call{ID: h.calls, At: at(0), Number: "uji", Notice: &Notice{ID: "uji", Test: true}})
	}
	loud := newHall(t)
	loud.beat(0, "s")
	test(loud)
	loud.says(0, "uji>0 chime=true")
	loud.beat(4, "s")
	loud.end(6, "s", 1)
	loud.says(6.7, "")
	if got := loud.Test(); !got.Heard || !got.At.Equal(at(0)) {
		t.Errorf("got %+v, want a proof that was heard", got)
	}
	dumb := newHall(t)
	dumb.Heartbeat(at(0), "s", false, nil)
	test(dumb)
	dumb.says(0, "")
	dumb.says(180, "")
	if got := dumb.Test(); got.Heard || !got.At.Equal(at(180)) {
		t.Errorf("got %+v, want a proof that nobody heard", got)
	}
}

func TestScreensAreCountedByWhetherTheyAreHeard(t *testing.T) {
	h := newHall(t)
	h.beat(0, "a")
	h.beat(1, "b")
	h.Heartbeat(at(1), "c", false, nil)
	if loud, blocked := h.Screens(at(5.5)); loud != 1 || blocked != 1 {
		t.Errorf("got %d and %d, want b and c: a has gone", loud, blocked)
	}
}
