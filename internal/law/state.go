package law

import (
	"go/ast"
	"go/token"
	"go/types"
)

// changing lists variables of a package that do change, with the reason.
var changing []Exception

// starting lists packages that have an init function, with the reason.
var starting []Exception

// State keeps packages without memory, so that two offices fit in one process: no variable of a package changes
// after it is declared, and none is a lock or a once. It sees assignments and addresses taken, not methods that
// change what they are called on.
func State(t *Tree) []Breach {
	var out []Breach
	for _, p := range t.Packages {
		for _, f := range p.Files {
			for _, decl := range f.AST.Decls {
				out = append(out, t.declared(p, decl)...)
			}
			ast.Inspect(f.AST, func(n ast.Node) bool {
				for _, target := range changed(n) {
					if name := p.variable(target); name != "" && !excepted(changing, p.Path+"."+name) {
						out = append(out, breach(t.line(target), "%s is a variable of the package and changes here: give it an owner", name))
					}
				}
				return true
			})
		}
	}
	return out
}

// declared finds init functions and variables that are made to change.
func (t *Tree) declared(p *Package, decl ast.Decl) []Breach {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		if decl.Recv == nil && decl.Name.Name == "init" && !excepted(starting, p.Path) {
			return []Breach{breach(t.line(decl), "init: let the one who needs it call it")}
		}
	case *ast.GenDecl:
		if decl.Tok == token.VAR {
			return t.locks(p, decl)
		}
	}
	return nil
}

// locks finds variables whose type comes from sync or sync/atomic: nobody keeps one for what stands still.
// sync.OnceValue and its kin return functions, and are only a late declaration.
func (t *Tree) locks(p *Package, decl *ast.GenDecl) []Breach {
	var out []Breach
	for _, spec := range decl.Specs {
		v := spec.(*ast.ValueSpec)
		typ := v.Type
		if typ == nil && len(v.Values) > 0 {
			if lit, ok := v.Values[0].(*ast.CompositeLit); ok {
				typ = lit.Type
			}
		}
		sel, ok := unindexed(typ).(*ast.SelectorExpr)
		if !ok || !isName(sel.X, "sync") && !isName(sel.X, "atomic") {
			continue
		}
		if name := v.Names[0].Name; !excepted(changing, p.Path+"."+name) {
			out = append(out, breach(t.line(v), "%s is memory of the package: give it an owner", name))
		}
	}
	return out
}

// unindexed is a generic type without its arguments.
func unindexed(typ ast.Expr) ast.Expr {
	if index, ok := typ.(*ast.IndexExpr); ok {
		return index.X
	}
	return typ
}

// changed lists what a node changes, or lets others change by taking its address.
func changed(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.AssignStmt:
		if n.Tok != token.DEFINE {
			return n.Lhs
		}
	case *ast.IncDecStmt:
		return []ast.Expr{n.X}
	case *ast.RangeStmt:
		if n.Tok == token.ASSIGN {
			return []ast.Expr{n.Key, n.Value}
		}
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			return []ast.Expr{n.X}
		}
	case *ast.CallExpr:
		if len(n.Args) > 0 && (isName(n.Fun, "delete") || isName(n.Fun, "clear") || isName(n.Fun, "copy")) {
			return n.Args[:1]
		}
	}
	return nil
}

// variable names the package's variable that an expression is or is a part of, or "". A variable of another package
// is named as it is written.
func (p *Package) variable(x ast.Expr) string {
	switch e := x.(type) {
	case *ast.ParenExpr:
		return p.variable(e.X)
	case *ast.StarExpr:
		return p.variable(e.X)
	case *ast.IndexExpr:
		return p.variable(e.X)
	case *ast.SliceExpr:
		return p.variable(e.X)
	case *ast.SelectorExpr:
		if id, ok := e.X.(*ast.Ident); ok {
			if _, foreign := p.info.Uses[id].(*types.PkgName); foreign {
				return id.Name + "." + e.Sel.Name
			}
		}
		return p.variable(e.X)
	case *ast.Ident:
		if v, ok := p.info.Uses[e].(*types.Var); ok && v.Pkg() != nil && v.Parent() == v.Pkg().Scope() {
			return e.Name
		}
	}
	return ""
}
