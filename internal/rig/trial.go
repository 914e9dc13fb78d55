package rig

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"antrean/office"
	"antrean/office/catalogue"
	"antrean/office/journal"
	"antrean/office/queue"
	"antrean/office/setup"
	"antrean/printer/driver"
	"antrean/printer/port"
	"antrean/printer/profile"
	"antrean/printer/virtual"
	"antrean/server/edge"
	"antrean/server/paper"
)

// A Trial is a printer on trial: an office in memory with that one printer, and neither screens nor a server. Inside a
// synctest bubble its time is virtual.
type Trial struct {
	Engine  *office.Engine
	Printer *virtual.Printer

	t       testing.TB
	persona virtual.Persona
	office  *edge.Office
	model   *profile.Profile
	open    opener
	driver  *driver.Driver
	cancel  context.CancelFunc
	running sync.WaitGroup
	tokens  int // given to tickets so far
}

// trialBaud is the speed of the line to a printer on trial.
const trialBaud = 38400

// wish is what people come for to a trial's office.
const wish = "konsultasi"

// OpenTrial opens an office whose printer is a persona at the end of a cable in memory. Its owner calls Close.
func OpenTrial(t testing.TB, persona virtual.Persona) *Trial {
	t.Helper()
	return OpenSlowTrial(t, persona, trialBaud)
}

// OpenSlowTrial is OpenTrial over a cable of so many bits a second.
func OpenSlowTrial(t testing.TB, persona virtual.Persona, baud int) *Trial {
	t.Helper()
	return openTrial(t, persona, baud, func(p *virtual.Printer) (opener, error) { return p.Connect, nil })
}

// OpenTerminalTrial is OpenTrial over a pseudo-terminal that is linked at a path.
func OpenTerminalTrial(t testing.TB, persona virtual.Persona, link string) *Trial {
	t.Helper()
	return openTrial(t, persona, trialBaud, func(p *virtual.Printer) (opener, error) {
		_, err := p.OpenTerminal(link)
		return port.Opener(fmt.Sprintf("serial:%s?baud=%d", link, trialBaud)), err
	})
}

// An opener opens the way to a printer.
type opener = func(context.Context) (port.Port, error)

func openTrial(t testing.TB, persona virtual.Persona, baud int, plug func(*virtual.Printer) (opener, error)) *Trial {
	t.Helper()
	standards, err := catalogue.Embedded("disdukcapil-kota-banjar")
	if err != nil {
		t.Fatal(err)
	}
	model, err := modelOf(persona)
	if err != nil {
		t.Fatal(err)
	}
	rules := &queue.Rules{Zone: standards.Office.Location(), Catalogue: standards.Version, Prefixes: map[string]string{wish: "G"}}
	engine, err := office.Open(&journal.Memory{}, &setup.InForce{
		Document: &setup.Document{PublicURL: "http://antrean.lan", Reached: &setup.Reached{URL: "http://antrean.lan"}}, Catalogue: standards, Rules: rules, Machines: []setup.Machine{{Name: Kiosk, Profile: model.ID}},
	})
	if err != nil {
		t.Fatal(err)
	}
	tr := &Trial{t: t, persona: persona, model: model, Engine: engine, Printer: virtual.New(virtual.Options{Persona: persona, Baud: baud, Flow: flowOf(model)})}
	if tr.open, err = plug(tr.Printer); err != nil {
		t.Fatal(err)
	}
	tr.office = &edge.Office{Engine: engine, Setups: &office.Setups{Engine: engine}}
	tr.Start()
	return tr
}

// modelOf is the profile that a persona is driven by. What differs from the one that comes with the program is what
// its owner would set: small buffers say when they are full.
func modelOf(persona virtual.Persona) (*profile.Profile, error) {
	ids := map[virtual.Persona]string{
		virtual.Epson: "epson-80", virtual.Custom: "custom-vkp80", virtual.Star: "star-line", virtual.ZJ58: "zjiang-58",
		virtual.Mute: "epson-80", virtual.Kanji: "xprinter-80", virtual.Small: "epson-80",
	}
	p, err := profile.Open(ids[persona])
	if err != nil {
		return nil, err
	}
	switch persona {
	case virtual.Mute:
		return p.OneWay(), nil
	case virtual.Epson, virtual.Small:
		p.Line.Flow = profile.XonXoff
	}
	if persona == virtual.Small {
		p.Line.Buffer = 45
	}
	return p, nil
}

// flowOf is how the virtual printer says that it is full, as its profile expects it.
func flowOf(p *profile.Profile) string {
	if p.Line.Flow == profile.NoFlow {
		return ""
	}
	return string(p.Line.Flow)
}

// Start begins the program: what prints, and who stands before the printer.
func (tr *Trial) Start() {
	tr.do(queue.Begin{Build: "trial"})
	fleet := paper.NewFleet(tr.office)
	ctx, cancel := context.WithCancel(context.Background())
	tr.driver, tr.cancel = driver.New(tr.model, tr.open), cancel
	tr.running.Go(func() { fleet.Run(ctx) })
	tr.running.Go(func() { fleet.Print(ctx, Kiosk, tr.driver, slog.New(slog.DiscardHandler)) })
	switch tr.persona {
	case virtual.ZJ58:
		tr.running.Go(func() { tr.tear(ctx) })
	case virtual.Custom:
		tr.running.Go(func() { tr.grab(ctx) })
	}
}

// tear is the person before a printer without a knife, who tears each paper off when it has come out.
func (tr *Trial) tear(ctx context.Context) {
	changed, leave := tr.Engine.Watch()
	defer leave()
	for pending := 0; ; {
		now := len(tr.Engine.View().State.PendingJobs())
		if now < pending {
			_ = tr.Printer.Do(virtual.Tear)
		}
		pending = now
		select {
		case <-changed:
		case <-ctx.Done():
			return
		}
	}
}

// grab is the person before a presenter, who takes each paper a second after it is held out.
func (tr *Trial) grab(ctx context.Context) {
	tick := time.NewTicker(250 * time.Millisecond)
	defer tick.Stop()
	for waits := 0; ; {
		select {
		case <-tick.C:
			if waits++; tr.Printer.Panel().Mouth != "waiting" {
				waits = 0
			}
			if waits == 4 {
				_ = tr.Printer.Do(virtual.Take) // refused only where it has been taken back meanwhile
			}
		case <-ctx.Done():
			return
		}
	}
}

// Stop ends the program; the printer stays as it is.
func (tr *Trial) Stop() {
	tr.cancel()
	tr.running.Wait()
	tr.driver.Stop()
}

// Close ends the trial.
func (tr *Trial) Close() {
	tr.Stop()
	tr.Printer.Close()
	tr.Engine.Close()
}

func (tr *Trial) do(c queue.Command) queue.Reply {
	tr.t.Helper()
	reply, _, err := tr.Engine.Do(tr.t.Context(), queue.Request{Actor: "trial", Do: c})
	if err != nil {
		tr.t.Fatal(err)
	}
	return reply
}

// Take takes a number, as a kiosk does.
func (tr *Trial) Take() queue.TicketID {
	tr.t.Helper()
	tr.tokens++
	token := fmt.Sprintf("7KQ2M9XD4RTZBV3H%04d", tr.tokens)
	return tr.do(queue.Issue{Service: wish, Token: token, Printer: Kiosk}).Ticket
}

// Condition is the printer as the office shows it.
func (tr *Trial) Condition() queue.Condition {
	return tr.Engine.View().State.Printer(Kiosk).Condition
}

// Shown is the same in a few words: ok, bad or unknown, and why. Of a printer that is well it says when its roll is near
// its end.
func (tr *Trial) Shown() string {
	c := tr.Condition()
	state := c.State
	if state == "" {
		state = "unknown"
	}
	if c.Roll == queue.ValueBad && c.Reason == "" {
		return state + " near_end"
	}
	return strings.TrimSpace(state + " " + c.Reason)
}

// Jobs are the papers of a number, first to last.
func (tr *Trial) Jobs(id queue.TicketID) []*queue.Job {
	tr.t.Helper()
	state := tr.Engine.View().State
	ticket, ok := state.Ticket(id)
	if !ok {
		tr.t.Fatalf("ticket %d is gone", id)
	}
	var out []*queue.Job
	for job, ok := state.Job(ticket.Job); ok; job, ok = state.Job(job.Next) {
		out = append(out, job)
	}
	return out
}

// Ends lists what became of each paper of a number.
func (tr *Trial) Ends(id queue.TicketID) string {
	tr.t.Helper()
	var out []string
	for _, j := range tr.Jobs(id) {
		text := string(j.State)
		if j.Reason != "" {
			text += " " + j.Reason
		}
		if j.Proof != "" {
			text += " " + j.Proof
		}
		out = append(out, text)
	}
	return strings.Join(out, ", ")
}
