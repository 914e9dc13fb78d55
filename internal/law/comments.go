package law

import (
	"go/ast"
	"go/token"
)

// Comments wants every exported name to say what it is. In a group, the comment of the group or one at the end of
// the line is enough, and a constant of a type of its own is explained by the type; in programs, nobody outside can use
// the name.
func Comments(t *Tree) []Breach {
	var out []Breach
	for _, p := range t.Packages {
		for _, f := range p.Files {
			if f.AST.Name.Name == "main" {
				continue
			}
			for _, decl := range f.AST.Decls {
				for _, name := range silentNames(decl) {
					out = append(out, breach(t.line(name), "%s is exported and has no comment", name.Name))
				}
			}
		}
	}
	return out
}

// silentNames lists the exported names of a declaration that no comment explains.
func silentNames(decl ast.Decl) []*ast.Ident {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		if decl.Doc == nil && decl.Name.IsExported() && ofExported(decl.Recv) {
			return []*ast.Ident{decl.Name}
		}
	case *ast.GenDecl:
		if decl.Tok == token.IMPORT || decl.Doc != nil && decl.Lparen.IsValid() {
			return nil
		}
		var out []*ast.Ident
		for _, spec := range decl.Specs {
			out = append(out, silentSpec(decl, spec)...)
		}
		return out
	}
	return nil
}

func silentSpec(decl *ast.GenDecl, spec ast.Spec) []*ast.Ident {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		if decl.Doc == nil && spec.Doc == nil && spec.Comment == nil && spec.Name.IsExported() {
			return []*ast.Ident{spec.Name}
		}
	case *ast.ValueSpec:
		if decl.Doc != nil || spec.Doc != nil || spec.Comment != nil || decl.Tok == token.CONST && spec.Type != nil {
			return nil
		}
		for _, name := range spec.Names {
			if name.IsExported() {
				return []*ast.Ident{name}
			}
		}
	}
	return nil
}

// ofExported reports whether a method belongs to a type that others can name; a function does.
func ofExported(recv *ast.FieldList) bool {
	if recv == nil {
		return true
	}
	typ := recv.List[0].Type
	for {
		switch x := typ.(type) {
		case *ast.StarExpr:
			typ = x.X
		case *ast.IndexExpr:
			typ = x.X
		case *ast.IndexListExpr:
			typ = x.X
		case *ast.Ident:
			return x.IsExported()
		default:
			return true
		}
	}
}
