package law

import (
	"go/ast"
	"path"
	"regexp"
)

// proof is a test that a document names.
var proof = regexp.MustCompile("`((?:Test|Fuzz|Benchmark)[A-Z][A-Za-z0-9]*)`")

// Proofs wants every test that a document names to exist: a promise without its test is a wish.
func Proofs(t *Tree) []Breach {
	there := make(map[string]bool)
	for _, p := range t.Packages {
		for _, f := range p.Tests {
			for _, decl := range f.AST.Decls {
				if fn, ok := decl.(*ast.FuncDecl); ok && fn.Recv == nil {
					there[fn.Name.Name] = true
				}
			}
		}
	}
	var out []Breach
	for _, name := range t.names() {
		if path.Ext(name) != ".md" || !within(path.Dir(name), ". docs/...") {
			continue
		}
		for _, m := range proof.FindAllStringSubmatch(string(t.Texts[name]), -1) {
			if !there[m[1]] {
				out = append(out, breach(name, "names %s, and there is no such test", m[1]))
			}
		}
	}
	return out
}
