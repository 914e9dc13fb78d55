package report

import (
	"bytes"
	"net/http"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/internal/words"
	figures "antrean/office/report"
	"antrean/office/survey"
	"antrean/office/worktime"
	"antrean/server/edge"
)

// A surveySheet is what the page of the survey is filled with.
type surveySheet struct {
	*sheet
	On    bool // the office asks
	Setup bool // whoever reads may set it up
	Few   bool // too few answers: nothing of them is shown
	Least int
	Beams []beam
}

// A beam is an element's mean as a bar.
type beam struct {
	Name, NRR, Band string
	Filled          int
	Width           float64 // percent of the best
}

// Survey answers GET /laporan/survei.
func (p *Page) Survey(c *fiber.Ctx) error {
	lang := edge.PageLang(c)
	view := &surveySheet{sheet: p.frame(c, lang), On: p.office.Setup().Document.Survey.On, Least: survey.FewLeast}
	view.Shortcuts, view.Services = p.surveyShortcuts(view.Ask, lang), serviceChoices(naming(p.office, lang), view.Ask.Service)
	if account, ok := edge.WhoAsks(c); ok {
		view.Setup = edge.Entitled(account, edge.ManageOffice)
	}
	scope, err := view.Ask.scope(p.office)
	if err != nil {
		view.refuse(err)
		if view.State != "bad" {
			return err
		}
		return p.send(c, edge.Status(problem.Code(err)), lang, surveyPage, view)
	}
	made, err := makeSurvey(p.office, scope)
	if err != nil {
		return err
	}
	p.fillSurvey(view, scope, made)
	return p.send(c, http.StatusOK, lang, surveyPage, view)
}

func makeSurvey(o *edge.Office, scope figures.Scope) (*survey.Report, error) {
	made, err := survey.Make(o.Survey, survey.Scope{From: scope.From, To: scope.To, Service: scope.Service}, o.Setup().Document.Survey.IDs())
	if err != nil {
		return nil, problem.Wrap("unavailable", err)
	}
	return made, nil
}

// surveyShortcuts are the periods in which surveys are reported.
func (p *Page) surveyShortcuts(a ask, lang string) []link {
	t, today := words.In(lang).T, p.office.Now()
	year, month := today.Year(), int(today.Month())
	to := func(name string, from, until int) link {
		first := worktime.DateOf(monthStart(year, from), time.UTC)
		last := worktime.DateOf(monthStart(year, until+1).AddDate(0, 0, -1), time.UTC)
		change := ask{Period: byRange, From: string(first), To: string(last), Service: a.Service}
		return link{Name: name, Href: "?" + change.query(lang)}
	}
	quarter, half := (month-1)/3*3+1, (month-1)/6*6+1
	return []link{
		to(t("report.short.month"), month, month), to(t("report.short.last_month"), month-1, month-1),
		to(t("survey_office.short.quarter"), quarter, quarter+2), to(t("survey_office.short.half"), half, half+5), to(t("survey_office.short.year"), 1, 12),
	}
}

// fillSurvey writes a report into the page.
func (p *Page) fillSurvey(view *surveySheet, scope figures.Scope, r *survey.Report) {
	n, a := naming(p.office, view.Lang), view.Ask
	view.State, view.Heading, view.Made = "report", n.Scope(scope), n.made(p.office.Now())
	view.Before, view.After = "?"+a.moved(scope.Period, -1).query(view.Lang), "?"+a.moved(scope.Period, 1).query(view.Lang)
	view.CSV, view.XLSX = "/laporan/survei.csv?"+a.query(view.Lang), "/laporan/survei.xlsx?"+a.query(view.Lang)
	view.begin(scope.Period)
	if r.Total.Answers == 0 && r.Total.Visits.Invited == 0 {
		view.State = "empty"
		return
	}
	view.Few = r.Total.Few()
	view.Cards = n.surveyCards(&r.Total)
	asked := p.office.Setup().Document.Survey.Asked()
	for _, e := range r.Total.Elements {
		if e.Few() {
			continue
		}
		nrr, _ := e.NRR.Float64()
		index := survey.Index(map[string]survey.Tally{e.ID: e.Tally})
		view.Beams = append(view.Beams, beam{Name: surveyNaming{n, asked}.element(e.ID), NRR: n.text(Grade, float(e.NRR, 3)), Band: n.band(survey.BandOf(index)), Filled: e.Tally.Filled(), Width: 100 * nrr / survey.ScoreMost})
	}
	for _, table := range SurveyTables(n, asked, r) {
		view.Tables = append(view.Tables, n.sheetTable(table))
	}
}

func (n Naming) surveyCards(r *survey.Result) []card {
	t := n.words().T
	return []card{
		{Name: t("survey_office.col.index"), Value: n.text(Points, float(r.Index, 2)), Note: n.band(r.Band), Class: "main"},
		{Name: t("survey_office.col.answers"), Value: n.thousands(r.Answers), Note: t("survey_office.card.target", "target", n.thousands(r.Target()), "share", n.text(Share, r.Progress()))},
		{Name: t("survey_office.col.rate"), Value: n.text(Share, r.Rate()), Note: t("survey_office.card.invited", "n", n.thousands(r.Visits.Invited))},
		{Name: t("survey_office.col.finished"), Value: n.thousands(r.Visits.Finished)},
	}
}

// SurveyCSV answers GET /laporan/survei.csv.
func SurveyCSV(o *edge.Office) fiber.Handler {
	return surveyFile(o, "csv", "text/csv; charset=utf-8", func(out *bytes.Buffer, n Naming, f file) error { return writeCSV(out, n, f, o.Now()) })
}

// SurveyXLSX answers GET /laporan/survei.xlsx.
func SurveyXLSX(o *edge.Office) fiber.Handler {
	return surveyFile(o, "xlsx", workbookType, func(out *bytes.Buffer, n Naming, f file) error { return writeXLSX(out, n, f) })
}

func surveyFile(o *edge.Office, end, kind string, write func(*bytes.Buffer, Naming, file) error) fiber.Handler {
	return func(c *fiber.Ctx) error {
		scope, err := asked(c).scope(o)
		if err != nil {
			return err
		}
		made, err := makeSurvey(o, scope)
		if err != nil {
			return err
		}
		n := naming(o, edge.Lang(c))
		var out bytes.Buffer
		f := file{Title: n.words().T("survey_office.title"), Scope: n.Scope(scope), Tables: SurveyTables(n, o.Setup().Document.Survey.Asked(), made)}
		if err := write(&out, n, f); err != nil {
			return problem.Wrap("internal", err)
		}
		c.Set(fiber.HeaderContentType, kind)
		c.Set(fiber.HeaderContentDisposition, `attachment; filename="survei-`+FileName(scope.Period, end)+`"`)
		c.Set(fiber.HeaderCacheControl, "no-store")
		return c.Send(out.Bytes())
	}
}

// monthStart is the first moment of a month; months run over into the next year, and back into the last.
func monthStart(year, month int) time.Time {
	return time.Date(year, time.Month(month), 1, 12, 0, 0, 0, time.UTC)
}
