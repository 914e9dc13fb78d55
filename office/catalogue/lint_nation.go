package catalogue

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// nationalDays is the promise of the national catalogue, in working days. Nothing national binds an office to it: a
// longer promise is worth a look, not a fault.
const nationalDays = 1

// forms are the codes of Permendagri 109/2019; those of older regulations still stand in many standards.
var forms = [...]string{"F-1.01", "F-1.02", "F-1.03", "F-1.04", "F-1.05", "F-1.06", "F-1.07", "F-2.01", "F-2.02", "F-2.03", "F-2.04"}

var (
	formCode      = regexp.MustCompile(`\bF ?- ?(\d) ?\. ?(\d\d)\b`)
	neighbourhood = regexp.MustCompile(`(?i)\bRT\b.{0,8}\bRW\b`)
)

// firstBiodata is the one service for which the national text asks for a letter of the neighbourhood.
const firstBiodata = "biodata"

// against compares a service with the national text.
func (s *Service) against(at string) []Finding {
	var found []Finding
	for i := range s.Requirements {
		row := &s.Requirements[i]
		below := fmt.Sprintf("%s/requirements/%d", at, i)
		for _, code := range obsolete(row) {
			found = append(found, Finding{Path: below + "/label", Code: "old_form",
				args: []any{"service", s.ID, "requirement", row.ID, "code", code, "valid", strings.Join(forms[:], ", ")}})
		}
		if s.ID != firstBiodata && (row.ID == "rtrw" || neighbourhood.MatchString(row.Label.In(DefaultLang))) {
			found = append(found, Finding{Path: below, Code: "rtrw", args: []any{"service", s.ID, "requirement", row.ID}})
		}
	}
	if p := s.Promise; p != nil && p.Unit == "working_day" && p.Value > nationalDays {
		found = append(found, Finding{Path: at + "/promise", Code: "slow", args: []any{"service", s.ID, "n", p.Value, "max", nationalDays}})
	}
	return append(found, s.unheeded(at)...)
}

// obsolete lists the form codes of a row that are no longer in force, each once.
func obsolete(row *Requirement) []string {
	text := row.Label.In(DefaultLang)
	for _, leaf := range row.Any {
		text += "; " + leaf.Label.In(DefaultLang)
	}
	var out []string
	for _, m := range formCode.FindAllStringSubmatch(text, -1) {
		if code := "F-" + m[1] + "." + m[2]; !slices.Contains(forms[:], code) && !slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	return out
}

// unheeded are questions that the service asks in vain.
func (s *Service) unheeded(at string) []Finding {
	var found []Finding
	for _, id := range s.Ask {
		heeded := s.StopIf != nil && s.StopIf.When.Question == id ||
			slices.ContainsFunc(s.Requirements, func(row Requirement) bool { return row.When != nil && row.When.Question == id })
		if !heeded {
			found = append(found, Finding{Path: at + "/ask", Code: "unheeded", args: []any{"service", s.ID, "question", id}})
		}
	}
	return found
}

// idleOptions are answers that no rule tells apart: one such answer is "everything else", two are the same.
func (c *Catalogue) idleOptions(used map[string]bool) []Finding {
	heeded := make(map[string]bool) // "question=option"
	note := func(w *When) {
		if w == nil {
			return
		}
		for _, option := range w.In {
			heeded[w.Question+"="+option] = true
		}
	}
	for i := range c.Services {
		if stop := c.Services[i].StopIf; stop != nil {
			note(&stop.When)
		}
		for _, row := range c.Services[i].Requirements {
			note(row.When)
		}
	}
	var found []Finding
	for _, id := range sortedKeys(c.Questions) {
		var idle []string
		for _, option := range c.Questions[id].Options {
			if !heeded[id+"="+option.ID] {
				idle = append(idle, option.ID)
			}
		}
		if used[id] && len(idle) > 1 {
			found = append(found, Finding{Path: "/questions/" + id + "/options", Code: "unused_option", args: []any{"question", id, "options", strings.Join(idle, ", ")}})
		}
	}
	return found
}

// LintCounters lists the services that none of the office's counters serves. A counter without a list serves all.
func (c *Catalogue) LintCounters(serves [][]string) []Finding {
	var found []Finding
	for i := range c.Services {
		id := c.Services[i].ID
		served := slices.ContainsFunc(serves, func(list []string) bool { return len(list) == 0 || slices.Contains(list, id) })
		if !served {
			found = append(found, Finding{Path: fmt.Sprintf("/services/%d", i), Code: "no_counter", args: []any{"service", id}})
		}
	}
	return found
}
