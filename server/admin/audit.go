package admin

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"antrean/office/staff"
)

// auditMost is how many lines stand on one page.
const auditMost = 50

// deedKey is where the words of the audit stand: who writes another gives it a sentence here, and it can be looked for.
const deedKey = "admin.what."

type auditRow struct {
	Seq                                     int64
	At, Who, Address, What, Subject, Detail string
}

type auditPage struct {
	Form  *Form
	Rows  []auditRow
	Older string // address of the next page; empty: there is none
	Newer string // of the first
}

func auditForm(v *View) *Form {
	what := &Field{Name: "what", Label: v.T("admin.audit.what"), Kind: "select", Value: v.c.Query("what"), Options: []Option{{Label: v.T("admin.audit.all")}}}
	for _, key := range v.Words.Keys() {
		if deed, ok := strings.CutPrefix(key, deedKey); ok {
			what.Options = append(what.Options, Option{Value: deed, Label: v.T(key)})
		}
	}
	if !what.offers(what.Value) {
		what.Value = ""
	}
	return &Form{Action: "/admin/audit", Submit: v.T("admin.audit.find"), Fields: []*Field{
		{Name: "who", Label: v.T("admin.audit.who"), Kind: "text", Value: v.c.Query("who"), Most: staff.MaxName},
		what,
		{Name: "text", Label: v.T("admin.audit.text"), Kind: "search", Value: v.c.Query("text")},
		{Name: "from", Label: v.T("admin.audit.from"), Kind: "date", Value: v.c.Query("from")},
		{Name: "to", Label: v.T("admin.audit.to"), Kind: "date", Value: v.c.Query("to")},
	}}
}

// Audit answers GET /admin/audit: who changed what, the newest first, by person, deed, day and text.
func (a *Admin) Audit(v *View) error {
	form := auditForm(v)
	query := staff.Query{Who: form.Value("who"), What: form.Value("what"), Text: form.Value("text"), Limit: auditMost + 1}
	query.From = a.day(v, form, "from")
	if to := a.day(v, form, "to"); !to.IsZero() {
		query.To = to.AddDate(0, 0, 1)
	}
	if before, err := strconv.ParseInt(v.c.Query("before"), 10, 64); err == nil && before > 0 {
		query.Before = before
	}
	page := auditPage{Form: form}
	if len(form.Wrong()) > 0 {
		return v.Again("audit", v.T("admin.audit"), page)
	}
	entries, err := a.office.Audit.Trail(query)
	if err != nil {
		return err
	}
	if query.Before > 0 {
		page.Newer = "/admin/audit?" + filters(form, 0)
	}
	if len(entries) > auditMost {
		entries = entries[:auditMost]
		page.Older = "/admin/audit?" + filters(form, entries[auditMost-1].Seq)
	}
	for _, e := range entries {
		page.Rows = append(page.Rows, auditRow{e.Seq, v.When(e.At), e.Who, e.Address, v.deed(e.What), v.subject(e.What, e.Subject), v.detail(e.Detail)})
	}
	return v.Show("audit", v.T("admin.audit"), page)
}

// day is a date of the form as the start of that day in the office's zone.
func (a *Admin) day(v *View, form *Form, name string) time.Time {
	text := form.Value(name)
	if text == "" {
		return time.Time{}
	}
	day, err := time.ParseInLocation(time.DateOnly, text, a.office.Catalogue().Office.Location())
	if err != nil {
		form.Fail(name, v.T("admin.form.date"))
		form.Field(name).Value = "" // no browser can show it in a field for a day
	}
	return day
}

// filters is the query of the page from an entry on.
func filters(form *Form, before int64) string {
	query := url.Values{}
	for _, field := range form.Fields {
		if field.Value != "" {
			query.Set(field.Name, field.Value)
		}
	}
	if before > 0 {
		query.Set("before", strconv.FormatInt(before, 10))
	}
	return query.Encode()
}

// deed is what was done as a sentence; a word of another program's stays as it is.
func (v *View) deed(what string) string {
	if !v.Words.Has(deedKey + what) {
		return what
	}
	return v.T(deedKey + what)
}
