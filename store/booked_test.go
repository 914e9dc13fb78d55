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
	"antrean/office/report"
	"antrean/office/setup"
	"antrean/office/worktime"
	"antrean/store"
)

// TestRowsFollowBookingsAndCarriedNumbers lives through days on which numbers are booked and lines carried over, and
// compares the tables with the journal.
func TestRowsFollowBookingsAndCarriedNumbers(t *testing.T) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		s, err := store.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		plan := worktime.Plan{Week: map[string]string{"senin-minggu": "00.00-24.00"}, Holidays: worktime.HolidaysNone,
			Closures: []worktime.Closure{{From: "2000-01-03", To: "2000-01-04", Reason: "Pindah"}}}
		hours, err := plan.Compile(time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		rules := testRules()
		setup.SetHours(rules, hours)
		rules.Quotas = queue.Quotas{"kk": {Daily: 3, NextDay: true}}
		engine, err := office.Open(s, &setup.InForce{Rules: rules})
		if err != nil {
			t.Fatal(err)
		}
		for i := range 5 { // the bubble begins on 1 January 2000, a Saturday; the third and fourth day are closed
			if i%2 == 1 {
				rules = &queue.Rules{Zone: rules.Zone, Catalogue: rules.Catalogue, Prefixes: rules.Prefixes, Counters: rules.Counters,
					Quotas: rules.Quotas, Opening: rules.Opening, AtClosing: queue.ClosingNextDay}
				engine.Close()
				if engine, err = office.Open(s, &setup.InForce{Rules: rules}); err != nil {
					t.Fatal(err)
				}
			}
			takeAll(t, engine, rules, i)
			time.Sleep(24 * time.Hour)
			if _, _, err := engine.Do(context.Background(), queue.Request{Actor: "office", Do: queue.Tick{}}); err != nil {
				t.Fatal(err)
			}
			if err := engine.View().State.Invariants(); err != nil {
				t.Fatal(err)
			}
		}
		engine.Close()
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	})
	if _, err := faults.Audit(dir); err != nil {
		t.Fatal(err)
	}
	s, err := store.OpenReading(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	january := report.Period{From: "2000-01-01", To: "2000-01-31"}
	sameBooks(t, read(t, s, january), read(t, replay(t, s), january))
}

// takeAll takes numbers until there are none, for today and then for the day that is offered.
func takeAll(t *testing.T, e *office.Engine, rules *queue.Rules, day int) {
	t.Helper()
	taken := 0
	for n := range 10 {
		p := queue.MayIssue(e.View().State, rules, queue.Wish{Service: "kk"}, time.Now())
		if !p.OK && p.NextDay == "" {
			break
		}
		issue := queue.Issue{Service: "kk", Token: fmt.Sprint(day, " ", n), Day: p.NextDay}
		reply, _, err := e.Do(context.Background(), queue.Request{Actor: "kiosk", Do: issue})
		if err != nil {
			t.Fatalf("day %d, number %d: %v", day, n, err)
		}
		if (reply.State == queue.Booked) != (p.NextDay != "") {
			t.Errorf("day %d: got %+v, offered %+v", day, reply, p)
		}
		taken++
	}
	if day == 0 && taken != 6 {
		t.Errorf("the first day: %d numbers, want 3 and 3 of the next", taken)
	}
}
