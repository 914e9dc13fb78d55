package setup

import (
	"slices"
	"strings"

	"antrean/office/casefile"
	"antrean/office/catalogue"
	"antrean/office/queue"
)

// checkCases takes rules of the applications that can be followed.
func (d *Document) checkCases(c *catalogue.Catalogue, faults *Faults) {
	if d.Cases == nil {
		return
	}
	if err := d.Cases.Check(); err != nil {
		field, reason, _ := strings.Cut(err.Error(), ": ")
		faults.add("cases."+field, "setup.fault.policy", "reason", reason)
	}
	for _, name := range d.Cases.CloseWhenDown {
		if c != nil && !slices.Contains(casefile.KnownNeeds(c), name) {
			faults.add("cases.close_when_down", "setup.fault.no_need", "value", name)
		}
	}
}

// caseRules are what applications are decided by.
func (in *InForce) caseRules() *casefile.Rules {
	rules := &casefile.Rules{Catalogue: in.Catalogue, Hours: in.Hours}
	if in.Document.Cases != nil {
		rules.Policy = *in.Document.Cases
	}
	return rules
}

// RulesNow are the queue's rules while things are down: no numbers for the services that the office closes then.
func (in *InForce) RulesNow(cases *casefile.State) *queue.Rules {
	if in.Cases == nil {
		return in.Rules
	}
	closed := cases.Closed(in.Cases)
	if len(closed) == 0 {
		return in.Rules
	}
	rules := *in.Rules
	rules.Down = make(map[string]queue.Down, len(closed))
	for service, need := range closed {
		rules.Down[service] = queue.Down{Need: need.Name, Back: need.Expected}
	}
	return &rules
}
