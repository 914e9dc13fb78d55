package paper_test

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"antrean/office"
	"antrean/office/catalogue"
	"antrean/office/journal"
	"antrean/office/queue"
	"antrean/printer/driver"
	"antrean/printer/profile"
	"antrean/printer/virtual"
	"antrean/server/edge"
	"antrean/server/paper"
)

// A trial is an office in memory with one printer, in the virtual time of a synctest bubble.
type trial struct {
	t       *testing.T
	engine  *office.Engine
	printer *virtual.Printer
	close   func()
}

// modelOf is the profile that a persona is driven by. What differs from the one that comes with the program is what
// its owner would set: small buffers say when they are full.
func modelOf(t *testing.T, persona virtual.Persona) *profile.Profile {
	t.Helper()
	ids := map[virtual.Persona]string{
		virtual.Epson: "epson-80", virtual.Custom: "custom-vkp80", virtual.Star: "star-line", virtual.ZJ58: "zjiang-58",
		virtual.Mute: "epson-80", virtual.Kanji: "xprinter-80", virtual.Small: "epson-80",
	}
	p, err := profile.Open(ids[persona])
	if err != nil {
		t.Fatal(err)
	}
	switch persona {
	case virtual.Mute:
		return p.OneWay()
	case virtual.Epson, virtual.Small:
		p.Line.Flow = profile.XonXoff
	}
	if persona == virtual.Small {
		p.Line.Buffer = 45
	}
	return p
}

// startTrial opens an office whose printer is a persona.
func startTrial(t *testing.T, persona virtual.Persona) *trial {
	t.Helper()
	model := modelOf(t, persona)
	standards, err := catalogue.Embedded("disdukcapil-kota-banjar")
	if err != nil {
		t.Fatal(err)
	}
	rules := &queue.Rules{Zone: standards.Office.Location(), Catalogue: standards.Version, Prefixes: map[string]string{service: "G"}}
	engine, err := office.Open(&journal.Memory{}, rules)
	if err != nil {
		t.Fatal(err)
	}
	tr := &trial{t: t, engine: engine, printer: virtual.New(virtual.Options{Persona: persona, Baud: 38400, Flow: flowOf(model)})}
	tr.do(queue.Begin{Build: "trial"})
	o := &edge.Office{Engine: engine, Catalogue: standards, PublicURL: "http://antrean.lan",
		Printers: []edge.Printer{{Name: printerName, Profile: model.ID}}}
	fleet, d := paper.NewFleet(o), driver.New(model, tr.printer.Connect)
	ctx, cancel := context.WithCancel(t.Context())
	var work sync.WaitGroup
	work.Go(func() { fleet.Run(ctx) })
	work.Go(func() { fleet.Print(ctx, printerName, d, slog.New(slog.DiscardHandler)) })
	switch persona {
	case virtual.ZJ58:
		work.Go(func() { tr.tear(ctx) })
	case virtual.Custom:
		work.Go(func() { tr.grab(ctx) })
	}
	tr.close = func() {
		cancel()
		work.Wait()
		d.Stop()
		tr.printer.Close()
		engine.Close()
	}
	return tr
}

// tear is the person before a printer without a knife, who tears each paper off when it has come out.
func (tr *trial) tear(ctx context.Context) {
	changed, leave := tr.engine.Watch()
	defer leave()
	for pending := 0; ; {
		now := len(tr.engine.View().State.PendingJobs())
		if now < pending {
			_ = tr.printer.Do(virtual.Tear)
		}
		pending = now
		select {
		case <-changed:
		case <-ctx.Done():
			return
		}
	}
}

// grab is the person before a presenter, who takes each paper a moment after it is held out.
func (tr *trial) grab(ctx context.Context) {
	tick := time.NewTicker(2 * time.Second)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			_ = tr.printer.Do(virtual.Take)
		case <-ctx.Done():
			return
		}
	}
}

const (
	service     = "konsultasi"
	printerName = "kiosk"
)

// flowOf is how the virtual printer says that it is full, as its profile expects it.
func flowOf(p *profile.Profile) string {
	if p.Line.Flow == profile.NoFlow {
		return ""
	}
	return string(p.Line.Flow)
}

func (tr *trial) do(c queue.Command) queue.Reply {
	tr.t.Helper()
	reply, _, err := tr.engine.Do(tr.t.Context(), queue.Request{Actor: "trial", Do: c})
	if err != nil {
		tr.t.Fatal(err)
	}
	return reply
}

// take takes a number, as a kiosk does.
func (tr *trial) take() queue.TicketID {
	tr.t.Helper()
	token := fmt.Sprintf("7KQ2M9XD4RTZBV3H%04d", time.Now().UnixMilli()%10000)
	return tr.do(queue.Issue{Service: service, Token: token, Printer: printerName}).Ticket
}

func (tr *trial) condition() queue.Condition {
	return tr.engine.View().State.Printer(printerName).Condition
}

// jobs are the papers of a ticket, first to last.
func (tr *trial) jobs(id queue.TicketID) []*queue.Job {
	tr.t.Helper()
	state := tr.engine.View().State
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

// A heap is the papers of one number on the floor.
type heap struct {
	plain, marked, torn int       // whole without mark, whole with it, and what lacks its end or its number
	last                time.Time // when the last whole one fell
}

// String is the heap as the table has it.
func (h heap) String() string {
	text := fmt.Sprint(h.plain)
	if h.marked > 0 {
		text += fmt.Sprintf(" + %d marked", h.marked)
	}
	if h.torn > 0 {
		text += fmt.Sprintf(" + %d torn", h.torn)
	}
	return text
}

// papers sorts what has fallen since a moment.
func (tr *trial) papers(id queue.TicketID, since time.Time) heap {
	tr.t.Helper()
	ticket, _ := tr.engine.View().State.Ticket(id)
	var out heap
	for _, s := range tr.printer.Slips() {
		has := func(text string) bool {
			return slices.ContainsFunc(s.Lines, func(line string) bool { return strings.Contains(line, text) })
		}
		if s.At.Before(since) || !has(ticket.Number()) && !has("Pengaduan") {
			continue
		}
		switch whole := has(ticket.Number()) && has("Pengaduan") && !s.Fragment; {
		case !whole:
			out.torn++
		case has("CETAK ULANG"):
			out.marked++
			out.last = s.At
		default:
			out.plain++
			out.last = s.At
		}
	}
	return out
}
