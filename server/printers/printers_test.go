package printers_test

import (
	"bytes"
	"fmt"
	"image/png"
	"net/http"
	"testing"

	"antrean/internal/rig"
	"antrean/office/catalogue"
	"antrean/office/queue"
)

// printer is one of the page's printers.
func printer(t *testing.T, c *rig.Client, name string) map[string]any {
	t.Helper()
	status, page := c.Get(t, "/api/v1/printers")
	if status != http.StatusOK || page["kind"] != "printers" {
		t.Fatalf("got %d %v", status, page)
	}
	for _, p := range page["printers"].([]any) {
		if p := p.(map[string]any); p["name"] == name {
			return p
		}
	}
	t.Fatalf("no printer %s in %v", name, page)
	return nil
}

// slipOut takes a number at the kiosk and waits for its slip.
func slipOut(t *testing.T, r *rig.Rig, id string) queue.JobID {
	t.Helper()
	job := queue.JobID(r.AtKiosk().Ticket(t, id, "konsultasi")["paper"].(map[string]any)["job"].(float64))
	printed(t, r, job)
	return job
}

func printed(t *testing.T, r *rig.Rig, id queue.JobID) {
	t.Helper()
	r.Until(t, "the slip", func() bool { job, ok := r.Engine.View().State.Job(id); return ok && job.State.Final() })
}

func order(t *testing.T, c *rig.Client, path, id string) (int, map[string]any) {
	t.Helper()
	return c.Post(t, "/api/v1/printers/"+path, map[string]any{"command_id": id})
}

func TestThePageShowsEachPrinterWithItsSlips(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Agent: true})
	officer := r.SignedIn(t, rig.Officer)
	job := slipOut(t, r, "page-0001")
	here, away := printer(t, officer, rig.Kiosk), printer(t, officer, rig.Remote)
	slip := here["jobs"].([]any)[0].(map[string]any)
	if here["state"] != "ok" || here["agent"] != false || here["since"] == nil || slip["id"] != fmt.Sprint(job) || slip["title"] != "G-001" || slip["state"] != "confirmed" || slip["proof"] != "printed" || slip["mm"].(float64) < 50 || slip["copy"] != 1.0 || slip["again_of"] != nil {
		t.Errorf("got %v", here)
	}
	status := here["status"].(map[string]any)
	for _, part := range []string{"line", "online", "paper", "roll", "cover", "cutter", "heat"} {
		if status[part] != "ok" {
			t.Errorf("%s: got %v, want ok of a printer that tells everything", part, status[part])
		}
	}
	if status["mouth"] != "unknown" || status["why"] != "" {
		t.Errorf("got %v, want a mouth that it does not have to be unknown", status)
	}
	if here["used_mm"] != slip["mm"] {
		t.Errorf("%v mm used, want those of the slip, %v", here["used_mm"], slip["mm"])
	}
	if away["agent"] != true || len(away["jobs"].([]any)) != 0 || away["left"] != nil {
		t.Errorf("got %v, want an agent's printer without slips", away)
	}
}

func TestStaffPrintACopyAsOftenAsNeedBe(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	clerk := r.SignedIn(t, rig.Clerk)
	job := slipOut(t, r, "copies-0001")
	path := fmt.Sprintf("%s/jobs/%d/again", rig.Kiosk, job)
	for n := range 4 {
		id := fmt.Sprintf("copies-%04d", n)
		status, first := order(t, clerk, path, id)
		if status != http.StatusCreated {
			t.Fatalf("copy %d: got %d %v", n+2, status, first)
		}
		if status, again := order(t, clerk, path, id); status != http.StatusOK || again["job"] != first["job"] {
			t.Errorf("the same id: got %d %v, want job %v", status, again, first["job"])
		}
		printed(t, r, queue.JobID(first["job"].(float64)))
	}
	slips := printer(t, clerk, rig.Kiosk)["jobs"].([]any)
	if newest := slips[0].(map[string]any); len(slips) != 5 || newest["copy"] != 5.0 || newest["again_of"] != slips[1].(map[string]any)["id"] {
		t.Errorf("got %v, want four copies in a row", slips)
	}
	r.Printer.Hang(true)
	defer r.Printer.Hang(false)
	order(t, clerk, path, "copies-0009")
	if status, reply := order(t, clerk, path, "copies-0010"); status != http.StatusConflict || reply["code"] != "stale" {
		t.Errorf("while one is on its way: got %d %v, want 409 stale", status, reply)
	}
}

func TestOneTestSlipAtATime(t *testing.T) {
	r := rig.Open(t, rig.Options{Agent: true})
	officer := r.SignedIn(t, rig.Officer)
	status, first := order(t, officer, rig.Remote+"/test", "trial-0001")
	if status != http.StatusCreated {
		t.Fatalf("got %d %v", status, first)
	}
	if _, second := order(t, officer, rig.Remote+"/test", "trial-0002"); second["job"] != first["job"] {
		t.Errorf("got %v, want the one that is on its way, %v", second, first)
	}
}

func TestANewRollStartsTheCountAgain(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Agent: true})
	officer := r.SignedIn(t, rig.Officer)
	job := r.AtRemote().Ticket(t, "roll-0001", "konsultasi")["paper"].(map[string]any)["job"]
	r.AsAgent().Post(t, fmt.Sprint("/api/v1/agent/jobs/", job), map[string]any{"claim": "agent-0001", "state": "sent", "mm": 100})
	if p := printer(t, officer, rig.Remote); p["used_mm"] != 100.0 || p["left"] != 499.0 {
		t.Errorf("got %v mm used, %v left; want 100 and 499", p["used_mm"], p["left"])
	}
	if status, reply := order(t, officer, rig.Remote+"/refilled", "roll-0001"); status != http.StatusOK {
		t.Fatalf("got %d %v", status, reply)
	}
	if p := printer(t, officer, rig.Remote); p["used_mm"] != 0.0 || p["left"] != 500.0 {
		t.Errorf("got %v mm used, %v left; want none and 500", p["used_mm"], p["left"])
	}
}

func TestASlipHasItsPicture(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	officer := r.SignedIn(t, rig.Officer)
	job := slipOut(t, r, "picture-0001")
	resp, body := officer.Page(t, fmt.Sprintf("/api/v1/printers/%s/jobs/%d.png", rig.Kiosk, job))
	picture, err := png.Decode(bytes.NewReader([]byte(body)))
	if err != nil || resp.Header.Get("Content-Type") != "image/png" || picture.Bounds().Dx() != 576 {
		t.Errorf("got %d %s, %v", resp.StatusCode, resp.Header.Get("Content-Type"), err)
	}
	for _, path := range []string{fmt.Sprintf("%s/jobs/%d", rig.Kiosk, job), fmt.Sprintf("elsewhere/jobs/%d.png", job), rig.Kiosk + "/jobs/999999.png", rig.Kiosk + "/jobs/x.png"} {
		if resp, _ := officer.Page(t, "/api/v1/printers/"+path); resp.StatusCode != http.StatusNotFound {
			t.Errorf("%s: got %d, want 404", path, resp.StatusCode)
		}
	}
}

func TestWhatIsNotThereCannotBeOrdered(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Agent: true})
	officer := r.SignedIn(t, rig.Officer)
	job := slipOut(t, r, "nowhere-0001")
	for _, path := range []string{"elsewhere/test", "elsewhere/refilled", rig.Kiosk + "/jobs/999999/again", fmt.Sprintf("%s/jobs/%d/again", rig.Remote, job)} {
		if status, reply := order(t, officer, path, "nowhere-0001"); status != http.StatusNotFound || reply["code"] != "not_found" {
			t.Errorf("%s: got %d %v, want 404", path, status, reply)
		}
	}
	if status, reply := order(t, officer, rig.Kiosk+"/test", "short"); status != http.StatusBadRequest || reply["field"] != "command_id" {
		t.Errorf("a short id: got %d %v, want bad_field", status, reply)
	}
}
