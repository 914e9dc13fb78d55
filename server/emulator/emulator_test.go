package emulator_test

import (
	"bytes"
	"fmt"
	"image/png"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/printer/virtual"
	"antrean/server/edge"
)

const kiosk = "/api/v1/emulators/" + rig.Kiosk

// do does something to the rig's printer under an id.
func do(t *testing.T, c *rig.Client, id string, a virtual.Action) (int, map[string]any) {
	t.Helper()
	return c.Post(t, kiosk+"/do", map[string]any{"command_id": id, "action": a})
}

func panelOf(t *testing.T, reply map[string]any) map[string]any {
	t.Helper()
	panel, ok := reply["panel"].(map[string]any)
	if !ok {
		t.Fatalf("no panel in %v", reply)
	}
	return panel
}

func TestAnOpenCoverIsSeenOnThePanelAndByTheDriver(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	anyone := r.Anyone()
	reason := func() string { return r.Engine.View().State.Printer(rig.Kiosk).Condition.Reason }
	for i, step := range []struct {
		action                virtual.Action
		cover, online, reason string
	}{{virtual.CoverOpen, "open", "false", "cover_open"}, {virtual.CoverClose, "closed", "true", ""}} {
		status, reply := do(t, anyone, fmt.Sprintf("cover-%04d", i), step.action)
		if panel := panelOf(t, reply); status != http.StatusOK || panel["cover"] != step.cover || fmt.Sprint(panel["online"]) != step.online {
			t.Errorf("%s: got %d %v", step.action, status, panel)
		}
		r.Until(t, "the driver to hear of it", func() bool { return reason() == step.reason })
		if _, shown := anyone.Get(t, kiosk); panelOf(t, shown)["cover"] != step.cover || shown["name"] != rig.Kiosk {
			t.Errorf("%s: the page shows %v", step.action, shown)
		}
	}
}

func TestACommandIsCarriedOutOnce(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	anyone := r.Anyone()
	do(t, anyone, "paper-0001", virtual.PaperOut)
	do(t, anyone, "paper-0002", virtual.Refill)
	if status, reply := do(t, anyone, "paper-0001", virtual.PaperOut); status != http.StatusOK || panelOf(t, reply)["paper"] != true {
		t.Errorf("the first one again: got %d %v, want that the new roll stays", status, reply)
	}
}

func TestWhatAPrinterLacksCannotBeDone(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	anyone := r.Anyone()
	for range 2 { // a refusal that was lost on the way comes again
		status, reply := do(t, anyone, "take-0001", virtual.Take)
		if state, _ := reply["state"].(map[string]any); status != http.StatusConflict || reply["code"] != "stale" || state["mouth"] != "none" {
			t.Errorf("take: got %d %v, want 409 stale with the panel of a printer without a mouth", status, reply)
		}
	}
	status, reply := do(t, anyone, "burn-0001", "burn")
	if status != edge.Status("bad_field") || reply["code"] != "bad_field" || reply["field"] != "action" {
		t.Errorf("no action: got %d %v, want bad_field", status, reply)
	}
	if status, reply := do(t, anyone, "short", virtual.CoverOpen); status != edge.Status("bad_field") || reply["field"] != "command_id" {
		t.Errorf("a short id: got %d %v, want bad_field", status, reply)
	}
	if status, reply := anyone.Post(t, "/api/v1/emulators/elsewhere/do", map[string]any{"command_id": "cover-0001", "action": "cover-open"}); status != http.StatusNotFound {
		t.Errorf("elsewhere: got %d %v, want 404", status, reply)
	}
}

// width is that of a picture in dots.
func width(t *testing.T, c *rig.Client, path string) int {
	t.Helper()
	resp, body := c.Page(t, path)
	if resp.StatusCode != http.StatusOK || resp.Header.Get("Content-Type") != "image/png" || resp.Header.Get("Cache-Control") != "no-store" {
		t.Fatalf("%s: got %s, %s, kept %q", path, resp.Status, resp.Header.Get("Content-Type"), resp.Header.Get("Cache-Control"))
	}
	picture, err := png.Decode(bytes.NewReader([]byte(body)))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return picture.Bounds().Dx()
}

func TestSlipsAreShownNewestFirst(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: "self"})
	var numbers []string
	for i := range 2 {
		ticket := r.AtKiosk().Ticket(t, fmt.Sprintf("slip-%04d", i), "kk-rusak", "f102", "kk_rusak", "ktp")
		numbers = append(numbers, ticket["number"].(string))
	}
	r.Until(t, "both slips", func() bool { return len(r.Printer.Slips()) == 2 })
	_, list := r.Anyone().Get(t, kiosk+"/slips")
	_, shown := r.Anyone().Get(t, kiosk)
	slips := list["slips"].([]any)
	if len(slips) != 2 || len(shown["slips"].([]any)) != 2 {
		t.Fatalf("got %v, want two slips", list)
	}
	for i, s := range slips {
		s := s.(map[string]any)
		if want := numbers[1-i]; !slices.Contains(s["lines"].([]any), any(want)) {
			t.Errorf("slip %d does not say %s: %v", i, want, s["lines"])
		}
		if len(s["complaints"].([]any)) != 0 || len(s["commands"].([]any)) == 0 || s["fragment"] != false {
			t.Errorf("got %v, want a whole slip without complaints", s)
		}
		if got := width(t, r.Anyone(), s["png"].(string)); got != 576 {
			t.Errorf("the picture is %d dots wide, want 576", got)
		}
	}
	for _, path := range []string{kiosk + "/slips/1", kiosk + "/slips/99.png", kiosk + "/slips/x.png", "/api/v1/emulators/elsewhere/slips/1.png"} {
		if resp, _ := r.Anyone().Page(t, path); resp.StatusCode != http.StatusNotFound {
			t.Errorf("%s: got %d, want 404", path, resp.StatusCode)
		}
	}
}

func TestPaperThatHangsOutIsSeenUntilItIsTornOff(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	anyone := r.Anyone()
	if _, shown := anyone.Get(t, kiosk); shown["hanging"] != nil {
		t.Errorf("at first: got %v, want null", shown["hanging"])
	}
	if _, list := anyone.Get(t, kiosk+"/slips"); len(list["slips"].([]any)) != 0 {
		t.Errorf("at first: got %v, want no slips", list)
	}
	if resp, _ := anyone.Page(t, kiosk+"/hanging.png"); resp.StatusCode != http.StatusNoContent {
		t.Errorf("at first: its picture is %s, want 204", resp.Status)
	}
	network, err := r.Printer.Listen("127.0.0.1:0") // another way in than the driver's
	if err != nil {
		t.Fatal(err)
	}
	cable, err := net.Dial("tcp", network.Address())
	if err != nil {
		t.Fatal(err)
	}
	defer cable.Close()
	if _, err := cable.Write([]byte("\n\n\n\n")); err != nil {
		t.Fatal(err)
	}
	wait(t, "paper", func() bool { return r.Printer.Panel().HangingMM > 0 })
	_, shown := anyone.Get(t, kiosk)
	if shown["hanging"] != kiosk+"/hanging.png" || width(t, anyone, kiosk+"/hanging.png") != 576 {
		t.Errorf("got %v, want the address of the picture", shown["hanging"])
	}
	do(t, anyone, "tear-0001", virtual.Tear)
	_, shown = anyone.Get(t, kiosk)
	slips := shown["slips"].([]any)
	if shown["hanging"] != nil || len(slips) != 1 {
		t.Fatalf("torn off: got %v, want one slip and nothing that hangs", shown)
	}
	for _, list := range []string{"lines", "qr", "commands", "complaints"} {
		if _, ok := slips[0].(map[string]any)[list].([]any); !ok {
			t.Errorf("%s of an empty slip: got %v, want a list", list, slips[0].(map[string]any)[list])
		}
	}
}

// wait looks again and again until it is so, for 5 s at most: the printer's own goroutine takes what is written.
func wait(t *testing.T, what string, so func() bool) {
	t.Helper()
	look := time.NewTicker(time.Millisecond)
	defer look.Stop()
	for late := time.After(5 * time.Second); !so(); {
		select {
		case <-look.C:
		case <-late:
			t.Fatalf("waited in vain for %s", what)
		}
	}
}

func TestThePageOfAPrinterIsOurs(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	if resp, body := r.Anyone().Page(t, "/emulator/"+rig.Kiosk); resp.StatusCode != http.StatusOK || !strings.Contains(body, `id="printer"`) {
		t.Errorf("got %s %.200q", resp.Status, body)
	}
}
