package main

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"antrean/office/setup"
	"antrean/printer/driver"
	"antrean/printer/port"
	"antrean/printer/profile"
	"antrean/printer/slip"
	"antrean/printer/virtual"
	"antrean/server/emulator"
	"antrean/server/paper"
)

// A printing is one printer of this machine at work.
type printing struct {
	printer setup.Printer
	driver  *driver.Driver
	stop    context.CancelFunc
	over    chan struct{}
}

// fitPrinters starts the printers that the setup has now and stops those that it has no longer, or otherwise.
func (s *site) fitPrinters(in *setup.InForce) {
	for name, p := range s.printing {
		if !slices.Contains(in.Document.Printers, p.printer) {
			p.end()
			delete(s.printing, name)
		}
	}
	for _, p := range in.Document.Printers {
		if _, runs := s.printing[p.Name]; runs || p.Port == agentPort {
			continue
		}
		model, err := s.settings.model(p)
		if err != nil {
			slog.Error("a printer cannot be used", "printer", p.Name, "err", err) // its profile's file changed since it was checked
			continue
		}
		s.printing[p.Name] = s.print(p, model)
	}
}

// print gives a printer of this machine its driver and its work.
func (s *site) print(p setup.Printer, model *profile.Profile) *printing {
	ctx, stop := context.WithCancel(s.ctx)
	out := &printing{printer: p, driver: driver.New(model, s.opener(p)), stop: stop, over: make(chan struct{})}
	s.running.Go(func() {
		defer close(out.over)
		s.fleet.Print(ctx, p.Name, out.driver, slog.Default())
	})
	return out
}

// end lets the slip in the printer come out and lets go of its port.
func (p *printing) end() {
	p.stop()
	<-p.over
	p.driver.Stop()
}

// followSetup keeps the printers to what the setup says.
func (s *site) followSetup(ctx context.Context) {
	changed, leave := s.engine.Watch()
	defer leave()
	last := s.office.Setup()
	for {
		select {
		case <-changed:
		case <-ctx.Done():
			return
		}
		if now := s.office.Setup(); now != last {
			last = now
			s.fitPrinters(now)
		}
	}
}

// virtualPort begins the port of a printer made of software, which only the demo has.
const virtualPort = "virtual:"

// opener is how a printer's port is opened.
func (s *site) opener(p setup.Printer) func(context.Context) (port.Port, error) {
	persona, isVirtual := strings.CutPrefix(p.Port, virtualPort)
	if s.virtual == nil || !isVirtual {
		return port.Opener(p.Port)
	}
	printer, ok := s.virtual[p.Name]
	if !ok {
		printer = virtual.New(virtual.Options{Persona: virtual.Persona(persona)})
		s.virtual[p.Name] = printer
	}
	return printer.Connect
}

// bench is where the demo's printers stand to be played with; nil where there are none.
func (s *site) bench() *emulator.Bench {
	if s.virtual == nil {
		return nil
	}
	return emulator.NewBench(s.virtual)
}

// picture draws slips as the office's printers lay them out.
func (s *site) picture(name string, doc slip.Document) ([]byte, error) {
	for _, p := range s.office.Setup().Document.Printers {
		if p.Name != name {
			continue
		}
		model, err := s.settings.model(p)
		if err != nil {
			return nil, err
		}
		return paper.Picture(model, doc)
	}
	return nil, fmt.Errorf("draw a slip: no printer %s", name)
}
