package admin

import (
	"encoding/json"
	"regexp"
	"strconv"

	"antrean/office/catalogue"
	"antrean/office/setup"
)

type wayRow struct {
	Label, Value string
	Hidden       bool
}

// ways are the kinds of channels, as the schema of catalogues names them.
var ways = [...]string{"letter", "box", "web", "phone", "fax", "whatsapp", "email", "instagram", "facebook", "youtube", "survey", "sp4n_web", "sp4n_sms", "sp4n_twitter", "sp4n_app"}

// Rows of the form: those that there are, and room for more.
const (
	wayRoom = 3
	waysMax = 32 // as the schema says
)

func officeCrumb(v *View) Crumb { return Crumb{v.T("admin.office"), "/admin/office"} }

func (a *Admin) complaintsForm(v *View) *Form {
	form := &Form{Action: "/admin/office/complaints"}
	list := a.office.Catalogue().Complaints
	for i := range min(len(list)+wayRoom, waysMax) {
		way := catalogue.Complaint{}
		if i < len(list) {
			way = list[i]
		}
		kind := &Field{Name: wayField("kind", i), Label: v.T("admin_setup.way.kind"), Kind: "select", Value: way.Kind, Options: []Option{{Label: v.T("admin_setup.way.none")}}}
		for _, id := range ways {
			kind.Options = append(kind.Options, Option{Value: id, Label: v.T("admin_setup.way." + id)})
		}
		kind.Begins = &Section{Label: v.T("admin_setup.way.n", "n", i+1), Row: true}
		form.Fields = append(form.Fields, kind)
		for _, lang := range a.written() {
			form.Fields = append(form.Fields, &Field{Name: wayField("label_"+lang, i), Label: v.T("admin_setup.way.label", "lang", v.T("staff.language."+lang)), Kind: "text", Value: way.Label[lang]})
		}
		form.Fields = append(form.Fields, &Field{Name: wayField("value", i), Label: v.T("admin_setup.way.value"), Kind: "text", Value: way.Value})
	}
	return v.deciding(form)
}

func wayField(name string, i int) string { return name + "_" + strconv.Itoa(i) }

// Complaints answers GET /admin/office/complaints: the ways to complain, a row each.
func (a *Admin) Complaints(v *View) error {
	return v.Under(officeCrumb(v)).Show("complaints", v.T("admin_setup.complaints"), a.complaintsForm(v))
}

// ChangeComplaints answers POST /admin/office/complaints. A row without a kind is none.
func (a *Admin) ChangeComplaints(v *View) error {
	form := a.complaintsForm(v).Read(v)
	v.plainLines(form)
	var rows []int // of the form, in the order of the list
	for i := 0; i < waysMax && form.has(wayField("kind", i)); i++ {
		if form.Value(wayField("kind", i)) == "" {
			if form.Value(wayField("value", i)) != "" && i >= len(a.office.Catalogue().Complaints) {
				form.Fail(wayField("kind", i), v.T("admin_setup.way.which"))
			}
			continue
		}
		if form.Value(wayField("label_"+catalogue.DefaultLang, i)) == "" {
			form.Fail(wayField("label_"+catalogue.DefaultLang, i), v.T("admin.form.empty"))
		}
		rows = append(rows, i)
	}
	in, err := v.decide(form, wayPlace(rows), func(d *setup.Document) error { return writeComplaints(d, form, rows, a.written()) })
	if err == errAgain {
		return v.Under(officeCrumb(v)).retry(form, "complaints", v.T("admin_setup.complaints"), form)
	}
	if err != nil {
		return err
	}
	return v.decided(form, in, "setup.complaints", "", "/admin/office")
}

// writeComplaints changes the channels in the file of the standards. One that was hidden stays so until it leads
// somewhere else.
func writeComplaints(d *setup.Document, form *Form, rows []int, langs []string) error {
	doc, err := standards(d)
	if err != nil {
		return err
	}
	before, _ := doc["complaints"].([]any)
	list := []any{}
	for _, i := range rows {
		way := object{"kind": form.Value(wayField("kind", i)), "label": object{}, "value": object{"value": form.Value(wayField("value", i))}}
		for _, lang := range langs {
			setText(way, "label", lang, form.Value(wayField("label_"+lang, i)))
		}
		if i < len(before) {
			if old, ok := before[i].(object); ok && old["hidden"] != nil && part(old, "value")["value"] == form.Value(wayField("value", i)) {
				way["hidden"] = old["hidden"]
			}
		}
		list = append(list, way)
	}
	raw, err := json.Marshal(list)
	if err != nil {
		return err
	}
	d.Catalogue, err = catalogue.SetComplaints(d.Catalogue, raw)
	return err
}

// wayFault is where a fault of the list stands.
var wayFault = regexp.MustCompile(`^catalogue/complaints/(\d+)/(kind|label|value)(?:/([a-z]{2})$)?`)

// wayPlace finds the row of the form that a row of the list came from.
func wayPlace(rows []int) func(string) string {
	return func(path string) string {
		found := wayFault.FindStringSubmatch(path)
		if found == nil {
			return ""
		}
		at, _ := strconv.Atoi(found[1])
		switch {
		case at >= len(rows):
			return ""
		case found[2] == "label" && found[3] == "":
			return wayField("label_"+catalogue.DefaultLang, rows[at])
		case found[2] == "label":
			return wayField("label_"+found[3], rows[at])
		}
		return wayField(found[2], rows[at])
	}
}
