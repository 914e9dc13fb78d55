package kiosk_test

import (
	"net/http"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/office/catalogue"
	"antrean/office/queue"
)

// back shows a ticket at the kiosk.
func back(t *testing.T, kiosk *rig.Client, id, ticket string) (int, map[string]any) {
	t.Helper()
	return kiosk.Post(t, "/api/v1/kiosk/rejoin", map[string]any{"request_id": id, "ticket": ticket})
}

func TestSomebodyWhoMissedTheCallRejoins(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	kiosk, clerk := r.AtKiosk(), r.SignedIn(t, rig.Clerk)
	token := kiosk.Ticket(t, "rejoin-0001", "konsultasi")["token"].(string)
	for _, id := range []string{"rejoin-0002", "rejoin-0003", "rejoin-0004", "rejoin-0005"} {
		kiosk.Ticket(t, id, "konsultasi")
	}
	clerk.Command(t, 1, "open", nil)
	clerk.Command(t, 1, "next", nil)
	if _, got := back(t, kiosk, "rejoin-1001", "g1"); got["result"] != "called" || got["counter"] != 1.0 {
		t.Errorf("while called: got %v, want counter 1", got)
	}
	clerk.Command(t, 1, "no-show", nil)
	status, got := back(t, kiosk, "rejoin-1002", r.Base+"/T/"+token)
	if status != http.StatusOK || got["result"] != "rejoined" || got["position"] != 4.0 {
		t.Errorf("missed: got %d %v, want position 4", status, got)
	}
	if _, again := back(t, kiosk, "rejoin-1002", r.Base+"/T/"+token); again["result"] != "rejoined" {
		t.Errorf("the same id: got %v, want the same", again)
	}
	if _, got := back(t, kiosk, "rejoin-1003", "G-001"); got["result"] != "waiting" || got["position"] != 4.0 {
		t.Errorf("waiting: got %v, want position 4", got)
	}
	if _, got := back(t, kiosk, "rejoin-1004", "G-001"); strings.Contains(strings.ToUpper(text(got)), token) {
		t.Error("a number told its token")
	}
	for name, code := range map[string]string{"G-099": "unknown_ticket", "N0B0DYN0B0DYN0B0DY00": "unknown_ticket", "": "bad_field"} {
		if _, got := back(t, kiosk, "rejoin-none-"+name, name); got["code"] != code {
			t.Errorf("%q: got %v, want %s", name, got, code)
		}
	}
}

func text(reply map[string]any) string {
	out := ""
	for _, value := range reply {
		if s, ok := value.(string); ok {
			out += s + " "
		}
	}
	return out
}

func TestOutsideTheGraceANewNumberIsNeeded(t *testing.T) {
	policy := queue.DefaultPolicy()
	policy.GraceMinutes = 0
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Change: func(rules *queue.Rules) { rules.Policy = policy }})
	kiosk, clerk := r.AtKiosk(), r.SignedIn(t, rig.Clerk)
	kiosk.Ticket(t, "grace-0001", "konsultasi")
	clerk.Command(t, 1, "open", nil)
	clerk.Command(t, 1, "next", nil)
	clerk.Command(t, 1, "no-show", nil)
	if status, got := back(t, kiosk, "grace-0002", "G-001"); status != http.StatusConflict || got["code"] != "too_late" || got["hint"] == "" {
		t.Errorf("got %d %v, want 409 too_late", status, got)
	}
}

func TestASlipIsReprintedForWhoHoldsItsToken(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	kiosk := r.AtKiosk()
	token := kiosk.Ticket(t, "reprint-0001", "konsultasi")["token"].(string)
	r.Until(t, "the slip to come out", func() bool { return len(r.Engine.View().State.PendingJobs()) == 0 })
	reprint := func(id, ticket string) (int, map[string]any) {
		return kiosk.Post(t, "/api/v1/kiosk/reprint", map[string]any{"request_id": id, "ticket": ticket})
	}
	if status, got := reprint("reprint-0002", "G-001"); status != http.StatusBadRequest || got["field"] != "ticket" {
		t.Errorf("by number: got %d %v, want it refused: the token stands on the slip", status, got)
	}
	status, first := reprint("reprint-0003", strings.ToLower(token))
	if status != http.StatusCreated || first["copy"] != 2.0 {
		t.Fatalf("got %d %v, want a second paper", status, first)
	}
	if status, again := reprint("reprint-0003", strings.ToLower(token)); status != http.StatusOK || again["job"] != first["job"] {
		t.Errorf("the same id: got %d %v, want job %v", status, again, first["job"])
	}
}
