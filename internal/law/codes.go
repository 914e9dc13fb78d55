package law

import "go/ast"

// refusals are the codes that Go refuses with, as far as they have been found.
type refusals struct {
	tree   *Tree
	used   map[string]string // code, and one place that refuses with it
	takers map[string]int    // functions that are handed the code, and which argument it is
	bad    []Breach          // codes that cannot be told from the source
}

// codes finds the codes in problem.New, problem.Wrap, problem.Field and problem.Error literals, and in calls of
// functions that take one as a parameter named code.
func (t *Tree) codes() (map[string]string, []Breach) {
	r := &refusals{tree: t, used: make(map[string]string), takers: make(map[string]int)}
	t.eachFunc(r.made)
	t.eachFunc(r.handed)
	return r.used, r.bad
}

// made looks for refusals that a function makes.
func (r *refusals) made(p *Package, f *File, fn *ast.FuncDecl) {
	pkg := importName(f, Module+"/internal/problem")
	if pkg == "" {
		return
	}
	ast.Inspect(fn, func(n ast.Node) bool {
		switch x := codeOf(n, pkg).(type) {
		case nil:
		case *ast.Ident:
			if i := parameter(fn, x.Name); i >= 0 && x.Name == "code" {
				r.takers[fn.Name.Name] = i
				break
			}
			for _, value := range values(fn, x) {
				r.use(p, value)
			}
		case *ast.SelectorExpr:
			if isName(x.X, pkg) {
				r.used["bad_field"] = r.tree.line(n) // problem.Field
				break
			}
			r.use(p, x)
		default:
			r.use(p, x)
		}
		return true
	})
}

// handed looks for calls that hand a code to a function that takes one.
func (r *refusals) handed(p *Package, _ *File, fn *ast.FuncDecl) {
	ast.Inspect(fn, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			if i, ok := r.takers[called(call)]; ok && i < len(call.Args) {
				r.use(p, call.Args[i])
			}
		}
		return true
	})
}

// use notes the code that an expression is.
func (r *refusals) use(p *Package, x ast.Expr) {
	code, ok := p.constant(x)
	if !ok {
		r.bad = append(r.bad, breach(r.tree.line(x), "refuses with a code that is not a constant: no table can hold it"))
		return
	}
	r.used[code] = r.tree.line(x)
}

// values is what a function assigns to a variable; the variable itself when it assigns nothing.
func values(fn *ast.FuncDecl, variable *ast.Ident) []ast.Expr {
	var out []ast.Expr
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		assign, ok := n.(*ast.AssignStmt)
		if !ok || len(assign.Lhs) != len(assign.Rhs) {
			return true
		}
		for i, left := range assign.Lhs {
			if isName(left, variable.Name) {
				out = append(out, assign.Rhs[i])
			}
		}
		return true
	})
	if len(out) == 0 {
		return []ast.Expr{variable}
	}
	return out
}

// eachFunc visits every function outside tests.
func (t *Tree) eachFunc(visit func(*Package, *File, *ast.FuncDecl)) {
	for _, p := range t.Packages {
		for _, f := range p.Files {
			for _, decl := range f.AST.Decls {
				if fn, ok := decl.(*ast.FuncDecl); ok && fn.Body != nil {
					visit(p, f, fn)
				}
			}
		}
	}
}

// called is the name of the function or method that is called, without its package or receiver.
func called(call *ast.CallExpr) string {
	switch fn := call.Fun.(type) {
	case *ast.Ident:
		return fn.Name
	case *ast.SelectorExpr:
		return fn.Sel.Name
	}
	return ""
}

// parameter is the place of a parameter by its name, or -1.
func parameter(fn *ast.FuncDecl, name string) int {
	i := 0
	for _, field := range fn.Type.Params.List {
		for _, n := range field.Names {
			if n.Name == name {
				return i
			}
			i++
		}
	}
	return -1
}

// codeOf is the expression that says the code of a refusal, if a node makes one; for problem.Field, which has its
// own code, it is the function.
func codeOf(n ast.Node, pkg string) ast.Expr {
	switch n := n.(type) {
	case *ast.CallExpr:
		sel, ok := n.Fun.(*ast.SelectorExpr)
		if !ok || !isName(sel.X, pkg) {
			return nil
		}
		switch sel.Sel.Name {
		case "New", "Wrap":
			return n.Args[0]
		case "Field":
			return sel
		}
	case *ast.CompositeLit:
		sel, ok := n.Type.(*ast.SelectorExpr)
		if !ok || !isName(sel.X, pkg) || sel.Sel.Name != "Error" {
			return nil
		}
		for _, e := range n.Elts {
			if kv, ok := e.(*ast.KeyValueExpr); ok && isName(kv.Key, "Code") {
				return kv.Value
			}
		}
	}
	return nil
}
