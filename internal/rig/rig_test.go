package rig

import (
	"net/http"
	"testing"
)

func TestAnOfficeServesOneVisit(t *testing.T) {
	r := Open(t, Options{Gate: "self"})
	ticket := r.AtKiosk().Ticket(t, "visit-0001", "kk-rusak", "f102", "kk_rusak", "ktp")
	if ticket["number"] != "A-001" {
		t.Fatalf("got %v, want A-001", ticket["number"])
	}
	clerk := r.SignedIn(t, Clerk)
	for _, action := range []string{"open", "next", "start", "finish"} {
		if status, body := clerk.Command(t, 1, action, nil); status != http.StatusOK {
			t.Fatalf("%s: %d %v", action, status, body)
		}
	}
	_, now := r.Anyone().Get(t, "/api/v1/tickets/"+ticket["token"].(string))
	if now["state"] != "done" {
		t.Errorf("got state %v, want done", now["state"])
	}
}
