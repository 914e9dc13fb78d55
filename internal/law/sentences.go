package law

import (
	"go/doc"
	"path"
	"strings"
)

// Sentences wants every package to say what it is, once: one doc comment, which begins "Package name " or, for a
// program, "Command name ".
func Sentences(t *Tree) []Breach {
	var out []Breach
	for _, p := range t.Packages {
		files := p.Files
		if len(files) == 0 {
			files = p.Tests // a room of tests only
		}
		want := "Package " + files[0].AST.Name.Name + " "
		if files[0].AST.Name.Name == "main" {
			want = "Command " + path.Base(p.Path) + " "
		}
		said := 0
		for _, f := range files {
			if f.AST.Doc == nil {
				continue
			}
			said++
			text := f.AST.Doc.Text()
			if !strings.HasPrefix(text, want) {
				out = append(out, breach(f.Path, "the package sentence begins %q, want %q", firstWords(text), want))
			} else if s := new(doc.Package).Synopsis(text); !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, ":") {
				out = append(out, breach(f.Path, "the package sentence %q does not end", s))
			}
			if said > 1 {
				out = append(out, breach(f.Path, "a second package sentence: one is enough"))
			}
		}
		if said == 0 {
			out = append(out, breach(p.Path, "no sentence, no package: want one that begins %q", want))
		}
	}
	return out
}

// firstWords is how a text begins, for a message.
func firstWords(text string) string {
	words := strings.Fields(text)
	return strings.Join(words[:min(len(words), 3)], " ")
}
