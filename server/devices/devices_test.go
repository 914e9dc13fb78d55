package devices_test

import (
	"net/http"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office/staff"
	"antrean/server/edge"
)

func TestABoxGetsOneCodeForOneRequest(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	box := r.Anyone()
	ask := map[string]any{"request_id": "pairing-01", "kind": "kiosk", "width": 1080, "height": 1920}
	status, first := box.Post(t, "/api/v1/pairing", ask)
	_, again := box.Post(t, "/api/v1/pairing", ask)
	if status != http.StatusCreated || first["code"] != again["code"] || first["secret"] != again["secret"] || len(first["code"].(string)) != 7 {
		t.Errorf("got %d %v, then %v", status, first, again)
	}
	ask["request_id"] = "pairing-02"
	if _, other := box.Post(t, "/api/v1/pairing", ask); other["code"] == first["code"] {
		t.Error("two boxes show one code")
	}
	for field, value := range map[string]any{"kind": "toaster", "width": -1, "request_id": "x"} {
		bad := map[string]any{"request_id": "pairing-03", "kind": "kiosk"}
		bad[field] = value
		if status, reply := box.Post(t, "/api/v1/pairing", bad); status != http.StatusBadRequest || reply["field"] != field {
			t.Errorf("%s: got %d %v, want bad_field", field, status, reply)
		}
	}
}

func TestTheBoxHearsOfItsTokenAndTheTokenCounts(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	box := r.Anyone()
	_, asked := box.Post(t, "/api/v1/pairing", map[string]any{"request_id": "pairing-01", "kind": "kiosk"})
	if status, reply := box.Get(t, "/api/v1/pairing"); status != http.StatusNotFound || reply["code"] != "unknown_pairing" {
		t.Errorf("without the secret: got %d %v", status, reply)
	}
	box.Bearer = asked["secret"].(string)
	if status, reply := box.Get(t, "/api/v1/pairing"); status != http.StatusOK || reply["state"] != "waiting" || reply["joined"] != nil {
		t.Errorf("got %d %v, want waiting", status, reply)
	}
	token := staff.NewSecret(26)
	ok, err := r.Office.Pairings.Join(edge.Typed(asked["code"].(string)), time.Now(), token, func() (staff.Device, error) {
		err := r.Store.SaveDevice(staff.HashSecret(token), staff.Device{Name: "kios-2", Kind: staff.DeviceKiosk})
		return staff.Device{Name: "kios-2", Kind: staff.DeviceKiosk}, err
	})
	if !ok || err != nil {
		t.Fatalf("join: %v %v", ok, err)
	}
	for range 2 { // the first reply may be lost
		_, reply := box.Get(t, "/api/v1/pairing")
		joined, _ := reply["joined"].(map[string]any)
		if reply["state"] != "joined" || joined["token"] != token || joined["name"] != "kios-2" {
			t.Errorf("got %v, want the token", reply)
		}
	}
	box.Bearer = token
	if status, reply := box.Get(t, "/api/v1/kiosk/status"); status != http.StatusOK || reply["device"] != "kios-2" {
		t.Errorf("with the token: got %d %v", status, reply)
	}
}

func TestABeatTellsVersionClockAndReload(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	kiosk := r.AtKiosk()
	device, err := r.Store.Device(staff.HashSecret(rig.KioskToken))
	if err != nil {
		t.Fatal(err)
	}
	beat := func(up int64) map[string]any {
		status, reply := kiosk.Post(t, "/api/v1/devices/beat", map[string]any{"build": "abc", "at": time.Now().Add(-time.Minute).UnixMilli(), "up_ms": up, "lag_ms": 5, "width": 1080, "height": 1920})
		if status != http.StatusOK {
			t.Fatalf("got %d %v", status, reply)
		}
		return reply
	}
	if reply := beat(60_000); reply["reload"] != false || reply["name"] != rig.Kiosk {
		t.Errorf("got %v, want nothing to do", reply)
	}
	last, _ := r.Office.Beats.Last(device.ID)
	if !last.Told || last.Build != "abc" || last.Width != 1080 || last.Skew < 55*time.Second || last.Skew > 65*time.Second || !last.Online(time.Now()) {
		t.Errorf("got %+v, want a clock that is a minute slow", last)
	}
	r.Office.Beats.Reload(device.ID, time.Now().Add(-time.Second))
	for range 2 { // until it has been loaded again
		if reply := beat(60_000); reply["reload"] != true {
			t.Errorf("got %v, want that it loads its page again", reply)
		}
	}
	if reply := beat(10); reply["reload"] != false {
		t.Errorf("got %v after the page was loaded again", reply)
	}
	if _, reloading := r.Office.Beats.Last(device.ID); reloading {
		t.Error("still waits for the reload")
	}
}

func TestARevokedTokenCountsNoMore(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	kiosk := r.AtKiosk()
	if status, _ := kiosk.Get(t, "/api/v1/kiosk/status"); status != http.StatusOK {
		t.Fatalf("got %d", status)
	}
	device, err := r.Store.Device(staff.HashSecret(rig.KioskToken))
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Store.RevokeDevice(device.ID, time.Now()); err != nil {
		t.Fatal(err)
	}
	if status, reply := kiosk.Get(t, "/api/v1/kiosk/status"); status != http.StatusUnauthorized {
		t.Errorf("got %d %v, want 401", status, reply)
	}
}
