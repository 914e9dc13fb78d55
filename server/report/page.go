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
	"antrean/server/edge"
	"antrean/static"
)

// A Page serves the reports to people.
type Page struct {
	office *edge.Office
	byLang map[string]*template.Template
}

// reportPage is the page's name in static/report.
const reportPage = "report.html"

// pages are parsed once for all servers of a program.
var pages = sync.OnceValues(func() (map[string]*template.Template, error) {
	return edge.Pages("report", []string{reportPage}, words.Staff())
})

// NewPage makes the pages.
func NewPage(o *edge.Office) (*Page, error) {
	byLang, err := pages()
	return &Page{office: o, byLang: byLang}, err
}

// A sheet is what the template is filled with.
type sheet struct {
	Lang, Assets, Office, Address string
	Langs, Rooms                  []link
	Contents                      []link // all reports, of the same period
	Name                          string // of who is signed in
	Export                        bool   // it may be saved as a file
	State                         string // "report", "empty" or "bad"
	Title, Path                   string // of the report
	Ask                           ask
	Bad, Hint                     string // the field that is wrong, and what is said to that
	Services, Counters, Ways      []choice
	Shortcuts, Links              []link
	Heading, Made                 string
	Before, After, CSV, XLSX      string
	Body                          *body
	Tables                        []sheetTable
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

// Show answers with the page of a report.
func (p *Page) Show(s Subject) fiber.Handler {
	return func(c *fiber.Ctx) error {
		lang := edge.PageLang(c)
		view := p.frame(c, &s, lang)
		n := naming(p.office, lang)
		p.pickers(view, &s, n)
		scope, err := view.Ask.scope(p.office)
		if err != nil {
			return p.bad(c, view, err)
		}
		made, err := s.make(sourcesOf(p.office), scope, n)
		if err != nil {
			return err
		}
		p.fill(c, view, scope, n, made)
		return p.send(c, http.StatusOK, view)
	}
}

// bad shows the form again, as it was filled in, and says what is wrong.
func (p *Page) bad(c *fiber.Ctx, view *sheet, err error) error {
	refusal, ok := errors.AsType[*problem.Error](err)
	if !ok {
		return err
	}
	view.State, view.Bad = "bad", refusal.Field
	view.Hint = words.In(view.Lang).T("report.bad", "field", fieldName(view.Lang, refusal.Field), "must", refusal.With["must"])
	return p.send(c, edge.Status(problem.Code(err)), view)
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
	case "way":
		return t("report_cases.col.way")
	}
	return t("report.form.period")
}

// naming gives names in a language.
func naming(o *edge.Office, lang string) Naming {
	return Naming{Catalogue: o.Catalogue(), Counters: o.Engine.View().Rules.Counters, Lang: lang}
}

// frame is the page without figures.
func (p *Page) frame(c *fiber.Ctx, s *Subject, lang string) *sheet {
	o, a := p.office, s.keep(asked(c))
	view := &sheet{Lang: lang, Assets: "/assets/" + static.Build(), Office: o.Catalogue().Office.Name.In(lang), Address: o.Catalogue().Office.Address,
		Ask: a, Title: s.title(lang), Path: s.Path, Body: &body{}}
	for _, code := range words.Staff() {
		view.Langs = append(view.Langs, link{Code: code, Name: words.In(lang).T("staff.language." + code), Href: "?" + a.query(code), Here: code == lang})
	}
	if account, ok := edge.WhoAsks(c); ok {
		view.Name, view.Export = account.Called(), edge.Entitled(account, edge.Export)
		for _, room := range edge.Rooms(account) {
			view.Rooms = append(view.Rooms, link{Name: words.In(lang).T("staff.room." + edge.RoomKey(room)), Href: room, Here: room == "/laporan"})
		}
	}
	for _, other := range Subjects() {
		view.Contents = append(view.Contents, link{Name: other.title(lang), Href: other.Path + "?" + other.keep(a).query(lang), Here: other.Path == s.Path})
	}
	view.Shortcuts = p.shortcuts(a, lang)
	return view
}

// pickers are what the report can be narrowed down to.
func (p *Page) pickers(view *sheet, s *Subject, n Naming) {
	a, t := view.Ask, n.words().T
	if s.services {
		view.Services = []choice{{"", t("report.form.all_services"), a.Service == ""}}
		for i := range n.Catalogue.Services {
			id := n.Catalogue.Services[i].ID
			view.Services = append(view.Services, choice{id, n.service(id), a.Service == id})
		}
	}
	if s.counters {
		view.Counters = []choice{{"", t("report.form.all_counters"), a.Counter == ""}}
		for _, rule := range n.Counters {
			text := strconv.Itoa(rule.N)
			view.Counters = append(view.Counters, choice{text, n.counter(rule.N), a.Counter == text})
		}
	}
	if s.ways {
		view.Ways = []choice{{"", t("report_cases.all_ways"), a.Way == ""}}
		for _, way := range figures.Ways() {
			view.Ways = append(view.Ways, choice{way, n.way(way), a.Way == way})
		}
	}
}

// fill writes a report into the page.
func (p *Page) fill(c *fiber.Ctx, view *sheet, scope figures.Scope, n Naming, made *body) {
	a := view.Ask
	view.State, view.Heading, view.Made = "report", n.Scope(scope), n.made(p.office.Now())
	view.Before, view.After = "?"+a.moved(scope.Period, -1).query(view.Lang), "?"+a.moved(scope.Period, 1).query(view.Lang)
	view.CSV, view.XLSX = view.Path+".csv?"+a.query(view.Lang), view.Path+".xlsx?"+a.query(view.Lang)
	view.begin(scope.Period)
	view.Body = made
	if account, ok := edge.WhoAsks(c); ok {
		for _, o := range made.Links {
			if edge.Entitled(account, o.Right) {
				view.Links = append(view.Links, link{Name: o.Name, Href: o.Href + "?lang=" + view.Lang})
			}
		}
	}
	if made.Empty {
		view.State = "empty"
		return
	}
	for _, table := range made.Tables {
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
		out.Columns = append(out.Columns, sheetColumn{c.Title, c.Kind == Text || c.Kind == Date || c.Kind == Moment || c.Kind == Due})
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

// policy is the content policy of the page: our own style, no script.
const policy = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

func (p *Page) send(c *fiber.Ctx, status int, view *sheet) error {
	var out bytes.Buffer
	if err := p.byLang[view.Lang].ExecuteTemplate(&out, reportPage, view); err != nil {
		return problem.Wrap("internal", err)
	}
	c.Set(fiber.HeaderContentType, "text/html; charset=utf-8")
	c.Set(fiber.HeaderContentSecurityPolicy, policy)
	c.Set(fiber.HeaderCacheControl, "no-store")
	return c.Status(status).Send(out.Bytes())
}
