package admin

import (
	"slices"
	"strconv"
	"strings"

	"antrean/internal/words"
	"antrean/office/catalogue"
)

// A sheet is a form whose fields stand for places of the standards: it is filled from a branch, and puts back what was
// typed, leaving everything else as it was.
type sheet struct {
	*Form
	Base   int // the version that the form was made from
	Groups []*sheetGroup
	Back   string // where one goes without saving

	v      *View
	from   branch
	prefix string // where the branch stands in the document, for what Parse refuses
	langs  []string
	bound  []*bound
	wholes []whole
	finish []func(branch) // what is put right once everything is written
}

// A sheetGroup is fields that stand together.
type sheetGroup struct {
	Title, Hint string
	Kind        string // "": below each other; pair: beside each other; rows: a list of pairs; icons, condition
	Fields      []*Field
	Nested      map[string]*Field // of a condition: the options of a question
}

type shape int

// How a value stands in the document.
const (
	asText shape = iota // a language of a text
	asWord              // {"value": "…"}
	asNumber
	asYes
	asMany
	asNothing // written by itself; only its place is known
)

// bound is a field and its place.
type bound struct {
	*Field
	at    []string // below the branch; of a text without its language
	shape shape
	lang  string
	test  string   // what the value must be: url, date, clock, letter or short
	wrote []string // where it was put
}

// whole is an object that is there with its fields or not at all.
type whole struct {
	at    []string
	needs []string // of its fields, by name
}

// newSheet begins a sheet that is sent to an address.
func (a *Admin) newSheet(v *View, action, back string, from branch, version int) *sheet {
	return &sheet{Form: &Form{Action: action, Submit: v.T("admin.save")}, Base: version, Back: back, v: v, from: from, langs: a.office.Catalogue().Langs}
}

// group begins a group; a title without a sentence of its own stays away.
func (s *sheet) group(key, kind string) *sheetGroup {
	g := &sheetGroup{Kind: kind}
	if key != "" {
		g.Title, g.Hint = s.say(key), s.say(key+".hint")
	}
	s.Groups = append(s.Groups, g)
	return g
}

// say is a sentence of the services' pages, or nothing where there is none.
func (s *sheet) say(key string) string {
	if key = "admin_services." + key; s.v.Words.Has(key) {
		return s.v.T(key)
	}
	return ""
}

// add puts a field into the last group.
func (s *sheet) add(field *Field) *Field {
	s.Fields = append(s.Fields, field)
	g := s.Groups[len(s.Groups)-1]
	g.Fields = append(g.Fields, field)
	return field
}

// field is a field for a place, with the sentences of its key.
func (s *sheet) field(key, at, kind string) *Field {
	return &Field{Name: at, Label: s.say(key), Hint: s.say(key + ".hint"), Kind: kind}
}

func (s *sheet) bind(b *bound) *bound {
	s.bound = append(s.bound, b)
	return b
}

// text adds a text in every language of the office, beside each other.
func (s *sheet) text(key, at, kind string, must bool) {
	s.group("", "pair")
	s.langFields(key, at, kind, must, "")
}

// short is text of a line.
func (s *sheet) short(key, at string, must bool) {
	s.group("", "pair")
	s.langFields(key, at, "text", must, "short")
}

func (s *sheet) langFields(key, at, kind string, must bool, test string) {
	for i, lang := range s.langs {
		field := s.field(key, at+"."+lang, kind)
		field.Label = s.v.T("admin_services.inlang", "what", field.Label, "lang", tongueName(lang))
		field.Must, field.Most = must && lang == catalogue.DefaultLang, 2*textMost
		if test == "short" {
			field.Most = 4 * shortMost
		}
		if i > 0 {
			field.Hint = ""
		}
		path := strings.Split(at, ".")
		field.Value = plainAt(s.from, append(slices.Clone(path), lang)...)
		s.add(field)
		s.bind(&bound{Field: field, at: path, shape: asText, lang: lang, test: test})
	}
}

// tongueName is a language in its own words, or its code.
func tongueName(lang string) string {
	if w := words.In(lang); w.Code() == lang {
		return w.T("admin.language.own")
	}
	return lang
}

// value adds a wrapped value.
func (s *sheet) value(key, at, kind, test string) *Field {
	field := s.field(key, at, kind)
	field.Most = 2 * textMost
	b := &bound{Field: field, at: strings.Split(at, "."), shape: asWord, test: test}
	if kind == "number" {
		b.shape, field.Kind = asNumber, "text"
	}
	field.Value = wordAt(s.from, b.at...)
	s.bind(b)
	return s.add(field)
}

// choice adds one answer of several; option keys stand below the key.
func (s *sheet) choice(key, at, kind string, options ...string) *Field {
	field := s.value(key, at, kind, "")
	for _, option := range options {
		one := Option{Value: option, Label: s.say(key + "." + option), Hint: s.say(key + "." + option + ".hint")}
		if option == "" {
			one.Label = s.say(key + ".none")
		}
		field.Options = append(field.Options, one)
	}
	return field
}

// yes adds a tick.
func (s *sheet) yes(key, at string) {
	field := s.field(key, at, "check")
	b := s.bind(&bound{Field: field, at: strings.Split(at, "."), shape: asYes})
	if on, _ := dig(s.from, append(slices.Clone(b.at), "value")...).(bool); on {
		field.Value = "yes"
	}
	s.add(field)
}

// many adds ticks of which several may be set.
func (s *sheet) many(key, at string, options []Option) *Field {
	field := s.field(key, at, "checks")
	field.Options = options
	b := s.bind(&bound{Field: field, at: strings.Split(at, "."), shape: asMany})
	field.Values = wordsOf(listAt(s.from, append(slices.Clone(b.at), "value")...))
	return s.add(field)
}

// options are answers with their sentences below a key.
func (s *sheet) options(key string, values ...string) []Option {
	var out []Option
	for _, value := range values {
		out = append(out, Option{Value: value, Label: s.say(key + "." + value)})
	}
	return out
}

const (
	rowsBlank = 2  // rows to add, each time a list is opened
	textsMost = 32 // as the schema has it
)

// texts adds a list of texts: those that are there, and rows to add some. A row without text is left out.
func (s *sheet) texts(key, at string) {
	s.group(key, "rows")
	for i := range s.rowsOf(at, "", len(listAt(s.from, strings.Split(at, ".")...)), textsMost) {
		s.group("", "pair")
		s.langFields(key+".row", rowAt(at, i, ""), "area", false, "")
		for _, field := range s.Groups[len(s.Groups)-1].Fields {
			field.Label = strconv.Itoa(i+1) + ". " + field.Label
		}
	}
}

// rowsOf is how many rows of a list the page shows: those of the document and some to add, or those that were sent.
func (s *sheet) rowsOf(list, inner string, have, most int) int {
	sent := 0
	for s.v.c.Request().PostArgs().Has(rowAt(list, sent, inner) + "." + catalogue.DefaultLang) {
		sent++
	}
	if sent > 0 {
		return min(sent, most)
	}
	return min(have+rowsBlank, most)
}

// rowAt is the place of a row, or of a text in it.
func rowAt(list string, i int, inner string) string {
	at := list + "." + strconv.Itoa(i)
	if inner != "" {
		at += "." + inner
	}
	return at
}

// optional says that the object at a place is there with its fields or not at all.
func (s *sheet) optional(at string, needs ...string) {
	s.wholes = append(s.wholes, whole{strings.Split(at, "."), needs})
}

// grouped binds a group to its sheet, for a part that needs both.
func grouped(s *sheet, g *sheetGroup) map[string]any { return map[string]any{"Sheet": s, "Group": g} }

// mover is what the buttons that move a row need.
func mover(id, name, action string, base int, first, last bool) map[string]any {
	return map[string]any{"ID": id, "Name": name, "Action": action, "Base": base, "First": first, "Last": last}
}
