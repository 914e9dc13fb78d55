package setup

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"antrean/office/casefile"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/worktime"
)

// An InForce is a document at work: what everybody reads. It never changes.
type InForce struct {
	N         int // of its version; 0 for one that was never kept
	Document  *Document
	Catalogue *catalogue.Catalogue
	Hours     worktime.Hours
	Quotas    queue.Quotas
	Rules     *queue.Rules
	Cases     *casefile.Rules // of the applications that go on after the counter
	Machines  []Machine
	Zones     []string
}

// Quota is how many numbers a service may give on a day; false: as many as come, or none, for the office is closed.
func (in *InForce) Quota(day, service string) (numbers int, limited bool) {
	numbers = in.Quotas.On(service, day)
	if numbers < 0 || !in.Hours.Works(worktime.Date(day)) {
		return 0, false
	}
	return numbers, true
}

// A Machine is a printer as the rest of the office knows it.
type Machine struct {
	Name      string
	Profile   string // id of its model
	RollMM    int    // length of a new roll; 0: not known
	NearEndMM int    // what is left of it when the sensor reports its end near; 0: no sensor
	Agent     bool   // an agent prints, and tells how it is
}

// Fit says what a printer of the document is, or why it cannot be used. The office does not know models and ports;
// whoever runs it does.
type Fit func(Printer) (Machine, error)

// Compile checks the document and returns it at work. What is wrong comes as Faults, all at once.
func Compile(n int, d *Document, fit Fit) (*InForce, error) { return compile(nil, n, d, fit) }

// Next compiles the document that comes after this one. Standards that stay as they are, are not read again: most
// changes leave them alone, and reading them takes longer than everything else.
func (in *InForce) Next(d *Document, fit Fit) (*InForce, error) { return compile(in, in.N+1, d, fit) }

func compile(before *InForce, n int, d *Document, fit Fit) (*InForce, error) {
	in := &InForce{N: n, Document: d, Zones: d.Zones()}
	var faults Faults
	if before != nil && before.Document.Gate == d.Gate && bytes.Equal(before.Document.Catalogue, d.Catalogue) {
		in.Catalogue = before.Catalogue
	} else {
		in.standards(&faults)
	}
	if in.Catalogue != nil {
		in.hours(&faults)
		in.quotas(&faults)
	}
	d.checkCounters(in.Catalogue, &faults)
	in.machines(fit, &faults)
	d.checkPolicy(&faults)
	d.checkCases(in.Catalogue, &faults)
	d.checkAddress(&faults)
	d.checkBoards(&faults)
	d.checkAnnounce(&faults)
	d.checkVoice(&faults)
	d.checkKiosks(&faults)
	d.checkSurvey(in.Catalogue, &faults)
	d.checkComplaints(&faults)
	d.checkFooter(&faults)
	if len(faults) > 0 {
		return nil, faults
	}
	in.rules()
	return in, nil
}

func (in *InForce) standards(faults *Faults) {
	c, err := catalogue.Parse("catalogue", in.Document.Catalogue)
	if refusal, ok := errors.AsType[*catalogue.Refusal](err); ok {
		for _, fault := range refusal.Faults {
			faults.add("catalogue"+fault.Path, "setup.fault.catalogue", "line", fault.Line, "column", fault.Column, "reason", fault.Reason)
		}
		return
	}
	if err != nil {
		faults.add("catalogue", "setup.fault.catalogue", "line", 1, "column", 1, "reason", err.Error())
		return
	}
	switch gate := in.Document.Gate; gate {
	case "":
	case catalogue.FrontOffice, catalogue.Flag, catalogue.Self:
		c = c.WithGate(gate)
	default:
		faults.add("gate", "setup.fault.gate", "value", string(gate))
	}
	in.Catalogue = c
}

func (d *Document) checkCounters(c *catalogue.Catalogue, faults *Faults) {
	if len(d.Counters) == 0 {
		faults.add("counters", "setup.fault.no_counter")
	}
	seen := map[int]bool{}
	for i, counter := range d.Counters {
		at := fmt.Sprintf("counters[%d]", i)
		switch {
		case counter.N < 1 || counter.N > CounterMost:
			faults.add(at+".n", "setup.fault.counter_number", "value", counter.N, "most", CounterMost)
		case seen[counter.N]:
			faults.add(at+".n", "setup.fault.twice", "value", counter.N)
		}
		seen[counter.N] = true
		if !PlainName(counter.zone()) {
			faults.add(at+".zone", "setup.fault.plain_name", "value", counter.Zone)
		}
		for _, id := range counter.Serves {
			if c == nil {
				break
			}
			if _, ok := c.Service(id); !ok {
				faults.add(at+".serves", "setup.fault.no_service", "value", id)
			}
		}
	}
}

func (in *InForce) machines(fit Fit, faults *Faults) {
	seen := map[string]bool{}
	for i, p := range in.Document.Printers {
		at := fmt.Sprintf("printers[%d]", i)
		switch {
		case !PlainName(p.Name):
			faults.add(at+".name", "setup.fault.plain_name", "value", p.Name)
		case seen[p.Name]:
			faults.add(at+".name", "setup.fault.twice", "value", p.Name)
		}
		seen[p.Name] = true
		machine, err := fit(p)
		if fault, ok := errors.AsType[Fault](err); ok {
			faults.add(at+"."+fault.Path, fault.Key, "value", fault.With["value"], "reason", fault.With["reason"])
		} else if err != nil {
			faults.add(at, "setup.fault.printer", "reason", err.Error())
		}
		in.Machines = append(in.Machines, machine)
	}
	for i, c := range in.Document.Counters {
		if c.Printer != "" && !seen[c.Printer] {
			faults.add(fmt.Sprintf("counters[%d].printer", i), "setup.fault.no_printer", "value", c.Printer)
		}
	}
	if desk := in.Document.DeskPaper; desk != "" && !seen[desk] {
		faults.add("desk_paper", "setup.fault.no_printer", "value", desk)
	}
	if back := in.Document.BackPaper; back != "" && !seen[back] {
		faults.add("back_paper", "setup.fault.no_printer", "value", back)
	}
}

// checkPolicy takes rules of the queue that can be followed. A counter of theirs must be one of the office's.
func (d *Document) checkPolicy(faults *Faults) {
	if d.Policy == nil {
		return
	}
	if err := d.Policy.Check(); err != nil {
		field, reason, _ := strings.Cut(err.Error(), ": ")
		faults.add("policy."+field, "setup.fault.policy", "reason", reason)
	}
	for _, n := range d.Policy.PriorityCounters {
		if !slices.ContainsFunc(d.Counters, func(c Counter) bool { return c.N == n }) {
			faults.add("policy.priority_counters", "setup.fault.no_such_counter", "value", n)
		}
	}
}

// rules are what the queue decides by.
func (in *InForce) rules() {
	c := in.Catalogue
	rules := &queue.Rules{Zone: c.Office.Location(), Catalogue: c.Version, Prefixes: make(map[string]string), Quotas: in.Quotas, PerKiosk: in.Document.PerKiosk}
	SetHours(rules, in.Hours)
	var all []string
	for i := range c.Services {
		all = append(all, c.Services[i].ID)
		rules.Prefixes[c.Services[i].ID] = c.Services[i].Prefix
	}
	for _, counter := range in.Document.Counters {
		serves := counter.Serves
		if len(serves) == 0 {
			serves = all
		}
		rules.Counters = append(rules.Counters, queue.CounterRule{N: counter.N, Name: counter.Name, Zone: counter.zone(), Serves: serves, Printer: counter.Printer})
	}
	if in.Document.Policy != nil {
		rules.Policy = in.Document.Policy.Filled()
	}
	rules.Survey = in.surveyRule()
	in.Rules, in.Cases = rules, in.caseRules()
}

// PlainName reports whether a name may stand in addresses and settings: letters, digits and hyphens, at most 32.
func PlainName(name string) bool {
	for _, r := range name {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' {
			return false
		}
	}
	return name != "" && len(name) <= 32
}

// strict reads one JSON object and refuses what it does not know.
func strict(raw []byte, into any) error {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return err
	}
	if _, err := dec.Token(); err != io.EOF {
		return errors.New("more than one object")
	}
	return nil
}
