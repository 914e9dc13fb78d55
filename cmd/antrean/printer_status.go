package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"time"

	"antrean/printer/driver"
	"antrean/printer/status"
)

// printerStatus shows what a printer says of itself.
type printerStatus struct {
	target
	json, watch bool
}

const (
	statusWait  = 3 * time.Second        // for a printer that says nothing
	statusQuiet = 300 * time.Millisecond // after which it has said everything: slow ones take some 50 ms an answer
)

func (s *printerStatus) Run(ctx context.Context, args []string, std stdio) error {
	fs := flag.NewFlagSet("printer status", flag.ContinueOnError)
	s.flags(fs)
	fs.BoolVar(&s.json, "json", false, "print JSON objects")
	fs.BoolVar(&s.watch, "watch", false, "go on until stopped, a line for each change")
	if err := parse(fs, args, std); err != nil {
		return err
	}
	_, _, d, err := s.drive()
	if err != nil {
		return err
	}
	defer d.Stop()
	settle(ctx, d)
	now, changed := d.Status()
	for {
		if err := s.show(std.out, now); err != nil {
			return err
		}
		if !s.watch {
			return troubleOf(now)
		}
		for before := now; now == before; {
			select {
			case <-changed:
				now, changed = d.Status()
			case <-ctx.Done():
				return nil
			}
		}
	}
}

// settle waits until the printer has said all that it was asked, or it is known that there is no way to it.
func settle(ctx context.Context, d *driver.Driver) {
	ctx, cancel := context.WithTimeout(ctx, statusWait)
	defer cancel()
	for {
		now, changed := d.Status()
		var quiet <-chan time.Time
		if now.State() != status.Unknown {
			quiet = time.After(statusQuiet)
		}
		select {
		case <-changed:
		case <-quiet:
			return
		case <-ctx.Done():
			return
		}
	}
}

// troubleOf is the failure of a printer that is known not to print; scripts see it by the exit code.
func troubleOf(now status.Status) error {
	if now.State() != status.Bad {
		return nil
	}
	return fmt.Errorf("the printer does not print: %s", now.Reason())
}

func (s *printerStatus) show(w io.Writer, now status.Status) error {
	if s.json {
		return json.NewEncoder(w).Encode(struct {
			State  status.Value  `json:"state"`
			Reason string        `json:"reason"`
			Status status.Status `json:"status"`
		}{now.State(), now.Reason(), now})
	}
	_, err := fmt.Fprintf(w, "%s  %-8s %-14s line %s  paper %s  roll %s  cover %s  cutter %s  heat %s  mouth %s\n", time.Now().Format(time.TimeOnly),
		now.State(), now.Reason(), known(now.Line), known(now.Paper), known(now.Roll), known(now.Cover), known(now.Cutter), known(now.Heat), known(now.Mouth))
	return err
}

// known writes a value nobody knows as a dash.
func known(v status.Value) string {
	if v == "" || v == status.Unknown {
		return "-"
	}
	return string(v)
}
