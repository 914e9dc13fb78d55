package report

import (
	"html/template"
	"math"
	"time"

	figures "antrean/office/report"
	"antrean/office/worktime"
)

// A Picture is a chart with its heading and what its marks mean.
type Picture struct {
	ID     string
	Title  string
	SVG    template.HTML
	Legend []Mark
}

// A Mark is one series of a chart.
type Mark struct{ Class, Name string }

// daysDrawn is how many days a chart draws; more are drawn as months.
const daysDrawn = 62

// A point is one label of a chart and what is counted there.
type point struct {
	label string
	figures.Summary
}

// pictures are the charts of a report.
func (n Naming) pictures(r *figures.Report) []Picture {
	t := n.words().T
	var hours []point
	for _, row := range r.Hours {
		hours = append(hours, point{hourLabel(row.Hour), row.Summary})
	}
	out := []Picture{n.numbers("hours-n", t("report.chart.hours"), hours), n.waits("hours-w", t("report.chart.hours_wait"), hours)}
	if len(r.Days) < 2 {
		return out
	}
	days := n.dayPoints(r)
	return append(out, n.numbers("days-n", t("report.chart.days"), days), n.waits("days-w", t("report.chart.days_wait"), days))
}

// hourLabel is the hour as an axis has room for it.
func hourLabel(hour int) string { return worktime.Minute(60 * hour).String() }

// dayLabel and monthLabel are a day, and a month, as an axis has room for it.
func dayLabel(day string) string { return worktime.Date(day).Start(time.UTC).Format("2/1") }

func monthLabel(month string) string { return month[len("2026-"):] + "/" + month[:len("2026")] }

func (n Naming) dayPoints(r *figures.Report) []point {
	var points []point
	if len(r.Days) > daysDrawn {
		for _, row := range r.Months {
			points = append(points, point{monthLabel(row.Key), row.Summary})
		}
		return points
	}
	for _, row := range r.Days {
		points = append(points, point{dayLabel(row.Day), row.Summary})
	}
	return points
}

// numbers draws how many numbers were given, and what became of them.
func (n Naming) numbers(id, title string, points []point) Picture {
	t := n.words().T
	came, missed, other := series{name: t("report.legend.came"), class: "s1"}, series{name: t("report.legend.no_show"), class: "s2"}, series{name: t("report.legend.other"), class: "s3"}
	c := chart{id: id, title: title, about: t("report.chart.numbers_about"), unit: t("report.unit.numbers"),
		write: func(v float64) string { return n.thousands(int(v)) }}
	for _, p := range points {
		c.labels = append(c.labels, p.label)
		came.values = append(came.values, float64(p.Came()))
		missed.values = append(missed.values, float64(p.NoShow))
		other.values = append(other.values, float64(p.Issued-p.Came()-p.NoShow))
	}
	c.bars = []series{came, missed, other}
	return c.picture()
}

// waits draws how long people waited.
func (n Naming) waits(id, title string, points []point) Picture {
	t := n.words().T
	c := chart{id: id, title: title, about: t("report.chart.waits_about"), unit: t("report.unit.minutes")}
	var spans []figures.Span
	for _, p := range points {
		c.labels, spans = append(c.labels, p.label), append(spans, p.Waiting)
	}
	return n.lasting(&c, t("report.legend.p90"), spans, time.Minute)
}

// lasting draws the median of something that lasts, and what nine of ten took at most, in some unit.
func (n Naming) lasting(c *chart, nine string, spans []figures.Span, unit time.Duration) Picture {
	median, p90 := series{name: n.words().T("report.legend.median"), class: "l1"}, series{name: nine, class: "l2"}
	for _, s := range spans {
		middle, most := math.NaN(), math.NaN()
		if s.Count > 0 {
			middle, most = float64(s.Median)/float64(unit), float64(s.P90)/float64(unit)
		}
		median.values, p90.values = append(median.values, middle), append(p90.values, most)
	}
	c.lines, c.write = []series{median, p90}, func(v float64) string { return n.thousands(int(math.Round(v))) }
	return c.picture()
}

func (c *chart) picture() Picture {
	out := Picture{ID: c.id, Title: c.title, SVG: c.draw()}
	for _, s := range append(c.bars, c.lines...) {
		out.Legend = append(out.Legend, Mark{s.class, s.name})
	}
	return out
}

// barsMost is how many bars are drawn; the table has them all.
const barsMost = 12

// lackBars are the bars of the Pareto chart of visits.
func (n Naming) lackBars(rows []figures.LackRow) []Bar {
	var out []Bar
	for _, row := range rows[:min(len(rows), barsMost)] {
		out = append(out, n.lackBar(row.Service, row.Requirement, row.Kind, row.Count, rows[0].Count, row.Cumulative))
	}
	return out
}

// lackBar is a requirement and how often it failed, beside the one that fails most.
func (n Naming) lackBar(service, requirement, kind string, count, most int, cumulative float64) Bar {
	t := n.words().T
	return Bar{Name: n.requirement(service, requirement), Detail: n.kind(kind) + " · " + n.short(service), Value: t("report.times", "n", n.thousands(count)),
		Note: t("report.up_to", "share", n.text(Share, cumulative)), Width: 100 * float64(count) / float64(most), Reach: 100 * cumulative}
}
