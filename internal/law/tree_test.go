package law

import (
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

// house reads this very tree, once for all tests.
var house = sync.OnceValues(func() (*Tree, error) {
	root, err := Root(".")
	if err != nil {
		return nil, err
	}
	return Read(os.DirFS(root))
})

// obeyed runs a law over this tree and fails for each breach.
func obeyed(t *testing.T, law Law) {
	t.Helper()
	tree, err := house()
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range law(tree) {
		t.Error(b)
	}
}

// plant makes a tree from the contents of files.
func plant(t *testing.T, files map[string]string) *Tree {
	t.Helper()
	fsys := make(fstest.MapFS)
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	tree, err := Read(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// caught runs a law over a planted tree: each wanted piece stands in the breach of the same place, in order.
func caught(t *testing.T, law Law, files map[string]string, want ...string) {
	t.Helper()
	got := law(plant(t, files))
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(want):
			t.Errorf("breach nobody planted: %s", got[i])
		case i >= len(got):
			t.Errorf("not caught: %s", want[i])
		case !strings.Contains(got[i].String(), want[i]):
			t.Errorf("breach %d is %q, want %q in it", i, got[i], want[i])
		}
	}
}

func TestReadLeavesOutWhatIsNotOurs(t *testing.T) {
	tree := plant(t, map[string]string{
		"go.mod":                     "module antrean",
		"office/office.go":           "package office",
		"office/office_test.go":      "package office",
		"office/testdata/planted.go": "not Go at all",
		"static/node_modules/a.js":   "x",
		"static/audio/a.wav":         "RIFF\x00\x00",
		"bin/antrean":                "x",
	})
	want := "go.mod office/office.go office/office_test.go office/testdata/planted.go"
	if got := strings.Join(tree.names(), " "); got != want {
		t.Errorf("texts %q, want %q", got, want)
	}
	if got := len(tree.Packages); got != 1 {
		t.Fatalf("%d packages, want 1", got)
	}
	if p := tree.Packages[0]; len(p.Files) != 1 || len(p.Tests) != 1 {
		t.Errorf("%d files and %d tests, want 1 and 1", len(p.Files), len(p.Tests))
	}
}

func TestReadRefusesGoThatDoesNotParse(t *testing.T) {
	fsys := fstest.MapFS{"office/office.go": {Data: []byte("package")}}
	if _, err := Read(fsys); err == nil {
		t.Error("a broken file was read without an error")
	}
}

func TestWithin(t *testing.T) {
	for _, c := range []struct {
		name, patterns string
		want           bool
	}{
		{"office", "office", true},
		{"office/queue", "office", false},
		{"office/queue", "office/...", true},
		{"office", "office/...", true},
		{"officer", "office/...", false},
		{"anything", "...", true},
		{"store", "office/... store", true},
		{"store", "", false},
	} {
		if got := within(c.name, c.patterns); got != c.want {
			t.Errorf("within(%q, %q) = %v, want %v", c.name, c.patterns, got, c.want)
		}
	}
}
