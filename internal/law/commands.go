package law

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

var (
	fenced      = regexp.MustCompile("(?s)```.*?```|`[^`\n]+`")
	makeCall    = regexp.MustCompile(`\bmake ([a-z][a-z-]*)`)
	makeTarget  = regexp.MustCompile(`(?m)^([a-z][a-z-]*):`)
	antreanCall = regexp.MustCompile(`(?:^|[\s/` + "`" + `])antrean ([a-z][a-z-]*)`)
)

// Commands wants every command that a document shows to exist: make targets in the Makefile, and a file of its own
// in cmd/antrean for each subcommand.
func Commands(t *Tree) []Breach {
	var targets []string
	for _, m := range makeTarget.FindAllSubmatch(t.Texts["Makefile"], -1) {
		targets = append(targets, string(m[1]))
	}
	var out []Breach
	for _, name := range t.names() {
		if path.Ext(name) != ".md" || !within(path.Dir(name), ". docs/...") {
			continue
		}
		for _, code := range fenced.FindAllString(string(t.Texts[name]), -1) {
			for _, m := range makeCall.FindAllStringSubmatch(code, -1) {
				if !slices.Contains(targets, m[1]) {
					out = append(out, breach(name, "shows make %s, which the Makefile does not have", m[1]))
				}
			}
			for _, m := range antreanCall.FindAllStringSubmatch(code, -1) {
				file := "cmd/antrean/" + strings.ReplaceAll(m[1], "-", "_") + ".go"
				if _, ok := t.Texts[file]; !ok {
					out = append(out, breach(name, "shows antrean %s, which has no %s", m[1], file))
				}
			}
		}
	}
	return out
}
