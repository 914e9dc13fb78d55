package walk

import (
	"bytes"
	"database/sql"
	_ "embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3"

	"antrean/store"
)

//go:embed testdata/fields.js
var fieldsScript string

// canary begins every text that a person types in a walk that looks for it afterwards. Its letters are those of the
// office's codes, so that a canary can be a code as well.
const canary = "KENARY"

// Canaries are what people have typed, and the screens that they typed it into.
type canaries struct {
	typed []string
	kept  map[string][]string // columns that keep one for good
	tabs  []*tab
}

func newCanaries() *canaries { return &canaries{kept: map[string][]string{}} }

// text is something to type that was never typed before, and the columns that keep it for good. It says what it is about,
// for whoever finds it.
func (c *canaries) text(about string, keep ...string) string {
	return c.also(fmt.Sprintf("%s%02d", canary, len(c.typed)+1), keep...) + " " + about
}

// code is one that could be a code of the office: letters and digits alone.
func (c *canaries) code() string { return strings.TrimSpace(c.text("")) }

// also adds something that was typed and is no word, such as a NIK.
func (c *canaries) also(text string, keep ...string) string {
	c.typed = append(c.typed, text)
	c.kept[text] = keep
	return text
}

// watch follows the fields of a screen that applicants reach; it was opened with fieldsScript.
func (c *canaries) watch(x *tab) { c.tabs = append(c.tabs, x) }

// all says which fields for text stood on the screens that were watched and were left without a canary.
func (c *canaries) all(t *testing.T) {
	t.Helper()
	var fields []string
	typed := map[string]bool{}
	for _, x := range c.tabs {
		for _, field := range x.w.heard("typed") {
			typed[field.Text] = true
		}
		for _, field := range x.w.heard("field") {
			if !slices.Contains(fields, field.Text) {
				fields = append(fields, field.Text)
			}
		}
	}
	for _, field := range fields {
		if !typed[field] {
			t.Errorf("nobody has typed a canary into %s: type one, and say where it may stand afterwards", field)
		}
	}
}

// A find is where something was found: a file, and the column in which it stands there, empty for bytes between rows.
type find struct{ text, file, column, near string }

// looksFor lists where texts stand below directories: byte by byte in each file, and by table and column in those of the
// office and its copies. No letter's case hides them.
func looksFor(t *testing.T, texts []string, dirs ...string) (found []find) {
	t.Helper()
	looked := 0
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			raw, err := os.ReadFile(path)
			looked += len(raw)
			name := strings.TrimPrefix(path, dir+"/")
			flat := capitals(raw)
			for _, text := range texts {
				if at := bytes.Index(flat, []byte(text)); at >= 0 {
					found = append(found, find{text: text, file: name, near: fmt.Sprintf("%q", raw[max(0, at-60):min(len(raw), at+100)])})
				}
			}
			if bytes.HasPrefix(raw, []byte("SQLite format 3\x00")) {
				for _, f := range columnsWith(t, path, texts) {
					f.file = name
					found = append(found, f)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if looked == 0 {
		t.Fatalf("nothing lies in %v", dirs)
	}
	return found
}

// capitals is bytes with ASCII letters in one case, each where it was.
func capitals(raw []byte) []byte {
	out := bytes.Clone(raw)
	for i, c := range out {
		if 'a' <= c && c <= 'z' {
			out[i] = c - 'a' + 'A'
		}
	}
	return out
}

// columnsWith lists the columns of a database that hold texts.
func columnsWith(t *testing.T, path string, texts []string) (found []find) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, column := range columnOf(t, db, `SELECT t.name || '.' || c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'`) {
		table, name, _ := strings.Cut(column, ".")
		values := columnOf(t, db, fmt.Sprintf(`SELECT CAST("%s" AS TEXT) FROM "%s" WHERE "%s" IS NOT NULL`, name, table, name))
		for _, text := range texts {
			if slices.ContainsFunc(values, func(value string) bool { return strings.Contains(strings.ToUpper(value), text) }) {
				found = append(found, find{text: text, column: column})
			}
		}
	}
	return found
}

// columnOf asks for one column.
func columnOf(t *testing.T, db *sql.DB, query string) (out []string) {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	for rows.Next() {
		var one string
		if err := rows.Scan(&one); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		out = append(out, one)
	}
	if err := rows.Err(); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return out
}

// stand holds what was typed to the places where its purpose needs it: columns of the office and of its copies.
func (c *canaries) stand(t *testing.T, when string, places []string, dirs ...string) {
	t.Helper()
	for _, f := range looksFor(t, c.typed, dirs...) {
		switch may := slices.Concat(places, c.kept[f.text]); {
		case f.column == "" && len(may) > 0: // the bytes of such a column
		case f.column == "":
			t.Errorf("%s: %s stands in the bytes of %s: %s", when, f.text, f.file, f.near)
		case !slices.Contains(may, f.column):
			t.Errorf("%s: %s stands in %s of %s", when, f.text, f.column, f.file)
		}
	}
}

// erases lets a person do it by hand, on the page that is open.
func (p *procedure) erases(x *tab) {
	p.t.Helper()
	x.press("DisclosureTriangle", x.say.T("phone.erase"))
	x.press("button", x.say.T("phone.erase.yes"))
	x.find("heading", x.say.T("phone.erased"))
}

// forgotten copies the office, stops it, erases at the console the people behind the tokens that are left, and copies it
// again. Of what was typed nothing may stand anywhere then, but in the columns that are kept: not in the database, its log
// or free pages, not in a copy, also not in the one that was made before, and not in what the program has said. The chain of
// every copy is read whole.
func (p *procedure) forgotten(tokens ...string) {
	t := p.t
	t.Helper()
	p.marks.all(t)
	p.console("", "backup", "-config", p.settings, "-to", p.copies)
	if len(looksFor(t, p.marks.typed, p.copies)) == 0 {
		t.Fatal("a copy holds nothing of what staff have written: the walk looks in the wrong place")
	}
	p.marks.stand(t, "before anything is erased", []string{"journal.private", "snapshot.body"}, p.dir, p.copies)
	p.end()
	for _, token := range tokens {
		p.console("", "erase", "-config", p.settings, "-token", token)
	}
	p.console("", "backup", "-config", p.settings, "-to", p.copies)
	p.marks.stand(t, "when all are erased", nil, p.dir, p.copies)
	for _, text := range p.marks.typed {
		if said := p.log.String(); strings.Contains(strings.ToUpper(said), text) {
			t.Errorf("the program said %s, which was typed:\n%s", text, said)
		}
	}
	made, err := filepath.Glob(filepath.Join(p.copies, "*.db"))
	if err != nil || len(made) < 2 {
		t.Fatalf("copies are %v, want two: %v", made, err)
	}
	for _, path := range made {
		if _, err := store.Verify(t.Context(), path); err != nil {
			t.Errorf("the chain of %s: %v", path, err)
		}
	}
}
