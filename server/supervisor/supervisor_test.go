package supervisor_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office/catalogue"
	"antrean/office/staff"
)

// A hall is an office with a supervisor, a clerk and some people who took numbers.
type hall struct {
	t              *testing.T
	r              *rig.Rig
	leader, clerk  *rig.Client
	kiosk          *rig.Client
	taken, command int
}

func open(t *testing.T, people int) *hall {
	t.Helper()
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	h := &hall{t: t, r: r, leader: r.SignedIn(t, rig.Supervisor), clerk: r.SignedIn(t, rig.Clerk), kiosk: r.AtKiosk()}
	h.arrive(people, "konsultasi")
	return h
}

func (h *hall) arrive(people int, service string) {
	h.t.Helper()
	for range people {
		h.taken++
		h.kiosk.Ticket(h.t, fmt.Sprintf("arrive-%04d", h.taken), service)
	}
}

// at does something at a counter.
func (h *hall) at(n int, actions ...string) {
	h.t.Helper()
	for _, action := range actions {
		if status, body := h.clerk.Command(h.t, n, action, nil); status != http.StatusOK {
			h.t.Fatalf("%s at counter %d: %d %v", action, n, status, body)
		}
	}
}

// does gives a supervisor's command, "tickets/G-001/move", that must succeed.
func (h *hall) does(path string, more ...any) map[string]any {
	h.t.Helper()
	status, body := h.tries(path, more...)
	if status != http.StatusOK {
		h.t.Fatalf("%s: got %d %v, want 200", path, status, body)
	}
	return body
}

func (h *hall) tries(path string, more ...any) (int, map[string]any) {
	h.t.Helper()
	h.command++
	body := map[string]any{"command_id": fmt.Sprintf("supervise-%04d", h.command)}
	for i := 0; i < len(more); i += 2 {
		body[more[i].(string)] = more[i+1]
	}
	return h.leader.Post(h.t, "/api/v1/supervisor/"+path, body)
}

func (h *hall) refuses(path, code, field string, more ...any) {
	h.t.Helper()
	status, body := h.tries(path, more...)
	if body["code"] != code || field != "" && body["field"] != field {
		h.t.Errorf("%s with %v: got %d %v, want %s %s", path, more, status, body, code, field)
	}
}

func (h *hall) get(path string) map[string]any {
	h.t.Helper()
	status, body := h.leader.Get(h.t, "/api/v1/supervisor"+path)
	if status != http.StatusOK {
		h.t.Fatalf("%s: %d %v", path, status, body)
	}
	return body
}

// order is the tickets that wait, as the list has them.
func (h *hall) order() string {
	h.t.Helper()
	var numbers []string
	for _, row := range h.get("/tickets?state=waiting")["tickets"].([]any) {
		numbers = append(numbers, row.(map[string]any)["number"].(string))
	}
	return strings.Join(numbers, " ")
}

// audit is the newest entry of a deed.
func (h *hall) audit(what string) staff.Entry {
	h.t.Helper()
	trail, err := h.r.Store.Trail(staff.Query{What: what, Limit: 5})
	if err != nil || len(trail) == 0 {
		h.t.Fatalf("nothing about %s in the audit: %v", what, err)
	}
	return trail[0]
}

func (h *hall) wants(what string, got, want any) {
	h.t.Helper()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		h.t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func TestThePictureIsThatOfASmallDay(t *testing.T) {
	h := open(t, 6)
	h.at(1, "open", "next", "start", "finish", "next", "no-show", "next", "start")
	h.at(2, "open", "next")
	if status, _ := h.clerk.Command(t, 2, "return", map[string]any{"missing": []string{"ktp"}}); status == http.StatusOK {
		t.Fatal("a consultation requires nothing")
	}
	h.at(2, "requeue")
	h.arrive(1, "kk-rusak")
	if status, _ := h.clerk.Command(t, 3, "open", nil); status != http.StatusOK {
		t.Fatal("counter 3 does not open")
	}
	h.clerk.Command(t, 3, "break", map[string]any{"reason": "salat", "minutes": 15})
	page := h.get("")
	totals := page["totals"].(map[string]any)
	for name, want := range map[string]int{"issued": 7, "waiting": 4, "in_hand": 1, "served": 1, "no_show": 1, "returned": 0, "called": 4, "within_target": 4, "parked": 0} {
		h.wants(name, totals[name], want)
	}
	h.wants("the oldest", totals["oldest"].(map[string]any)["number"], "G-004")
	h.wants("the median is known", totals["median_wait_s"] != nil, true)
	counters := page["counters"].([]any)
	one, two, three := counters[0].(map[string]any), counters[1].(map[string]any), counters[2].(map[string]any)
	h.wants("in hand", one["ticket"].(map[string]any)["number"], "G-003")
	h.wants("serving", one["ticket"].(map[string]any)["state"], "serving")
	h.wants("served", one["served_today"], 1)
	h.wants("idle", fmt.Sprint(one["idle_since"], two["ticket"], two["idle_since"] != nil), "<nil> <nil> true")
	h.wants("on a break", three["break"].(map[string]any)["reason"], "salat")
	for _, row := range page["lines"].([]any) {
		line := row.(map[string]any)
		switch line["service"] {
		case "konsultasi":
			h.wants("its line", fmt.Sprint(line["waiting"], line["missed"], line["issued"], line["called"], line["open"]), "3 1 6 4 [1 2]")
		case "kk-rusak":
			h.wants("the other", fmt.Sprint(line["waiting"], line["called"], line["median_wait_s"]), "1 0 <nil>")
		}
	}
}

func TestReorderingIsWrittenDownWithItsReason(t *testing.T) {
	h := open(t, 4)
	h.does("tickets/G-003/reorder", "place", "first", "reason", "sakit, \u202etidak bisa menunggu")
	h.wants("first", h.order(), "G-003 G-001 G-002 G-004")
	entry := h.audit("supervise.reorder")
	h.wants("who and whom", entry.Who+" "+entry.Subject, "ratna G-003")
	for _, part := range []string{`"reason":"sakit, tidak bisa menunggu"`, `"from":3`, `"place":"first"`} {
		if !strings.Contains(string(entry.Detail), part) {
			t.Errorf("the audit has %s, want %s", entry.Detail, part)
		}
	}
	h.does("tickets/G-001/reorder", "place", "behind", "behind", "g-004", "reason", "menunggu berkas")
	h.does("tickets/G-003/reorder", "place", "last", "reason", "keluar sebentar")
	h.wants("last", h.order(), "G-002 G-004 G-001 G-003")
	h.refuses("tickets/G-002/reorder", "bad_field", "reason", "place", "last")
	h.refuses("tickets/G-002/reorder", "bad_field", "reason", "place", "last", "reason", strings.Repeat("x", 101))
	h.refuses("tickets/G-002/reorder", "bad_field", "reason", "place", "last", "reason", "sakit\x00")
	h.refuses("tickets/G-002/reorder", "bad_field", "place", "place", "kiri", "reason", "salah")
	h.refuses("tickets/G-002/reorder", "bad_field", "behind", "place", "behind", "behind", "G-077", "reason", "salah")
	h.refuses("tickets/G-099/reorder", "unknown_ticket", "", "place", "last", "reason", "salah")
}

func TestACommandThatIsRepeatedIsDoneAndWrittenDownOnce(t *testing.T) {
	h := open(t, 3)
	body := map[string]any{"command_id": "repeat-0001", "place": "last", "reason": "diulang"}
	for range 3 {
		if status, reply := h.leader.Post(t, "/api/v1/supervisor/tickets/G-001/reorder", body); status != http.StatusOK {
			t.Fatalf("got %d %v", status, reply)
		}
	}
	trail, err := h.r.Store.Trail(staff.Query{What: "supervise"})
	if err != nil || len(trail) != 1 {
		t.Errorf("got %d entries %v, want one", len(trail), err)
	}
	h.wants("once", h.order(), "G-002 G-003 G-001")
	body["place"] = "first"
	if status, reply := h.leader.Post(t, "/api/v1/supervisor/tickets/G-001/reorder", body); status != http.StatusConflict || reply["code"] != "request_id_reused" {
		t.Errorf("the same id for something else: got %d %v", status, reply)
	}
}

func TestTicketsAreMovedFromTheLineAndOutOfAHand(t *testing.T) {
	h := open(t, 3)
	h.at(1, "open", "next")
	h.at(2, "open")
	h.does("tickets/G-001/move", "service", "kk-rusak", "reason", "salah ambil nomor")
	moved := h.does("tickets/G-002/move", "to", 2, "reason", "petugas 2 tahu urusannya")["ticket"].(map[string]any)
	h.wants("handed", fmt.Sprint(moved["state"], " ", moved["desk"]), "waiting 2")
	h.wants("out of the hand", h.get("")["counters"].([]any)[0].(map[string]any)["ticket"], nil)
	entry := h.audit("supervise.move")
	if !strings.Contains(string(entry.Detail), `"from":"konsultasi"`) || !strings.Contains(string(entry.Detail), `"to":"konsultasi, 2"`) {
		t.Errorf("the audit has %s", entry.Detail)
	}
	h.refuses("tickets/G-003/move", "bad_field", "service", "reason", "ke mana")
	h.refuses("tickets/G-003/move", "counter_closed", "", "to", 3, "reason", "ke loket tutup")
	h.does("tickets/G-003/priority", "priority", true, "reason", "lansia")
	h.does("tickets/G-003/cancel", "reason", "orangnya pulang")
	h.refuses("tickets/G-003/move", "stale", "", "to", 2, "reason", "terlambat")
	h.at(1, "next", "no-show")
	h.does("tickets/G-001/rejoin")
	h.at(2, "next")
	h.clerk.Command(t, 2, "park", map[string]any{"reason": "fotokopi"})
	h.does("tickets/G-002/unpark")
	h.wants("both are back", h.order() != "", true)
	story := h.get("/tickets/G-002")["events"].([]any)
	var kinds []string
	for _, e := range story {
		kinds = append(kinds, e.(map[string]any)["kind"].(string))
	}
	h.wants("its life", strings.Join(kinds, " "), "ticket_issued ticket_transferred ticket_called ticket_parked ticket_unparked")
}

func TestACounterIsClosedOnlyWithEmptyHands(t *testing.T) {
	h := open(t, 2)
	h.does("counters/1/open", "operator", rig.Novice)
	h.refuses("counters/2/open", "bad_field", "operator", "operator", rig.Novice)
	h.refuses("counters/2/open", "bad_field", "operator", "operator", rig.Officer)
	h.refuses("counters/9/open", "unknown_counter", "")
	counter := h.get("")["counters"].([]any)[0].(map[string]any)
	h.wants("open for", fmt.Sprint(counter["state"], " ", counter["operator"]), "open bayu")
	h.at(1, "next")
	h.refuses("counters/1/close", "ticket_in_hand", "")
	h.refuses("counters/1/close", "bad_field", "hand_over", "hand_over", "park")
	h.does("counters/1/close", "hand_over", "requeue", "reason", "petugas sakit")
	h.wants("back at its place", h.order(), "G-001 G-002")
	if entry := h.audit("supervise.close"); entry.Subject != "1" || !strings.Contains(string(entry.Detail), `"ticket":"G-001"`) {
		t.Errorf("the audit has %+v %s", entry, entry.Detail)
	}
	h.at(2, "open")
	h.refuses("counters/2/break", "bad_field", "break", "break", "malas")
	h.does("counters/2/break", "break", "rapat", "minutes", 20)
	h.wants("on a break", h.get("")["counters"].([]any)[1].(map[string]any)["state"], "break")
	people := h.get("/people")["people"].([]any)
	h.wants("who can work", len(people), 4)
}

func TestTheDaysStoryIsToldFromTheNewest(t *testing.T) {
	h := open(t, 30)
	h.at(1, "open", "next", "finish", "next")
	h.does("tickets/G-009/reorder", "place", "first", "reason", "Bu Ani sakit")
	h.r.Until(t, "the slips to come out", func() bool { return len(h.r.Engine.View().State.PendingJobs()) == 0 })
	first := h.get("/timeline?kind=ticket")
	newest := first["events"].([]any)[0].(map[string]any)
	h.wants("the newest", fmt.Sprint(newest["kind"], " ", newest["number"], " ", newest["actor"], " ", newest["reason"]), "ticket_reordered G-009 ratna first")
	if strings.Contains(fmt.Sprint(first), "Ani") {
		t.Error("the story tells a private note")
	}
	seen, before := map[float64]bool{}, 0.0
	for pages := 0; ; pages++ {
		page := h.get(fmt.Sprintf("/timeline?before=%.0f", before))
		for _, e := range page["events"].([]any) {
			seen[e.(map[string]any)["seq"].(float64)] = true
		}
		if before = page["next"].(float64); before == 0 || pages > 50 {
			break
		}
	}
	h.wants("every event once", uint64(len(seen)), h.r.Engine.View().Seq())
	for _, e := range h.get("/timeline?ticket=G-001&kind=ticket&counter=1")["events"].([]any) {
		if e := e.(map[string]any); e["number"] != "G-001" || e["counter"] != 1.0 {
			t.Errorf("got %v, want only what counter 1 did with G-001", e)
		}
	}
	for _, query := range []string{"before=x", "counter=x", "kind=list"} {
		if status, body := h.leader.Get(t, "/api/v1/supervisor/timeline?"+query); status != http.StatusBadRequest {
			t.Errorf("%s: got %d %v", query, status, body)
		}
	}
	steps := h.get("/waiting")["steps"].([]any)
	last := steps[len(steps)-1].(map[string]any)["waiting"].(float64)
	if last < 28 || last > 30 {
		t.Errorf("got %v waiting at the most, want 28 to 30", last)
	}
}

func TestTicketsAreFoundByNumberServiceAndState(t *testing.T) {
	h := open(t, 3)
	h.arrive(1, "kk-rusak")
	h.at(1, "open", "next", "finish")
	for query, want := range map[string]int{"": 3, "?state=all": 4, "?state=done": 1, "?q=g2": 1, "?service=kk-rusak": 1, "?q=rusak": 1, "?q=g2&state=done": 0} {
		h.wants(query, len(h.get("/tickets" + query)["tickets"].([]any)), want)
	}
	if status, _ := h.leader.Get(t, "/api/v1/supervisor/tickets?state=lost"); status != http.StatusBadRequest {
		t.Errorf("got %d, want a wrong state refused", status)
	}
}

func TestDevicesSayWhenTheyWereLastHeardOf(t *testing.T) {
	h := open(t, 1)
	h.kiosk.Post(t, "/api/v1/devices/beat", map[string]any{"build": "old", "at": time.Now().Add(-time.Minute).UnixMilli(), "width": 1080, "height": 1920})
	online := map[string]bool{}
	for _, d := range h.get("/devices")["devices"].([]any) {
		d := d.(map[string]any)
		online[d["name"].(string)] = d["online"].(bool)
		if d["name"] == rig.Kiosk && (d["skew_ms"].(float64) < 50_000 || d["old"] != true) {
			t.Errorf("got %v, want an old page with a clock a minute behind", d)
		}
	}
	if !online[rig.Kiosk] || online["paperless"] {
		t.Errorf("got %v, want only the kiosk online", online)
	}
}
