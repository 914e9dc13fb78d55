package counter_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"testing"

	"antrean/internal/rig"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/staff"
)

// tells gives a command that must succeed, and returns its whole reply.
func (h *hall) tells(n int, action string, more ...any) map[string]any {
	h.t.Helper()
	status, body := h.clerk.Command(h.t, n, action, pairs(more))
	if status != http.StatusOK {
		h.t.Fatalf("%s at counter %d: got %d %v, want 200", action, n, status, body)
	}
	return body
}

// screen is what a counter's terminal shows.
func (h *hall) screen(n int) map[string]any {
	h.t.Helper()
	_, body := h.clerk.Get(h.t, fmt.Sprintf("/api/v1/counters/%d", n))
	return body
}

// found are the numbers and states of the tickets that a question finds.
func (h *hall) found(question string) string {
	h.t.Helper()
	_, body := h.clerk.Get(h.t, "/api/v1/counters/1/tickets?q="+question)
	text := ""
	for _, row := range body["tickets"].([]any) {
		row := row.(map[string]any)
		text += fmt.Sprint(row["number"], " ", row["state"], "; ")
	}
	return text
}

func TestATransferKeepsTheNumberAndTellsTheNextClerk(t *testing.T) {
	h := open(t, 2)
	h.does(1, "open")
	h.does(2, "open")
	h.does(1, "next")
	h.wants("to another service", h.does(1, "transfer", "service", "konsultasi", "note", " mau\u202e tanya dulu\u2069"), "A-001 waiting")
	next := h.screen(2)["next"].([]any)[0].(map[string]any)
	if next["number"] != "A-001" || next["service"] != "konsultasi" || next["note"] != "mau tanya dulu" {
		t.Errorf("got %v, want A-001 with its note", next)
	}
	h.does(1, "next")
	h.wants("to a counter", h.does(1, "transfer", "to", 2), "A-001 waiting")
	h.wants("only that counter calls it", h.does(1, "next"), "A-002 called")
	if got := h.screen(2)["handed"]; got != 1.0 {
		t.Errorf("got %v handed, want 1", got)
	}
	h.wants("and first", h.does(2, "next"), "A-001 called")
	h.refuses(1, "transfer", http.StatusBadRequest, "bad_field", "service", "konsultasi", "note", "a\x1b@")
	h.refuses(1, "transfer", http.StatusConflict, "counter_closed", "to", 3)
	h.refuses(1, "transfer", http.StatusBadRequest, "bad_field", "service", "kk-rusak")
}

func TestAParkedTicketIsListedAndFound(t *testing.T) {
	h := open(t, 3)
	h.does(1, "open")
	h.does(1, "next")
	h.refuses(1, "park", http.StatusBadRequest, "bad_field", "reason", "malas")
	h.wants("parked", h.does(1, "park", "reason", "fotokopi", "minutes", 10, "note", "Bu Ani"), "A-001 parked")
	parked := h.screen(1)["parked"].([]any)[0].(map[string]any)
	if parked["number"] != "A-001" || parked["reason"] != "fotokopi" || parked["note"] != "Bu Ani" || parked["due"] == nil {
		t.Errorf("got %v, want A-001 with reason, note and time", parked)
	}
	h.does(1, "next")
	h.does(1, "no-show")
	h.wants("all", h.found(""), "A-001 parked; A-002 no_show; A-003 waiting; ")
	h.wants("a number", h.found("a2"), "A-002 no_show; ")
	h.wants("digits", h.found("003"), "A-003 waiting; ")
	h.wants("a service", h.found("konsultasi"), "")
	h.wants("those put aside", h.found("&state=parked"), "A-001 parked; ")
	h.wants("a number among those who missed", h.found("1&state=no_show"), "")
	if status, body := h.clerk.Get(t, "/api/v1/counters/1/tickets?state=done"); status != http.StatusBadRequest || body["field"] != "state" {
		t.Errorf("a state that has no list: got %d %v, want 400 for state", status, body)
	}
	h.wants("back", h.does(1, "unpark", "ticket", "A-001"), "A-001 waiting")
	h.wants("rejoined", h.does(1, "rejoin", "ticket", "A-002"), "A-002 waiting")
	h.wants("in order", h.found(""), "A-001 waiting; A-003 waiting; A-002 waiting; ")
}

// TestWhoPassesOthersIsInTheAudit: the journal has every call, the audit those that were not somebody's turn.
func TestWhoPassesOthersIsInTheAudit(t *testing.T) {
	h := open(t, 4)
	h.does(1, "open")
	h.wants("the next, by its number", h.does(1, "call", "ticket", "A-001"), "A-001 called")
	h.does(1, "no-show")
	body := map[string]any{"command_id": "out-of-turn-1", "ticket": "A-004"}
	for range 2 {
		if status, reply := h.clerk.Post(t, "/api/v1/counters/1/call", body); status != http.StatusOK {
			t.Fatalf("got %d %v", status, reply)
		}
	}
	h.does(2, "open")
	h.does(1, "transfer", "to", 2)
	h.does(1, "priority", "ticket", "A-003", "priority", true)
	h.does(1, "priority", "ticket", "A-003", "priority", true)
	h.wants("who missed the call", h.does(1, "call", "ticket", "A-001"), "A-001 called")
	trail, err := h.Store.Trail(staff.Query{What: "counter"})
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, e := range trail {
		var detail map[string]any
		if err := json.Unmarshal(e.Detail, &detail); err != nil {
			t.Fatal(err)
		}
		got += fmt.Sprint(e.Who, " ", e.What, " ", e.Subject, " from ", detail["from"], "; ")
	}
	if want := "sari counter.call A-001 from no_show; sari counter.priority A-003 from false; sari counter.transfer A-004 from <nil>; sari counter.call A-004 from 3; "; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAPartyCanBeCountedAndSplit(t *testing.T) {
	h := open(t, 2)
	h.does(1, "open")
	h.does(1, "next")
	h.does(1, "party", "party", 3)
	split := h.tells(1, "split", "party", 2)["split"].(map[string]any)
	if split["number"] != "A-003" || split["party"] != 2.0 {
		t.Errorf("got %v, want A-003 for two", split)
	}
	if held := h.screen(1)["ticket"].(map[string]any); held["party"] != 1.0 {
		t.Errorf("got %v, want one left", held["party"])
	}
	h.does(1, "finish")
	h.wants("right behind", h.does(1, "next"), "A-003 called")
	h.refuses(1, "split", http.StatusBadRequest, "bad_field", "party", 2)
	h.does(1, "priority", "ticket", "A-002", "priority", true)
	if next := h.screen(1)["next"].([]any)[0].(map[string]any); next["priority"] != true {
		t.Errorf("got %v, want A-002 with priority", next)
	}
	h.refuses(1, "priority", http.StatusBadRequest, "bad_field")
}

func TestAVisitGoesOnWithAnotherService(t *testing.T) {
	h := open(t, 0)
	h.does(1, "open")
	status, ticket := h.kiosk.Post(t, "/api/v1/tickets", map[string]any{"request_id": "several-0001", "service": "kk-rusak", "have": []string{"ktp"},
		"also": []string{"konsultasi"}, "party": 2, "priority": true})
	if status != http.StatusCreated || ticket["party"] != 2.0 || ticket["priority"] != true || len(ticket["also"].([]any)) != 1 {
		t.Fatalf("got %d %v, want a ticket for two services", status, ticket)
	}
	h.does(1, "next")
	h.wants("the first is done", h.does(1, "finish"), "A-001 waiting")
	h.does(1, "next")
	held := h.screen(1)["ticket"].(map[string]any)
	if held["service"] != "konsultasi" || len(held["legs"].([]any)) != 1 || held["party"] != 2.0 {
		t.Errorf("got %v, want the second service with the first behind it", held)
	}
	h.wants("one more", h.does(1, "next-service", "service", "kk-rusak"), "A-001 waiting")
	h.does(1, "next")
	h.wants("the end", h.does(1, "finish", "whole", true), "A-001 done")
	h.wants("somebody with paper of another kind", h.does(1, "call-paper", "service", "konsultasi"), "G-001 called")
	if held := h.screen(1)["ticket"].(map[string]any); held["device"] != "loket-1" {
		t.Errorf("got %v, want a ticket of counter 1", held["device"])
	}
}

func TestUndoTakesACallBack(t *testing.T) {
	h := open(t, 1)
	h.does(1, "open")
	h.refuses(1, "undo", http.StatusConflict, "nothing_to_undo")
	h.does(1, "next")
	undo := h.screen(1)["undo"].(map[string]any)
	if undo["what"] != "call" || undo["number"] != "A-001" {
		t.Errorf("got %v, want the call of A-001", undo)
	}
	reply := h.tells(1, "undo")
	h.wants("undone", inHand(reply), "A-001 waiting")
	if done := reply["undone"].(map[string]any); done["what"] != "call" || done["printed"] != false {
		t.Errorf("got %v", done)
	}
	_, board := h.Anyone().Get(t, "/api/v1/board/"+rig.Zone)
	call := board["calls"].([]any)[0].(map[string]any)
	if call["cancelled"] != true {
		t.Errorf("got %v, want the call taken back", call)
	}
	if now := board["services"].([]any)[0].(map[string]any)["now"]; now != nil {
		t.Errorf("the board still shows %v", now)
	}
}

func TestAReturnIsSavedAndPrinted(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Change: func(rules *queue.Rules) { rules.Counters[0].Printer = rig.Kiosk }})
	h := &hall{Rig: r, t: t, kiosk: r.AtKiosk(), clerk: r.SignedIn(t, rig.Clerk)}
	ticket := h.kiosk.Ticket(t, "return-0001", "kk-rusak", "f102", "kk_rusak", "ktp")
	h.does(1, "open")
	h.does(1, "next")
	reply := h.tells(1, "return", "missing", []any{map[string]string{"id": "ktp", "kind": "tidak_valid"}})
	list := reply["list"].(map[string]any)
	if list["paper"] == nil || len(list["code"].(string)) != 8 {
		t.Fatalf("got %v, want a code and paper", list)
	}
	status, resumed := h.kiosk.Get(t, "/api/v1/kiosk/lists/"+list["code"].(string))
	if status != http.StatusOK || fmt.Sprint(resumed["missing"]) != "[ktp]" || fmt.Sprint(resumed["have"]) != "[f102 kk_rusak]" {
		t.Errorf("got %d %v, want the checklist without the KTP", status, resumed)
	}
	for name, shown := range map[string]any{"A-001": nil, ticket["token"].(string): list["code"]} {
		_, back := h.kiosk.Post(t, "/api/v1/kiosk/rejoin", map[string]any{"request_id": "return-back-" + name, "ticket": name})
		if back["result"] != "returned" || back["list"] != shown {
			t.Errorf("%s: got %v, want list %v", name, back, shown)
		}
	}
	r.Until(t, "the slip to come out", func() bool { return len(r.Engine.View().State.PendingJobs()) == 0 })
	if reply := h.tells(1, "undo"); reply["undone"].(map[string]any)["printed"] != true {
		t.Errorf("got %v, want to be told that the slip is out", reply["undone"])
	}
}

func TestABreakAndACallForColleaguesAreSeenEverywhere(t *testing.T) {
	h := open(t, 1)
	h.does(1, "open")
	h.does(1, "next")
	h.wants("who is in hand", h.refuses(1, "break", http.StatusConflict, "ticket_in_hand", "reason", "salat"), "open A-001 called")
	h.does(1, "requeue")
	h.does(1, "break", "reason", "salat", "minutes", 15)
	_, board := h.Anyone().Get(t, "/api/v1/board/"+rig.Zone)
	if c := board["counters"].([]any)[0].(map[string]any); c["state"] != "break" || c["break"].(map[string]any)["until"] == nil {
		t.Errorf("got %v, want a break with its end", c)
	}
	id := h.tells(1, "assist", "kind", "bahaya")["assist"]
	officer := h.SignedIn(t, rig.Officer)
	_, desk := officer.Get(t, "/api/v1/checks")
	for _, page := range []map[string]any{desk, h.screen(2)} {
		if list := page["assists"].([]any); len(list) != 1 || list[0].(map[string]any)["id"] != id || list[0].(map[string]any)["kind"] != "bahaya" {
			t.Errorf("got %v, want the call of counter 1", list)
		}
	}
	if by := h.tells(2, "assist-answer", "assist", id)["assist_by"]; by != rig.Clerk {
		t.Errorf("who comes: got %v, want %s", by, rig.Clerk)
	}
	if a := h.screen(1)["assists"].([]any)[0].(map[string]any); a["by"] != rig.Clerk {
		t.Errorf("got %v, want it answered", a)
	}
	h.does(1, "assist-end", "assist", id)
	h.refuses(1, "assist-end", http.StatusNotFound, "unknown_assist", "assist", id)
}

func TestANoShowWaitsForItsRecalls(t *testing.T) {
	policy := queue.DefaultPolicy()
	policy.NoShowRecalls = 1
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Change: func(rules *queue.Rules) { rules.Policy = policy }})
	h := &hall{Rig: r, t: t, kiosk: r.AtKiosk(), clerk: r.SignedIn(t, rig.Clerk)}
	h.kiosk.Ticket(t, "noshow-0001", "konsultasi")
	h.does(1, "open")
	h.does(1, "next")
	status, body := h.clerk.Command(t, 1, "no-show", nil)
	if status != http.StatusConflict || body["code"] != "too_early" || body["recalls"] != 1.0 || body["seconds"].(float64) < 1 {
		t.Errorf("got %d %v, want too_early with what is to go", status, body)
	}
	if rule := h.screen(1)["ticket"].(map[string]any)["no_show"].(map[string]any); rule["recalls"] != 1.0 || rule["at"] == nil {
		t.Errorf("got %v, want one recall", rule)
	}
}

// needs are the requirements that a terminal checks of the ticket in hand, and those it starts as missing.
func (h *hall) needs(n int) string {
	h.t.Helper()
	ticket := h.screen(n)["ticket"].(map[string]any)
	return fmt.Sprint(ticket["needed"], ticket["missing"])
}

func TestTheCheckIsOfThePresentService(t *testing.T) {
	h := open(t, 1)
	h.does(1, "open")
	h.does(1, "next")
	h.wants("as declared", h.needs(1), "[f102 kk_rusak ktp] [f102 kk_rusak]")
	h.does(1, "transfer", "service", "konsultasi")
	h.does(1, "next")
	h.wants("after a transfer", h.needs(1), "[] []")
	h.does(1, "finish")
	h.does(1, "call-paper", "service", "kk-rusak")
	h.wants("from a paper roll", h.needs(1), "[f102 kk_rusak ktp] []")
}
