package law

import (
	"go/ast"
	"go/token"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// spoken names the rooms that make what people read. Their sentences stand in internal/words or in the catalogue.
// cmd is not among them: it speaks to the one who runs the server, in a terminal.
const spoken = "server/... kiosk/... display/... printer/... office/... store/..."

// saidInGo lists files with literals that look like sentences and are read by nobody.
var saidInGo = []Exception{
	{"office/catalogue/import_words.go", "2026-11-27", "lists how published standards name their parts, for the import to find them"},
	{"printer/layout/glue.go", "2026-11-23", "lists words of printed texts that stay beside the number after them"},
}

// indonesian finds words that only a sentence for people holds. Ids are single words in lower case, so one word
// alone counts only with a capital.
var (
	indonesian = regexp.MustCompile(`(?i)\b(silakan|loket|anda|berkas|nomor|belum|petugas|layanan|syarat|panggil|tunggu|maaf|kembali|dan|yang|untuk|tidak)\b`)
	capital    = regexp.MustCompile(`^\p{Lu}\p{Ll}+$`)
	english    = regexp.MustCompile(`^\p{Lu}\p{Ll}*( [\p{L}',-]+){2,}[.!?]?$`)
)

// Literals finds sentences for people in Go outside the words, and text in pages that no words fill. Scripts are
// held to the same by static/lint.
func Literals(t *Tree) []Breach {
	var out []Breach
	for _, p := range t.Packages {
		if !within(p.Path, spoken) {
			continue
		}
		for _, f := range p.Files {
			for _, lit := range literals(f.AST) {
				text, _ := strconv.Unquote(lit.Value)
				if sentence(text) && !excepted(saidInGo, f.Path) {
					out = append(out, breach(t.line(lit), "%q is said to people: it belongs in internal/words", text))
				}
			}
		}
	}
	for _, name := range t.names() {
		if path.Ext(name) == ".html" && strings.HasPrefix(name, "static/") && !within(path.Dir(name), "static/vendor/... static/lint/...") {
			for _, text := range pageText(string(t.Texts[name])) {
				out = append(out, breach(name, "%q is said to people: it belongs in internal/words", text))
			}
		}
	}
	return out
}

// literals lists the string literals of a file that are values: not imports, not struct tags.
func literals(file *ast.File) []*ast.BasicLit {
	var out []*ast.BasicLit
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field:
			n.Tag = nil
		case *ast.BasicLit:
			if n.Kind == token.STRING {
				out = append(out, n)
			}
		}
		return true
	})
	return out
}

// sentence guesses whether a text is meant for people.
func sentence(text string) bool {
	if capital.MatchString(text) {
		return indonesian.MatchString(text)
	}
	return strings.Contains(strings.TrimSpace(text), " ") && indonesian.MatchString(text) || english.MatchString(text)
}

// What a page holds besides text for people: comments, scripts, styles, template actions, and tags except for the
// attributes that are read aloud or shown.
var (
	notText = regexp.MustCompile(`(?s)<!--.*?-->|<script\b.*?</script>|<style\b.*?</style>|\{\{.*?\}\}|<!doctype[^>]*>`)
	shown   = regexp.MustCompile(`\b(?:alt|title|placeholder|aria-label|aria-description)\s*=\s*["']([^"']*)["']`)
	tag     = regexp.MustCompile(`(?s)<[^>]*>`)
)

// pageText lists the texts of a page that people read. The name of the program is the same in every language.
func pageText(page string) []string {
	page = notText.ReplaceAllString(page, "")
	var texts []string
	for _, m := range shown.FindAllStringSubmatch(page, -1) {
		texts = append(texts, m[1])
	}
	texts = append(texts, tag.Split(page, -1)...)
	var out []string
	for _, text := range texts {
		if text = strings.TrimSpace(text); wordsIn(text) > 0 && !strings.EqualFold(text, Module) {
			out = append(out, text)
		}
	}
	return out
}
