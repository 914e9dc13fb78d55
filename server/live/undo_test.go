package live_test

import (
	"testing"

	"antrean/internal/rig"
)

func TestACallThatWasTakenBackIsNotSaid(t *testing.T) {
	r := open(t)
	clerk := r.SignedIn(t, rig.Clerk)
	screen := watch(t, r.Anyone(), "/ws/board/"+rig.Zone)
	r.AtKiosk().Ticket(t, "undone-0001", "kk-rusak")
	clerk.Command(t, 1, "open", nil)
	clerk.Command(t, 1, "next", nil) // nobody can speak yet
	screen.until("a call that waits to be said", func(f map[string]any) bool { return at(f, "voice", "waiting") == 1.0 })
	clerk.Command(t, 1, "undo", nil)
	screen.until("the call taken back", func(f map[string]any) bool {
		return at(f, "voice", "waiting") == 0.0 && at(f, "calls", 0, "cancelled") == true
	})
	clerk.Command(t, 1, "next", nil)
	shown := screen.until("the new call", func(f map[string]any) bool { return at(f, "voice", "waiting") == 1.0 })
	if at(shown, "calls", 1, "cancelled") != false {
		t.Errorf("got calls %v, want the new one to stand", shown["calls"])
	}
}

func TestAnEarlierCallOfTheNumberDoesNotComeBack(t *testing.T) {
	r := open(t)
	clerk := r.SignedIn(t, rig.Clerk)
	r.AtKiosk().Ticket(t, "undone-0001", "kk-rusak")
	clerk.Command(t, 1, "open", nil)
	clerk.Command(t, 1, "next", nil)
	clerk.Command(t, 1, "no-show", nil)
	clerk.Command(t, 1, "call", map[string]any{"ticket": "A-001"})
	now := func() any {
		_, board := r.Anyone().Get(t, "/api/v1/board/"+rig.Zone)
		return at(board, "services", 0, "now")
	}
	if got := now(); got != "A-001" {
		t.Errorf("called again: the board says %v, want A-001", got)
	}
	clerk.Command(t, 1, "undo", nil)
	if got := now(); got != nil {
		t.Errorf("taken back: the board says %v, want nobody", got)
	}
}
