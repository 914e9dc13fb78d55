package admin

import (
	"fmt"
	"mime"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/plain"
	"antrean/internal/problem"
)

// A Form is what a person fills in. One template draws it ("form" in parts.html): labels, hints, errors with a list of
// them above, and what was typed stays where it was.
type Form struct {
	Action string // where it is sent
	Submit string // the sentence of its button
	Fields []*Field
	Quiet  bool   // the button is not the page's main one
	Warn   string // what holds now and may not be meant; it stands above, and hinders nobody

	Faults    []string   // what is wrong and belongs to no field
	Meanwhile *meanwhile // what somebody else has changed since the form was opened
}

// A Field is one question of a form.
type Field struct {
	Name    string
	Label   string // a sentence, as the rest for people
	Group   string // of what the label says something, for the list of what is wrong
	Kind    string // text password search date number code area select radio checks check hidden
	Value   string
	Values  []string // the ticked ones of checks
	Hint    string
	Error   string
	Options []Option // of select, radio and checks
	Most    int      // longest value in bytes; 0: 200
	Auto    string   // the autocomplete token; empty: off
	Must    bool     // it may not be empty
	Unit    string   // behind a number
	Least   int      // of a number, when MostN is set
	MostN   int      // of a number; 0: any number will do
	Begins  *Section // a part of the form that begins with this field
}

// A Section is a part of a form under a heading of its own.
type Section struct {
	Label, Lead string
	Row         bool // its fields stand beside each other where there is room
	Fields      []*Field
}

// An Option is one of a field's answers.
type Option struct {
	Value, Label, Hint string
	Group              string // the heading that begins with it
}

// Sections are the fields as they stand together; those before the first heading have none.
func (f *Form) Sections() []*Section {
	var out []*Section
	for _, field := range f.Fields {
		switch {
		case field.Begins != nil:
			out = append(out, &Section{Label: field.Begins.Label, Lead: field.Begins.Lead, Row: field.Begins.Row})
		case len(out) == 0:
			out = append(out, &Section{})
		}
		last := out[len(out)-1]
		last.Fields = append(last.Fields, field)
	}
	return out
}

// Bad reports whether anything is wrong with the form.
func (f *Form) Bad() bool { return len(f.Faults) > 0 || len(f.Wrong()) > 0 }

// Int is the number in a field that has been read without fault.
func (f *Form) Int(name string) int {
	n, _ := strconv.Atoi(f.Value(name))
	return n
}

// Chosen reports whether an option is ticked.
func (f *Field) Chosen(value string) bool {
	if f.Kind == "checks" {
		return slices.Contains(f.Values, value)
	}
	return f.Value == value
}

// DescribedBy names the hint and the error of a field for those who listen.
func (f *Field) DescribedBy() string {
	var ids []string
	if f.Hint != "" {
		ids = append(ids, f.Name+"-hint")
	}
	if f.Error != "" {
		ids = append(ids, f.Name+"-error")
	}
	return strings.Join(ids, " ")
}

// Longest is the longest value that the field takes.
func (f *Field) Longest() int {
	if f.Most == 0 {
		return 200
	}
	return f.Most
}

// Field finds a field by its name; asking for one that the form has not is a mistake of ours.
func (f *Form) Field(name string) *Field {
	i := slices.IndexFunc(f.Fields, func(field *Field) bool { return field.Name == name })
	if i < 0 {
		panic(fmt.Sprintf("admin: the form has no field %s", name))
	}
	return f.Fields[i]
}

// Value is what stands in a field.
func (f *Form) Value(name string) string { return f.Field(name).Value }

// Fail says what is wrong with a field; the first thing said stays.
func (f *Form) Fail(name, sentence string) {
	if field := f.Field(name); field.Error == "" {
		field.Error = sentence
	}
}

// Wrong lists the fields with something wrong.
func (f *Form) Wrong() []*Field {
	var out []*Field
	for _, field := range f.Fields {
		if field.Error != "" {
			out = append(out, field)
		}
	}
	return out
}

// First reports whether a field is the first wrong one, where the cursor goes.
func (f *Form) First(field *Field) bool {
	wrong := f.Wrong()
	return len(wrong) > 0 && wrong[0] == field
}

// Read fills the form with what was sent, and looks at what can be said of any field: too long, empty, no option.
func (f *Form) Read(v *View) *Form {
	for _, field := range f.Fields {
		field.read(v)
	}
	return f
}

func (f *Field) read(v *View) {
	if f.Kind == "checks" {
		f.Values = nil
		for _, raw := range v.c.Request().PostArgs().PeekMulti(f.Name) {
			if value := string(raw); f.offers(value) && !slices.Contains(f.Values, value) {
				f.Values = append(f.Values, value)
			}
		}
	} else {
		f.Value = string(v.c.Request().PostArgs().Peek(f.Name))
		if f.Kind != "password" && utf8.ValidString(f.Value) {
			f.Value = strings.TrimSpace(plain.Straight(f.Value))
		}
	}
	switch {
	case !utf8.ValidString(f.Value):
		f.Value, f.Error = "", v.T("admin.form.unreadable")
	case f.Kind != "password" && !plain.Typed(f.Value):
		f.Error = v.T("admin.form.unreadable")
	case len(f.Value) > f.Longest():
		f.Error = v.T("admin.form.long", "n", f.Longest())
	case f.Must && f.Value == "" && len(f.Values) == 0:
		f.Error = v.T("admin.form.empty")
	case f.Value != "" && (f.Kind == "select" || f.Kind == "radio") && !f.offers(f.Value):
		f.Error = v.T("admin.form.choose")
	case f.Kind == "number" && f.MostN > 0:
		f.number(v)
	}
}

func (f *Field) number(v *View) {
	if n, err := strconv.Atoi(f.Value); err != nil || n < f.Least || n > f.MostN {
		f.Error = v.T("admin_setup.number", "least", f.Least, "most", f.MostN)
	}
}

func (f *Field) offers(value string) bool {
	return slices.ContainsFunc(f.Options, func(o Option) bool { return o.Value == value })
}

// isForm refuses a body that no form of ours sends.
func isForm(c *fiber.Ctx) error {
	kind, _, err := mime.ParseMediaType(c.Get(fiber.HeaderContentType))
	if err != nil || kind != fiber.MIMEApplicationForm {
		return problem.New("wrong_type")
	}
	return nil
}

func (f *Form) has(name string) bool {
	return slices.ContainsFunc(f.Fields, func(field *Field) bool { return field.Name == name })
}
