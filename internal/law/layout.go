package law

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// top is the top level, which the owner has fixed; names that begin with a dot are free.
var top = []string{
	"cmd", "kiosk", "display", "printer", "server", "static", "office", "store", "docs", "internal",
	"go.mod", "go.sum", "README.md", "Makefile", "staticcheck.conf", "LICENSE",
}

// Layout keeps the top level as it is, free of Go files.
func Layout(t *Tree) []Breach {
	var out []Breach
	for _, name := range t.Top {
		if strings.HasPrefix(name, ".") || slices.Contains(top, name) || slices.Contains(unread, name) || t.ignored(name) {
			continue
		}
		out = append(out, breach(name, "the top level is fixed: find a room for it"))
	}
	return out
}

// ignored reports whether git keeps out a name at the top level, as the binary that go build leaves there.
func (t *Tree) ignored(name string) bool {
	for line := range strings.Lines(string(t.Texts[".gitignore"])) {
		if pattern := strings.Trim(strings.TrimSpace(line), "/"); pattern != "" {
			if ok, err := path.Match(pattern, name); ok && err == nil {
				return true
			}
		}
	}
	return false
}

// A slip of the pen is a text that no file may hold. Only: the names of files it is looked for in, by their end.
type slipOfPen struct {
	hints   []string // one of them stands in every line that the pattern fits: the rest need no pattern
	pattern *regexp.Regexp
	only    []string
	what    string
}

var slipsOfPen = []slipOfPen{
	{[]string{"TODO", "FIXME", "XXX"}, regexp.MustCompile(`\b(TODO|FIXME|XXX)\b(?:\(#\d+\)| #\d+)?`), nil, "a note to do something carries its issue, as in (#12), or does not exist"},
	{[]string{"/home/", "/Users/", "/root/", "/work/", "/mnt/"}, regexp.MustCompile(`(^|[\s"'` + "`" + `(=:])/(home/\w+|Users/\w+|root|work|mnt/\w+)/`), nil, "names a path of one machine"},
	{[]string{"../shared"}, regexp.MustCompile(`\.\./shared\b`), nil, "names a folder outside the tree"},
	{[]string{"registry.", ".golang.org", "goproxy."}, regexp.MustCompile(`\b(registry\.npmjs\.org|registry\.yarnpkg\.com|proxy\.golang\.org|sum\.golang\.org|goproxy\.\w+)\b`), nil, "names a registry: the machine's own settings do"},
	{[]string{".go:", "js:", ".css:", ".html:", ".sh:", ".py:"}, regexp.MustCompile(`\b[\w/-]+\.(go|js|mjs|css|html|sh|py):\d+\b`), []string{".md", ".go", ".js", ".css", ".html"}, "points at a line number, which moves: name the symbol"},
}

func (s slipOfPen) hinted(line string) bool {
	for _, hint := range s.hints {
		if strings.Contains(line, hint) {
			return true
		}
	}
	return false
}

// Pens finds slips of the pen. This room is exempt: it has to name what it looks for.
func Pens(t *Tree) []Breach {
	var out []Breach
	for _, name := range t.names() {
		if within(path.Dir(name), "internal/law static/vendor/...") {
			continue
		}
		for n, line := range strings.Split(string(t.Texts[name]), "\n") {
			for _, slip := range slipsOfPen {
				if slip.only != nil && !slices.Contains(slip.only, path.Ext(name)) || !slip.hinted(line) {
					continue
				}
				found := slip.pattern.FindString(line)
				if found == "" || strings.Contains(found, "#") {
					continue
				}
				out = append(out, breach(name, "line %d: %q %s", n+1, strings.TrimSpace(found), slip.what))
			}
		}
	}
	return out
}
