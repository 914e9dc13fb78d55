package live_test

import (
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/printer/virtual"
)

const (
	knownWithin = 3 * time.Second // what happens to a printer is on every screen within this
	machineSlow = time.Second     // what a busy machine may add to it
)

// TestAnOpenCoverIsOnEveryScreenWithinThreeSeconds opens the printer of the kiosk and closes it again, and asks whoever
// shows it: the kiosk, a counter's socket, and the page of the printers.
func TestAnOpenCoverIsOnEveryScreenWithinThreeSeconds(t *testing.T) {
	r := open(t)
	clerk := r.SignedIn(t, rig.Clerk)
	counter := watch(t, clerk, "/ws/counter/1")
	for _, step := range []struct {
		does          virtual.Action
		state, reason string
	}{
		{virtual.CoverOpen, "bad", "cover_open"},
		{virtual.CoverClose, "ok", ""},
		{virtual.CoverOpen, "bad", "cover_open"},
	} {
		began := time.Now()
		if err := r.Printer.Do(step.does); err != nil {
			t.Fatal(err)
		}
		is := func(printer any) bool {
			return at(printer, "name") == rig.Kiosk && at(printer, "state") == step.state && at(printer, "reason") == step.reason
		}
		inTime := func(where string) {
			t.Helper()
			if took := time.Since(began); took > knownWithin+machineSlow {
				t.Errorf("%s: %s after %v, want %v", step.does, where, took, knownWithin)
			}
		}
		counter.until(string(step.does), func(frame map[string]any) bool { return is(at(frame, "printers", 0)) })
		inTime("at the counter")
		r.Until(t, "the kiosk", func() bool {
			_, now := r.AtKiosk().Get(t, "/api/v1/kiosk/status")
			return now["printer"] == step.state && now["printer_reason"] == step.reason
		})
		inTime("at the kiosk")
		r.Until(t, "the page of the printers", func() bool {
			_, page := clerk.Get(t, "/api/v1/printers")
			return is(at(page, "printers", 0))
		})
		inTime("on the page of the printers")
	}
}
