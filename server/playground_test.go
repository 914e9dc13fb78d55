package server_test

import (
	"context"
	"net"
	"net/http"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/printer/virtual"
	"antrean/server"
	"antrean/server/emulator"
	"antrean/static"
)

// playground serves one virtual printer without an office, and nobody's client to it.
func playground(t *testing.T) *rig.Client {
	t.Helper()
	printer := virtual.New(virtual.Options{})
	t.Cleanup(printer.Close)
	s, err := server.NewPlayground(emulator.NewBench(map[string]*virtual.Printer{rig.Kiosk: printer}))
	if err != nil {
		t.Fatal(err)
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	door, served := server.NewDoor(), make(chan error, 1)
	door.Open(s)
	go func() { served <- door.Serve(ln) }()
	t.Cleanup(func() {
		if err := door.Close(context.Background()); err != nil {
			t.Error(err)
		}
		if err := <-served; err != nil {
			t.Error(err)
		}
	})
	return &rig.Client{Base: "http://" + ln.Addr().String(), HTTP: &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}}
}

// guarded are the headers that keep a page from being used by others.
var guarded = []string{
	"X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy",
	"Content-Security-Policy", "Cache-Control", "Content-Type",
}

func TestAPlaygroundIsGuardedAsAnOfficeIs(t *testing.T) {
	alone, office := playground(t), rig.Open(t, rig.Options{}).Anyone()
	bare := func(c *rig.Client, value string) string {
		return strings.ReplaceAll(value, strings.TrimPrefix(c.Base, "http://"), "HOST")
	}
	for _, path := range []string{
		"/emulator/" + rig.Kiosk, "/assets/" + static.Build() + "/emulator/main.js", "/assets/" + static.Build() + "/vendor/preact-htm.js",
		"/words/id.json", "/words/en.json", "/api/v1/emulators/" + rig.Kiosk, "/api/v1/emulators/" + rig.Kiosk + "/slips", "/nowhere",
	} {
		got, _ := alone.Page(t, path)
		want, _ := office.Page(t, path)
		if got.StatusCode != want.StatusCode {
			t.Errorf("%s: got %s, want %s", path, got.Status, want.Status)
		}
		for _, name := range guarded {
			if got, want := bare(alone, got.Header.Get(name)), bare(office, want.Header.Get(name)); got != want {
				t.Errorf("%s: %s is %q, want %q as in an office", path, name, got, want)
			}
		}
	}
	status, reply := alone.Post(t, "/api/v1/emulators/"+rig.Kiosk+"/do", map[string]any{"command_id": "alone-0001", "action": "cover-open"})
	if status != http.StatusOK {
		t.Errorf("a hand: got %d %v", status, reply)
	}
	req, err := http.NewRequest(http.MethodPost, alone.Base+"/api/v1/emulators/"+rig.Kiosk+"/do", strings.NewReader(`{"command_id":"alone-0002","action":"cover-close"}`))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Origin", "http://elsewhere.example")
	if resp, body := alone.Ask(t, req); resp.StatusCode != http.StatusForbidden {
		t.Errorf("a hand from a foreign page: got %s %s", resp.Status, body)
	}
}

func TestAPlaygroundHasNothingOfAnOffice(t *testing.T) {
	alone, office := playground(t), rig.Open(t, rig.Options{Agent: true})
	tried := 0
	for _, route := range office.Server.Routes() {
		if strings.HasPrefix(route.Path, "/emulator/") || strings.HasPrefix(route.Path, "/api/v1/emulators/") ||
			strings.HasPrefix(route.Path, "/words/") || strings.HasPrefix(route.Path, "/assets/") {
			continue
		}
		var body any
		if route.Method == http.MethodPost {
			body = map[string]any{}
		}
		if status, reply := alone.Send(t, route.Method, somewhere(route), body); status != http.StatusNotFound || reply["code"] != "not_found" {
			t.Errorf("%s %s: got %d %v, want 404", route.Method, route.Path, status, reply)
		}
		tried++
	}
	if tried < 40 {
		t.Errorf("tried %d calls", tried)
	}
}
