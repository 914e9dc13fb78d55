package kiosk_test

import (
	"fmt"
	"net/http"
	"testing"

	"antrean/internal/rig"
	"antrean/office/catalogue"
)

// A slipPath is where a kiosk follows a slip.
func slipPath(job any) string { return fmt.Sprint("/api/v1/kiosk/papers/", job) }

// ends has the agent tell how a slip of the remote kiosk ended.
func ends(t *testing.T, r *rig.Rig, job any, state string) {
	t.Helper()
	body := map[string]any{"claim": "agent-0001", "state": "sending"}
	r.AsAgent().Post(t, fmt.Sprint("/api/v1/agent/jobs/", job), body)
	body["state"], body["reason"] = state, "paper_out"
	if status, reply := r.AsAgent().Post(t, fmt.Sprint("/api/v1/agent/jobs/", job), body); status != http.StatusOK {
		t.Fatalf("%s: %d %v", state, status, reply)
	}
}

func TestAKioskFollowsASlipToTheCopyThatWasMadeOfIt(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Agent: true})
	kiosk := r.AtRemote()
	job := kiosk.Ticket(t, "follow-0001", "konsultasi")["paper"].(map[string]any)["job"]
	if _, paper := kiosk.Get(t, slipPath(job)); paper["again"] != nil || paper["copy"] != 1.0 || paper["state"] != "queued" {
		t.Errorf("got %v, want the first paper", paper)
	}
	ends(t, r, job, "interrupted")
	_, paper := kiosk.Get(t, slipPath(job))
	if paper["state"] != "interrupted" || paper["reason"] != "paper_out" || paper["again"] == nil {
		t.Fatalf("got %v, want it torn and made again", paper)
	}
	if _, copied := kiosk.Get(t, slipPath(paper["again"])); copied["copy"] != 2.0 || copied["state"] != "queued" {
		t.Errorf("got %v, want the second paper", copied)
	}
}

func TestAKioskPrintsTwoCopiesAndNoMore(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Agent: true})
	kiosk := r.AtRemote()
	first := kiosk.Ticket(t, "copies-0001", "konsultasi")["paper"].(map[string]any)["job"]
	again := func(id string) (int, map[string]any) {
		return kiosk.Post(t, slipPath(first)+"/again", map[string]any{"request_id": id})
	}
	if status, reply := again("copies-0002"); status != http.StatusConflict {
		t.Errorf("while the slip is on its way: got %d %v, want 409", status, reply)
	}
	ends(t, r, first, "unknown")
	status, second := again("copies-0003")
	if status != http.StatusCreated || second["copy"] != 2.0 || second["state"] != "queued" {
		t.Fatalf("got %d %v, want a second paper", status, second)
	}
	if status, repeat := again("copies-0003"); status != http.StatusOK || repeat["job"] != second["job"] {
		t.Errorf("the same id: got %d %v, want job %v", status, repeat, second["job"])
	}
	ends(t, r, second["job"], "unknown")
	status, third := again("copies-0004")
	if status != http.StatusCreated || third["copy"] != 3.0 {
		t.Fatalf("got %d %v, want a third paper", status, third)
	}
	ends(t, r, third["job"], "interrupted")
	if status, reply := again("copies-0005"); status != http.StatusConflict || reply["code"] != "stale" {
		t.Errorf("a fourth: got %d %v, want 409 stale", status, reply)
	}
	if status, _ := r.AtKiosk().Post(t, slipPath(first)+"/again", map[string]any{"request_id": "copies-0006"}); status != http.StatusNotFound {
		t.Errorf("another kiosk: got %d, want 404", status)
	}
}

func TestTheCounterSeesHowANumberReachedItsPerson(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Agent: true})
	kiosk, clerk := r.AtRemote(), r.SignedIn(t, rig.Clerk)
	clerk.Command(t, 1, "open", nil)
	reached := func() any {
		_, terminal := clerk.Get(t, "/api/v1/counters/1")
		return terminal["next"].([]any)[0].(map[string]any)["reached"]
	}
	ticket := kiosk.Ticket(t, "reached-0001", "konsultasi")
	if got := reached(); got != "" {
		t.Errorf("on its way: got %v", got)
	}
	ends(t, r, ticket["paper"].(map[string]any)["job"], "expired")
	if got := reached(); got != "none" {
		t.Errorf("without paper: got %v, want none", got)
	}
	path := "/api/v1/kiosk/tickets/" + ticket["token"].(string) + "/seen"
	for range 2 {
		if status, reply := kiosk.Post(t, path, map[string]any{"request_id": "reached-0002"}); status != http.StatusOK || reply["reached"] != "screen" {
			t.Errorf("taken from the screen: got %d %v", status, reply)
		}
	}
	if got := reached(); got != "screen" {
		t.Errorf("taken from the screen: got %v", got)
	}
	_, copied := kiosk.Post(t, slipPath(ticket["paper"].(map[string]any)["job"])+"/again", map[string]any{"request_id": "reached-0003"})
	ends(t, r, copied["job"], "sent")
	if got := reached(); got != "paper" {
		t.Errorf("a copy came out: got %v, want paper", got)
	}
	clerk.Command(t, 1, "next", nil)
	_, terminal := clerk.Get(t, "/api/v1/counters/1")
	if held := terminal["ticket"].(map[string]any); held["reached"] != "paper" || held["paper"] != "sent" {
		t.Errorf("in hand: got %v, want what became of the newest paper", held)
	}
	if status, _ := kiosk.Post(t, "/api/v1/kiosk/tickets/N0B0DY/seen", map[string]any{"request_id": "reached-0004"}); status != http.StatusNotFound {
		t.Errorf("a token of nobody: got %d, want 404", status)
	}
}
