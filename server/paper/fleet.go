package paper

import (
	"context"
	"log/slog"
	"maps"
	"sync"
	"time"

	"antrean/office/queue"
	"antrean/office/setup"
	"antrean/printer/status"
	"antrean/server/edge"
)

const (
	reportEvery = time.Second            // least time between two reports about one printer: a sensor that flickers fills no journal
	lookEvery   = 500 * time.Millisecond // how often held back reports, silent agents and forgotten jobs are looked for
	silence     = 3 * time.Second        // of an agent, which speaks every second: two lost words are no alarm
	agentLost   = "agent_lost"           // why there is no way to a printer whose agent is silent
)

// A Fleet is the office's printers as their drivers see them. It tells the office when one changes, and ends the jobs
// that nobody ends.
type Fleet struct {
	office *edge.Office
	nudge  chan struct{}
	time   hourglass // of Run alone

	mu       sync.Mutex
	setup    *setup.InForce // that machines follows
	machines map[string]*machine
}

// A machine is a printer as it was last heard of.
type machine struct {
	status status.Status
	known  bool      // there is a status
	told   time.Time // when the office was last told
	agent  bool
	claim  string    // of the agent that is listened to
	heard  time.Time // when it spoke last
}

// NewFleet returns the printers of an office, of which nothing is known yet. Run makes it work.
func NewFleet(o *edge.Office) *Fleet {
	f := &Fleet{office: o, nudge: make(chan struct{}, 1), time: make(hourglass), machines: make(map[string]*machine)}
	f.fitLocked(time.Now())
	return f
}

// fitLocked takes over which printers the office has.
func (f *Fleet) fitLocked(now time.Time) {
	in := f.office.Setup()
	if f.setup == in {
		return
	}
	f.setup = in
	gone := maps.Clone(f.machines)
	for _, p := range in.Machines {
		delete(gone, p.Name)
		if m, ok := f.machines[p.Name]; !ok || m.agent != p.Agent {
			f.machines[p.Name] = &machine{agent: p.Agent, heard: now}
		}
	}
	for name := range gone {
		delete(f.machines, name)
	}
}

// Report takes over how a printer of this machine is. It never waits, so a driver may call it at any time.
func (f *Fleet) Report(name string, s status.Status) {
	f.mu.Lock()
	f.fitLocked(time.Now())
	if m, ok := f.machines[name]; ok {
		m.status, m.known = s, true
	}
	f.mu.Unlock()
	f.wake()
}

// Heard takes over what an agent says of its printer. While one speaks, a second one for the same printer is not
// listened to: they would contradict each other every second.
func (f *Fleet) Heard(name, claim string, s status.Status) {
	now := time.Now()
	f.mu.Lock()
	f.fitLocked(now)
	if m, ok := f.machines[name]; ok && (m.claim == "" || m.claim == claim || now.Sub(m.heard) >= silence) {
		m.status, m.known, m.claim, m.heard = s, true, claim, now
	}
	f.mu.Unlock()
	f.wake()
}

func (f *Fleet) wake() {
	select {
	case f.nudge <- struct{}{}:
	default:
	}
}

// Run tells the office what changes, until ctx ends.
func (f *Fleet) Run(ctx context.Context) {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		for _, c := range append(f.changes(time.Now()), f.sweep(time.Now())...) {
			if _, _, err := f.office.Engine.Do(ctx, c); err != nil && ctx.Err() == nil {
				slog.Warn("a printer's report was refused", "by", c.Actor, "err", err)
			}
		}
		select {
		case <-f.nudge:
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// changes lists what the office does not know yet and may be told now.
func (f *Fleet) changes(now time.Time) []queue.Request {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.fitLocked(now)
	view := f.office.Engine.View()
	var out []queue.Request
	for name, m := range f.machines {
		if m.agent && now.Sub(m.heard) >= silence {
			m.status, m.known, m.claim = status.Status{Line: status.Bad, Why: agentLost}, true, ""
		}
		condition := conditionOf(m.status)
		if m.known && condition != view.State.Printer(name).Condition && now.Sub(m.told) >= reportEvery {
			m.told = now
			out = append(out, queue.Request{Actor: actor(name), Do: queue.ReportPrinter{Printer: name, Condition: condition}})
		}
	}
	return out
}

// conditionOf is a status as the queue keeps it: what is not known is empty.
func conditionOf(s status.Status) queue.Condition {
	known := func(v status.Value) string {
		if v == status.Unknown {
			return ""
		}
		return string(v)
	}
	return queue.Condition{
		State: known(s.State()), Reason: s.Reason(), Line: known(s.Line), Why: s.Why, Online: known(s.Online), Paper: known(s.Paper),
		Roll: known(s.Roll), Cover: known(s.Cover), Cutter: known(s.Cutter), Heat: known(s.Heat), Mouth: known(s.Mouth),
	}
}
