package paper_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/internal/words"
	"antrean/office/queue"
	"antrean/printer/slip"
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

// comesOut waits until a slip is on paper, with the best proof that the rig's printer gives, and its length counted.
func comesOut(t *testing.T, r *rig.Rig, id queue.JobID) {
	t.Helper()
	becomes(t, r, id, queue.PaperConfirmed)
	if job, _ := r.Engine.View().State.Job(id); job.Proof != string(spool.Printed) || job.MM < 50 || job.MM > 300 || job.Reason != "" {
		t.Errorf("job %d: proof %q, %d mm, reason %q; want the printer's word for a slip of 5 to 30 cm", id, job.Proof, job.MM, job.Reason)
	}
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
	comesOut(t, r, jobOf(t, ticket))
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
		comesOut(t, r, id)
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
	comesOut(t, second, next)
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
	comesOut(t, r, jobOf(t, ticket))
}

// lines are the texts of a slip.
func lines(doc slip.Document) []string {
	var out []string
	for _, b := range doc.Blocks {
		out = append(out, b.Text)
	}
	return out
}

// deskOf is the work of the printer that an agent would print with.
func deskOf(t *testing.T, r *rig.Rig) *paper.Desk {
	t.Helper()
	desk := paper.NewDesk(r.Office, rig.Remote)
	t.Cleanup(desk.Close)
	return desk
}

func next(t *testing.T, desk *paper.Desk) spool.Job {
	t.Helper()
	job, err := desk.Next(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return job
}

func TestATornSlipIsWantedAgainMarkedAsACopy(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: "self", Agent: true})
	desk, mark := deskOf(t, r), words.In("id").T("slip.copy")
	ticket := r.AtRemote().Ticket(t, "torn-0001", "kk-rusak", everything...)
	first := next(t, desk)
	if slices.Contains(lines(first.Document), mark) {
		t.Errorf("the first paper is marked: %q", lines(first.Document))
	}
	for _, o := range []spool.Outcome{{State: spool.Sending}, {State: spool.Interrupted, Reason: "paper_out", MM: 40}} {
		if err := desk.Report(t.Context(), first.ID, o); err != nil {
			t.Fatal(err)
		}
	}
	second := next(t, desk)
	if text := lines(second.Document); second.ID == first.ID || !slices.Contains(text, mark) || !slices.Contains(text, ticket["number"].(string)) {
		t.Errorf("got %s with %q, want a copy of %v", second.ID, text, ticket["number"])
	}
	if apart := second.Expires.Sub(first.Expires).Abs(); apart > time.Millisecond {
		t.Errorf("the copy is wanted until %v, the first paper until %v: somebody waits since the same moment", second.Expires, first.Expires)
	}
}

func TestADeskLearnsThatAJobIsNoLongerItsOwn(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: "self", Agent: true})
	desk := deskOf(t, r)
	r.AtRemote().Ticket(t, "taken-0001", "kk-rusak", everything...)
	job := next(t, desk)
	status, reply := r.AsAgent().Post(t, "/api/v1/agent/jobs/"+job.ID, map[string]any{"claim": "agent-0001", "state": "sending"})
	if status != http.StatusOK {
		t.Fatalf("claim: %d %v", status, reply)
	}
	for _, o := range []spool.Outcome{{State: spool.Sending}, {State: spool.Sent}, {State: spool.Interrupted}} {
		if err := desk.Report(t.Context(), job.ID, o); !errors.Is(err, spool.ErrTaken) {
			t.Errorf("%s in other hands: got %v, want that it is taken", o.State, err)
		}
	}
	if err := desk.Report(t.Context(), "999999", spool.Outcome{State: spool.Sending}); !errors.Is(err, spool.ErrTaken) {
		t.Errorf("a job of nobody: got %v, want that it is taken", err)
	}
	ids, _, err := desk.Unfinished(t.Context())
	if err != nil || !slices.Equal(ids, []string{job.ID}) {
		t.Fatalf("unfinished: %v %v, want the agent's job", ids, err)
	}
	if err := desk.Report(t.Context(), job.ID, spool.Outcome{State: spool.Unknown, Reason: "restart"}); err != nil {
		t.Errorf("what was begun before the desk came: %v", err)
	}
}

func TestATestSlipComesOut(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	status, reply := r.SignedIn(t, rig.Officer).Post(t, "/api/v1/printers/"+rig.Kiosk+"/test", map[string]any{"command_id": "trial-0001"})
	if status != http.StatusCreated {
		t.Fatalf("got %d %v", status, reply)
	}
	comesOut(t, r, queue.JobID(reply["job"].(float64)))
	if slips := r.Printer.Slips(); len(slips) != 1 || len(slips[0].Complaints) > 0 || len(slips[0].QR) != 1 {
		t.Errorf("got %+v, want one slip with a code", slips)
	}
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
