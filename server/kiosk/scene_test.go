package kiosk_test

import (
	"net/http"
	"testing"

	"antrean/internal/rig"
)

// told is a scene that the office takes.
func told(change map[string]any) map[string]any {
	scene := map[string]any{"screen": "checklist", "service": "kk-rusak", "row": "ktp", "done": 2, "total": 3, "lang": "id", "stood_ms": 1500}
	for key, value := range change {
		scene[key] = value
	}
	return scene
}

func kiosks(t *testing.T, officer *rig.Client) []any {
	t.Helper()
	_, page := officer.Get(t, "/api/v1/checks")
	return page["kiosks"].([]any)
}

func TestStaffSeeWhatAKioskAsks(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	officer := r.SignedIn(t, rig.Officer)
	before := r.Engine.View().Seq()
	if status, reply := r.AtKiosk().Post(t, "/api/v1/kiosk/scene", told(nil)); status != http.StatusOK {
		t.Fatalf("got %d %v, want it taken", status, reply)
	}
	seen := kiosks(t, officer)
	if len(seen) != 1 {
		t.Fatalf("got %v, want the one kiosk", seen)
	}
	for key, want := range map[string]any{"device": rig.Kiosk, "screen": "checklist", "service": "kk-rusak", "row": "ktp", "done": 2.0, "total": 3.0, "lang": "id"} {
		if got := seen[0].(map[string]any)[key]; got != want {
			t.Errorf("%s: got %v, want %v", key, got, want)
		}
	}
	r.AtKiosk().Post(t, "/api/v1/kiosk/scene", map[string]any{"screen": "start"})
	if seen := kiosks(t, officer); len(seen) != 0 {
		t.Errorf("got %v after the kiosk was left, want none", seen)
	}
	if after := r.Engine.View().Seq(); after != before {
		t.Errorf("the journal went from %d to %d: a scene is never written down", before, after)
	}
}

// Before the number somebody looks once more, or shows a number they have: staff see that, and not which.
func TestStaffSeeTheLastLookAndWhoComesBack(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	for _, screen := range []string{"confirm", "comeback"} {
		scene := told(map[string]any{"screen": screen, "service": "", "row": "", "done": 0, "total": 0})
		if status, reply := r.AtKiosk().Post(t, "/api/v1/kiosk/scene", scene); status != http.StatusOK {
			t.Errorf("%s: got %d %v, want it taken", screen, status, reply)
		}
		if seen := kiosks(t, r.SignedIn(t, rig.Officer)); len(seen) != 1 || seen[0].(map[string]any)["screen"] != screen {
			t.Errorf("%s: staff see %v", screen, seen)
		}
	}
}

func TestASceneSaysNothingOfItsOwn(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	for field, value := range map[string]any{
		"screen": "Budi", "service": "Budi", "row": "Budi", "done": 4, "total": 65, "lang": "Budi", "stood_ms": -1,
	} {
		status, reply := r.AtKiosk().Post(t, "/api/v1/kiosk/scene", told(map[string]any{field: value}))
		if status != http.StatusBadRequest || reply["code"] != "bad_field" || reply["field"] != field {
			t.Errorf("%s %v: got %d %v %v, want bad_field", field, value, status, reply["code"], reply["field"])
		}
	}
	status, reply := r.AtKiosk().Post(t, "/api/v1/kiosk/scene", told(map[string]any{"service": ""}))
	if status != http.StatusBadRequest || reply["field"] != "row" {
		t.Errorf("a requirement of no service: got %d %v, want bad_field row", status, reply["field"])
	}
	if seen := kiosks(t, r.SignedIn(t, rig.Officer)); len(seen) != 0 {
		t.Errorf("got %v, want none of them shown", seen)
	}
}
