package counter_test

import (
	"net/http"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/office/catalogue"
)

// TestTwoNumbersGoOnAsOne follows a family that took two numbers: at the counter, on both phones, at the kiosk and back.
func TestTwoNumbersGoOnAsOne(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	h := &hall{Rig: r, t: t, kiosk: r.AtKiosk(), clerk: r.SignedIn(t, rig.Clerk)}
	h.kiosk.Ticket(t, "family-0001", "kk-rusak", "f102", "kk_rusak", "ktp")
	token := h.kiosk.Ticket(t, "family-0002", "konsultasi")["token"].(string)
	h.does(1, "open")
	h.does(1, "next")
	h.refuses(1, "join", http.StatusBadRequest, "bad_field")
	h.refuses(1, "join", http.StatusBadRequest, "bad_field", "other", "A-001")
	h.refuses(1, "join", http.StatusNotFound, "unknown_ticket", "other", "G-009")
	reply := h.tells(1, "join", "other", "G-001")
	h.wants("the one in hand", inHand(reply), "A-001 called")
	if joined := reply["joined"].(map[string]any); joined["number"] != "G-001" || reply["split"] != nil {
		t.Errorf("got %v, want G-001", reply)
	}
	if own := reply["ticket"].(map[string]any); own["party"] != 2.0 || own["also"].([]any)[0] != "konsultasi" {
		t.Errorf("got %v, want two people, and konsultasi to follow", own)
	}
	if undo := h.screen(1)["undo"].(map[string]any); undo["what"] != "join" || undo["number"] != "A-001" {
		t.Errorf("got %v, want the joining", undo)
	}
	_, phone := h.Anyone().Get(t, "/api/v1/tickets/"+token)
	if on := phone["joined"].(map[string]any); phone["state"] != "joined" || on["number"] != "A-001" || on["state"] != "called" || on["counter"] != 1.0 {
		t.Errorf("its phone: got %v", phone)
	}
	got, page := h.Anyone().Page(t, "/t/"+token+"?lang=id")
	for _, want := range []string{"Nomor G-001 digabung dengan A-001", `data-state="called"`, "A-001"} {
		if got.StatusCode != http.StatusOK || !strings.Contains(page, want) {
			t.Errorf("its page: got %d without %q", got.StatusCode, want)
		}
	}
	if strings.Contains(page, "/cancel?") {
		t.Error("the page of the one lets cancel the other")
	}
	_, back := h.kiosk.Post(t, "/api/v1/kiosk/rejoin", map[string]any{"request_id": "family-back-1", "ticket": "G-001"})
	if back["result"] != "called" || back["number"] != "A-001" || back["was"] != "G-001" || back["counter"] != 1.0 {
		t.Errorf("at the kiosk: got %v", back)
	}
	h.wants("nobody finds it", h.found("g1"), "")
	h.refuses(2, "call", http.StatusConflict, "counter_closed", "ticket", "G-001")
	h.does(2, "open")
	h.refuses(2, "call", http.StatusConflict, "stale", "ticket", "G-001")
	undone := h.tells(1, "undo")
	if done := undone["undone"].(map[string]any); done["what"] != "join" || undone["ticket"].(map[string]any)["party"] != 1.0 {
		t.Errorf("got %v, want one person again", undone)
	}
	if _, phone := h.Anyone().Get(t, "/api/v1/tickets/"+token); phone["state"] != "waiting" || phone["joined"] != nil {
		t.Errorf("after the undo: got %v, want it waiting under its token", phone)
	}
}

// TestAnApplicationGoesOnWithTheNumberThatItsOwnJoined: the counter has it in hand, and the kiosk says where to go.
func TestAnApplicationGoesOnWithTheNumberThatItsOwnJoined(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	h := &hall{Rig: r, t: t, kiosk: r.AtKiosk(), clerk: r.SignedIn(t, rig.Clerk)}
	token := h.kiosk.Ticket(t, "family-1001", "kk-rusak", "f102", "kk_rusak", "ktp")["token"].(string)
	h.kiosk.Ticket(t, "family-1002", "konsultasi")
	h.does(1, "open")
	h.does(1, "next")
	_, opened := h.clerk.Post(t, "/api/v1/cases", map[string]any{"command_id": "command-open", "ticket": "A-001"})
	code := opened["cases"].([]any)[0].(map[string]any)["code"]
	h.does(1, "park", "reason", "fotokopi")
	h.does(1, "call", "ticket", "G-001")
	reply := h.tells(1, "join", "other", "A-001")
	files := reply["ticket"].(map[string]any)["files"].(map[string]any)["cases"].([]any)
	if len(files) != 1 || files[0].(map[string]any)["code"] != code {
		t.Errorf("in hand: got %v, want %v", files, code)
	}
	_, back := h.kiosk.Post(t, "/api/v1/kiosk/rejoin", map[string]any{"request_id": "family-back-2", "ticket": token})
	if back["result"] != "called" || back["number"] != "G-001" || back["was"] != "A-001" {
		t.Errorf("at the kiosk: got %v, want to be sent to the counter", back)
	}
}
