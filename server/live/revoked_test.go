package live_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office/staff"
)

// submit sends a form of the admin pages and wants to be led on.
func submit(t *testing.T, c *rig.Client, path string) {
	t.Helper()
	form := url.Values{"request_id": {staff.NewSecret(12)}}
	req, err := http.NewRequest(http.MethodPost, c.Base+path, strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if resp, body := c.Ask(t, req); resp.StatusCode != http.StatusSeeOther {
		t.Fatalf("%s: got %d %s", path, resp.StatusCode, body)
	}
}

func TestARevokedDeviceLosesItsSocket(t *testing.T) {
	r := rig.Open(t, rig.Options{Agent: true})
	conn, resp, err := dial(r.AsAgent(), "/ws/agent", http.Header{"Authorization": {"Bearer " + rig.AgentToken}})
	if err != nil {
		t.Fatalf("%v %v", err, resp)
	}
	defer conn.Close()
	agent := &watcher{t: t, conn: conn}
	agent.until("the work", func(map[string]any) bool { return true })
	device, err := r.Store.Device(staff.HashSecret(rig.AgentToken))
	if err != nil {
		t.Fatal(err)
	}
	submit(t, r.SignedIn(t, rig.Admin), fmt.Sprintf("/admin/devices/%d/revoke", device.ID))
	if code := agent.closed(); code != 4401 {
		t.Errorf("got close code %d, want 4401", code)
	}
	if again, resp, err := dial(r.AsAgent(), "/ws/agent", http.Header{"Authorization": {"Bearer " + rig.AgentToken}}); err == nil || resp.StatusCode != http.StatusUnauthorized {
		if again != nil {
			again.Close()
		}
		t.Errorf("comes back: %v %v, want 401", resp, err)
	}
}

func TestADisabledPersonLosesTheirSockets(t *testing.T) {
	r := open(t)
	desk := watch(t, r.SignedIn(t, rig.Clerk), "/ws/counter/1")
	desk.until("the counter", func(map[string]any) bool { return true })
	submit(t, r.SignedIn(t, rig.Admin), "/admin/people/"+rig.Clerk+"/disable")
	if code := desk.closed(); code != 4401 {
		t.Errorf("got close code %d, want 4401", code)
	}
}

func TestANewSignInEndsWhatTheBrowserHadBefore(t *testing.T) {
	r := open(t)
	browser := r.SignedIn(t, rig.Clerk)
	desk := watch(t, browser, "/ws/counter/1")
	desk.until("the counter", func(map[string]any) bool { return true })
	before := browser.HTTP.Jar.Cookies(mustURL(t, r.Base))[0].Value
	if status, reply := browser.Post(t, "/api/v1/login", map[string]any{"name": rig.Officer, "password": rig.Officer}); status != http.StatusOK {
		t.Fatalf("got %d %v", status, reply)
	}
	if code := desk.closed(); code != 4401 {
		t.Errorf("got close code %d, want 4401", code)
	}
	if _, err := r.Store.Session(staff.HashSecret(before)); err == nil {
		t.Error("the old session still counts")
	}
}

// TestASessionThatEndsWithItsTimeLosesItsSockets leaves a screen alone until nobody is signed in for it.
func TestASessionThatEndsWithItsTimeLosesItsSockets(t *testing.T) {
	r := rig.Open(t, rig.Options{Agent: true})
	screen := watch(t, r.SignedIn(t, rig.Supervisor), "/ws/supervisor")
	screen.until("the office", func(map[string]any) bool { return true })
	conn, resp, err := dial(r.AsAgent(), "/ws/agent", http.Header{"Authorization": {"Bearer " + rig.AgentToken}})
	if err != nil {
		t.Fatalf("%v %v", err, resp)
	}
	defer conn.Close()
	r.Live.HoldSessions(time.Now().Add(3 * time.Hour))
	if _, sockets := r.Live.Counts(); sockets.Open != 2 {
		t.Fatalf("after three hours %d sockets are open, want both", sockets.Open)
	}
	r.Live.HoldSessions(time.Now().Add(13 * time.Hour))
	if code := screen.closed(); code != 4401 {
		t.Errorf("got close code %d, want 4401", code)
	}
	device, err := r.Store.Device(staff.HashSecret(rig.AgentToken))
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Store.RevokeDevice(device.ID, time.Now()); err != nil { // by another program
		t.Fatal(err)
	}
	r.Live.HoldSessions(time.Now())
	agent := &watcher{t: t, conn: conn}
	if code := agent.closed(); code != 4401 {
		t.Errorf("the agent got close code %d, want 4401", code)
	}
}

func mustURL(t *testing.T, text string) *url.URL {
	t.Helper()
	u, err := url.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return u
}
