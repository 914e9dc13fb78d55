package report

import (
	"bytes"
	"errors"
	"html/template"
	"net/http"
	"strconv"
	"sync"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/internal/words"
	figures "antrean/office/report"
	"antrean/office/worktime"
	"antrean/server/edge"
	"antrean/static"
)

// A Page serves the reports to people.
type Page struct {
	office *edge.Office
	byLang map[string]*template.Template
}

// The pages, by their names in static/report.
const (
	reportPage = "report.html"
	surveyPage = "survey.html"
)

// pages are parsed once for all servers of a program.
var pages = sync.OnceValues(func() (map[string]*template.Template, error) {
	return edge.Pages("report", []string{reportPage, surveyPage}, words.Staff())
})

// NewPage makes the pages.
func NewPage(o *edge.Office) (*Page, error) {
	byLang, err := pages()
	return &Page{office: o, byLang: byLang}, err
}

// A sheet is what the template is filled with.
type sheet struct {
	Lang, Assets, Office, Address string
	Langs                         []link
	Rooms                         []link
	Name                          string // of who is signed in
	Export                        bool   // it may be saved as a file
	State                         string // "report", "empty" or "bad"
	Ask                           ask
	Bad, Hint                     string // the field that is wrong, and what is said to that
	Services, Counters            []choice
	Heading, Made                 string
	Before, After, CSV, XLSX      string
	Shortcuts                     []link
	Cards                         []card
	Pictures                      []Picture
	Faults                        []Fault
	Tables                        []sheetTable
	Title, Path                   string   // of the page
	Empty, EmptyLead              string   // said when there is nothing in the period
	Notes                         []string // how the figures are made
}

type link struct {
	Code, Name, Href string
	Here             bool
}

type choice struct {
	Value, Name string
	Chosen      bool
}

// A card is one figure that the page begins with.
type card struct{ Name, Value, Note, Class string }

// A sheetTable is a table as the page writes it.
type sheetTable struct {
	ID, Title, Note string
	Columns         []sheetColumn
	Rows            [][]string
}

type sheetColumn struct {
	Title string
	Text  bool // stands at the left
}

// Show answers GET /laporan.
func (p *Page) Show(c *fiber.Ctx) error {
	lang := edge.PageLang(c)
	view := p.frame(c, lang)
	p.pickers(view)
	scope, err := view.Ask.scope(p.office)
	if err != nil {
		return p.bad(c, view, err)
	}
	made, err := figures.Make(p.office.Reports, scope, p.office.Catalogue().Office.Location(), p.office.Quota)
	if err != nil {
		return problem.Wrap("unavailable", err)
	}
	p.fill(view, made)
	return p.send(c, http.StatusOK, lang, reportPage, view)
}

// bad shows the form again, as it was filled in, and says what is wrong.
func (p *Page) bad(c *fiber.Ctx, view *sheet, err error) error {
	view.refuse(err)
	if view.State != "bad" {
		return err
	}
	return p.send(c, edge.Status(problem.Code(err)), view.Lang, reportPage, view)
}

// refuse says what is wrong with the form; the state stays when that is not the form's fault.
func (view *sheet) refuse(err error) {
	if refusal, ok := errors.AsType[*problem.Error](err); ok {
		view.State, view.Bad = "bad", refusal.Field
		view.Hint = words.In(view.Lang).T("report.bad", "field", fieldName(view.Lang, refusal.Field), "must", refusal.With["must"])
	}
}

// fieldName is what a field of the form is called.
func fieldName(lang, field string) string {
	t := words.In(lang).T
	switch field {
	case "date":
		return t("report.form.date")
	case "month":
		return t("report.form.month")
	case "from":
		return t("report.form.from")
	case "to":
		return t("report.form.to")
	case "counter":
		return t("report.col.counter")
	}
	return t("report.form.period")
}

// naming gives names in a language.
func naming(o *edge.Office, lang string) Naming {
	return Naming{Catalogue: o.Catalogue(), Counters: o.Engine.View().Rules.Counters, Lang: lang}
}

// frame is the page without figures.
func (p *Page) frame(c *fiber.Ctx, lang string) *sheet {
	o, a := p.office, asked(c)
	view := &sheet{Lang: lang, Assets: "/assets/" + static.Build(), Office: o.Catalogue().Office.Name.In(lang), Address: o.Catalogue().Office.Address, Ask: a}
	for _, code := range words.Staff() {
		view.Langs = append(view.Langs, link{Code: code, Name: words.In(lang).T("staff.language." + code), Href: "?" + a.query(code), Here: code == lang})
	}
	if account, ok := edge.WhoAsks(c); ok {
		view.Name, view.Export = account.Called(), edge.Entitled(account, edge.Export)
		for _, room := range edge.Rooms(account) {
			view.Rooms = append(view.Rooms, link{Name: words.In(lang).T("staff.room." + edge.RoomKey(room)), Href: room, Here: room == "/laporan"})
		}
	}
	view.Shortcuts = p.shortcuts(a, lang)
	return view
}

// pickers are what the page of visits can be narrowed down to, and what it says of itself.
func (p *Page) pickers(view *sheet) {
	o, a, lang, t := p.office, view.Ask, view.Lang, words.In(view.Lang).T
	view.Title, view.Path, view.Empty, view.EmptyLead = t("report.title"), "/laporan", t("report.empty"), t("report.empty.lead")
	view.Notes = []string{t("report.how.waiting"), t("report.how.service"), t("report.how.median"), t("report.how.expired")}
	n := naming(o, lang)
	view.Services = []choice{{"", words.In(lang).T("report.form.all_services"), a.Service == ""}}
	for i := range o.Catalogue().Services {
		id := o.Catalogue().Services[i].ID
		view.Services = append(view.Services, choice{id, n.service(id), a.Service == id})
	}
	view.Counters = []choice{{"", words.In(lang).T("report.form.all_counters"), a.Counter == ""}}
	for _, rule := range n.Counters {
		text := strconv.Itoa(rule.N)
		view.Counters = append(view.Counters, choice{text, n.counter(rule.N), a.Counter == text})
	}
}

// shortcuts are the periods that are asked for most.
func (p *Page) shortcuts(a ask, lang string) []link {
	t, now := words.In(lang).T, p.office.Now()
	today := worktime.DateOf(now, now.Location())
	lastMonth := today.Add(-now.Day())
	to := func(name string, change ask) link {
		change.Service, change.Counter = a.Service, a.Counter
		return link{Name: name, Href: "?" + change.query(lang)}
	}
	return []link{
		to(t("report.short.today"), ask{Period: byDay, Date: string(today)}),
		to(t("report.short.yesterday"), ask{Period: byDay, Date: string(today.Add(-1))}),
		to(t("report.short.week"), ask{Period: byWeek, Date: string(today)}),
		to(t("report.short.month"), ask{Period: byMonth, Month: string(today[:len(exampleMonth)])}),
		to(t("report.short.last_month"), ask{Period: byMonth, Month: string(lastMonth[:len(exampleMonth)])}),
	}
}

// fill writes a report into the page.
func (p *Page) fill(view *sheet, r *figures.Report) {
	n, now := naming(p.office, view.Lang), p.office.Now()
	view.State = "report"
	if r.Total.Issued == 0 {
		view.State = "empty"
	}
	a := view.Ask
	view.Heading = n.Scope(r.Scope)
	view.Made = words.In(view.Lang).T("report.made", "at", worktime.FormatDateTime(view.Lang, now))
	view.Before, view.After = "?"+a.moved(r.Scope.Period, -1).query(view.Lang), "?"+a.moved(r.Scope.Period, 1).query(view.Lang)
	view.CSV, view.XLSX = "/laporan.csv?"+a.query(view.Lang), "/laporan.xlsx?"+a.query(view.Lang)
	view.begin(r.Scope.Period)
	if view.State == "empty" {
		return
	}
	view.Cards, view.Pictures, view.Faults = n.cards(r), n.pictures(r), n.faults(r)
	for _, table := range Tables(n, r, p.office.Catalogue().Office.Location()) {
		view.Tables = append(view.Tables, n.sheetTable(table))
	}
}

// begin lets the form begin with what is shown.
func (view *sheet) begin(shown figures.Period) {
	if view.Ask.Period != byRange {
		view.Ask.From, view.Ask.To = string(shown.From), string(shown.To)
	}
	if view.Ask.Date == "" {
		view.Ask.Date = string(shown.From)
	}
	if view.Ask.Month == "" {
		view.Ask.Month = string(shown.From[:len(exampleMonth)])
	}
}

func (n Naming) sheetTable(t Table) sheetTable {
	out := sheetTable{ID: t.ID, Title: t.Title, Note: t.Note}
	for _, c := range t.Columns {
		out.Columns = append(out.Columns, sheetColumn{c.Title, c.Kind == Text || c.Kind == Date})
	}
	for _, row := range t.Rows {
		line := make([]string, len(row))
		for i, cell := range row {
			line[i] = n.text(t.Columns[i].Kind, cell)
		}
		out.Rows = append(out.Rows, line)
	}
	return out
}

// cards are the figures that a head of office asks for first.
func (n Naming) cards(r *figures.Report) []card {
	t, total := n.words().T, r.Total
	part := func(count int) string {
		return t("report.card.of_all", "share", n.text(Share, float64(count)/float64(total.Issued)))
	}
	lasts := func(name string, s figures.Span) card {
		if s.Count == 0 {
			return card{Name: name, Value: "–"}
		}
		return card{Name: name, Value: t("report.minutes", "n", n.decimal(s.Median.Minutes())), Note: t("report.card.p90", "n", n.decimal(s.P90.Minutes()))}
	}
	return []card{
		{Name: t("report.col.issued"), Value: n.thousands(total.Issued), Note: t("report.card.days", "n", len(r.Days)), Class: "main"},
		{Name: t("report.col.served"), Value: n.thousands(total.Served), Note: part(total.Served), Class: "good"},
		{Name: t("report.col.returned"), Value: n.thousands(total.Returned), Note: part(total.Returned), Class: "warn"},
		{Name: t("report.col.no_show"), Value: n.thousands(total.NoShow), Note: part(total.NoShow), Class: "warn"},
		lasts(t("report.card.waiting"), total.Waiting), lasts(t("report.card.service"), total.Service),
	}
}

// policy is the content policy of the page: our own style, no script.
const policy = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

func (p *Page) send(c *fiber.Ctx, status int, lang, name string, view any) error {
	var out bytes.Buffer
	if err := p.byLang[lang].ExecuteTemplate(&out, name, view); err != nil {
		return problem.Wrap("internal", err)
	}
	c.Set(fiber.HeaderContentType, "text/html; charset=utf-8")
	c.Set(fiber.HeaderContentSecurityPolicy, policy)
	c.Set(fiber.HeaderCacheControl, "no-store")
	return c.Status(status).Send(out.Bytes())
}
