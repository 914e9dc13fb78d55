package agent_test

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"testing"

	"antrean/internal/rig"
	"antrean/kiosk/agent"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/staff"
	"antrean/printer/driver"
	"antrean/printer/profile"
	"antrean/printer/spool"
	"antrean/printer/virtual"
)

// A box is a kiosk's computer with its printer.
type box struct {
	printer *virtual.Printer
	driver  *driver.Driver

	mu    sync.Mutex
	slips []virtual.Slip
}

func model(t *testing.T) *profile.Profile {
	t.Helper()
	p, err := profile.Open("epson-58")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func newBox(t *testing.T) *box {
	t.Helper()
	paper := model(t).Paper
	b := &box{printer: virtual.New(virtual.Options{Dots: paper.Dots, CutterDots: paper.CutterDots, SpeedMMS: virtual.Instant, PaperMM: virtual.Endless})}
	t.Cleanup(b.printer.Close)
	b.printer.OnCut(func(s virtual.Slip) {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.slips = append(b.slips, s)
	})
	b.drive(t)
	return b
}

// drive starts the driver of a program that prints.
func (b *box) drive(t *testing.T) {
	b.driver = driver.New(model(t), b.printer.Connect)
	t.Cleanup(b.driver.Stop)
}

// fallen are the slips so far.
func (b *box) fallen() []virtual.Slip {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.slips)
}

// with counts the slips on which a number stands.
func (b *box) with(number string) int {
	n := 0
	for _, s := range b.fallen() {
		if slices.Contains(s.Lines, number) {
			n++
		}
	}
	return n
}

// runs starts an agent; stop ends it as a signal does, and waits.
func runs(t *testing.T, server string, p agent.Printer) (stop func()) {
	t.Helper()
	a := agent.Agent{Server: server, Token: rig.AgentToken, Claim: staff.NewSecret(16), Printer: p, Log: slog.New(slog.DiscardHandler)}
	ctx, cancel := context.WithCancel(t.Context())
	var work sync.WaitGroup
	work.Go(func() {
		if err := a.Run(ctx); err != nil {
			t.Error(err)
		}
	})
	stop = func() {
		cancel()
		work.Wait()
	}
	t.Cleanup(stop)
	return stop
}

// A hooked printer lets a test stand between the agent and the paper.
type hooked struct {
	agent.Printer
	before, after func(job spool.Job)
}

// Print is the printer's, between the hooks.
func (h hooked) Print(ctx context.Context, job spool.Job, tell func(spool.Outcome)) spool.Outcome {
	if h.before != nil {
		h.before(job)
	}
	out := h.Printer.Print(ctx, job, tell)
	if h.after != nil {
		h.after(job)
	}
	return out
}

func open(t *testing.T) *rig.Rig {
	t.Helper()
	return rig.Open(t, rig.Options{Gate: catalogue.Flag, Agent: true})
}

// A number is a ticket with the job of its slip.
type number struct {
	text string
	job  queue.JobID
}

// take takes a number at the remote kiosk.
func take(t *testing.T, r *rig.Rig, id string) number {
	t.Helper()
	ticket := r.AtRemote().Ticket(t, id, "konsultasi")
	return number{ticket["number"].(string), queue.JobID(ticket["paper"].(map[string]any)["job"].(float64))}
}

func stateOf(r *rig.Rig, n number) queue.Paper {
	job, _ := r.Engine.View().State.Job(n.job)
	return job.State
}

// becomes waits until a number's slip has a state.
func becomes(t *testing.T, r *rig.Rig, n number, want queue.Paper) {
	t.Helper()
	r.Until(t, n.text+" to be "+string(want), func() bool { return stateOf(r, n).Final() || stateOf(r, n) == want })
	if got := stateOf(r, n); got != want {
		t.Fatalf("%s: got %s, want %s", n.text, got, want)
	}
}
