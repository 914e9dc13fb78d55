package public_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/office/catalogue"
	"antrean/office/message"
)

// A taking gateway takes everything.
type taking struct{}

func (taking) Name() string                                  { return "fake" }
func (taking) Send(context.Context, *message.Envelope) error { return nil }

// TestAPersonLeavesANumber on the page of their ticket, mends it, sees its end only, and has it forgotten.
func TestAPersonLeavesANumber(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Gateway: taking{}})
	token := ticket(t, r, "tell-0001")
	page := func(path string) string {
		t.Helper()
		resp, body := r.Anyone().Page(t, path, "Accept-Encoding", "identity")
		if resp.StatusCode != http.StatusOK {
			t.Fatalf("%s: %d", path, resp.StatusCode)
		}
		return body
	}
	at := "/t/" + token + "/kabar"
	if body := page("/t/" + token + "?lang=id"); !strings.Contains(body, at) {
		t.Error("the page of the ticket does not lead to the form")
	}
	status, _, body := post(t, r, at+"?lang=id", url.Values{"contact": {"0812<b>"}})
	if status != http.StatusBadRequest || !strings.Contains(body, "Nomor ini belum benar") || !strings.Contains(body, `value="0812&lt;b&gt;"`) {
		t.Errorf("a wrong number: %d, %s", status, body)
	}
	status, to, _ := post(t, r, at+"?lang=id", url.Values{"contact": {"0812-3456-7890"}})
	if status != http.StatusSeeOther || !strings.HasPrefix(to, at) {
		t.Fatalf("got %d to %q", status, to)
	}
	for _, path := range []string{at + "?lang=id", "/t/" + token + "?lang=id"} {
		if body := page(path); !strings.Contains(body, "•••890") || strings.Contains(body, "34567890") {
			t.Errorf("%s shows %s", path, body)
		}
	}
	if status, _, _ := post(t, r, at+"?lang=id", url.Values{"forget": {"1"}}); status != http.StatusSeeOther {
		t.Errorf("forgetting: %d", status)
	}
	if left := r.Office.Messages.Left(token); left != "" {
		t.Errorf("left %q", left)
	}
}

// TestWithoutAGatewayNobodyIsAsked leaves the page as it was, and takes nothing.
func TestWithoutAGatewayNobodyIsAsked(t *testing.T) {
	r := open(t)
	token := ticket(t, r, "tell-0002")
	if _, body := r.Anyone().Page(t, "/t/"+token+"?lang=id", "Accept-Encoding", "identity"); strings.Contains(body, "kabar?") {
		t.Error("somebody is asked for a number that nobody uses")
	}
	status, reply := r.Anyone().Send(t, http.MethodPost, "/api/v1/tickets/"+token+"/contact", map[string]any{"request_id": "contact-0001", "contact": "081234567890"})
	if status != http.StatusConflict || reply["code"] != "messages_off" {
		t.Errorf("got %d %v", status, reply)
	}
}
