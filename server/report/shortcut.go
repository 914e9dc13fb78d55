package report

import (
	"time"

	"antrean/internal/words"
	"antrean/office/worktime"
)

// shortcuts are the periods that are asked for most, from today to this year.
func (p *Page) shortcuts(a ask, lang string) []link {
	t, now := words.In(lang).T, p.office.Now()
	today := worktime.DateOf(now, now.Location())
	year, month := now.Year(), int(now.Month())
	to := func(name string, change ask) link {
		change.Service, change.Counter, change.Way = a.Service, a.Counter, a.Way
		return link{Name: name, Href: "?" + change.query(lang)}
	}
	months := func(from, until int) ask {
		return ask{Period: byRange, From: string(firstOf(year, from)), To: string(firstOf(year, until+1).Add(-1))}
	}
	quarter, half := (month-1)/3*3+1, (month-1)/6*6+1
	return []link{
		to(t("report.short.today"), ask{Period: byDay, Date: string(today)}),
		to(t("report.short.yesterday"), ask{Period: byDay, Date: string(today.Add(-1))}),
		to(t("report.short.week"), ask{Period: byWeek, Date: string(today)}),
		to(t("report.short.month"), ask{Period: byMonth, Month: string(today[:len(exampleMonth)])}),
		to(t("report.short.last_month"), ask{Period: byMonth, Month: string(today.Add(-now.Day())[:len(exampleMonth)])}),
		to(t("report.short.quarter"), months(quarter, quarter+2)), to(t("report.short.half"), months(half, half+5)), to(t("report.short.year"), months(1, 12)),
	}
}

// firstOf is the first day of a month; the thirteenth is the next year's first.
func firstOf(year, month int) worktime.Date {
	return worktime.DateOf(time.Date(year, time.Month(month), 1, 12, 0, 0, 0, time.UTC), time.UTC)
}
