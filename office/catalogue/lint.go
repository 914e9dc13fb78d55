package catalogue

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"antrean/internal/words"
)

// questionsMax is how many questions a checklist folds in before it becomes an interview.
const questionsMax = 3

// A Finding is something in a catalogue that works but is worth a second look.
type Finding struct {
	Path string // of the catalogue: "/services/0/requirements/7"
	Code string // remark, component, untranslated, questions, fee, unused or nowhere
	what Text
	args []any
}

// In is the finding as a sentence.
func (f Finding) In(lang string) string {
	if f.what != nil {
		return f.what.In(lang)
	}
	return words.In(lang).T("catalogue.lint."+f.Code, f.args...)
}

// Lint lists what the office should look at again, in the order of its file. An empty list is praise.
func (c *Catalogue) Lint() []Finding {
	var found []Finding
	used := make(map[string]bool)
	for i := range c.Services {
		s := &c.Services[i]
		for _, id := range s.Questions() {
			used[id] = true
		}
		found = append(found, s.lint("/services/"+strconv.Itoa(i))...)
	}
	for _, id := range sortedKeys(c.Questions) {
		if !used[id] {
			found = append(found, Finding{Path: "/questions/" + id, Code: "unused", args: []any{"question", id}})
		}
	}
	return append(found, c.untranslated()...)
}

func (s *Service) lint(at string) []Finding {
	var found []Finding
	for i, remark := range s.Remarks {
		found = append(found, Finding{Path: fmt.Sprintf("%s/lint/%d", at, i), Code: "remark", what: remark.Text})
	}
	if len(s.Missing) > 0 {
		found = append(found, Finding{Path: at + "/components_missing", Code: "component",
			args: []any{"service", s.ID, "n", len(s.Missing), "components", strings.Join(s.Missing, ", ")}})
	}
	if n := len(s.Questions()); n > questionsMax {
		found = append(found, Finding{Path: at + "/ask", Code: "questions", args: []any{"service", s.ID, "n", n, "max", questionsMax}})
	}
	if !s.Fee.Free() {
		found = append(found, Finding{Path: at + "/fee", Code: "fee", args: []any{"service", s.ID}})
	}
	for i, row := range s.Requirements {
		if row.Get == nil {
			found = append(found, Finding{Path: fmt.Sprintf("%s/requirements/%d", at, i), Code: "nowhere", args: []any{"requirement", row.ID}})
		}
	}
	return found
}

// untranslated are the texts that lack one of the languages the kiosk offers. Sources names every text the file has.
func (c *Catalogue) untranslated() []Finding {
	langs := make(map[string][]string) // by the pointer of a text: its languages
	for path := range c.Sources {
		if cut := strings.LastIndexByte(path, '/'); slices.Contains(c.Langs, path[cut+1:]) {
			langs[path[:cut]] = append(langs[path[:cut]], path[cut+1:])
		}
	}
	var found []Finding
	for _, path := range sortedKeys(langs) {
		for _, lang := range c.Langs {
			if !slices.Contains(langs[path], lang) {
				found = append(found, Finding{Path: path, Code: "untranslated", args: []any{"path", path, "lang", lang}})
			}
		}
	}
	return found
}
