package report

import (
	"time"

	"antrean/internal/words"
	"antrean/office/catalogue"
	"antrean/office/queue"
	figures "antrean/office/report"
	"antrean/office/worktime"
)

// A Table is one part of a report as people read it. The page, the CSV file and the workbook all show the same tables.
type Table struct {
	ID      string // "days", "services", …
	Title   string
	Note    string
	Columns []Column
	Rows    [][]Cell
}

// A Column is a column's heading and what stands below it.
type Column struct {
	Title string
	Kind  Kind
}

// A Kind is how the cells of a column are written.
type Kind int

const (
	Text    Kind = iota // string
	Count               // int
	Minutes             // time.Duration
	Share               // float64, 0 to 1
	Rate                // float64
	Points              // float64 with two decimals, such as an index
	Grade               // float64 with three decimals, such as a mean of scores
	Date                // string, "2026-11-23"
	Clock               // time.Time in the office's zone
	Moment              // the same, with its day
	Due                 // the same, of something that is due: midnight ends a day
	Hours               // time.Duration
)

// A Cell is the value that its column's kind says, or nil when there is none.
type Cell any

// A Naming gives the names of a report: of the office, its services, requirements and counters.
type Naming struct {
	Catalogue *catalogue.Catalogue
	Counters  []queue.CounterRule
	Lang      string
}

func (n Naming) words() words.Lang { return words.In(n.Lang) }

// service is a service's name; one that the catalogue no longer has keeps its id.
func (n Naming) service(id string) string {
	if s, ok := n.Catalogue.Service(id); ok {
		return s.Name.In(n.Lang)
	}
	return id
}

// short is a service's short name.
func (n Naming) short(id string) string {
	if s, ok := n.Catalogue.Service(id); ok {
		return s.Short.In(n.Lang)
	}
	return id
}

// requirement is a requirement in the standard's words.
func (n Naming) requirement(service, id string) string {
	s, ok := n.Catalogue.Service(service)
	if !ok {
		return id
	}
	row, ok := s.Requirement(id)
	if !ok {
		return id
	}
	for _, leaf := range row.Any {
		if leaf.ID == id {
			return leaf.Label.In(n.Lang)
		}
	}
	return row.Label.In(n.Lang)
}

func (n Naming) kind(kind string) string {
	if kind == queue.Invalid {
		return n.words().T("report.lack.invalid")
	}
	return n.words().T("report.lack.short")
}

func (n Naming) counter(number int) string {
	for _, rule := range n.Counters {
		if rule.N == number && rule.Name != "" {
			return rule.Name
		}
	}
	return n.words().T("report.counter", "n", number)
}

// day is a day in words: "Senin, 23 November 2026".
func (n Naming) day(day worktime.Date) string {
	return worktime.FormatDate(n.Lang, day.Start(time.UTC))
}

// period is a period in words.
func (n Naming) period(p figures.Period) string {
	if p.From == p.To {
		return n.day(p.From)
	}
	if p.WholeMonth() != "" {
		return n.month(p.WholeMonth())
	}
	return n.words().T("report.period.between", "from", n.day(p.From), "to", n.day(p.To))
}

func (n Naming) month(name string) string {
	p, err := figures.Month(name)
	if err != nil {
		return name
	}
	first := p.From.Start(time.UTC)
	return n.words().T("report.period.month", "month", worktime.MonthName(n.Lang, first.Month()), "year", first.Year())
}

// Scope is a report's heading below the office's name.
func (n Naming) Scope(s figures.Scope) string {
	text := n.period(s.Period)
	if s.Service != "" {
		text += " · " + n.service(s.Service)
	}
	if s.Counter != 0 {
		text += " · " + n.counter(s.Counter)
	}
	if s.Way != "" {
		text += " · " + n.way(s.Way)
	}
	return text
}

// span are the three columns of something that lasts.
func span(s figures.Span) []Cell {
	if s.Count == 0 {
		return []Cell{nil, nil, nil}
	}
	return []Cell{s.Median, s.P90, s.Max}
}

// summary are the columns that days, services, counters and hours have alike.
func summary(s figures.Summary) []Cell {
	cells := []Cell{s.Issued, s.Served, s.Returned, s.NoShow, s.Cancelled, s.Joined, s.Expired, s.Open, s.Recalls}
	return append(append(cells, span(s.Waiting)...), span(s.Service)...)
}

func (n Naming) summaryColumns() []Column {
	t := n.words().T
	return []Column{
		{t("report.col.issued"), Count}, {t("report.col.served"), Count}, {t("report.col.returned"), Count}, {t("report.col.no_show"), Count},
		{t("report.col.cancelled"), Count}, {t("report.col.joined"), Count}, {t("report.col.expired"), Count}, {t("report.col.open"), Count}, {t("report.col.recalls"), Count},
		{t("report.col.wait_median"), Minutes}, {t("report.col.wait_p90"), Minutes}, {t("report.col.wait_max"), Minutes},
		{t("report.col.service_median"), Minutes}, {t("report.col.service_p90"), Minutes}, {t("report.col.service_max"), Minutes},
	}
}
