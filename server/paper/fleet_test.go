package paper_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"antrean/internal/problem"
	"antrean/office"
	"antrean/office/journal"
	"antrean/office/queue"
	"antrean/office/setup"
	"antrean/printer/status"
	"antrean/server/edge"
	"antrean/server/paper"
)

// A park is a fleet at work over a journal in memory, inside a bubble of time.
type park struct {
	*paper.Fleet
	t      *testing.T
	engine *office.Engine
	stop   func()
}

// openPark has a printer of its own, "kiosk", and one with an agent, "remote".
func openPark(t *testing.T) *park {
	t.Helper()
	rules := &queue.Rules{Zone: time.UTC, Prefixes: map[string]string{"kk": "A"}}
	engine, err := office.Open(new(journal.Memory), &setup.InForce{Rules: rules, Machines: []setup.Machine{{Name: "kiosk"}, {Name: "remote", Agent: true}}})
	if err != nil {
		t.Fatal(err)
	}
	p := &park{t: t, engine: engine}
	p.Fleet = paper.NewFleet(&edge.Office{Engine: engine})
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); p.Run(ctx) }()
	p.stop = func() { cancel(); <-done; engine.Close() }
	return p
}

// wants compares what the office knows of a printer.
func (p *park) wants(printer, state, reason string) {
	p.t.Helper()
	synctest.Wait()
	got := p.engine.View().State.Printer(printer).Condition
	if got.State != state || got.Reason != reason {
		p.t.Errorf("%s is %q %q, want %q %q", printer, got.State, got.Reason, state, reason)
	}
}

func (p *park) do(c queue.Command) queue.Reply {
	p.t.Helper()
	reply, _, err := p.engine.Do(context.Background(), queue.Request{Actor: "test", Do: c})
	if err != nil {
		p.t.Fatalf("%#v: %v", c, err)
	}
	return reply
}

var (
	well  = status.Status{Line: status.OK, Paper: status.OK}
	empty = status.Status{Line: status.OK, Paper: status.Bad}
)

func TestAChangeIsToldAtOnceAndFlickeringOnceASecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := openPark(t)
		defer p.stop()
		p.wants("kiosk", "", "")
		p.Report("kiosk", well)
		p.wants("kiosk", "ok", "")
		before := p.engine.View().Seq()
		for range 50 { // the cover's switch rattles for 2.5 s
			p.Report("kiosk", empty)
			time.Sleep(25 * time.Millisecond)
			p.Report("kiosk", well)
			time.Sleep(25 * time.Millisecond)
		}
		if told := p.engine.View().Seq() - before; told > 4 {
			t.Errorf("%d events in 2.5 s, want at most one a second", told)
		}
		p.Report("kiosk", empty)
		time.Sleep(2 * time.Second)
		p.wants("kiosk", "bad", "paper_out")
		before = p.engine.View().Seq()
		time.Sleep(time.Minute)
		if told := p.engine.View().Seq() - before; told > 1 { // the remote one is lost meanwhile
			t.Errorf("%d events while nothing changed", told)
		}
	})
}

func TestASilentAgentIsLostUntilItSpeaks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := openPark(t)
		defer p.stop()
		time.Sleep(2 * time.Second)
		p.wants("remote", "", "")
		time.Sleep(2 * time.Second)
		p.wants("remote", "bad", "agent_lost")
		for range 10 {
			p.Heard("remote", "agent-0001", well)
			p.Heard("remote", "agent-0002", empty) // a second one contradicts, and is not listened to
			time.Sleep(time.Second)
		}
		p.wants("remote", "ok", "")
		time.Sleep(3 * time.Second)
		p.wants("remote", "bad", "agent_lost")
		p.Heard("remote", "agent-0002", empty)
		time.Sleep(time.Second)
		p.wants("remote", "bad", "paper_out")
		p.Heard("nowhere", "agent-0003", well)
		p.Report("nowhere", well)
		time.Sleep(time.Second)
		p.wants("nowhere", "", "")
	})
}

func TestAfterAStartEveryPrinterIsLookedAtAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := openPark(t)
		defer p.stop()
		p.Report("kiosk", well)
		p.wants("kiosk", "ok", "")
		p.do(queue.Begin{Build: "other"})
		p.wants("kiosk", "", "")
		time.Sleep(2 * time.Second)
		p.wants("kiosk", "ok", "") // the driver has said so before, and nothing else since
	})
}

func TestJobsThatNobodyEndsAreEnded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := openPark(t)
		defer p.stop()
		begun := p.do(queue.Issue{Service: "kk", Printer: "remote"})
		left := p.do(queue.Issue{Service: "kk", Printer: "remote"})
		gone := p.do(queue.Issue{Service: "kk", Printer: "of last year"})
		p.do(queue.ReportPaper{Job: begun.Job, State: queue.PaperSending, Claim: "agent-0001"})
		paperIs := func(what string, id queue.JobID, state queue.Paper, reason string) {
			t.Helper()
			synctest.Wait()
			if job, _ := p.engine.View().State.Job(id); job.State != state || job.Reason != reason {
				t.Errorf("%s: %s %q, want %s %q", what, job.State, job.Reason, state, reason)
			}
		}
		time.Sleep(queue.PaperTTL + 14*time.Second)
		paperIs("in its time", left.Job, queue.PaperQueued, "")
		time.Sleep(2 * time.Second)
		paperIs("of an agent that is gone", left.Job, queue.PaperExpired, "agent_lost")
		paperIs("of a printer that is gone", gone.Job, queue.PaperExpired, "silent")
		paperIs("begun", begun.Job, queue.PaperSending, "")
		time.Sleep(time.Minute)
		paperIs("begun and never ended", begun.Job, queue.PaperUnknown, "agent_lost")
	})
}

func TestNobodyBeginsASlipAfterItsTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := openPark(t)
		defer p.stop()
		job := p.do(queue.Issue{Service: "kk", Printer: "remote"}).Job
		time.Sleep(queue.PaperTTL + time.Second)
		claim := queue.ReportPaper{Job: job, State: queue.PaperSending, Claim: "agent-0001"} // its clock stood still
		if _, _, err := p.engine.Do(t.Context(), queue.Request{Actor: "agent", Do: claim}); problem.Code(err) != "stale" {
			t.Errorf("got %v, want stale", err)
		}
		time.Sleep(20 * time.Second)
		if job, _ := p.engine.View().State.Job(job); job.State != queue.PaperExpired {
			t.Errorf("got %s, want it expired", job.State)
		}
	})
}

func TestACheckSlipThatAnAgentNeedNotPrintIsPassedOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := openPark(t)
		defer p.stop()
		check := p.do(queue.OpenCheck{Service: "kk", Printer: "remote"})
		p.do(queue.ConfirmCheck{Code: check.Code})
		time.Sleep(time.Second)
		synctest.Wait()
		if job, _ := p.engine.View().State.Job(check.Job); job.State != queue.PaperExpired || job.Reason != "settled" {
			t.Errorf("got %s %q, want expired settled", job.State, job.Reason)
		}
	})
}
