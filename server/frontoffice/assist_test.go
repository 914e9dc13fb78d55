package frontoffice_test

import (
	"net/http"
	"reflect"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/setup"
)

// wish is what staff ask for somebody at the desk.
func wish(id string, have ...string) map[string]any {
	return map[string]any{"request_id": id, "service": "kk-rusak", "have": have, "lang": "id"}
}

func TestStaffTakeANumberAtOnceWhenThePapersAreThere(t *testing.T) {
	for _, gate := range []catalogue.Gate{catalogue.FrontOffice, catalogue.Self, catalogue.Flag} {
		r := rig.Open(t, rig.Options{Gate: gate})
		r.Decide(t, func(d *setup.Document) { d.DeskPaper = rig.Kiosk })
		officer := r.SignedIn(t, rig.Officer)
		status, reply := officer.Post(t, "/api/v1/assist/tickets", wish("assist-001", everything...))
		if status != http.StatusCreated || reply["number"] != "A-001" || reply["paper"] == nil || reply["track_url"] == nil {
			t.Errorf("gate %s: got %d %v, want a number, its paper and its address", gate, status, reply)
			continue
		}
		ticket, _ := r.Engine.View().State.ByNumber("A-001")
		if ticket.Device != queue.Assisted || !reflect.DeepEqual(ticket.Said.Have, everything) {
			t.Errorf("gate %s: got a ticket of %q with %v, want an assisted one with all papers", gate, ticket.Device, ticket.Said.Have)
		}
		if status, again := officer.Post(t, "/api/v1/assist/tickets", wish("assist-001", everything...)); status != http.StatusOK || !reflect.DeepEqual(again, reply) {
			t.Errorf("gate %s: repeated: got %d %v, want 200 and the same", gate, status, again)
		}
	}
}

func TestAnAssistedNumberKeepsToItsGate(t *testing.T) {
	cases := []struct {
		gate   catalogue.Gate
		status int
		code   any
	}{
		{catalogue.FrontOffice, http.StatusUnprocessableEntity, "incomplete"},
		{catalogue.Self, http.StatusUnprocessableEntity, "incomplete"},
		{catalogue.Flag, http.StatusCreated, nil},
	}
	for _, c := range cases {
		r := rig.Open(t, rig.Options{Gate: c.gate})
		status, reply := r.SignedIn(t, rig.Officer).Post(t, "/api/v1/assist/tickets", wish("assist-001", "f102"))
		missing, _ := reply["missing"].([]any)
		if status != c.status || reply["code"] != c.code || len(missing) != 2 {
			t.Errorf("gate %s: got %d %v, want %d %v and the two that are missing", c.gate, status, reply, c.status, c.code)
		}
		if n := r.Engine.View().State.Waiting("kk-rusak"); (n == 1) != (c.status == http.StatusCreated) {
			t.Errorf("gate %s: %d wait", c.gate, n)
		}
	}
}

func TestWhoLacksPapersGoesHomeWithAListThatTheDeskOpensAgain(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	officer := r.SignedIn(t, rig.Officer)
	status, reply := officer.Post(t, "/api/v1/assist/lists", wish("assist-001", "f102"))
	code, _ := reply["code"].(string)
	if status != http.StatusCreated || len(code) != 8 || len(reply["missing"].([]any)) != 2 {
		t.Fatalf("got %d %v, want a list of the two that are missing", status, reply)
	}
	if status, again := officer.Post(t, "/api/v1/assist/lists", wish("assist-001", "f102")); status != http.StatusOK || !reflect.DeepEqual(again, reply) {
		t.Errorf("repeated: got %d %v, want 200 and the same", status, again)
	}
	status, list := officer.Get(t, "/api/v1/assist/lists/"+strings.ToLower(code))
	if status != http.StatusOK || list["service"] != "kk-rusak" || !reflect.DeepEqual(list["have"], []any{"f102"}) {
		t.Errorf("got %d %v, want the checklist as it was saved", status, list)
	}
	if status, none := officer.Get(t, "/api/v1/assist/lists/ABCDEFGH"); none["code"] != "unknown_list" {
		t.Errorf("got %d %v, want unknown_list", status, none)
	}
}

func TestABadWishNamesItsField(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	officer := r.SignedIn(t, rig.Officer)
	for _, path := range []string{"/api/v1/assist/tickets", "/api/v1/assist/lists"} {
		for field, change := range map[string]map[string]any{
			"request_id": {"request_id": "short"}, "service": {"service": "none"}, "have[0]": {"have": []string{"paspor"}}, "lang": {"lang": "xx"},
		} {
			body := wish("assist-001")
			for key, value := range change {
				body[key] = value
			}
			status, reply := officer.Post(t, path, body)
			if status < 400 || status > 422 || reply["field"] != field {
				t.Errorf("%s %v: got %d %v, want field %s", path, change, status, reply, field)
			}
		}
	}
}

func TestThePageSaysWhoWentToAKiosk(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	officer := r.SignedIn(t, rig.Officer)
	_, ring := r.AtKiosk().Post(t, "/api/v1/kiosk/rings", map[string]any{"request_id": "ring-00001"})
	r.SignedIn(t, rig.Clerk).Post(t, "/api/v1/rings/"+ring["id"].(string)+"/answer", map[string]any{"command_id": "answer-001"})
	_, page := officer.Get(t, "/api/v1/checks")
	came := page["answered"].([]any)
	if len(came) != 1 || came[0].(map[string]any)["by"] != rig.Clerk || came[0].(map[string]any)["device"] != rig.Kiosk {
		t.Errorf("got %v, want %s at %s", came, rig.Clerk, rig.Kiosk)
	}
}

func TestOnlyTheFrontOfficeAsksForACamera(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	for path, may := range map[string]bool{"/front-office": true, "/counter": false, "/kiosk": false, "/board/utama": false} {
		resp, _ := r.Anyone().Page(t, path)
		if got := strings.Contains(resp.Header.Get("Permissions-Policy"), "camera=(self)"); got != may {
			t.Errorf("%s: got %q", path, resp.Header.Get("Permissions-Policy"))
		}
	}
}

// TestStaffTakeANumberOfTheDayThatIsOffered: they are bound by the quota as the kiosks are, and offered the same.
func TestStaffTakeANumberOfTheDayThatIsOffered(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Self})
	daily := 1
	r.Decide(t, func(d *setup.Document) {
		d.Quotas = []setup.QuotaPlan{{Service: "kk-rusak", Daily: &daily, NextDay: true}}
	})
	officer := r.SignedIn(t, rig.Officer)
	if status, reply := officer.Post(t, "/api/v1/assist/tickets", wish("assist-001", everything...)); status != http.StatusCreated {
		t.Fatalf("got %d %v", status, reply)
	}
	status, refusal := officer.Post(t, "/api/v1/assist/tickets", wish("assist-002", everything...))
	day, _ := refusal["next_day"].(string)
	if status != http.StatusConflict || refusal["code"] != "quota_out" || day == "" {
		t.Fatalf("got %d %v, want the quota to be out and a day to be offered", status, refusal)
	}
	later := wish("assist-003", everything...)
	later["day"] = day
	if status, reply := officer.Post(t, "/api/v1/assist/tickets", later); status != http.StatusCreated || reply["day"] != day || reply["state"] != "booked" {
		t.Errorf("got %d %v, want a number of %s", status, reply, day)
	}
}
