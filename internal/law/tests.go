package law

import (
	"go/ast"
	"go/doc"
	"strings"
)

// Tests wants every package to have a test, and every test to be able to fail.
func Tests(t *Tree) []Breach {
	var out []Breach
	for _, p := range t.Packages {
		var files []*ast.File
		proofs := 0
		for _, f := range p.Tests {
			files = append(files, f.AST)
			for _, decl := range f.AST.Decls {
				fn, ok := decl.(*ast.FuncDecl)
				if !ok || !isTest(fn) {
					continue
				}
				if !canFail(fn) {
					out = append(out, breach(t.line(fn), "%s cannot fail: it neither reports an error nor hands its t on", fn.Name.Name))
				}
				proofs++
			}
		}
		for _, example := range doc.Examples(files...) {
			if example.Output != "" || example.EmptyOutput {
				proofs++
			}
		}
		if proofs == 0 {
			out = append(out, breach(p.Path, "has no test"))
		}
	}
	return out
}

// isTest reports whether go test would run the function as a test or a fuzz test.
func isTest(fn *ast.FuncDecl) bool {
	name := fn.Name.Name
	return fn.Recv == nil && name != "TestMain" && len(testers(fn.Type)) == 1 &&
		(strings.HasPrefix(name, "Test") || strings.HasPrefix(name, "Fuzz"))
}

// canFail looks for a call that can fail the test: t.Error and its like, or t handed to somebody else.
func canFail(fn *ast.FuncDecl) bool {
	ts := make(map[string]bool) // every *testing.T, B, F or testing.TB in sight
	ast.Inspect(fn, func(n ast.Node) bool {
		if typ, ok := n.(*ast.FuncType); ok {
			for _, name := range testers(typ) {
				ts[name] = true
			}
		}
		return true
	})
	found := false
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			found = found || fails(call, ts)
		}
		return !found
	})
	return found
}

// fails reports whether a call is t.Error or its like, or has a t among its arguments. synctest.Test(t, f) is only
// a frame around f.
func fails(call *ast.CallExpr, ts map[string]bool) bool {
	if sel, ok := call.Fun.(*ast.SelectorExpr); ok {
		x, _ := sel.X.(*ast.Ident)
		if x != nil && ts[x.Name] {
			switch sel.Sel.Name {
			case "Error", "Errorf", "Fatal", "Fatalf", "Fail", "FailNow":
				return true
			}
		}
		if x != nil && x.Name == "synctest" {
			return false
		}
	}
	for _, arg := range call.Args {
		if id, ok := arg.(*ast.Ident); ok && ts[id.Name] {
			return true
		}
	}
	return false
}

// testers names the parameters that are a *testing.T, *testing.B, *testing.F or testing.TB.
func testers(typ *ast.FuncType) []string {
	var names []string
	for _, field := range typ.Params.List {
		of := field.Type
		if star, ok := of.(*ast.StarExpr); ok {
			of = star.X
		}
		sel, ok := of.(*ast.SelectorExpr)
		if !ok || !isName(sel.X, "testing") || !strings.Contains(" T B F TB ", " "+sel.Sel.Name+" ") {
			continue
		}
		for _, name := range field.Names {
			names = append(names, name.Name)
		}
	}
	return names
}

func isName(x ast.Expr, name string) bool {
	id, ok := x.(*ast.Ident)
	return ok && id.Name == name
}
