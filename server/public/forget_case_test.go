package public_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/office/journal"
)

// aloneAtDesk registers an application that came without a ticket, with a note, and returns its code and token.
func aloneAtDesk(t *testing.T, r *rig.Rig, note string) (back *rig.Client, code, token string) {
	t.Helper()
	back = r.SignedIn(t, rig.Archivist)
	status, reply := back.Post(t, "/api/v1/cases", map[string]any{"command_id": "command-alone", "service": "kk-rusak", "channel": "desa", "note": note})
	if status != http.StatusCreated {
		t.Fatalf("open: %d %v", status, reply)
	}
	code = reply["cases"].([]any)[0].(map[string]any)["code"].(string)
	c, _ := r.Engine.View().Cases.Registered(code)
	return back, code, c.Token
}

func TestAnApplicationWithoutATicketIsExportedAndForgotten(t *testing.T) {
	const canary = "kenari-7731"
	r := open(t)
	back, code, token := aloneAtDesk(t, r, canary)
	status, body := r.Anyone().Get(t, "/t/"+token+"/export")
	raw, _ := json.Marshal(body)
	if status != http.StatusOK || body["ticket"] != nil || len(body["applications"].([]any)) != 1 || !strings.Contains(string(raw), canary) || !strings.Contains(string(raw), `"case_opened"`) {
		t.Errorf("export: got %d %s, want the application with its note", status, raw)
	}
	erase := func(id string) (int, map[string]any) {
		return r.Anyone().Post(t, "/api/v1/tickets/"+token+"/erase", map[string]any{"request_id": id})
	}
	if status, refusal := erase("erase-0001"); status != http.StatusConflict || refusal["code"] != "case_not_over" || refusal["state"] != "in_work" {
		t.Errorf("while it goes on: got %d %v", status, refusal)
	}
	if status, reply := back.Post(t, "/api/v1/cases/"+code+"/cancel", map[string]any{"command_id": "command-cancel"}); status != http.StatusOK {
		t.Fatalf("cancel: %d %v", status, reply)
	}
	for range 2 {
		if status, reply := erase("erase-0002"); status != http.StatusOK || reply["erased"] != true {
			t.Errorf("got %d %v, want it erased, the second time too", status, reply)
		}
	}
	for _, path := range []string{"/t/" + token, "/t/" + token + "/export"} {
		if resp, page := r.Anyone().Page(t, path); resp.StatusCode != http.StatusNotFound || strings.Contains(page, code) {
			t.Errorf("%s: got %d", path, resp.StatusCode)
		}
	}
	if err := unbroken(r, canary, token); err != nil {
		t.Error(err)
	}
}

// unbroken reads the whole journal: every record follows from the one before it, and none knows a secret.
func unbroken(r *rig.Rig, secrets ...string) error {
	var last journal.Record
	return r.Store.Replay(0, func(one journal.Record) error {
		if err := one.Verify(last.Seq, last.Hash); err != nil {
			return err
		}
		for _, secret := range secrets {
			if strings.Contains(string(one.Core)+string(one.Private), secret) {
				return fmt.Errorf("record %d still says %s", one.Seq, secret)
			}
		}
		last = one
		return nil
	})
}
