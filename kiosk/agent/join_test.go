package agent_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/kiosk/agent"
	"antrean/office/staff"
)

func TestABoxJoinsWithTheCodeItShows(t *testing.T) {
	r := rig.Open(t, rig.Options{Agent: true})
	codes := make(chan string, 4)
	tokens := make(chan string, 1)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	go func() {
		token, _ := agent.Join{Server: r.Base, ID: "join-test", Every: time.Millisecond, Show: func(code string) { codes <- code }}.Run(ctx)
		tokens <- token
	}()
	code := strings.ReplaceAll(<-codes, "-", "")
	box, ok := r.Office.Pairings.Find(code, time.Now())
	if !ok || box.Kind != staff.DeviceAgent {
		t.Fatalf("got %+v %v, want an agent that waits with %s", box, ok, code)
	}
	given := staff.NewSecret(26)
	if ok, err := r.Office.Pairings.Join(code, time.Now(), given, func() (staff.Device, error) {
		return staff.Device{Name: "kotak", Kind: staff.DeviceAgent, Printer: rig.Remote}, nil
	}); !ok || err != nil {
		t.Fatalf("join: %v %v", ok, err)
	}
	if token := <-tokens; token != given {
		t.Errorf("got %q, want the token %q", token, given)
	}
}

func TestABoxThatIsToldToStopStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if token, err := (agent.Join{Server: "http://127.0.0.1:9", ID: "join-test", Every: time.Millisecond, Show: func(string) {}}).Run(ctx); err == nil || token != "" {
		t.Errorf("got %q %v, want an error", token, err)
	}
	if _, err := (agent.Join{Server: "192.168.1.10:8080", ID: "join-test"}).Run(t.Context()); err == nil {
		t.Error("joins a server that has no address")
	}
}
