package store_test

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"antrean/internal/faults"
	"antrean/office"
	"antrean/office/queue"
	"antrean/office/setup"
	"antrean/office/staff"
	"antrean/store"
)

// TestRowsFollowFromTheRecords lives through some days of an office and compares its tables with its journal.
func TestRowsFollowFromTheRecords(t *testing.T) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		s, err := store.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		engine, err := office.Open(s, &setup.InForce{Rules: testRules()})
		if err != nil {
			t.Fatal(err)
		}
		for range 4 {
			day(t, engine)
			time.Sleep(10 * time.Hour)
			finish(t, engine) // served over the day's end
			time.Sleep(14 * time.Hour)
		}
		engine.Close()
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	})
	ledger, err := faults.Audit(dir)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(ledger.Tickets); n != 4*8 {
		t.Errorf("%d rows of tickets, want 32", n)
	}
}

// sari is the clerk.
var sari = staff.Account{Name: "sari", Roles: []staff.Role{staff.Operator}, Password: "no hash", Counters: []int{1}}

func testRules() *queue.Rules {
	return &queue.Rules{Zone: time.UTC, Catalogue: "test-1", Prefixes: map[string]string{"kk": "A", "ktp": "B"},
		Counters: []queue.CounterRule{{N: 1, Zone: "utama", Serves: []string{"kk", "ktp"}}}}
}

func finish(t *testing.T, e *office.Engine) {
	t.Helper()
	if _, _, err := e.Do(context.Background(), queue.Request{Actor: "sari", Do: queue.Finish{Counter: 1}}); err != nil {
		t.Fatal(err)
	}
}

// day lets every kind of event happen once.
func day(t *testing.T, e *office.Engine) {
	t.Helper()
	do := func(actor string, c queue.Command) queue.Reply {
		t.Helper()
		reply, _, err := e.Do(context.Background(), queue.Request{Actor: actor, Do: c})
		if err != nil {
			t.Fatalf("%#v: %v", c, err)
		}
		return reply
	}
	do("sari", queue.OpenCounter{Counter: 1})
	var tickets []queue.Reply
	for n := range 7 {
		issue := queue.Issue{Service: []string{"kk", "ktp"}[n%2], Token: fmt.Sprint(time.Now(), n), Said: queue.Declared{Lang: "id", Have: []string{}}, Printer: "kiosk"}
		tickets = append(tickets, do("kiosk", issue))
	}
	for _, move := range []queue.Command{
		queue.Next{Counter: 1}, queue.Recall{Counter: 1}, queue.Start{Counter: 1}, queue.Finish{Counter: 1},
		queue.Next{Counter: 1}, queue.MarkNoShow{Counter: 1},
		queue.Next{Counter: 1}, queue.Return{Counter: 1, Lacks: []queue.Lack{{ID: "ijazah", Kind: queue.Short}}},
		queue.Next{Counter: 1}, queue.Requeue{Counter: 1},
		queue.Next{Counter: 1}, queue.Start{Counter: 1}, queue.Finish{Counter: 1},
	} {
		do("sari", move)
	}
	do("applicant", queue.Cancel{Ticket: tickets[6].Ticket})
	check := do("kiosk", queue.OpenCheck{Service: "kk", Printer: "kiosk"})
	do("dewi", queue.ConfirmCheck{Code: check.Code, Token: fmt.Sprint(time.Now())})
	do("printer", queue.ReportPaper{Job: tickets[0].Job, State: queue.PaperSending})
	do("printer", queue.ReportPaper{Job: tickets[0].Job, State: queue.PaperSent})
	do("printer", queue.ReportPaper{Job: tickets[1].Job, State: queue.PaperInterrupted, Reason: "paper_out", MM: 40})
	again, _ := e.View().State.Job(tickets[1].Job)
	do("printer", queue.ReportPaper{Job: again.Next, State: queue.PaperSending, Claim: "agent"})
	do("printer", queue.ReportPaper{Job: again.Next, State: queue.PaperConfirmed, Proof: "presented", MM: 118, Claim: "agent"})
	do("printer", queue.ReportPaper{Job: again.Next, State: queue.PaperConfirmed, Proof: queue.ProofTaken, Claim: "agent"})
	do("dewi", queue.Reprint{Job: again.Next, Staff: true})
	do("dewi", queue.TestPrint{Printer: "kiosk"})
	do("kiosk", queue.See{Ticket: tickets[2].Ticket})
	do("office", queue.ReportPrinter{Printer: "kiosk", Condition: queue.Condition{State: queue.ValueBad, Reason: "paper_out", Paper: queue.ValueBad}})
	do("dewi", queue.Refill{Printer: "kiosk"})
	do("sari", queue.Next{Counter: 1})
	do("sari", queue.Start{Counter: 1})
}
