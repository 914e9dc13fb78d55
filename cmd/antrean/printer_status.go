package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"time"

	"antrean/printer/status"
)

// printerStatus shows what a printer says of itself.
type printerStatus struct {
	target
	json, watch bool
}

// statusWait is how long a printer may take until all it says is known: the line opens, and each question is answered.
const statusWait = 3 * time.Second

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
	settled := time.NewTimer(statusWait)
	defer settled.Stop()
	now, changed := d.Status()
	for now.State() == status.Unknown {
		select {
		case <-changed:
			now, changed = d.Status()
			continue
		case <-settled.C:
		case <-ctx.Done():
			return ctx.Err()
		}
		break
	}
	for {
		if err := s.show(std.out, now); err != nil || !s.watch {
			return err
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
