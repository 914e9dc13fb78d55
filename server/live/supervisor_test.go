package live_test

import (
	"testing"

	"antrean/internal/rig"
)

// TestTheSupervisorSeesEachChange watches the topic while somebody takes a number and is served.
func TestTheSupervisorSeesEachChange(t *testing.T) {
	r := open(t)
	clerk := r.SignedIn(t, rig.Clerk)
	leader := watch(t, r.SignedIn(t, rig.Supervisor), "/ws/supervisor")
	r.AtKiosk().Ticket(t, "leader-0001", "konsultasi")
	leader.until("somebody waits", func(frame map[string]any) bool { return at(frame, "totals", "waiting") == 1.0 })
	for _, step := range [][2]string{{"open", "open"}, {"next", "called"}, {"start", "serving"}} {
		clerk.Command(t, 1, step[0], nil)
		leader.until(step[0], func(frame map[string]any) bool {
			if step[0] == "open" {
				return at(frame, "counters", 0, "state") == step[1]
			}
			return at(frame, "counters", 0, "ticket", "state") == step[1]
		})
	}
	clerk.Command(t, 1, "finish", nil)
	leader.until("it is over", func(frame map[string]any) bool {
		return at(frame, "totals", "served") == 1.0 && at(frame, "counters", 0, "idle_since") != nil
	})
}
