package admin_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"antrean/internal/rig"
	"antrean/office/staff"
)

// openBoard opens the socket of a board as a browser does.
func openBoard(t *testing.T, r *rig.Rig) *websocket.Conn {
	t.Helper()
	conn, _, err := websocket.DefaultDialer.Dial("ws"+strings.TrimPrefix(r.Base, "http")+"/ws/board/"+rig.Zone, http.Header{"Origin": {r.Base}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	if _, _, err := conn.ReadMessage(); err != nil { // seated
		t.Fatal(err)
	}
	return conn
}

// eventually looks until a page is as wanted.
func eventually(t *testing.T, what string, so func() bool) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); !so(); {
		if time.Now().After(end) {
			t.Fatalf("waited in vain: %s", what)
		}
	}
}

func TestABoardThatNobodyHasPairedIsListed(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	lists := func(text string) func() bool {
		return func() bool {
			_, page := admin.look("/admin/devices")
			return strings.Contains(page, text)
		}
	}
	if lists("Belum dipasangkan")() {
		t.Error("something is listed while nothing is open")
	}
	first := openBoard(t, r)
	openBoard(t, r)
	eventually(t, "two boards at one address", lists("2 halaman terbuka"))

	token := staff.NewSecret(26)
	if err := r.Store.SaveDevice(staff.HashSecret(token), staff.Device{Name: "papan-1", Kind: staff.DeviceBoard, Zone: rig.Zone}); err != nil {
		t.Fatal(err)
	}
	box := r.Anyone()
	box.Bearer = token
	if status, reply := box.Post(t, "/api/v1/devices/beat", map[string]any{"build": "abc", "at": time.Now().UnixMilli()}); status != http.StatusOK {
		t.Fatalf("got %d %v", status, reply)
	}
	eventually(t, "one of them is paired", lists("1 halaman terbuka"))
	_ = first.Close()
	eventually(t, "the other is closed", func() bool { return !lists("Belum dipasangkan")() })
}

func TestABeatTellsABoxWhereItIsSetTo(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	token := staff.NewSecret(26)
	if err := r.Store.SaveDevice(staff.HashSecret(token), staff.Device{Name: "papan-1", Kind: staff.DeviceBoard, Zone: "dibongkar", Counter: 99}); err != nil {
		t.Fatal(err)
	}
	box := r.Anyone()
	box.Bearer = token
	_, reply := box.Post(t, "/api/v1/devices/beat", map[string]any{"build": "abc"})
	if reply["zone"] != "" || reply["counter"] != 0.0 {
		t.Errorf("got %v, want no place that the office does not have", reply)
	}
	device, err := r.Store.Device(staff.HashSecret(token))
	if err != nil {
		t.Fatal(err)
	}
	device.Zone, device.Counter = rig.Zone, 1
	if err := r.Store.ChangeDevice(device); err != nil {
		t.Fatal(err)
	}
	if _, reply = box.Post(t, "/api/v1/devices/beat", map[string]any{"build": "abc"}); reply["zone"] != rig.Zone || reply["counter"] != 1.0 {
		t.Errorf("got %v, want its place", reply)
	}
}
