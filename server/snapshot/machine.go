package snapshot

import (
	"antrean/office"
	"antrean/office/queue"
	"antrean/server/edge"
)

// A Machine is a printer as every staff screen hears of it.
type Machine struct {
	Name   string `json:"name"`
	State  string `json:"state"`  // ok, bad or unknown
	Reason string `json:"reason"` // what keeps it from printing, in one word
	Low    bool   `json:"low"`    // its roll is near the end
}

// MachineOf is how a printer is.
func MachineOf(v *office.View, name string) Machine {
	c := v.State.Printer(name).Condition
	return Machine{Name: name, State: value(c.State), Reason: c.Reason, Low: c.Roll == queue.ValueBad}
}

// MachinesOf lists the office's printers as they were set up.
func MachinesOf(o *edge.Office, v *office.View) []Machine {
	out := make([]Machine, len(o.Printers()))
	for i, p := range o.Printers() {
		out[i] = MachineOf(v, p.Name)
	}
	return out
}

// value writes out that something is not known.
func value(v string) string {
	if v == "" {
		return "unknown"
	}
	return v
}
