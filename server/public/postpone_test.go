package public_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"antrean/internal/rig"
)

var formID = regexp.MustCompile(`name="request_id" value="([a-z0-9-]+)"`)

func TestTheFormLetsOthersGoFirstOnce(t *testing.T) {
	r := open(t)
	token := ticket(t, r, "postpone-0001")
	phone := r.Anyone()
	if _, page := phone.Page(t, "/t/"+token, "Accept-Encoding", "identity"); strings.Contains(page, "/postpone") {
		t.Error("the page offers to step back before nobody")
	}
	for n := range 7 {
		ticket(t, r, fmt.Sprintf("behind-%04d", n))
	}
	_, page := phone.Page(t, "/t/"+token, "Accept-Encoding", "identity")
	id := formID.FindStringSubmatch(page)
	if id == nil {
		t.Fatal("the page has no form to step back")
	}
	holds(t, "before", page, "5 orang di belakang Anda didahulukan, dan Anda menjadi urutan ke-6.", "satu kali", "nomor Anda dilewati")
	submit := func() *http.Response {
		req, _ := http.NewRequest(http.MethodPost, r.Base+"/t/"+token+"/postpone", strings.NewReader(url.Values{"request_id": {id[1]}}.Encode()))
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		resp, _ := phone.Ask(t, req)
		return resp
	}
	for range 2 { // a form that is sent twice steps back once
		if resp := submit(); resp.StatusCode != http.StatusSeeOther || strings.Contains(resp.Header.Get("Location"), "late") {
			t.Fatalf("got %d to %s, want to be led back", resp.StatusCode, resp.Header.Get("Location"))
		}
	}
	_, page = phone.Page(t, "/t/"+token, "Accept-Encoding", "identity")
	holds(t, "after", page, `data-position="6"`)
	if strings.Contains(page, "/postpone") {
		t.Error("the page offers to step back again")
	}
	status, refused := phone.Post(t, "/api/v1/tickets/"+token+"/postpone", map[string]any{"request_id": "again-0001"})
	if status != http.StatusConflict || refused["code"] != "not_postponable" {
		t.Errorf("again: got %d %v, want 409 not_postponable", status, refused)
	}
}

func TestPostponeOverTheInterface(t *testing.T) {
	r := open(t)
	token := ticket(t, r, "postpone-0001")
	ticket(t, r, "postpone-0002")
	for range 2 {
		status, snapshot := r.Anyone().Post(t, "/api/v1/tickets/"+token+"/postpone", map[string]any{"request_id": "step-back-1"})
		if status != http.StatusOK || snapshot["position"] != 2.0 || snapshot["postpone"] != nil {
			t.Errorf("got %d %v, want position 2", status, snapshot)
		}
	}
}

func TestThePageSaysThatACallWasTakenBackAndThatANumberIsParked(t *testing.T) {
	r := open(t)
	token, clerk := ticket(t, r, "undone-0001"), r.SignedIn(t, rig.Clerk)
	clerk.Command(t, 1, "open", nil)
	clerk.Command(t, 1, "next", nil)
	clerk.Command(t, 1, "undo", nil)
	_, page := r.Anyone().Page(t, "/t/"+token, "Accept-Encoding", "identity")
	holds(t, "undone", page, "Panggilan dibatalkan")
	clerk.Command(t, 1, "next", nil)
	clerk.Command(t, 1, "park", map[string]any{"reason": "fotokopi", "note": "Bu Ani", "minutes": 10})
	_, page = r.Anyone().Page(t, "/t/"+token, "Accept-Encoding", "identity")
	holds(t, "parked", page, "ditunda sebentar", "data-live")
	if strings.Contains(page, "Bu Ani") || strings.Contains(page, "Panggilan dibatalkan") {
		t.Error("the page tells a clerk's note, or an old state")
	}
	clerk.Command(t, 1, "call", map[string]any{"ticket": "A-001"})
	clerk.Command(t, 1, "no-show", nil)
	_, page = r.Anyone().Page(t, "/t/"+token, "Accept-Encoding", "identity")
	holds(t, "missed", page, "Sudah punya nomor", "ketik A-001")
}
