package push

import (
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"
)

func TestUnknownTopic(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		hub := open(newHall())
		defer hub.Close(Restart, "restart")
		for _, topic := range []string{"tickets/NONE", "nowhere", "", "/"} {
			_, err := hub.Subscribe(topic, &tv{})
			if code, _ := CodeOf(err); code != Unknown {
				t.Errorf("Subscribe(%q) = %v, code %d; want 4404", topic, err, code)
			}
		}
		if got := hub.Watched("tickets"); len(got) != 0 {
			t.Errorf("the hub keeps %q", got)
		}
	})
}

func TestTopicThatEndsClosesItsScreens(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		office := newHall()
		office.set("tickets/AAA", "1")
		hub := open(office)
		defer hub.Close(Restart, "restart")
		phone, leave := watch(t, hub, "tickets/AAA")
		office.fail(fmt.Errorf("the token is over: %w", ErrUnknown))
		hub.Dirty("tickets/AAA")
		synctest.Wait()
		if got := phone.closed(); got != Unknown {
			t.Errorf("closed with %d, want 4404", got)
		}
		leave()
	})
}

func TestFailedRenderingKeepsTheScreensAndHealsAtTheNextMark(t *testing.T) {
	for name, breakIt := range map[string]func(*hall){
		"error": func(h *hall) { h.fail(errors.New("no view yet")) },
		"panic": func(h *hall) { h.set("board/utama", "panic") },
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				office := newHall()
				office.set("board/utama", "A-001")
				hub := open(office)
				defer hub.Close(Restart, "restart")
				board, _ := watch(t, hub, "board/utama")

				breakIt(office)
				hub.Dirty("board/utama")
				time.Sleep(time.Second)
				if _, err := hub.Subscribe("board/utama", &tv{}); err == nil {
					t.Error("a newcomer got a seat with nothing to show")
				}
				office.fail(nil)
				office.set("board/utama", "A-002")
				hub.Dirty("board/utama")
				time.Sleep(time.Second)

				wantSeen(t, board, "<A-001>", "<A-002>")
				if got := hub.Screens("board/utama"); got != 1 {
					t.Errorf("Screens = %d, want 1", got)
				}
			})
		})
	}
}

func TestClose(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		office := newHall()
		office.set("board/utama", "A-001")
		hub := open(office)
		board, leave := watch(t, hub, "board/utama")
		hub.Close(Restart, "restart")
		hub.Close(Restart, "restart") // a second time does nothing
		if got := board.closed(); got != Restart {
			t.Errorf("closed with %d, want 1001", got)
		}
		_, err := hub.Subscribe("board/utama", &tv{})
		if code, _ := CodeOf(err); code != Restart {
			t.Errorf("Subscribe after Close: %v, code %d; want 1001", err, code)
		}
		hub.Dirty("board/utama") // does not wait, does not panic
		leave()
	}) // and no goroutine is left, or synctest says so
}
