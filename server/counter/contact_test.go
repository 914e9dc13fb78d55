package counter_test

import (
	"context"
	"net/http"
	"testing"

	"antrean/internal/rig"
	"antrean/office/catalogue"
	"antrean/office/message"
)

// A taking gateway takes everything.
type taking struct{}

func (taking) Name() string                                  { return "fake" }
func (taking) Send(context.Context, *message.Envelope) error { return nil }

// TestAClerkKeepsANumberForTheTicketInHand and for one that waits; nothing of it stands in an answer.
func TestAClerkKeepsANumberForTheTicketInHand(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Gateway: taking{}})
	clerk := r.SignedIn(t, rig.Clerk)
	first := r.AtKiosk().Ticket(t, "contact-001", "kk-rusak", "f102", "kk_rusak", "ktp")
	second := r.AtKiosk().Ticket(t, "contact-002", "kk-rusak", "f102", "kk_rusak", "ktp")
	give := func(path string, more map[string]any) (int, map[string]any) {
		t.Helper()
		body := map[string]any{"command_id": "c-" + path + "-000001"}
		for key, value := range more {
			body[key] = value
		}
		return clerk.Send(t, http.MethodPost, "/api/v1/counters/1/"+path, body)
	}
	give("open", nil)
	if status, reply := give("contact", map[string]any{"contact": "081234567890"}); status != http.StatusConflict || reply["code"] != "stale" {
		t.Errorf("nobody in hand: %d %v", status, reply)
	}
	give("next", nil)
	if status, reply := give("contact", map[string]any{"contact": "0812"}); status != http.StatusBadRequest || reply["field"] != "contact" {
		t.Errorf("a wrong number: %d %v", status, reply)
	}
	for ticket, name := range map[string]string{first["token"].(string): "", second["token"].(string): second["number"].(string)} {
		status, reply := give("contact", map[string]any{"contact": "081234567890", "ticket": name})
		if status != http.StatusOK || reply["counter"].(map[string]any)["state"] != "open" {
			t.Errorf("%s: %d %v", name, status, reply)
		}
		if left := r.Office.Messages.Left(ticket); left != "•••890" {
			t.Errorf("%s: left %q", name, left)
		}
	}
}
