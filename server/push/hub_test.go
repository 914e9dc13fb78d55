package push

import (
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

func TestFirstFrameIsThePresentState(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		office := newHall()
		office.set("board/utama", "A-001")
		office.set("front-office", "B-001")
		hub := open(office)
		defer hub.Close(Restart, "restart")

		board, leave := watch(t, hub, "board/utama")
		desk, leaveDesk := watch(t, hub, "front-office")
		wantSeen(t, board, "<A-001>") // before anything else runs: it came with the subscription
		wantSeen(t, desk, "<B-001>")
		leave()
		leaveDesk()
	})
}

func TestChangeReachesWhoWatchesItAndNobodyElse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		office := newHall()
		office.set("board/utama", "A-001")
		office.set("board/timur", "B-001")
		hub := open(office)
		defer hub.Close(Restart, "restart")
		first, _ := watch(t, hub, "board/utama")
		second, _ := watch(t, hub, "board/utama")
		other, _ := watch(t, hub, "board/timur")

		office.set("board/utama", "A-002")
		hub.Dirty("board/utama", "board/barat", "nowhere/at/all")
		synctest.Wait()

		wantSeen(t, first, "<A-001>", "<A-002>")
		wantSeen(t, second, "<A-001>", "<A-002>")
		wantSeen(t, other, "<B-001>")
	})
}

func TestBurstIsRenderedOnceAndTheLatestWins(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		office := newHall()
		office.set("board/utama", "0")
		hub := open(office)
		defer hub.Close(Restart, "restart")
		board, _ := watch(t, hub, "board/utama")
		hub.Dirty("board/utama")
		synctest.Wait() // the hub now rests

		for i := 1; i <= 500; i++ {
			office.set("board/utama", fmt.Sprint(i))
			hub.Dirty("board/utama")
			synctest.Wait() // whatever the hub would do now, it has done
		}
		time.Sleep(defaultRest)
		synctest.Wait()

		wantSeen(t, board, "<0>", "<0>", "<500>")
		if got := office.count("board/utama"); got != 3 {
			t.Errorf("rendered %d times, want 3", got)
		}
		if got := hub.Counts().Folded; got != 499 {
			t.Errorf("folded %d changes, want 499", got)
		}
	})
}

func TestUnwatchedTopicIsNeverRendered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		office := newHall()
		office.set("tickets/AAA", "1")
		office.set("tickets/BBB", "2")
		hub := open(office)
		defer hub.Close(Restart, "restart")
		_, leave := watch(t, hub, "tickets/AAA")
		if got := hub.Watched("tickets"); !slices.Equal(got, []string{"AAA"}) {
			t.Errorf("Watched = %q, want AAA", got)
		}

		leave()
		leave() // a second time does nothing
		hub.Dirty("tickets/AAA", "tickets/BBB")
		hub.DirtyRoom("tickets")
		synctest.Wait()

		if a, b := office.count("tickets/AAA"), office.count("tickets/BBB"); a != 1 || b != 0 {
			t.Errorf("rendered %d and %d times, want 1 (for its screen) and 0", a, b)
		}
		if got := hub.Watched("tickets"); len(got) != 0 {
			t.Errorf("Watched = %q after the last screen left", got)
		}
	})
}

func TestTopicWhoseLastScreenLeftIsNotRendered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		office := newHall()
		office.set("tickets/AAA", "1")
		office.set("board/utama", "A-001")
		hub := open(office)
		defer hub.Close(Restart, "restart")
		watch(t, hub, "board/utama")
		_, leave := watch(t, hub, "tickets/AAA")
		hub.Dirty("board/utama")
		synctest.Wait() // the hub now rests
		hub.Dirty("tickets/AAA")
		leave() // before it wakes
		time.Sleep(time.Second)
		if got := office.count("tickets/AAA"); got != 1 {
			t.Errorf("rendered %d times, want once, for its screen", got)
		}
	})
}

func TestSameTagIsNotSentAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		office := newHall()
		office.set("tickets/AAA", "place 5")
		office.tag("tickets/AAA", "5")
		hub := open(office)
		defer hub.Close(Restart, "restart")
		phone, _ := watch(t, hub, "tickets/AAA")

		office.set("tickets/AAA", "place 5, a second later")
		hub.DirtyRoom("tickets")
		time.Sleep(time.Second)
		office.set("tickets/AAA", "place 4")
		office.tag("tickets/AAA", "4")
		hub.DirtyRoom("tickets")
		time.Sleep(time.Second)

		wantSeen(t, phone, "<place 5>", "<place 4>")
		if got := hub.Counts().Same; got != 1 {
			t.Errorf("Same = %d, want 1", got)
		}
	})
}

func TestNewcomerWithNewsBringsItToTheOthers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		office := newHall()
		office.set("board/utama", "A-001")
		office.tag("board/utama", "1")
		hub := open(office)
		defer hub.Close(Restart, "restart")
		old, _ := watch(t, hub, "board/utama")

		time.Sleep(freshFor)
		office.set("board/utama", "A-002") // and nobody marks it
		office.tag("board/utama", "2")
		young, _ := watch(t, hub, "board/utama")
		synctest.Wait()

		if got := young.seen()[0]; got != "<A-002>" {
			t.Errorf("newcomer first saw %s, want <A-002>", got)
		}
		if got := old.seen(); got[len(got)-1] != "<A-002>" {
			t.Errorf("the other screen last saw %s, want <A-002>", got[len(got)-1])
		}
	})
}

func TestCrowdThatComesBackSharesOneRendering(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		office := newHall()
		office.set("board/utama", "A-001")
		hub := open(office)
		defer hub.Close(Restart, "restart")
		for range 300 {
			watch(t, hub, "board/utama")
		}
		if got := office.count("board/utama"); got != 1 {
			t.Errorf("rendered %d times for 300 screens, want 1", got)
		}
		if got := hub.Screens("board/utama"); got != 300 {
			t.Errorf("Screens = %d, want 300", got)
		}
		time.Sleep(freshFor)
		watch(t, hub, "board/utama")
		if got := office.count("board/utama"); got != 2 {
			t.Errorf("rendered %d times, want 2: a snapshot with an old clock is not for newcomers", got)
		}
	})
}

func TestBeats(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		office := newHall()
		office.set("board/utama", "A-001")
		office.set("tickets/AAA", "1")
		hub := open(office)
		defer hub.Close(Restart, "restart")
		board, _ := watch(t, hub, "board/utama")
		phone, _ := watch(t, hub, "tickets/AAA")

		time.Sleep(time.Minute + time.Second)
		if got := board.pulses(); got != 12 {
			t.Errorf("board had %d beats in a minute, want 12", got)
		}
		if got := phone.pulses(); got != 4 {
			t.Errorf("phone had %d beats in a minute, want 4", got)
		}
		wantSeen(t, board, "<A-001>") // a beat is no state
	})
}

func TestCounts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		office := newHall()
		office.set("board/utama", "A-001")
		office.set("tickets/SECRET", "1")
		hub := open(office)
		defer hub.Close(Restart, "restart")
		watch(t, hub, "board/utama")
		watch(t, hub, "board/utama")
		watch(t, hub, "tickets/SECRET")
		hub.Dirty("board/utama")
		time.Sleep(5*time.Second + time.Millisecond)

		got := hub.Counts()
		if got.Screens["board"] != 2 || got.Screens["tickets"] != 1 || len(got.Screens) != 3 {
			t.Errorf("Screens = %v, want two boards and a phone, by room", got.Screens)
		}
		if got.Rendered != 3 || got.Frames != 5 || got.Beats != 2 {
			t.Errorf("rendered %d, frames %d, beats %d; want 3, 5, 2", got.Rendered, got.Frames, got.Beats)
		}
	})
}
