package store_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"antrean/internal/faults"
	"antrean/internal/problem"
	"antrean/office"
	"antrean/office/journal"
	"antrean/office/queue"
	"antrean/office/setup"
	"antrean/store"
)

// holds looks for a text in every file of a directory, not through SQL.
func holds(t *testing.T, dir, text string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(raw, []byte(text)) {
			return true
		}
	}
	return false
}

func do(t *testing.T, e *office.Engine, c queue.Command) queue.Reply {
	t.Helper()
	reply, _, err := e.Do(context.Background(), queue.Request{Actor: "sari", Do: c})
	if err != nil {
		t.Fatalf("%#v: %v", c, err)
	}
	return reply
}

// TestErasedByTokenIsNowhere erases a person whose papers the front office had looked at, while others go on.
func TestErasedByTokenIsNowhere(t *testing.T) {
	dir, to := t.TempDir(), t.TempDir()
	s, e := opened(t, dir)
	do(t, e, queue.OpenCounter{Counter: 1})
	said := queue.Declared{Lang: "id", Answers: map[string]string{"q": "GONE-ANSWER"}}
	check, _, err := e.Do(t.Context(), queue.Request{Actor: "kiosk", ID: "check-0001", Digest: "GONE-DIGEST-1", Do: queue.OpenCheck{Service: "kk", Said: said, Printer: "kiosk"}})
	if err != nil {
		t.Fatal(err)
	}
	confirm := queue.Request{Actor: "dewi", ID: "confirm-01", Digest: "GONE-DIGEST-2", Do: queue.ConfirmCheck{Code: check.Code, Said: said, Token: "GONE-TOKEN", Printer: "kiosk"}}
	ticket, _, err := e.Do(t.Context(), confirm)
	if err != nil {
		t.Fatal(err)
	}
	issue(t, e, "STAYS")
	request := queue.Request{Actor: "adi", ID: "erase-0001", Digest: "d"}
	if err := e.Erase(t.Context(), request, "GONE-TOKEN"); problem.Code(err) != "not_over" {
		t.Errorf("while it waits: got %v, want not_over", err)
	}
	do(t, e, queue.Next{Counter: 1})
	do(t, e, queue.Finish{Counter: 1})
	made, err := s.Source().Backup(t.Context(), to, time.Now(), quiet)
	if err != nil {
		t.Fatal(err)
	}
	if !holds(t, dir, "GONE-DIGEST-1") || !holds(t, dir, "GONE-DIGEST-2") || !holds(t, dir, "GONE-TOKEN") || !holds(t, dir, "GONE-ANSWER") || !holds(t, to, "GONE-TOKEN") {
		t.Fatal("the secrets are not on disk before they are erased: the test looks in the wrong place")
	}
	before, _ := e.View().State.Ticket(ticket.Ticket)
	for range 2 {
		if err := e.Erase(t.Context(), request, "GONE-TOKEN"); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.Erase(t.Context(), queue.Request{Actor: "adi", ID: "erase-0002"}, "GONE-TOKEN"); problem.Code(err) != "unknown_ticket" {
		t.Errorf("another request: got %v, want unknown_ticket", err)
	}
	if err := s.Source().ForgetIn(t.Context(), made.Path); err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"GONE-TOKEN", "GONE-ANSWER", "GONE-DIGEST-1", "GONE-DIGEST-2"} {
		if holds(t, dir, secret) || holds(t, to, secret) {
			t.Errorf("%s is still on disk (office %v, copy %v)", secret, holds(t, dir, secret), holds(t, to, secret))
		}
	}
	if !holds(t, dir, "STAYS") || !holds(t, to, "STAYS") {
		t.Error("somebody else was erased too")
	}
	if _, ok := e.View().State.ByToken("GONE-TOKEN"); ok {
		t.Error("the erased token still opens its page")
	}
	if again, repeated, err := e.Do(t.Context(), confirm); err != nil || !repeated || again.Ticket != ticket.Ticket {
		t.Errorf("the request once more: got %+v %v %v, want its first reply", again, repeated, err)
	}
	after, _ := e.View().State.Ticket(ticket.Ticket)
	if after.Token != "" || !after.Said.IsZero() || after.Number() != before.Number() || !after.EndedAt.Equal(before.EndedAt) || after.State != queue.Done {
		t.Errorf("got %+v, want %+v without the person", after, before)
	}
	if copied, err := store.Verify(t.Context(), made.Path); err != nil || copied.Seq != made.Seq || copied.Tickets != 2 {
		t.Errorf("the copy: %+v %v", copied, err)
	}
	sameAfterFold(t, dir, s, e)
}

// sameAfterFold closes an office and wants its file to fold, from the start and from the snapshot, to what was running.
func sameAfterFold(t *testing.T, dir string, s *store.Store, e *office.Engine) {
	t.Helper()
	running, err := e.View().State.Seal()
	if err != nil {
		t.Fatal(err)
	}
	if err := journal.Walk(s, func(journal.Record) error { return nil }); err != nil {
		t.Errorf("the chain: %v", err)
	}
	e.Close()
	s.Close()
	ledger, err := faults.Audit(dir)
	if err != nil {
		t.Fatal(err)
	}
	folded, err := ledger.State.Seal()
	if err != nil || !bytes.Equal(folded, running) {
		t.Errorf("the file folds to another state than was running (%v)", err)
	}
}

// TestAnEraseThatWasCutOffIsDoneAtTheNextStart writes the event as an office would that dies right after it.
func TestAnEraseThatWasCutOffIsDoneAtTheNextStart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dir := t.TempDir()
		s, e := opened(t, dir)
		ticket := issue(t, e, "GONE-TOKEN")
		do(t, e, queue.Cancel{Ticket: ticket.Ticket})
		do(t, e, queue.EraseTicket{Ticket: ticket.Ticket})
		e.Close()
		s.Close()
		if !holds(t, dir, "GONE-TOKEN") {
			t.Fatal("nothing is left to be erased: the test proves nothing")
		}
		s, e = opened(t, dir)
		ctx, cancel := context.WithCancel(t.Context())
		go (&office.Retention{Engine: e, Days: 90}).Run(ctx)
		synctest.Wait()
		cancel()
		if holds(t, dir, "GONE-TOKEN") || e.Forgotten() != 1 {
			t.Errorf("the token is still on disk, or was not: %d erased", e.Forgotten())
		}
		sameAfterFold(t, dir, s, e)
	})
}

// TestRetentionForgetsOldVisitorsOnly lives through ten days with a retention of four.
func TestRetentionForgetsOldVisitorsOnly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dir := t.TempDir()
		s, err := store.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		e, err := office.Open(s, &setup.InForce{Rules: testRules()})
		if err != nil {
			t.Fatal(err)
		}
		do(t, e, queue.OpenCounter{Counter: 1})
		do(t, e, queue.SaveList{Service: "kk", Said: queue.Declared{Lang: "id", Missing: []string{"OLD-LIST"}}, ListCode: "L1STL1ST", Printer: "kiosk"})
		issue(t, e, "STUCK-TOKEN")
		do(t, e, queue.Next{Counter: 1})
		do(t, e, queue.Start{Counter: 1}) // and nobody ever ends it
		for day := range 10 {
			for n := range 210 {
				issue(t, e, "DAY"+string(rune('0'+day))+"-"+time.Duration(n).String())
			}
			time.Sleep(24 * time.Hour)
		}
		do(t, e, queue.Tick{})
		before, _ := e.View().State.Seal()
		r := office.Retention{Engine: e, Days: 4}
		n, err := r.Forget(t.Context(), time.Now().AddDate(0, 0, -4))
		if err != nil || n != 6*210 {
			t.Errorf("forgot %d (%v), want six days of 210", n, err)
		}
		if after, _ := e.View().State.Seal(); !bytes.Equal(before, after) {
			t.Error("the running state has changed")
		}
		for day := range 10 {
			if got := holds(t, dir, "DAY"+string(rune('0'+day))+"-"); got != (day >= 6) {
				t.Errorf("day %d is on disk: %v", day, got)
			}
		}
		if !holds(t, dir, "OLD-LIST") || !holds(t, dir, "STUCK-TOKEN") {
			t.Error("a list that its slip promises, or a visit that goes on, was forgotten")
		}
		if snapshot, err := s.Snapshot(); err != nil || snapshot.Seq == 0 {
			t.Errorf("the snapshot, which knew of none of them, is gone (%v)", err)
		}
		time.Sleep(30 * 24 * time.Hour) // past the promise of the list
		do(t, e, queue.Tick{})
		if n, err := r.Forget(t.Context(), time.Now().AddDate(0, 0, -4)); err != nil || n != 4*210+1 {
			t.Errorf("forgot %d (%v), want four days and the list", n, err)
		}
		if holds(t, dir, "OLD-LIST") || holds(t, dir, "DAY9-") {
			t.Error("what is over is still on disk")
		}
		sameAfterFold(t, dir, s, e)
	})
}

// TestScrubWaitsForNobody erases while somebody reads: the bytes leave the log when he has gone.
func TestScrubWaitsForNobody(t *testing.T) {
	dir := t.TempDir()
	s, e := opened(t, dir)
	ticket := issue(t, e, "GONE-TOKEN")
	do(t, e, queue.Cancel{Ticket: ticket.Ticket})
	reading := func(journal.Record) error {
		began := time.Now()
		if err := e.Erase(t.Context(), queue.Request{Actor: "adi"}, "GONE-TOKEN"); err != nil {
			t.Error(err)
		}
		if took := time.Since(began); took > 4*time.Second {
			t.Errorf("the one writer waited %v for a reader", took)
		}
		return context.Canceled
	}
	if err := s.Replay(0, reading); err == nil || !strings.Contains(err.Error(), "canceled") {
		t.Fatal(err)
	}
	if clean, err := s.Scrub(); !clean || err != nil {
		t.Errorf("after the reader: %v %v", clean, err)
	}
	if holds(t, dir, "GONE-TOKEN") {
		t.Error("the token is still on disk")
	}
}
