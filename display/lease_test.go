package display

import (
	"fmt"
	"testing"
	"time"
)

// holds beats and wants this screen to have the floor.
func (h *hall) holds(seconds float64, screen string, audio bool, want string) Lease {
	h.t.Helper()
	lease := h.Heartbeat(at(seconds), screen, audio, nil)
	if lease.Speaker != want {
		h.t.Errorf("at %v s: %q has the floor, want %q", seconds, lease.Speaker, want)
	}
	return lease
}

func TestTheFirstScreenThatCanSpeakKeepsTheFloor(t *testing.T) {
	h := newHall(t)
	h.holds(0, "a", false, "")
	h.holds(0, "b", true, "b")
	h.holds(1, "c", true, "b")
	h.holds(2, "a", true, "b")
	if lease := h.holds(2, "b", true, "b"); lease.For != LeaseFor {
		t.Errorf("a fresh lease has %v, want %v", lease.For, LeaseFor)
	}
	if lease := h.holds(4, "c", true, "b"); lease.For != 3*time.Second {
		t.Errorf("two seconds later %v are left, want 3 s", lease.For)
	}
}

func TestASilentSpeakerLosesTheFloorAfterFiveSeconds(t *testing.T) {
	h := newHall(t)
	h.beat(0, "a")
	h.beat(3, "b")
	h.holds(4.9, "b", true, "a")
	h.Tick(at(5))
	if got := h.State(at(5)).Speaker; got == nil || *got != "b" {
		t.Errorf("got %v, want b as soon as the lease is over", got)
	}
	h.holds(5.1, "a", true, "b")
}

func TestABlockedSpeakerLosesTheFloorAtOnce(t *testing.T) {
	h := newHall(t)
	h.beat(0, "a")
	h.beat(1, "b")
	h.holds(2, "a", false, "b")
	h.holds(3, "b", false, "")
}

func TestANewSpeakerWaitsUntilTheOldSoundMustBeOver(t *testing.T) {
	h := newHall(t)
	h.beat(0, "a")
	h.beat(1, "b")
	h.call(0, "A-001", 1)
	h.call(0, "A-002", 2)
	h.says(0, "A-001>1 chime=true")
	h.beat(0.5, "a") // lives when the sound begins, then vanishes
	h.beat(3, "b")
	h.beat(5, "b")
	h.says(5.6, "") // b has the floor, a's sound may still be heard
	h.beat(7.5, "b")
	h.says(7.9, "")
	h.says(8, "A-001>1 chime=true") // a was lost in the middle of it: nobody has heard where to go
	h.end(14, "b", 1)
	h.says(14.7, "A-002>2 chime=true")
}

func TestACallThatWasHeardToItsEndIsNotSaidAgain(t *testing.T) {
	h := newHall(t)
	h.beat(0, "a")
	h.beat(1, "b")
	h.call(0, "A-001", 1)
	h.call(0, "A-002", 2)
	h.says(0, "A-001>1 chime=true")
	h.beat(0.5, "a")
	h.beat(3, "b")
	h.beat(5, "a")
	h.end(6, "a", 1) // and then a vanishes
	h.says(6.7, "A-002>2 chime=true")
	h.beat(9, "b")
	h.says(11, "") // a has the next call and nobody heard it, b waits
	h.beat(13, "b")
	h.says(14.7, "A-002>2 chime=true")
	if now := h.State(at(14.7)); *now.Speaker != "b" {
		t.Errorf("%s speaks, want b", *now.Speaker)
	}
}

func TestACallThatNobodyCanHaveHeardIsSaidAgain(t *testing.T) {
	h := newHall(t)
	h.beat(0, "a")
	h.call(1, "A-001", 1)
	h.call(1, "A-002", 2)
	h.says(1, "A-001>1 chime=true") // but a has died at 0.5 s
	h.beat(2, "b")
	h.beat(6, "b")
	h.says(6, "")
	h.beat(9, "b")
	h.says(9, "A-001>1 chime=true")
	h.end(15, "b", 1)
	h.says(15.7, "A-002>2 chime=true")
}

func TestAScreenThatComesBackTooLateHasNotSaidItsCall(t *testing.T) {
	h := newHall(t)
	h.beat(0, "a")
	h.call(1, "A-001", 1)
	h.says(1, "A-001>1 chime=true") // but a was cut off at 0.5 s
	h.beat(5, "b")
	h.says(5, "")
	h.beat(6, "a") // b has the floor: a says nothing any more
	h.says(6, "")
	h.beat(9, "b")
	h.says(9, "A-001>1 chime=true")
	if now := h.State(at(9)); *now.Speaker != "b" {
		t.Errorf("%s speaks, want b", *now.Speaker)
	}
}

func TestACallThatNobodyHeardGivesWayToANewerOne(t *testing.T) {
	h := newHall(t)
	h.beat(0, "a")
	h.call(1, "A-001", 1)
	h.says(1, "A-001>1 chime=true") // but a has died
	h.call(3, "A-001", 2)
	h.beat(9, "b")
	h.says(9, "A-001>2 chime=true")
	h.end(15, "b", 2)
	h.says(16, "")
}

func TestTheScreenHeardFromLastTakesOver(t *testing.T) {
	h := newHall(t)
	h.beat(0, "a")
	h.beat(1, "b")
	h.beat(4, "d")
	h.beat(4, "c")
	h.beat(3, "e")
	h.Tick(at(5))
	if got := h.State(at(5)).Speaker; got == nil || *got != "c" {
		t.Errorf("got %v, want c: it and d live most likely, and c comes first", got)
	}
}

func TestACallThatNobodyHeardAndNobodyNeedsIsNotSaidAgain(t *testing.T) {
	h := newHall(t)
	h.beat(0, "a")
	h.call(1, "A-001", 1)
	h.says(1, "A-001>1 chime=true")
	h.Drop("tA-001")
	h.beat(9, "b")
	h.says(9, "")
}

func TestAZoneRemembersNoMoreScreensThanAHallHas(t *testing.T) {
	h := newHall(t)
	h.holds(0, "", true, "")
	if got := len(h.floor.screens); got != 0 {
		t.Error("remembers a screen without a name")
	}
	for i := range 1000 {
		h.Heartbeat(at(0), fmt.Sprint("screen ", i), false, nil)
	}
	if got := len(h.floor.screens); got != maxScreens {
		t.Errorf("remembers %d screens, want %d", got, maxScreens)
	}
	h.holds(5, "late", true, "late") // the others are gone
	if got := len(h.floor.screens); got != 1 {
		t.Errorf("remembers %d screens after 5 s, want 1", got)
	}
}
