package law

import (
	"go/ast"
	"go/constant"
	"path"
	"regexp"
	"slices"
	"strings"
)

// built lists the keys that are put together where they are used, so that no source holds them whole: a pattern,
// where * stands for what is put in, and what that is.
const built = "internal/words/built.json"

// A pattern is one row of built.
type pattern struct {
	text, reason string
	fits         *regexp.Regexp
}

// patterns reads built.
func (t *Tree) patterns() ([]pattern, []Breach) {
	pairs, err := flat(t.Texts[built])
	if err != nil {
		return nil, []Breach{breach(built, "is not a flat object of patterns and reasons: %v", err)}
	}
	var out []pattern
	for _, pair := range pairs {
		fits := strings.ReplaceAll(regexp.QuoteMeta(pair[0]), `\*`, `[\w.-]*`)
		out = append(out, pattern{text: pair[0], reason: pair[1], fits: regexp.MustCompile("^" + fits + "$")})
	}
	return out, nil
}

// listed reports whether a key, or a pattern with * in it, fits one of the patterns.
func listed(key string, patterns []pattern) bool {
	key = strings.ReplaceAll(key, "*", "x")
	return slices.ContainsFunc(patterns, func(p pattern) bool { return p.fits.MatchString(key) })
}

// Keys wants every key that code asks for to have a sentence, and every sentence to be asked for.
func Keys(t *Tree) []Breach {
	langs, _ := t.sentences()
	have := langs[firstLanguage]
	patterns, out := t.patterns()
	out = append(out, t.askedFor(have, patterns)...)
	used := t.quoted()
	for _, key := range sorted(have) {
		if !used[key] && !listed(key, patterns) {
			out = append(out, breach("internal/words", "%s is used by nobody: delete it, or list in %s how its key is built", key, built))
		}
	}
	for _, p := range patterns {
		if !slices.ContainsFunc(sorted(have), p.fits.MatchString) {
			out = append(out, breach(built, "no key fits %q: strike it", p.text))
		}
		if p.reason == "" {
			out = append(out, breach(built, "%q does not say what is put in", p.text))
		}
	}
	return out
}

// askedFor finds the keys that Go and templates ask for and that have no sentence. Scripts are held to the same by
// static/lint, which reads their syntax.
func (t *Tree) askedFor(have map[string]string, patterns []pattern) []Breach {
	var out []Breach
	for _, p := range t.Packages {
		for _, f := range p.Files {
			ast.Inspect(f.AST, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok {
					out = append(out, t.call(p, call, have, patterns)...)
				}
				return true
			})
		}
	}
	for _, name := range t.names() {
		if !slices.Contains(templates, path.Ext(name)) || strings.HasPrefix(name, "static/vendor/") {
			continue
		}
		for _, m := range templateBuilt.FindAllSubmatch(t.Texts[name], -1) {
			if key := verb.ReplaceAllString(string(m[1]), "*"); !listed(key, patterns) {
				out = append(out, breach(name, "builds the key %q: list it in %s", key, built))
			}
		}
		for _, m := range templateKey.FindAllSubmatch(t.Texts[name], -1) {
			if key := string(m[1]); !has(have, key) {
				out = append(out, breach(name, "asks for %q, which has no sentence", key))
			}
		}
	}
	return out
}

// templates are the ends of files that hold Go templates.
var templates = []string{".html", ".tmpl"}

// In a template's braces, templateKey is t "key" or .T "key", and templateBuilt is t (printf "start.%s" …).
var (
	templateKey   = regexp.MustCompile(`(?:\{\{|\(|[\s.])[tT] "([\w.-]+)"`)
	templateBuilt = regexp.MustCompile(`(?:\{\{|\(|[\s.])[tT] \(printf "([\w.%-]+)"`)
	verb          = regexp.MustCompile(`%\w`)
)

// call looks at one call of T: its key has a sentence, and its pairs fill that sentence's placeholders.
func (t *Tree) call(p *Package, call *ast.CallExpr, have map[string]string, patterns []pattern) []Breach {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "T" || len(call.Args) == 0 {
		return nil
	}
	key, whole := p.constant(call.Args[0])
	if !whole {
		if key := p.built(call.Args[0]); key != "*" && !listed(key, patterns) {
			return []Breach{breach(t.line(call), "builds the key %q: list it in %s", key, built)}
		}
		return nil
	}
	if !has(have, key) {
		return []Breach{breach(t.line(call), "asks for %q, which has no sentence", key)}
	}
	var names []string
	for i := 1; i < len(call.Args); i += 2 {
		name, ok := p.constant(call.Args[i])
		if !ok {
			return nil // the pairs come from elsewhere
		}
		names = append(names, name)
	}
	slices.Sort(names)
	if got, want := strings.Join(slices.Compact(names), " "), placeholders(have[key]); got != want {
		return []Breach{breach(t.line(call), "%s wants %q filled, got %q", key, want, got)}
	}
	return nil
}

// built is the pattern of a sum of strings: its constants as they are, * for the rest.
func (p *Package) built(x ast.Expr) string {
	if text, ok := p.constant(x); ok {
		return text
	}
	if sum, ok := x.(*ast.BinaryExpr); ok {
		return p.built(sum.X) + p.built(sum.Y)
	}
	return "*"
}

func has(have map[string]string, key string) bool { _, ok := have[key]; return ok }

// constant is the value of an expression that is a string known before the program runs.
func (p *Package) constant(x ast.Expr) (string, bool) {
	tv, ok := p.info.Types[x]
	if !ok || tv.Value == nil || tv.Value.Kind() != constant.String {
		return "", false
	}
	return constant.StringVal(tv.Value), true
}

// quoted is everything that stands in quotes in sources that run, without tests and the words themselves.
func (t *Tree) quoted() map[string]bool {
	all := make(map[string]bool)
	for _, name := range t.names() {
		isTest := strings.HasSuffix(name, "_test.go") || strings.Contains(name, ".test.")
		if isTest || within(path.Dir(name), "internal/words/... internal/law static/vendor/...") {
			continue
		}
		if !slices.Contains([]string{".go", ".js", ".html", ".tmpl"}, path.Ext(name)) {
			continue
		}
		for _, m := range inQuotes.FindAllSubmatch(t.Texts[name], -1) {
			all[string(m[1])] = true
		}
	}
	return all
}

// inQuotes is a key-like text between any kind of quotes.
var inQuotes = regexp.MustCompile("[\"'`]([\\w-]+(?:\\.[\\w-]+)+)[\"'`]")
