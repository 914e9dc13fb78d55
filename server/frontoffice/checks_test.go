package frontoffice_test

import (
	"net/http"
	"reflect"
	"strings"
	"sync"
	"testing"

	"antrean/internal/rig"
	"antrean/office/setup"
)

var everything = []string{"f102", "kk_rusak", "ktp"}

// arrive opens a check at the kiosk and returns its code.
func arrive(t *testing.T, r *rig.Rig, id string, have ...string) string {
	t.Helper()
	status, reply := r.AtKiosk().Post(t, "/api/v1/tickets", map[string]any{"request_id": id, "service": "kk-rusak", "have": have})
	code, _ := reply["check_code"].(string)
	if status != http.StatusAccepted || code == "" {
		t.Fatalf("open a check: %d %v", status, reply)
	}
	return code
}

// page is the codes of the waiting checks and of those settled, as the officer sees them.
func page(t *testing.T, officer *rig.Client) (waiting, settled []string) {
	t.Helper()
	_, body := officer.Get(t, "/api/v1/checks")
	for _, check := range body["checks"].([]any) {
		waiting = append(waiting, check.(map[string]any)["code"].(string))
	}
	for _, check := range body["recent"].([]any) {
		number, _ := check.(map[string]any)["number"].(string)
		settled = append(settled, check.(map[string]any)["code"].(string)+" "+number)
	}
	return waiting, settled
}

func TestChecksWaitInOrderOfArrivalAndLeaveWhenSettled(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	officer := r.SignedIn(t, rig.Officer)
	a, b, c := arrive(t, r, "arrive-001"), arrive(t, r, "arrive-002", "ktp"), arrive(t, r, "arrive-003", everything...)
	if waiting, _ := page(t, officer); !reflect.DeepEqual(waiting, []string{a, b, c}) {
		t.Errorf("got %v, want %v", waiting, []string{a, b, c})
	}
	officer.Post(t, "/api/v1/checks/"+b+"/return", map[string]any{"request_id": "return-001", "missing": []string{"f102", "kk_rusak"}})
	officer.Post(t, "/api/v1/checks/"+c+"/confirm", map[string]any{"request_id": "confirm-01"})
	waiting, settled := page(t, officer)
	if !reflect.DeepEqual(waiting, []string{a}) || !reflect.DeepEqual(settled, []string{c + " A-001", b + " "}) {
		t.Errorf("got waiting %v and settled %v, want %s waiting, the newest settled first", waiting, settled, a)
	}
}

func TestAReturnedCheckComesBackAsAListThatResumes(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	officer := r.SignedIn(t, rig.Officer)
	code := arrive(t, r, "return-home", everything...)
	body := map[string]any{"request_id": "return-001", "missing": []string{"ktp"}}
	status, reply := officer.Post(t, "/api/v1/checks/"+code+"/return", body)
	list, _ := reply["code"].(string)
	if status != http.StatusOK || len(list) != 8 || reply["paper"] == nil {
		t.Fatalf("got %d %v, want 200 with the code of a list and its paper", status, reply)
	}
	if status, again := officer.Post(t, "/api/v1/checks/"+code+"/return", body); status != http.StatusOK || !reflect.DeepEqual(again, reply) {
		t.Errorf("repeated: got %d %v, want 200 and the same", status, again)
	}
	status, resumed := r.AtKiosk().Get(t, "/api/v1/kiosk/lists/"+list)
	if status != http.StatusOK || !reflect.DeepEqual(resumed["have"], []any{"f102", "kk_rusak"}) || !reflect.DeepEqual(resumed["missing"], []any{"ktp"}) {
		t.Errorf("resumed: got %d %v, want all but the KTP", status, resumed)
	}
	body["missing"] = []string{"f102"}
	if status, other := officer.Post(t, "/api/v1/checks/"+code+"/return", body); other["code"] != "request_id_reused" {
		t.Errorf("repeated with another body: got %d %v, want request_id_reused", status, other)
	}
}

func TestAReturnNamesWhatTheCheckNeeds(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	officer, code := r.SignedIn(t, rig.Officer), arrive(t, r, "return-home")
	cases := []struct {
		missing []string
		status  int
		code    string
	}{
		{[]string{}, 400, "bad_field"},
		{[]string{"paspor"}, 422, "unknown_requirement"},
		{[]string{"kitap"}, 422, "unknown_requirement"}, // a citizen needs none
	}
	for _, c := range cases {
		status, reply := officer.Post(t, "/api/v1/checks/"+code+"/return", map[string]any{"request_id": "return-001", "missing": c.missing})
		if status != c.status || reply["code"] != c.code {
			t.Errorf("%v: got %d %v, want %d %s", c.missing, status, reply["code"], c.status, c.code)
		}
	}
	if waiting, _ := page(t, officer); len(waiting) != 1 {
		t.Errorf("got %v waiting, want the check still there", waiting)
	}
}

func TestTwoOfficersOnOneCheckGiveOneNumber(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	code := arrive(t, r, "contended1", everything...)
	officers := []*rig.Client{r.SignedIn(t, rig.Officer), r.SignedIn(t, rig.Supervisor)}
	got := make([]string, len(officers))
	var both sync.WaitGroup
	for i, officer := range officers {
		both.Go(func() {
			_, reply := officer.Post(t, "/api/v1/checks/"+code+"/confirm", map[string]any{"request_id": "confirm-01"})
			number, _ := reply["number"].(string)
			refusal, _ := reply["code"].(string)
			got[i] = number + refusal
		})
	}
	both.Wait()
	outcome := strings.Join(got, " ")
	if outcome != "A-001 unknown_check" && outcome != "unknown_check A-001" {
		t.Errorf("got %q, want one number and one unknown_check", outcome)
	}
}

func TestTheFrontOfficeMayHaveAPrinterOfItsOwn(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	r.Decide(t, func(d *setup.Document) {
		d.Printers = append(d.Printers, setup.Printer{Name: "desk", Port: "virtual", Profile: "epson-80"})
		d.DeskPaper = "desk"
	})
	officer, code := r.SignedIn(t, rig.Officer), arrive(t, r, "own-paper", everything...)
	_, ticket := officer.Post(t, "/api/v1/checks/"+code+"/confirm", map[string]any{"request_id": "confirm-01"})
	for _, job := range r.Engine.View().State.PendingJobs() {
		if float64(job.ID) == ticket["paper"].(map[string]any)["job"] && job.Printer == "desk" {
			return
		}
	}
	t.Error("the ticket is not printed at the desk")
}

func TestARingNobodyHasIsUnknown(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	officer := r.SignedIn(t, rig.Officer)
	for _, id := range []string{"1", "0", "-1", "99999999999999999999999", "abc"} {
		status, reply := officer.Post(t, "/api/v1/rings/"+id+"/answer", map[string]any{"command_id": "answer-01"})
		if status != http.StatusNotFound || reply["code"] != "unknown_ring" {
			t.Errorf("ring %s: got %d %v, want 404 unknown_ring", id, status, reply["code"])
		}
	}
}
