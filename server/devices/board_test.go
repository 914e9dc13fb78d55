package devices_test

import (
	"net/http"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office/staff"
)

func TestABoardSaysHowItFares(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	box := r.AtKiosk() // any paired box may say it
	device, err := r.Store.Device(staff.HashSecret(rig.KioskToken))
	if err != nil {
		t.Fatal(err)
	}
	beat := map[string]any{"build": "abc", "at": time.Now().UnixMilli(), "audio": "blocked", "seq": 7, "heard_ms": 21_000, "polling": true, "screen": "depan", "read_m": 9.5}
	if status, reply := box.Post(t, "/api/v1/devices/beat", beat); status != http.StatusOK {
		t.Fatalf("got %d %v", status, reply)
	}
	last, _ := r.Office.Beats.Last(device.ID)
	if b := last.Board; b == nil || !b.Muted || b.Seq != 7 || b.Silent != 21*time.Second || !b.Polling || b.Screen != "depan" || b.ReadM != 9.5 {
		t.Errorf("got %+v", last.Board)
	}
	for field, value := range map[string]any{"audio": "loud", "screen": "<b>", "read_m": -1} {
		bad := map[string]any{"build": "abc", "audio": "ok", field: value}
		if status, reply := box.Post(t, "/api/v1/devices/beat", bad); status != http.StatusBadRequest || reply["field"] != field {
			t.Errorf("%s: got %d %v, want it refused", field, status, reply)
		}
	}
	box.Post(t, "/api/v1/devices/beat", map[string]any{"build": "abc"})
	if last, _ := r.Office.Beats.Last(device.ID); last.Board != nil {
		t.Errorf("a box that is no board: got %+v", last.Board)
	}
}
