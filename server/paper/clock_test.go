package paper_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"antrean/office"
	"antrean/office/catalogue"
	"antrean/office/journal"
	"antrean/office/queue"
	"antrean/office/setup"
	"antrean/server/edge"
	"antrean/server/paper"
)

func banjar(t *testing.T) *catalogue.Catalogue {
	t.Helper()
	c, err := catalogue.Embedded("disdukcapil-kota-banjar")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestAClockThatWasSetBackMakesNoSlipLiveLonger has a journal from the future: its times go on from there.
func TestAClockThatWasSetBackMakesNoSlipLiveLonger(t *testing.T) {
	var kept journal.Memory
	rules := &queue.Rules{Zone: time.UTC, Prefixes: map[string]string{"kk": "A"}}
	do := func(t *testing.T, engine *office.Engine, c queue.Command) queue.Reply {
		t.Helper()
		reply, _, err := engine.Do(t.Context(), queue.Request{Actor: "test", Do: c})
		if err != nil {
			t.Fatal(err)
		}
		return reply
	}
	synctest.Test(t, func(t *testing.T) {
		engine, err := office.Open(&kept, &setup.InForce{Rules: rules})
		if err != nil {
			t.Fatal(err)
		}
		defer engine.Close()
		time.Sleep(time.Hour)
		do(t, engine, queue.Begin{Build: "before"})
	})
	in := &setup.InForce{Document: &setup.Document{}, Catalogue: banjar(t), Rules: rules, Machines: []setup.Machine{{Name: "kiosk"}}}
	synctest.Test(t, func(t *testing.T) { // each bubble begins with the same hour
		engine, err := office.Open(&kept, in)
		if err != nil {
			t.Fatal(err)
		}
		defer engine.Close()
		job := do(t, engine, queue.TestPrint{Printer: "kiosk"}).Job
		o := &edge.Office{Engine: engine}
		desk := paper.NewDesk(o, "kiosk")
		defer desk.Close()
		for _, left := range []time.Duration{queue.PaperTTL, queue.PaperTTL - time.Minute} {
			got := next(t, desk)
			if time.Until(got.Expires) > left {
				t.Errorf("job %d is worth printing for %v, want %v", job, time.Until(got.Expires), left)
			}
			time.Sleep(time.Minute)
		}
		gone := do(t, engine, queue.TestPrint{Printer: "of last year"}).Job
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() { defer close(done); paper.NewFleet(o).Run(ctx) }()
		defer func() { cancel(); <-done }()
		time.Sleep(2 * time.Minute)
		if job, _ := engine.View().State.Job(gone); job.State != queue.PaperExpired {
			t.Errorf("a job of nobody is %s after two minutes, want it expired", job.State)
		}
	})
}
