package law

import (
	"go/ast"
	"path"
	"slices"
	"strconv"
)

// pure names the rooms that never look at a clock: they take now as an argument, so that the same input always
// gives the same output.
const pure = "office/queue office/casefile office/notify office/catalogue office/worktime office/report office/webpush kiosk display " +
	"printer/slip printer/layout printer/escpos printer/star printer/text printer/profile printer/wire internal/problem internal/words internal/qr"

// clocks are the functions of package time that look at the clock or wait for it.
var clocks = []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker"}

// Clock keeps the clock out of the pure rooms.
func Clock(t *Tree) []Breach {
	var out []Breach
	for _, p := range t.Packages {
		if !within(p.Path, pure) {
			continue
		}
		for _, f := range p.Files {
			for _, use := range usesOf(f, "time", clocks) {
				out = append(out, breach(t.line(use), "time.%s in a pure room: take now time.Time as an argument", use.Sel.Name))
			}
		}
	}
	return out
}

// Sleep keeps waiting out of tests: time.Sleep is for the fake clock of testing/synctest, where it costs nothing.
// The workshop drives browsers and processes, whose clock is real.
func Sleep(t *Tree) []Breach {
	var out []Breach
	for _, p := range t.Packages {
		if within(p.Path, workshop) {
			continue
		}
		for _, f := range p.Tests {
			if importName(f, "testing/synctest") != "" {
				continue
			}
			for _, use := range usesOf(f, "time", []string{"Sleep"}) {
				out = append(out, breach(t.line(use), "a test that sleeps: use testing/synctest, or wait for what happens"))
			}
		}
	}
	return out
}

// usesOf finds the members of a package that a file mentions, called or not.
func usesOf(f *File, pkg string, members []string) []*ast.SelectorExpr {
	name := importName(f, pkg)
	if name == "" {
		return nil
	}
	var out []*ast.SelectorExpr
	ast.Inspect(f.AST, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok && isName(sel.X, name) && slices.Contains(members, sel.Sel.Name) {
			out = append(out, sel)
		}
		return true
	})
	return out
}

// importName is what a file calls a package that it imports, or "".
func importName(f *File, pkg string) string {
	for _, spec := range f.AST.Imports {
		if name, _ := strconv.Unquote(spec.Path.Value); name != pkg {
			continue
		}
		if spec.Name != nil {
			return spec.Name.Name
		}
		return path.Base(pkg)
	}
	return ""
}
