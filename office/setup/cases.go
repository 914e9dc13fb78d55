package setup

import (
	"strings"

	"antrean/office/casefile"
)

// checkCases takes rules of the applications that can be followed.
func (d *Document) checkCases(faults *Faults) {
	if d.Cases == nil {
		return
	}
	if err := d.Cases.Check(); err != nil {
		field, reason, _ := strings.Cut(err.Error(), ": ")
		faults.add("cases."+field, "setup.fault.policy", "reason", reason)
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
