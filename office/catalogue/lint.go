package catalogue

import (
	"encoding/json"
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
	Code string // remark, component, untranslated, questions, fee, unused, unused_option, unheeded, nowhere, old_form, rtrw, slow, no_words or no_counter
	what Text
	args []any
	list []string // fields that stand in the sentence as {components}
}

// In is the finding as a sentence.
func (f Finding) In(lang string) string {
	if f.what != nil {
		return f.what.In(lang)
	}
	w, args := words.In(lang), f.args
	if len(f.list) > 0 {
		names := make([]string, len(f.list))
		for i, field := range f.list {
			names[i] = w.T("catalogue.field." + field)
		}
		args = append(slices.Clone(args), "components", strings.Join(names, ", "))
	}
	return w.T("catalogue.lint."+f.Code, args...)
}

// MarshalJSON writes the finding for machines, with its sentence in both languages.
func (f Finding) MarshalJSON() ([]byte, error) {
	text := make(Text)
	for _, lang := range words.Staff() {
		text[lang] = f.In(lang)
	}
	return json.Marshal(struct {
		Code string `json:"code"`
		Path string `json:"path"`
		Text Text   `json:"text"`
	}{f.Code, f.Path, text})
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
		at := "/services/" + strconv.Itoa(i)
		found = append(found, s.lint(at)...)
		if lacking := c.lacking(s); len(lacking) > 0 {
			found = append(found, Finding{Path: s.missingPath(at), Code: "component", args: []any{"service", s.ID, "n", len(lacking)}, list: lacking})
		}
		found = append(found, s.against(at)...)
	}
	for _, id := range sortedKeys(c.Questions) {
		if !used[id] {
			found = append(found, Finding{Path: "/questions/" + id, Code: "unused", args: []any{"question", id}})
		}
	}
	found = append(found, c.idleOptions(used)...)
	return append(found, c.untranslated()...)
}

// missingPath is where the file admits what its standard leaves out, or else the service.
func (s *Service) missingPath(at string) string {
	if len(s.Missing) > 0 {
		return at + "/components_missing"
	}
	return at
}

func (s *Service) lint(at string) []Finding {
	var found []Finding
	for i, remark := range s.Remarks {
		found = append(found, Finding{Path: fmt.Sprintf("%s/lint/%d", at, i), Code: "remark", what: remark.Text})
	}
	if n := len(s.Questions()); n > questionsMax {
		found = append(found, Finding{Path: at + "/ask", Code: "questions", args: []any{"service", s.ID, "n", n, "max", questionsMax}})
	}
	if !s.Fee.Free() {
		found = append(found, Finding{Path: at + "/fee", Code: "fee", args: []any{"service", s.ID}})
	}
	if len(s.Words) == 0 && s.ID != "konsultasi" {
		found = append(found, Finding{Path: at, Code: "no_words", args: []any{"service", s.ID}})
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
