package admin

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"antrean/internal/plain"
)

// Rows are the lines of a list that a form lets people add to and take from without a script: below those that are there
// stand a few empty ones, and one whose every field is emptied is gone. Their fields are named as the place in the setup
// document that they come from: "hours.closures[0].reason".
type Rows struct {
	Path    string // "hours.closures"
	Each    string // what one line is called, with its number: "Penutupan 1"
	Columns []Field
	Lines   []Line
	Empty   int // how many empty ones stand below
}

// A Line is one of the list.
type Line struct {
	Legend string
	Fields []*Field
	New    bool // it is one of the empty ones
}

// rowsMost is how many lines a list may have.
const rowsMost = 200

// fill makes the lines of their values, in the order of the columns, and the empty ones.
func (r *Rows) fill(v *View, each string, values [][]string) *Rows {
	r.Lines = nil
	for i := range len(values) + r.Empty {
		line := Line{Legend: v.T(each, "n", i+1), New: i >= len(values)}
		for j, column := range r.Columns {
			field := column
			field.Name = fmt.Sprintf("%s[%d].%s", r.Path, i, column.Name)
			field.Group = line.Legend
			if !line.New {
				field.Value = values[i][j]
				field.look(v)
			}
			line.Fields = append(line.Fields, &field)
		}
		r.Lines = append(r.Lines, line)
	}
	return r
}

// read takes the lines that were sent and leaves the emptied ones out.
func (r *Rows) read(v *View) (values [][]string) {
	for i := range rowsMost {
		line, sent, blank := make([]string, len(r.Columns)), false, true
		for j, column := range r.Columns {
			name := fmt.Sprintf("%s[%d].%s", r.Path, i, column.Name)
			sent = sent || v.c.Request().PostArgs().Has(name)
			line[j] = v.sent(name)
			blank = blank && (line[j] == "" || column.Kind == "select" || column.Kind == "check")
		}
		if !sent {
			break
		}
		if !blank {
			values = append(values, line)
		}
	}
	return values
}

// fields are all fields of the lines.
func (r *Rows) fields() (all []*Field) {
	for _, line := range r.Lines {
		all = append(all, line.Fields...)
	}
	return all
}

// Old are the lines that are there, New the empty ones.
func (r *Rows) Old() []Line { return r.Lines[:len(r.Lines)-r.Empty] }

// New are the empty lines.
func (r *Rows) New() []Line { return r.Lines[len(r.Lines)-r.Empty:] }

// sent is what was typed into a field, without blanks around it.
func (v *View) sent(name string) string {
	return strings.TrimSpace(plain.Straight(strings.ToValidUTF8(string(v.c.Request().PostArgs().Peek(name)), unread)))
}

// unread stands for what could not be read of something typed.
const unread = "\ufffd"

// look says what can be said of any value: it is too long, or none of the choices.
func (f *Field) look(v *View) *Field {
	switch {
	case strings.Contains(f.Value, unread) || !plain.Typed(f.Value):
		f.Error = v.T("admin.form.unreadable")
	case utf8.RuneCountInString(f.Value) > f.Longest():
		f.Error = v.T("admin.form.long", "n", f.Longest())
	case f.Kind == "select" && !f.offers(f.Value):
		f.Error = v.T("admin.form.choose")
	}
	return f
}

// wrapLine is a line of a list with the form it stands in.
func wrapLine(form *Form, line Line) map[string]any {
	return map[string]any{"Form": form, "Line": line}
}

// wrapRows is a list with the form it stands in and the sentence that adds to it.
func wrapRows(form *Form, rows *Rows, add string) map[string]any {
	return map[string]any{"Form": form, "Rows": rows, "Add": add}
}
