package catalogue

import (
	"slices"
	"strings"
)

// idMost is the longest id that is made of a label.
const idMost = 32

// rows makes requirements of the entries of a section, and says what a person should look at.
func (d *draft) rows(lines []string) []any {
	var out []any
	seen := make(map[string]bool)
	for _, text := range items(lines) {
		for _, label := range splitForms(closingDot.ReplaceAllString(text, "")) {
			out = append(out, d.row(slashes.ReplaceAllString(label, "/"), seen))
		}
	}
	return out
}

// splitForms makes two entries of one that names two forms: "Mengisi Formulir F-1.01 dan F-1.02".
func splitForms(text string) []string {
	found := anyForm.FindAllStringIndex(text, -1)
	if len(found) < 2 {
		return []string{text}
	}
	lead, tail := text[:found[0][0]], text[found[len(found)-1][1]:]
	var out []string
	for _, at := range found {
		out = append(out, strings.TrimSpace(lead+text[at[0]:at[1]]+tail))
	}
	return out
}

func (d *draft) row(label string, seen map[string]bool) map[string]any {
	out := map[string]any{"id": newID(label, seen), "label": seedText(label)}
	if parts := alternatives(label); len(parts) > 1 {
		var leaves []any
		for _, part := range parts {
			leaves = append(leaves, map[string]any{"id": newID(part, seen), "label": inferredText(part)})
		}
		out["any"] = leaves
		d.look("any", "what", label)
	}
	if found := onlyFor.FindStringSubmatch(label); found != nil {
		d.look("condition", "what", label, "who", strings.TrimSpace(found[1]))
		d.remark(out["id"], "catalogue.import.condition", "what", label, "who", strings.TrimSpace(found[1]))
	}
	return out
}

// alternatives are the documents of which one is enough: "Surat kelahiran dari RS/Bidan" has two.
func alternatives(label string) []string {
	if !strings.Contains(label, "/") || strings.Contains(label, "://") {
		return nil
	}
	if found := leadToAny.FindStringSubmatch(label); found != nil && strings.Contains(found[2], "/") && !strings.Contains(found[1], "/") {
		label = found[2]
	}
	return slices.DeleteFunc(strings.Split(label, "/"), func(part string) bool { return strings.TrimSpace(part) == "" })
}

// newID is an id made of a label: the code of a form, or its words.
func newID(label string, seen map[string]bool) string {
	id := strings.Trim(notInID.ReplaceAllString(strings.ToLower(label), "_"), "_")
	if code := anyForm.FindString(label); code != "" {
		id = strings.NewReplacer("F-", "f", ".", "").Replace(code)
	}
	if len(id) > idMost {
		cut := strings.LastIndexByte(id[:idMost+1], '_')
		if cut <= 0 {
			cut = idMost
		}
		id = id[:cut]
	}
	if id == "" || id[0] < 'a' || id[0] > 'z' {
		id = "s_" + id
	}
	for seen[id] {
		id += "_b" // again, for the third of a name
	}
	seen[id] = true
	return id
}

// sheets splits a section at the lines without a mark, which name a way to apply: "Tatap Muka", "Pelayanan Daring".
func sheets(lines []string) []sheet {
	out := []sheet{{}}
	for i, line := range lines {
		next := i+1 < len(lines) && mark.MatchString(lines[i+1])
		if !mark.MatchString(line) && next {
			out = append(out, sheet{name: strings.TrimRight(line, ":")})
			continue
		}
		last := &out[len(out)-1]
		last.lines = append(last.lines, line)
	}
	return slices.DeleteFunc(out, func(s sheet) bool { return len(s.lines) == 0 })
}

type sheet struct {
	name  string // empty for what stands before the first name
	lines []string
}
