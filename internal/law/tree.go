package law

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Module is the path of this module, which begins every import of the house.
const Module = "antrean"

// A Tree is the source of the house: every text, and every Go package parsed.
type Tree struct {
	Top      []string          // names at the top level
	Texts    map[string][]byte // every file that people write, by its path from the root
	Packages []*Package        // in order of their paths
	Fset     *token.FileSet
}

// A Package is one folder of Go files.
type Package struct {
	Path  string  // the folder from the root: "office/queue"; "." at the top level
	Files []*File // without tests
	Tests []*File // the _test.go files
	info  *types.Info
}

// A File is one parsed Go file.
type File struct {
	Path string
	AST  *ast.File
}

// unread names folders that hold nothing of ours: what git keeps, what tools install or build.
var unread = []string{".git", "node_modules", "bin", "tmp"}

// Root finds the top of the tree from a folder inside it: the one that holds go.mod.
func Root(from string) (string, error) {
	dir, err := filepath.Abs(from)
	if err != nil {
		return "", fmt.Errorf("find the top of the tree: %w", err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", fmt.Errorf("find the top of the tree: no go.mod above %s", from)
		}
		dir = parent
	}
}

// Read reads a whole tree. A Go file that does not parse is an error: nothing can be said about it.
func Read(fsys fs.FS) (*Tree, error) {
	t := &Tree{Texts: make(map[string][]byte), Fset: token.NewFileSet()}
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || name == "." {
			return err
		}
		if entry.IsDir() && slices.Contains(unread, entry.Name()) {
			return fs.SkipDir
		}
		if !strings.Contains(name, "/") {
			t.Top = append(t.Top, name)
		}
		if !entry.Type().IsRegular() {
			return nil
		}
		return t.readFile(fsys, name)
	})
	if err != nil {
		return nil, fmt.Errorf("read tree: %w", err)
	}
	slices.SortFunc(t.Packages, func(a, b *Package) int { return strings.Compare(a.Path, b.Path) })
	for _, p := range t.Packages {
		p.resolve(t.Fset)
	}
	return t, nil
}

func (t *Tree) readFile(fsys fs.FS, name string) error {
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	if bytes.IndexByte(text, 0) >= 0 {
		return nil // a picture, a font, a sound
	}
	t.Texts[name] = text
	if path.Ext(name) != ".go" || strings.Contains(name, "testdata/") {
		return nil
	}
	file, err := parser.ParseFile(t.Fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	p := t.pack(path.Dir(name))
	if strings.HasSuffix(name, "_test.go") {
		p.Tests = append(p.Tests, &File{Path: name, AST: file})
	} else {
		p.Files = append(p.Files, &File{Path: name, AST: file})
	}
	return nil
}

// pack returns the package of a folder, new if this is its first file.
func (t *Tree) pack(dir string) *Package {
	for _, p := range t.Packages {
		if p.Path == dir {
			return p
		}
	}
	p := &Package{Path: dir}
	t.Packages = append(t.Packages, p)
	return p
}

// resolve finds which names stand for what inside the package. Imports are left unresolved, which the checker
// reports and we ignore: only the package's own names and constants are asked for.
func (p *Package) resolve(fset *token.FileSet) {
	p.info = &types.Info{
		Uses:  make(map[*ast.Ident]types.Object),
		Defs:  make(map[*ast.Ident]types.Object),
		Types: make(map[ast.Expr]types.TypeAndValue),
	}
	if len(p.Files) == 0 {
		return
	}
	var files []*ast.File
	for _, f := range p.Files {
		files = append(files, f.AST)
	}
	conf := types.Config{Importer: noImports{}, FakeImportC: true, Error: func(error) {}}
	_, _ = conf.Check(p.Path, fset, files, p.info) // the error is that imports are missing
}

// noImports knows no package but unsafe, which needs no source.
type noImports struct{}

var _ types.Importer = noImports{}

func (noImports) Import(name string) (*types.Package, error) {
	if name == "unsafe" {
		return types.Unsafe, nil
	}
	return nil, fmt.Errorf("%s is not looked at", name)
}

// line is where a node stands, for a reader of a breach.
func (t *Tree) line(n ast.Node) string {
	at := t.Fset.Position(n.Pos())
	return fmt.Sprintf("%s:%d", at.Filename, at.Line)
}

// names lists the texts in order.
func (t *Tree) names() []string {
	names := make([]string, 0, len(t.Texts))
	for name := range t.Texts {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// within reports whether a path fits one of the patterns in a list parted by spaces: "a" is a itself, "a/..." is a
// and all below it, "..." is everything.
func within(name, patterns string) bool {
	for pattern := range strings.FieldsSeq(patterns) {
		below, all := strings.CutSuffix(pattern, "...")
		if name == pattern || all && strings.HasPrefix(name+"/", below) {
			return true
		}
	}
	return false
}
