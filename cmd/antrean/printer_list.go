package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"path/filepath"
	"slices"

	"antrean/printer/profile"
)

// printerList shows where printers could hang on this machine, and which models are known.
type printerList struct{ json bool }

// A listing is what list found, and what -json prints.
type listing struct {
	Ports    []string          `json:"ports"`
	Profiles map[string]string `json:"profiles"` // id to name
}

// deviceNames are where Linux names printers so that the name stays: by id, by the socket they are plugged into, and
// the kernel's own printer class, whose numbers can change.
var deviceNames = [...]struct{ pattern, kind string }{
	{"/dev/serial/by-id/*", "serial"}, {"/dev/serial/by-path/*", "serial"}, {"/dev/usb/lp*", "device"},
}

func (l *printerList) Run(_ context.Context, args []string, std stdio) error {
	fs := flag.NewFlagSet("printer list", flag.ContinueOnError)
	fs.BoolVar(&l.json, "json", false, "print one JSON object")
	if err := parse(fs, args, std); err != nil {
		return err
	}
	out := listing{Ports: []string{}, Profiles: make(map[string]string)}
	for _, d := range deviceNames {
		found, err := filepath.Glob(d.pattern)
		if err != nil {
			return fmt.Errorf("look for %s: %w", d.pattern, err)
		}
		slices.Sort(found)
		for _, path := range found {
			out.Ports = append(out.Ports, d.kind+":"+path)
		}
	}
	for _, id := range profile.IDs() {
		p, err := profile.Open(id)
		if err != nil {
			return err
		}
		out.Profiles[id] = p.Name
	}
	if l.json {
		return json.NewEncoder(std.out).Encode(out)
	}
	for _, port := range out.Ports {
		fmt.Fprintln(std.out, port)
	}
	if len(out.Ports) == 0 {
		fmt.Fprintln(std.out, "no serial adapter and no USB printer is plugged in; a printer on the network is tcp:ADDRESS:9100")
	}
	fmt.Fprintln(std.out)
	for _, id := range profile.IDs() {
		fmt.Fprintf(std.out, "%-14s %s\n", id, out.Profiles[id])
	}
	return nil
}
