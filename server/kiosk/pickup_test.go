package kiosk_test

import (
	"net/http"
	"reflect"
	"testing"

	"antrean/internal/rig"
	"antrean/office/catalogue"
)

// applied is an application that came without a ticket, and its code.
func applied(t *testing.T, r *rig.Rig, id string) (back *rig.Client, code string) {
	t.Helper()
	back = r.SignedIn(t, rig.Archivist)
	status, reply := back.Post(t, "/api/v1/cases", map[string]any{"command_id": "command-" + id, "service": "kk-hilang-rusak", "channel": "loket"})
	if status != http.StatusCreated {
		t.Fatalf("apply: %d %v", status, reply)
	}
	return back, reply["cases"].([]any)[0].(map[string]any)["code"].(string)
}

// made moves an application on until its product waits.
func made(t *testing.T, back *rig.Client, code string) {
	t.Helper()
	for n := range 9 {
		_, reply := back.Post(t, "/api/v1/cases/"+code+"/advance", map[string]any{"command_id": "command-" + code + "-" + string(rune('a'+n))})
		if reply["cases"].([]any)[0].(map[string]any)["state"] == "ready" {
			return
		}
	}
	t.Fatal("never ready")
}

func pickUp(t *testing.T, r *rig.Rig, id, claim string, more map[string]any) (int, map[string]any) {
	t.Helper()
	body := map[string]any{"request_id": "pick-up-" + id, "claim": claim, "lang": "id"}
	for key, value := range more {
		body[key] = value
	}
	return r.AtKiosk().Post(t, "/api/v1/kiosk/pickups", body)
}

func TestAClaimSlipGivesANumberThatCarriesTheApplication(t *testing.T) {
	r := rig.Open(t, rig.Options{Office: catalogue.NationalID})
	back, code := applied(t, r, "carried")
	made(t, back, code)
	status, ticket := pickUp(t, r, "0001", "BERKAS:"+code, nil)
	if status != http.StatusCreated || ticket["service"].(map[string]any)["id"] != catalogue.PickUp {
		t.Fatalf("got %d %v, want a number for collecting", status, ticket)
	}
	if status, again := pickUp(t, r, "0001", "BERKAS:"+code, nil); status != http.StatusOK || again["number"] != ticket["number"] {
		t.Errorf("the same request: got %d %v", status, again)
	}
	if status, has := pickUp(t, r, "0002", code, nil); status != http.StatusOK || has["result"] != "waiting" || has["number"] != ticket["number"] {
		t.Errorf("a second number: got %d %v, want the one that waits", status, has)
	}
	clerk := r.SignedIn(t, rig.Clerk)
	clerk.Command(t, 1, "open", nil)
	_, called := clerk.Command(t, 1, "next", nil)
	files := called["ticket"].(map[string]any)["files"].(map[string]any)
	if cases := files["cases"].([]any); len(cases) != 1 || cases[0].(map[string]any)["code"] != code || cases[0].(map[string]any)["state"] != "ready" || len(files["plans"].([]any)) != 1 {
		t.Errorf("called: got %v, want the application in hand", files)
	}
}

func TestWhatIsNotReadySaysTheDateInsteadOfANumber(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	back := r.SignedIn(t, rig.Archivist)
	_, reply := back.Post(t, "/api/v1/cases", map[string]any{"command_id": "command-early", "service": "kk-rusak", "channel": "desa"})
	code := reply["cases"].([]any)[0].(map[string]any)["code"].(string)
	back.Post(t, "/api/v1/cases/"+code+"/advance", map[string]any{"command_id": "command-early-on", "to": "input"})
	c, _ := r.Engine.View().Cases.Registered(code)
	before := r.Engine.View().Seq()
	status, said := pickUp(t, r, "early", r.Base+"/T/"+c.Token+"#"+code, nil)
	if status != http.StatusOK || said["result"] != "unready" || said["due"] == nil || said["code"] != code || r.Engine.View().Seq() != before {
		t.Errorf("got %d %v, want the promised date and no number", status, said)
	}
	status, ask := pickUp(t, r, "anyway", c.Token, map[string]any{"anyway": true})
	if status != http.StatusCreated || ask["service"].(map[string]any)["id"] != catalogue.Consultation {
		t.Errorf("anyway: got %d %v, want a number to ask with", status, ask)
	}
	if in, _ := r.Engine.View().State.ByNumber(ask["number"].(string)); !reflect.DeepEqual(in.Files, []uint64{uint64(c.ID)}) {
		t.Errorf("it carries %v, want the application", in.Files)
	}
}

func TestATokenWhoseVisitIsBehindLeadsToItsApplication(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	kiosk, clerk := r.AtKiosk(), r.SignedIn(t, rig.Clerk)
	token := kiosk.Ticket(t, "behind-1", "kk-rusak", "f102", "kk_rusak", "ktp")["token"].(string)
	clerk.Command(t, 1, "open", nil)
	clerk.Command(t, 1, "next", nil)
	clerk.Post(t, "/api/v1/cases", map[string]any{"command_id": "command-behind", "ticket": "A-001"})
	if _, here := kiosk.Post(t, "/api/v1/kiosk/rejoin", map[string]any{"request_id": "rejoin-01", "ticket": token}); here["result"] != "called" {
		t.Errorf("while it is called: got %v", here)
	}
	clerk.Command(t, 1, "finish", nil)
	if _, over := kiosk.Post(t, "/api/v1/kiosk/rejoin", map[string]any{"request_id": "rejoin-02", "ticket": token}); over["result"] != "application" {
		t.Errorf("afterwards: got %v, want its application", over)
	}
}

func TestAClaimThatNobodyHasIsRefused(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	for _, claim := range []string{"2026-99999", "A-001", "42", "0123456789ABCDEFGHJK"} {
		if status, refusal := pickUp(t, r, "unknown", claim, nil); status != http.StatusNotFound || refusal["code"] != "unknown_case" {
			t.Errorf("%s: got %d %v, want unknown_case", claim, status, refusal)
		}
	}
	for field, body := range map[string]map[string]any{"claim": {"claim": ""}, "lang": {"lang": "xx"}, "request_id": {"request_id": "x"}} {
		if status, refusal := pickUp(t, r, "wrong", "2026-00001", body); status != http.StatusBadRequest || refusal["field"] != field {
			t.Errorf("%s: got %d %v", field, status, refusal)
		}
	}
}
