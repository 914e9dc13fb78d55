package setup

import (
	"maps"
	"slices"
	"strings"

	"antrean/office/casefile"
)

// cases compares the rules of applications, those that nobody set with the usual ones.
func (d *differ) cases() {
	old, now := casesOf(d.old), casesOf(d.now)
	d.caseRule("promise_ends", old.PromiseEnds, now.PromiseEnds)
	d.caseRule("missed", old.Missed, now.Missed)
	if old.UndoSeconds != now.UndoSeconds {
		d.say("policy", "rule", d.w.T("setup.cases.undo_seconds"), "before", old.UndoSeconds, "after", now.UndoSeconds)
	}
	if !slices.Equal(old.CloseWhenDown, now.CloseWhenDown) {
		d.say("policy", "rule", d.w.T("setup.cases.close_when_down"), "before", d.orNone(strings.Join(old.CloseWhenDown, ", ")), "after", d.orNone(strings.Join(now.CloseWhenDown, ", ")))
	}
	roles := maps.Clone(old.Duties)
	if roles == nil {
		roles = map[string][]string{}
	}
	maps.Copy(roles, now.Duties)
	for _, role := range slices.Sorted(maps.Keys(roles)) {
		d.changed("duty", strings.Join(old.Duties[role], ", "), strings.Join(now.Duties[role], ", "), "role", role)
	}
}

func (d *differ) caseRule(field, before, after string) {
	if before != after {
		d.say("policy", "rule", d.w.T("setup.cases."+field), "before", d.w.T("setup.cases."+field+"."+before), "after", d.w.T("setup.cases."+field+"."+after))
	}
}

func casesOf(of *Document) casefile.Policy {
	if of.Cases == nil {
		return casefile.DefaultPolicy()
	}
	return *of.Cases
}
