package agent_test

import (
	"fmt"
	"net/http"
	"sync"
	"testing"

	"antrean/internal/rig"
	"antrean/internal/words"
	"antrean/office/catalogue"
	"antrean/office/queue"
)

// take takes a number at the kiosk whose printer has an agent, and returns the path of its slip.
func take(t *testing.T, r *rig.Rig, id string) string {
	t.Helper()
	paper := r.AtRemote().Ticket(t, id, "konsultasi")["paper"].(map[string]any)
	return fmt.Sprint("/api/v1/agent/jobs/", paper["job"])
}

// says is what an agent tells of a slip.
func says(claim, state string, more ...any) map[string]any {
	body := map[string]any{"claim": claim, "state": state}
	for i := 0; i < len(more); i += 2 {
		body[more[i].(string)] = more[i+1]
	}
	return body
}

// accepted tells something that must be taken.
func accepted(t *testing.T, agent *rig.Client, path string, body map[string]any) {
	t.Helper()
	if status, reply := agent.Post(t, path, body); status != http.StatusOK || reply["state"] != body["state"] {
		t.Fatalf("%v: got %d %v", body, status, reply)
	}
}

// stale tells something that comes too late.
func stale(t *testing.T, agent *rig.Client, path string, body map[string]any) {
	t.Helper()
	if status, reply := agent.Post(t, path, body); status != http.StatusConflict || reply["code"] != "stale" {
		t.Errorf("%v: got %d %v, want 409 stale", body, status, reply)
	}
}

func work(t *testing.T, agent *rig.Client) []any {
	t.Helper()
	status, now := agent.Get(t, "/api/v1/agent")
	if status != http.StatusOK || now["printer"] != rig.Remote || now["kind"] != "agent" {
		t.Fatalf("got %d %v", status, now)
	}
	return now["jobs"].([]any)
}

func TestAnAgentPrintsASlip(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Agent: true})
	agent := r.AsAgent()
	path := take(t, r, "agent-0001")
	jobs := work(t, agent)
	job := jobs[0].(map[string]any)
	if len(jobs) != 1 || job["state"] != "queued" || job["copy"] != 1.0 || "/api/v1/agent/jobs/"+job["id"].(string) != path || job["document"].(map[string]any)["title"] != "G-001" {
		t.Fatalf("got %v, want the slip of G-001", jobs)
	}
	accepted(t, agent, path, says("claim-0001", "sending"))
	accepted(t, agent, path, says("claim-0001", "sending")) // the first answer was lost
	if job := work(t, agent)[0].(map[string]any); job["state"] != "sending" || job["claim"] != "claim-0001" {
		t.Errorf("got %v, want it in the agent's hands", job)
	}
	done := says("claim-0001", "confirmed", "proof", "presented", "mm", 118)
	accepted(t, agent, path, done)
	accepted(t, agent, path, done)
	accepted(t, agent, path, says("claim-0001", "confirmed", "proof", "taken"))
	stale(t, agent, path, says("claim-0001", "sending"))
	stale(t, agent, path, says("claim-0002", "confirmed", "proof", "taken"))
	if jobs := work(t, agent); len(jobs) != 0 {
		t.Errorf("still to do: %v", jobs)
	}
	if p := r.Engine.View().State.Printer(rig.Remote); p.UsedMM != 118 {
		t.Errorf("%d mm used, want 118", p.UsedMM)
	}
}

func TestOfTwoAgentsOnePrints(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Agent: true})
	const agents = 8
	for n := range 5 {
		path := take(t, r, fmt.Sprintf("race-%04d", n))
		codes := make([]int, agents)
		var racing sync.WaitGroup
		for i := range agents {
			agent := r.AsAgent()
			racing.Go(func() { codes[i], _ = agent.Post(t, path, says(fmt.Sprintf("claim-%04d", i), "sending")) })
		}
		racing.Wait()
		won := 0
		for _, code := range codes {
			switch code {
			case http.StatusOK:
				won++
			case http.StatusConflict:
			default:
				t.Errorf("got %d, want 200 or 409", code)
			}
		}
		if won != 1 {
			t.Errorf("%d agents hold the slip, want one", won)
		}
	}
}

func TestATornSlipComesBackToTheAgentAsACopy(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Agent: true})
	agent := r.AsAgent()
	path := take(t, r, "torn-0001")
	accepted(t, agent, path, says("claim-0001", "sending"))
	accepted(t, agent, path, says("claim-0001", "interrupted", "reason", "paper_out", "mm", 30))
	jobs := work(t, agent)
	if len(jobs) != 1 || jobs[0].(map[string]any)["copy"] != 2.0 {
		t.Fatalf("got %v, want a copy", jobs)
	}
	marked := false
	for _, block := range jobs[0].(map[string]any)["document"].(map[string]any)["blocks"].([]any) {
		marked = marked || block.(map[string]any)["text"] == words.In("id").T("slip.copy")
	}
	if !marked {
		t.Error("the copy is not marked")
	}
}

func TestAnAgentHoldsItsSlipOverARestartOfTheOffice(t *testing.T) {
	dir := t.TempDir()
	r := rig.Open(t, rig.Options{Dir: dir, Gate: catalogue.Flag, Agent: true})
	path := take(t, r, "restart-0001")
	accepted(t, r.AsAgent(), path, says("claim-0001", "sending"))
	r.Close()
	r = rig.Open(t, rig.Options{Dir: dir, Gate: catalogue.Flag, Agent: true})
	stale(t, r.AsAgent(), path, says("claim-0002", "sending"))
	accepted(t, r.AsAgent(), path, says("claim-0001", "sent"))
}

func TestAnAgentThatIsLostShowsAndComesBack(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Agent: true})
	kiosk := r.AtRemote()
	printer := func() (state, reason any) {
		_, status := kiosk.Get(t, "/api/v1/kiosk/status")
		return status["printer"], status["printer_reason"]
	}
	if state, _ := printer(); state != "unknown" {
		t.Errorf("before anybody looked: %v, want unknown", state)
	}
	r.Until(t, "the agent to be missed", func() bool { _, reason := printer(); return reason == "agent_lost" })
	well := map[string]any{"claim": "claim-0001", "status": map[string]string{"line": "ok", "paper": "ok", "roll": "bad", "cover": "unknown"}}
	if status, reply := r.AsAgent().Post(t, "/api/v1/agent/status", well); status != http.StatusOK {
		t.Fatalf("got %d %v", status, reply)
	}
	r.Until(t, "the printer to be well", func() bool { state, _ := printer(); return state == "ok" })
	if _, status := kiosk.Get(t, "/api/v1/kiosk/status"); status["printer_low"] != true || status["printer_reason"] != "" {
		t.Errorf("got %v, want it well and low", status)
	}
}

func TestAnAgentOfNoPrinterIsTurnedAway(t *testing.T) {
	r := rig.Open(t, rig.Options{}) // the office has no printer that an agent prints with
	for path, body := range map[string]any{
		"/api/v1/agent/jobs/1": says("claim-0001", "sending"),
		"/api/v1/agent/status": map[string]any{"claim": "claim-0001", "status": map[string]string{}},
	} {
		if status, reply := r.AsAgent().Post(t, path, body); status != http.StatusForbidden {
			t.Errorf("%s: got %d %v, want 403", path, status, reply)
		}
	}
	if status, _ := r.AsAgent().Get(t, "/api/v1/agent"); status != http.StatusForbidden {
		t.Errorf("got %d, want 403", status)
	}
}

func TestAnAgentSaysOnlyWhatTheDocumentNames(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Agent: true})
	agent := r.AsAgent()
	path := take(t, r, "form-0001")
	for field, body := range map[string]map[string]any{
		"claim":  says("short", "sending"),
		"state":  says("claim-0001", "queued"),
		"reason": says("claim-0001", "unknown", "reason", "Nobody knows."),
		"proof":  says("claim-0001", "confirmed", "proof", "promised"),
		"mm":     says("claim-0001", "sent", "mm", -1),
	} {
		if status, reply := agent.Post(t, path, body); status != http.StatusBadRequest || reply["field"] != field {
			t.Errorf("%v: got %d %v, want bad_field %s", body, status, reply, field)
		}
	}
	for field, body := range map[string]map[string]any{
		"claim":        {"status": map[string]string{}},
		"status.paper": {"claim": "claim-0001", "status": map[string]string{"paper": "plenty"}},
		"status.why":   {"claim": "claim-0001", "status": map[string]string{"why": "<b>"}},
	} {
		if status, reply := agent.Post(t, "/api/v1/agent/status", body); status != http.StatusBadRequest || reply["field"] != field {
			t.Errorf("%v: got %d %v, want bad_field %s", body, status, reply, field)
		}
	}
	here := r.AtKiosk().Ticket(t, "form-0002", "konsultasi")["paper"].(map[string]any)["job"]
	if status, _ := agent.Post(t, fmt.Sprint("/api/v1/agent/jobs/", here), says("claim-0001", "sending")); status != http.StatusNotFound {
		t.Errorf("a slip of another printer: got %d, want 404", status)
	}
}

func TestNoMoreThanEightSlipsTravelAtOnce(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Agent: true})
	var last queue.JobID
	for n := range 10 {
		paper := r.AtRemote().Ticket(t, fmt.Sprintf("many-%04d", n), "konsultasi")["paper"].(map[string]any)
		last = queue.JobID(paper["job"].(float64))
	}
	jobs := work(t, r.AsAgent())
	if len(jobs) != 8 || jobs[0].(map[string]any)["document"].(map[string]any)["title"] != "G-001" {
		t.Errorf("got %d slips, want the oldest 8 of the 10 up to job %d", len(jobs), last)
	}
}
