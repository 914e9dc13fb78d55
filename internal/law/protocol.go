package law

import (
	"regexp"
	"strings"
)

// protocol is the document that clients are written from.
const protocol = "docs/protocol.md"

// codeRow is a row of the table of errors: | code | status | when |.
var codeRow = regexp.MustCompile(`(?m)^\|\s*([a-z_]+)\s*\|\s*\d{3}\s*\|`)

// Codes wants the table of errors in the protocol, the codes that Go refuses with, and the sentences for them to be
// the same set.
func Codes(t *Tree) []Breach {
	documented := make(map[string]bool)
	for _, m := range codeRow.FindAllSubmatch(t.Texts[protocol], -1) {
		documented[string(m[1])] = true
	}
	if len(documented) == 0 {
		return []Breach{breach(protocol, "has no table of errors")}
	}
	used, out := t.codes()
	for _, code := range sorted(used) {
		if !documented[code] {
			out = append(out, breach(used[code], "refuses with %q, which %s does not list", code, protocol))
		}
	}
	langs, _ := t.sentences()
	for _, code := range sorted(documented) {
		if _, ok := used[code]; !ok {
			out = append(out, breach(protocol, "lists %q, which nothing refuses with", code))
		}
		for _, lang := range sorted(langs) {
			for _, key := range []string{"problem." + code, "problem." + code + ".hint"} {
				if !has(langs[lang], key) {
					out = append(out, breach("internal/words/"+lang, "%s is missing", key))
				}
			}
		}
	}
	for _, key := range sorted(langs[firstLanguage]) {
		code, ours := strings.CutPrefix(key, "problem.")
		if code = strings.TrimSuffix(code, ".hint"); ours && !documented[code] {
			out = append(out, breach("internal/words", "%s speaks of a code that %s does not list", key, protocol))
		}
	}
	return out
}
