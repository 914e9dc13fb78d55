package public_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/office/queue"
)

// served takes a number and ends its visit.
func served(t *testing.T, r *rig.Rig, id string) (token string) {
	t.Helper()
	token = ticket(t, r, id, "f102", "kk_rusak")
	clerk := r.SignedIn(t, rig.Clerk)
	for _, action := range []string{"open", "next", "finish"} {
		if status, body := clerk.Command(t, 1, action, nil); status != http.StatusOK {
			t.Fatalf("%s: %d %v", action, status, body)
		}
	}
	return token
}

func TestAnExportHoldsEverythingThatIsKnown(t *testing.T) {
	r := open(t)
	token := served(t, r, "export-0001")
	status, body := r.Anyone().Get(t, "/api/v1/tickets/"+token+"/export")
	raw, _ := json.Marshal(body)
	if status != http.StatusOK {
		t.Fatalf("got %d %s", status, raw)
	}
	for _, part := range []string{`"ticket_issued"`, `"ticket_called"`, `"ticket_finished"`, token, `"kk_rusak"`, `"issued_at"`} {
		if !strings.Contains(string(raw), part) {
			t.Errorf("no %s in %s", part, raw)
		}
	}
}

func TestAnApplicantIsForgottenOnceTheVisitIsOver(t *testing.T) {
	r := open(t)
	waiting := ticket(t, r, "forget-0001")
	if status, body := r.Anyone().Post(t, "/api/v1/tickets/"+waiting+"/erase", map[string]any{"request_id": "erase-0001"}); status != http.StatusConflict || body["code"] != "not_over" || body["state"] != "waiting" {
		t.Errorf("while it waits: got %d %v", status, body)
	}
	if status, _ := r.Anyone().Post(t, "/api/v1/tickets/"+waiting+"/cancel", map[string]any{}); status != http.StatusOK {
		t.Fatal("cannot cancel")
	}
	token := served(t, r, "forget-0002")
	r.Anyone().Page(t, "/t/"+token) // kept for the next phone
	for range 2 {
		if status, body := r.Anyone().Post(t, "/api/v1/tickets/"+token+"/erase", map[string]any{"request_id": "erase-0002"}); status != http.StatusOK || body["erased"] != true {
			t.Errorf("got %d %v, want that it is erased, the second time too", status, body)
		}
	}
	for _, path := range []string{"/t/" + token, "/api/v1/tickets/" + token, "/api/v1/tickets/" + token + "/export"} {
		if resp, page := r.Anyone().Page(t, path); resp.StatusCode != http.StatusNotFound || strings.Contains(page, "A-002") {
			t.Errorf("%s: got %d", path, resp.StatusCode)
		}
	}
	if status, body := r.Anyone().Post(t, "/api/v1/tickets/"+token+"/erase", map[string]any{"request_id": "erase-0003"}); status != http.StatusNotFound || body["code"] != "unknown_ticket" {
		t.Errorf("another request: got %d %v", status, body)
	}
	if got, ok := r.Engine.View().State.ByNumber("A-002"); !ok || got.State != queue.Done || got.Token != "" {
		t.Errorf("the number and its end stay: got %+v", got)
	}
}

func TestTheFormOfThePageErases(t *testing.T) {
	r := open(t)
	token := served(t, r, "form-000001")
	_, page := r.Anyone().Page(t, "/t/"+token, "Accept-Encoding", "identity")
	holds(t, "the page of a visit that is over", page, `action="/t/`+token+`/erase?lang=id"`, `href="/t/`+token+`/export"`)
	for range 2 { // a second tap
		req, _ := http.NewRequest(http.MethodPost, r.Base+"/t/"+token+"/erase?lang=en", nil)
		resp, body := r.Anyone().Ask(t, req)
		if resp.StatusCode != http.StatusOK || !strings.Contains(string(body), "Your data is erased") || strings.Contains(string(body), token) {
			t.Errorf("got %d %s", resp.StatusCode, body)
		}
	}
	waiting := ticket(t, r, "form-000002")
	if _, page := r.Anyone().Page(t, "/t/"+waiting, "Accept-Encoding", "identity"); strings.Contains(page, "/erase") {
		t.Error("the page of a visit that goes on offers to erase it")
	}
	req, _ := http.NewRequest(http.MethodPost, r.Base+"/t/"+waiting+"/erase", nil)
	if resp, _ := r.Anyone().Ask(t, req); resp.StatusCode != http.StatusSeeOther {
		t.Errorf("while it waits: got %d", resp.StatusCode)
	}
}

func TestAnAdminErasesByToken(t *testing.T) {
	r := open(t)
	token := served(t, r, "admin-0001")
	admin := r.SignedIn(t, rig.Admin)
	for name, c := range map[string]struct {
		body   map[string]any
		status int
		code   string
	}{
		"no id":     {map[string]any{"token": token}, http.StatusBadRequest, "bad_field"},
		"no token":  {map[string]any{"request_id": "erase-0001"}, http.StatusBadRequest, "bad_field"},
		"no ticket": {map[string]any{"request_id": "erase-0001", "token": "N0B0DYN0B0DYN0B0DY"}, http.StatusNotFound, "unknown_ticket"},
	} {
		if status, body := admin.Post(t, "/api/v1/erase", c.body); status != c.status || body["code"] != c.code {
			t.Errorf("%s: got %d %v", name, status, body)
		}
	}
	spelt := strings.ToLower(token[:5] + " " + token[5:])
	if status, body := admin.Post(t, "/api/v1/erase", map[string]any{"request_id": "erase-0002", "token": spelt}); status != http.StatusOK {
		t.Errorf("got %d %v", status, body)
	}
	if _, ok := r.Engine.View().State.ByToken(token); ok {
		t.Error("the token still opens its page")
	}
}
