package main

import (
	"context"
	"log/slog"
	"strings"

	"antrean/printer/driver"
	"antrean/printer/port"
	"antrean/printer/profile"
	"antrean/printer/virtual"
	"antrean/server/edge"
	"antrean/server/emulator"
	"antrean/server/paper"
)

// startPrinters gives each printer of this machine its driver and its work.
func (s *site) startPrinters(o siteOptions) {
	for _, p := range s.settings.Printers {
		if p.Port == agentPort {
			continue
		}
		d := driver.New(p.profile, s.opener(p, o))
		s.drivers = append(s.drivers, d)
		s.also(func(ctx context.Context) { s.fleet.Print(ctx, p.Name, d, slog.Default()) })
	}
}

// virtualPort begins the port of a printer made of software, which only the demo has.
const virtualPort = "virtual:"

// opener is how a printer's port is opened.
func (s *site) opener(p printerSettings, o siteOptions) func(context.Context) (port.Port, error) {
	persona, isVirtual := strings.CutPrefix(p.Port, virtualPort)
	if !o.virtual || !isVirtual {
		return port.Opener(p.Port)
	}
	if s.virtual == nil {
		s.virtual = make(map[string]*virtual.Printer)
	}
	printer := virtual.New(virtual.Options{Persona: virtual.Persona(persona)})
	s.virtual[p.Name] = printer
	return printer.Connect
}

// bench is where the demo's printers stand to be played with; nil where there are none.
func (s *site) bench() *emulator.Bench {
	if s.virtual == nil {
		return nil
	}
	return emulator.NewBench(s.virtual)
}

// printers are the office's printers as its rooms know them.
func (s *settings) printers() []edge.Printer {
	out := make([]edge.Printer, len(s.Printers))
	for i, p := range s.Printers {
		out[i] = edge.Printer{Name: p.Name, Profile: p.profile.ID, RollMM: p.profile.Paper.RollMM, NearEndMM: p.profile.Paper.NearEndMM, Agent: p.Port == agentPort}
	}
	return out
}

// pictures draws slips as the office's printers lay them out.
func (s *settings) pictures() edge.Picture {
	profiles := make(map[string]*profile.Profile)
	for _, p := range s.Printers {
		profiles[p.Name] = p.profile
	}
	return paper.Pictures(profiles)
}
