package admin

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"antrean/internal/words"
	"antrean/office/catalogue"
	"antrean/office/setup"
)

type officePage struct {
	Form       *Form
	Complaints []wayRow
	Footer     []string // as it will stand on paper, line by line
}

// The zones of the nation, west to east.
var zones = [...]struct{ id, word string }{{"Asia/Jakarta", "wib"}, {"Asia/Makassar", "wita"}, {"Asia/Jayapura", "wit"}}

// levels are what an office can be, as the schema of catalogues names them.
var levels = [...]string{"provinsi", "kabupaten", "kota", "kecamatan", "kelurahan", "desa", "nasional"}

// Lengths of texts of an office, in bytes and characters.
const (
	lineMost  = 300
	shortMost = catalogue.ShortMax
	textMost  = 800
)

func (a *Admin) officeForm(v *View) *Form {
	o := a.office.Catalogue().Office
	form := &Form{Action: "/admin/office"}
	add := func(f *Field) *Field { form.Fields = append(form.Fields, f); return f }
	v.texts(form, "name", o.Name, lineMost)
	form.Fields[0].Begins = &Section{Label: v.T("admin_setup.office.who")}
	v.texts(form, "short", o.Short, 4*shortMost)
	form.Field("short_id").Hint = v.T("admin_setup.office.short.hint", "n", shortMost)
	level := add(&Field{Name: "level", Label: v.T("admin_setup.office.level"), Kind: "select", Value: o.Level, Must: true})
	for _, id := range levels {
		level.Options = append(level.Options, Option{Value: id, Label: v.T("admin_setup.level." + id)})
	}
	add(&Field{Name: "parent", Label: v.T("admin_setup.office.parent"), Kind: "text", Hint: v.T("admin_setup.office.parent.hint"), Value: o.Parent, Most: lineMost})
	add(&Field{Name: "address", Label: v.T("admin_setup.office.address"), Kind: "text", Value: o.Address, Most: lineMost, Must: true, Begins: &Section{Label: v.T("admin_setup.office.where")}})
	add(&Field{Name: "phone", Label: v.T("admin_setup.office.phone"), Kind: "text", Value: o.Phone, Most: 100})
	add(&Field{Name: "website", Label: v.T("admin_setup.office.website"), Kind: "text", Value: o.Website})
	zone := add(&Field{Name: "zone", Label: v.T("admin_setup.office.zone"), Kind: "radio", Value: o.Zone, Must: true})
	for _, z := range zones {
		zone.Options = append(zone.Options, Option{Value: z.id, Label: v.T("admin_setup.office.zone." + z.word), Hint: v.T("admin_setup.office.zone." + z.word + ".hint")})
	}
	if !zone.offers(o.Zone) {
		zone.Options = append(zone.Options, Option{Value: o.Zone, Label: o.Zone})
	}
	a.officeWords(v, form, o)
	paper := add(&Field{Name: "desk_paper", Label: v.T("admin_setup.office.paper"), Kind: "select", Hint: v.T("admin_setup.office.paper.hint"), Value: a.office.DeskPaper(), Options: []Option{{Label: v.T("admin_setup.office.paper.none")}}})
	paper.Begins = &Section{Label: v.T("admin_setup.office.desk")}
	for _, p := range a.office.Printers() {
		paper.Options = append(paper.Options, Option{Value: p.Name, Label: p.Name})
	}
	a.officeFooter(v, form)
	return v.deciding(form)
}

// officeFooter is the line that the office adds to its tickets.
func (a *Admin) officeFooter(v *View, form *Form) {
	at := len(form.Fields)
	for _, lang := range a.written() {
		form.Fields = append(form.Fields, &Field{Name: "footer_" + lang, Label: v.T("admin_setup.office.footer", "lang", v.T("staff.language."+lang)), Kind: "text",
			Value: a.office.Setup().Document.Footer[lang], Most: lineMost})
	}
	form.Fields[at].Hint = v.T("admin_setup.office.footer.hint", "lines", setup.FooterLines, "columns", setup.FooterColumns)
	form.Fields[at].Begins = &Section{Label: v.T("admin_setup.office.ticket")}
}

// footerOf is the line that was typed; nil when there is none.
func (f *Form) footerOf(langs []string) catalogue.Text {
	var text catalogue.Text
	for _, lang := range langs {
		if line := strings.Join(strings.Fields(f.Value("footer_"+lang)), " "); line != "" {
			if text == nil {
				text = catalogue.Text{}
			}
			text[lang] = line
		}
	}
	return text
}

// officeWords are what the office promises, and the languages it speaks.
func (a *Admin) officeWords(v *View, form *Form, o catalogue.Office) {
	at := len(form.Fields)
	for _, lang := range a.written() {
		form.Fields = append(form.Fields, &Field{Name: "pledge_" + lang, Label: v.T("admin_setup.office.pledge", "lang", v.T("staff.language."+lang)), Kind: "area", Value: o.Pledge[lang], Most: textMost})
	}
	form.Fields[at].Hint = v.T("admin_setup.office.pledge.hint")
	form.Fields[at].Begins = &Section{Label: v.T("admin_setup.office.words")}
	langs := &Field{Name: "langs", Label: v.T("admin_setup.office.langs"), Kind: "checks", Hint: v.T("admin_setup.office.langs.hint"), Values: a.office.Languages()}
	for _, lang := range words.Languages() {
		if lang == catalogue.DefaultLang {
			continue
		}
		option := Option{Value: lang, Label: v.T("staff.language." + lang)}
		if !words.Checked(lang) {
			option.Hint = v.T("admin_setup.office.langs.unchecked")
		}
		langs.Options = append(langs.Options, option)
	}
	form.Fields = append(form.Fields, langs)
}

// texts adds a field for each language of a text; the standard's own must be there.
func (v *View) texts(form *Form, name string, text catalogue.Text, most int) {
	for _, lang := range v.admin.written() {
		form.Fields = append(form.Fields, &Field{Name: name + "_" + lang, Kind: "text", Value: text[lang], Most: most, Must: lang == catalogue.DefaultLang,
			Label: v.T("admin_setup.office."+name, "lang", v.T("staff.language."+lang))})
	}
}

// Office answers GET /admin/office: the profile of the office.
func (a *Admin) Office(v *View) error {
	return v.Show("office", v.T("admin.office"), a.officePage(v, a.officeForm(v)))
}

func (a *Admin) officePage(v *View, form *Form) officePage {
	page := officePage{Form: form, Footer: setup.FooterIn(form.Value("footer_" + words.Default))}
	for _, way := range a.office.Catalogue().Complaints {
		page.Complaints = append(page.Complaints, wayRow{Label: way.Label.In(v.Lang), Value: way.Value, Hidden: way.Hidden})
	}
	return page
}

// ChangeOffice answers POST /admin/office.
func (a *Admin) ChangeOffice(v *View) error {
	form := a.officeForm(v).Read(v)
	for _, lang := range a.written() {
		pledge := form.Field("pledge_" + lang)
		pledge.Value = strings.Join(strings.Fields(pledge.Value), " ") // a catalogue's texts are of one line
		if utf8.RuneCountInString(form.Value("short_"+lang)) > shortMost {
			form.Fail("short_"+lang, v.T("admin.form.long", "n", shortMost))
		}
	}
	v.plainLines(form)
	in, err := v.decide(form, officePlace, func(d *setup.Document) error {
		d.DeskPaper, d.Footer = form.Value("desk_paper"), form.footerOf(a.written())
		return writeOffice(d, form, a.written())
	})
	if err == errAgain {
		return v.retry(form, "office", v.T("admin.office"), a.officePage(v, form))
	}
	if err != nil {
		return err
	}
	return v.decided(form, in, "setup.office", form.Value("short_id"), "/admin/office")
}

// plainLines refuses texts with characters that nobody sees.
func (v *View) plainLines(form *Form) {
	for _, field := range form.Fields {
		if strings.ContainsFunc(field.Value, unicode.IsControl) {
			form.Fail(field.Name, v.T("admin_setup.control"))
		}
	}
}

// writeOffice changes the profile in the file of the standards, and the languages.
func writeOffice(d *setup.Document, form *Form, written []string) error {
	doc, err := standards(d)
	if err != nil {
		return err
	}
	o := part(doc, "office")
	for _, lang := range written {
		for _, name := range []string{"name", "short", "pledge"} {
			if name != "pledge" || form.Value("pledge_"+catalogue.DefaultLang) != "" {
				setText(o, name, lang, form.Value(name+"_"+lang))
			}
		}
	}
	if form.Value("pledge_"+catalogue.DefaultLang) == "" {
		delete(o, "pledge")
	}
	setValue(o, "level", form.Value("level"))
	setValue(o, "zone", form.Value("zone"))
	for _, name := range []string{"address", "phone", "website", "parent"} {
		setValue(o, name, cmp.Or(form.Value(name), catalogue.Unset))
	}
	raw, err := json.Marshal(o)
	if err != nil {
		return err
	}
	if d.Catalogue, err = catalogue.SetOffice(d.Catalogue, raw); err != nil {
		return err
	}
	return d.Speak(form.Field("langs").Values)
}

// officePlace is the field of a place in the document.
func officePlace(path string) string {
	if lang, ok := strings.CutPrefix(path, "footer."); ok {
		return "footer_" + lang
	}
	rest, ok := strings.CutPrefix(path, "catalogue/office/")
	if !ok {
		return map[bool]string{true: "desk_paper"}[path == "desk_paper"]
	}
	name, lang, _ := strings.Cut(rest, "/")
	switch {
	case slices.Contains([]string{"name", "short", "pledge"}, name):
		if !slices.Contains(words.Languages(), lang) {
			lang = catalogue.DefaultLang
		}
		return name + "_" + lang
	case slices.Contains([]string{"level", "zone", "address", "phone", "website", "parent"}, name):
		return name
	}
	return ""
}
