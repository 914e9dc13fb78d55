package paper_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office/queue"
	"antrean/printer/spool"
	"antrean/server/paper"
)

var everything = []string{"f102", "kk_rusak", "ktp"}

// becomes waits until a job has a state.
func becomes(t *testing.T, r *rig.Rig, id queue.JobID, state queue.Paper) {
	t.Helper()
	r.Until(t, "paper "+string(state), func() bool {
		job, ok := r.Engine.View().State.Job(id)
		return ok && job.State == state
	})
}

func jobOf(t *testing.T, reply map[string]any) queue.JobID {
	t.Helper()
	paper, ok := reply["paper"].(map[string]any)
	if !ok {
		t.Fatalf("no paper in %v", reply)
	}
	return queue.JobID(paper["job"].(float64))
}

func TestATicketIsPrintedOnceAndSaysSo(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: "self"})
	ticket := r.AtKiosk().Ticket(t, "paper-0001", "kk-rusak", everything...)
	becomes(t, r, jobOf(t, ticket), queue.PaperSent)
	slips := r.Printer.Slips()
	if len(slips) != 1 || !slices.Contains(slips[0].Lines, ticket["number"].(string)) {
		t.Fatalf("got %d slips, want one with %v", len(slips), ticket["number"])
	}
	if len(slips[0].Complaints) > 0 {
		t.Errorf("the printer complains: %v", slips[0].Complaints)
	}
}

func TestAPrinterThatHangsDelaysNoNumber(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: "self"})
	r.Printer.Hang(true)
	kiosk := r.AtKiosk()
	var jobs []queue.JobID
	for i := range 5 {
		jobs = append(jobs, jobOf(t, kiosk.Ticket(t, fmt.Sprintf("hang-%04d", i), "kk-rusak", everything...)))
	}
	becomes(t, r, jobs[0], queue.PaperSending)
	if got := len(r.Printer.Slips()); got != 0 {
		t.Fatalf("%d slips came out of a printer that hangs", got)
	}
	r.Printer.Hang(false)
	for _, id := range jobs {
		becomes(t, r, id, queue.PaperSent)
	}
	if got := len(r.Printer.Slips()); got != len(jobs) {
		t.Errorf("%d slips for %d numbers", got, len(jobs))
	}
}

func TestWhatWasBeingSentAtACrashIsUnknownAndNotRepeated(t *testing.T) {
	dir := t.TempDir()
	first := rig.Open(t, rig.Options{Gate: "self", Dir: dir})
	first.Printer.Hang(true)
	id := jobOf(t, first.AtKiosk().Ticket(t, "crash-0001", "kk-rusak", everything...))
	becomes(t, first, id, queue.PaperSending)
	first.Crash()

	second := rig.Open(t, rig.Options{Gate: "self", Dir: dir})
	becomes(t, second, id, queue.PaperUnknown)
	next := jobOf(t, second.AtKiosk().Ticket(t, "crash-0002", "kk-rusak", everything...))
	becomes(t, second, next, queue.PaperSent)
	for _, s := range second.Printer.Slips() { // what cuts the fragment off comes first, and is blank
		if slices.Contains(s.Lines, "A-001") {
			t.Error("the slip of the crash was printed again")
		}
	}
}

func TestACheckSlipNobodyNeedsAnyMoreIsNotPrinted(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: "fo"})
	r.Printer.Hang(true) // the first slip blocks the way
	kiosk, officer := r.AtKiosk(), r.SignedIn(t, rig.Officer)
	_, blocking := kiosk.Post(t, "/api/v1/kiosk/lists", map[string]any{"request_id": "block-0001", "service": "kk-rusak"})
	becomes(t, r, jobOf(t, blocking), queue.PaperSending)
	status, check := kiosk.Post(t, "/api/v1/tickets", map[string]any{"request_id": "check-0001", "service": "kk-rusak", "have": everything})
	if status != http.StatusAccepted {
		t.Fatalf("check: %d %v", status, check)
	}
	status, ticket := officer.Post(t, "/api/v1/checks/"+check["check_code"].(string)+"/confirm", map[string]any{"request_id": "confirm-0001"})
	if status != http.StatusCreated {
		t.Fatalf("confirm: %d %v", status, ticket)
	}
	r.Printer.Hang(false)
	becomes(t, r, jobOf(t, check), queue.PaperExpired)
	becomes(t, r, jobOf(t, ticket), queue.PaperSent)
}

func TestADeskKnowsOnlyItsOwnPrinter(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: "self"})
	desk := paper.NewDesk(r.Office, "elsewhere")
	defer desk.Close()
	r.AtKiosk().Ticket(t, "other-0001", "kk-rusak", everything...)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if job, err := desk.Next(ctx); err == nil {
		t.Errorf("got job %v of another printer", job.ID)
	}
	if err := desk.Report(t.Context(), "no number", spool.Outcome{State: spool.Sent}); err == nil {
		t.Error("a report about nothing was taken")
	}
}
