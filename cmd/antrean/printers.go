package main

import (
	"context"
	"fmt"
	"log/slog"
	"strings"

	"antrean/printer/escpos"
	"antrean/printer/layout"
	"antrean/printer/port"
	"antrean/printer/slip"
	"antrean/printer/spool"
	"antrean/printer/status"
	"antrean/printer/virtual"
	"antrean/printer/wire"
	"antrean/server/edge"
	"antrean/server/paper"
)

// startPrinters gives each printer its line, its desk and its spool.
func (s *site) startPrinters(o siteOptions) error {
	for _, p := range s.settings.Printers {
		open, err := s.opener(p, o)
		if err != nil {
			return err
		}
		line := port.NewLine(open)
		s.lines[p.Name] = line
		options := p.options()
		desk := paper.NewDesk(s.office, p.Name)
		work := &spool.Spool{
			Name: p.Name, Desk: desk, Line: line, Log: slog.Default(), Resync: wire.Join(escpos.Resync(options)),
			Encode: func(doc slip.Document) []byte { return wire.Join(escpos.Encode(doc, options)) },
		}
		s.also(func(ctx context.Context) { s.watchLine(ctx, p.Name, line) })
		s.also(func(ctx context.Context) {
			defer desk.Close()
			work.Run(ctx)
		})
	}
	return nil
}

// opener is how a printer's port is opened.
func (s *site) opener(p printerSettings, o siteOptions) (func(context.Context) (port.Port, error), error) {
	if o.virtual && strings.HasPrefix(p.Port, "virtual:") {
		if s.virtual == nil {
			s.virtual = make(map[string]*virtual.Printer)
		}
		printer := virtual.New(virtual.Options{Dots: p.paper().Dots, PaperMM: virtual.Endless})
		s.virtual[p.Name] = printer
		return printer.Connect, nil
	}
	if _, err := port.Parse(p.Port); err != nil {
		return nil, fmt.Errorf("printer %s: %w", p.Name, err)
	}
	return port.Opener(p.Port), nil
}

func (p printerSettings) paper() layout.Paper {
	if p.Width == 58 {
		return layout.Paper58()
	}
	return layout.Paper80()
}

// options are the printer's language as its settings describe it.
func (p printerSettings) options() escpos.Options {
	out := escpos.Options{Paper: p.paper(), CancelKanji: p.Kanji}
	if p.NativeQR != nil && !*p.NativeQR {
		out.Paper.Figure = layout.Pictured
	}
	if p.Cutter != nil && !*p.Cutter {
		out.Cut = escpos.TearOff
	}
	return out
}

// printers are the office's printers as its rooms know them.
func (s *site) printers() []edge.Printer {
	out := make([]edge.Printer, len(s.settings.Printers))
	for i, p := range s.settings.Printers {
		out[i] = edge.Printer{Name: p.Name}
	}
	return out
}

// watchLine tells how a printer is. An open line is taken for a printer that prints: nobody asks it more yet.
func (s *site) watchLine(ctx context.Context, name string, line *port.Line) {
	for {
		condition, changed := line.Condition()
		known := status.Status{Line: status.Value(condition.State), Why: string(condition.Reason)}
		if condition.State == port.OK {
			known.Paper = status.OK
		}
		s.fleet.Report(name, known)
		select {
		case <-changed:
		case <-ctx.Done():
			return
		}
	}
}
