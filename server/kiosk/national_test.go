package kiosk_test

import (
	"net/http"
	"testing"

	"antrean/internal/rig"
	"antrean/office/catalogue"
)

func TestAServiceThatNobodyNeedsGivesNoNumber(t *testing.T) {
	r := rig.Open(t, rig.Options{Office: catalogue.NationalID, Gate: catalogue.Flag})
	kiosk := r.AtKiosk()
	signed := map[string]any{"request_id": "stop-0001", "service": "legalisir", "answers": map[string]string{"tte": "ya"}, "lang": "en"}
	before := r.Engine.View().Seq()
	status, refusal := kiosk.Post(t, "/api/v1/tickets", signed)
	if status != http.StatusUnprocessableEntity || refusal["code"] != "not_needed" || refusal["message"] != "You do not need this service." {
		t.Errorf("got %d %v, want 422 not_needed", status, refusal)
	}
	if stop, _ := refusal["stop"].(map[string]any); stop["id"] != "Dokumen ber-TTE dan KTP-el tidak perlu dilegalisir." {
		t.Errorf("got stop %v", refusal["stop"])
	}
	if r.Engine.View().Seq() != before {
		t.Error("a refused wish left a trace in the journal")
	}
	status, verdict := kiosk.Post(t, "/api/v1/kiosk/check", map[string]any{"service": "legalisir", "answers": map[string]string{"tte": "ya"}})
	if status != http.StatusOK || verdict["verdict"] != "not_needed" {
		t.Errorf("got %d %v, want not_needed", status, verdict)
	}
	old := map[string]any{"request_id": "stop-0002", "service": "legalisir", "answers": map[string]string{"tte": "tidak"}, "have": []string{"asli_legal", "fc_legal"}}
	if status, ticket := kiosk.Post(t, "/api/v1/tickets", old); status != http.StatusCreated || ticket["complete"] != true {
		t.Errorf("an old document: got %d %v, want 201", status, ticket)
	}
}

func TestWhatIsGoodToHaveIsNeverMissing(t *testing.T) {
	r := rig.Open(t, rig.Options{Office: catalogue.NationalID, Gate: catalogue.Self})
	kiosk := r.AtKiosk()
	lost := map[string]any{"service": "ktp-hilang-rusak", "answers": map[string]string{"sebab": "hilang"}, "have": []string{"f102", "hilang_polisi"}, "request_id": "optional-1"}
	if status, ticket := kiosk.Post(t, "/api/v1/tickets", lost); status != http.StatusCreated || ticket["complete"] != true {
		t.Errorf("got %d %v, want 201 and complete", status, ticket)
	}
}
