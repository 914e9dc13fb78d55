package report

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	figures "antrean/office/report"
	"antrean/office/worktime"
	"antrean/server/edge"
)

// An ask is a query as it was typed, so that a form can show it again.
type ask struct{ Period, Date, Month, From, To, Service, Counter, Way string }

// The kinds of period that can be asked for.
const (
	byDay   = "day"
	byWeek  = "week"
	byMonth = "month"
	byRange = "range"
)

func asked(c *fiber.Ctx) ask {
	a := ask{Period: c.Query("period"), Date: c.Query("date"), Month: c.Query("month"), From: c.Query("from"), To: c.Query("to"),
		Service: c.Query("service"), Counter: c.Query("counter"), Way: c.Query("way")}
	switch {
	case a.Period != "":
	case a.From != "" || a.To != "":
		a.Period = byRange
	case a.Date != "" && a.Month == "":
		a.Period = byDay
	default:
		a.Period = byMonth
	}
	return a
}

// scope is what is asked for; what was left empty is about today.
func (a ask) scope(o *edge.Office) (figures.Scope, error) {
	period, err := a.period(worktime.DateOf(o.Now(), o.Now().Location()))
	if err != nil {
		return figures.Scope{}, err
	}
	scope := figures.Scope{Period: period, Service: a.Service}
	if a.Counter != "" {
		n, err := strconv.Atoi(a.Counter)
		if err != nil || n < 1 {
			return scope, problem.Field("counter", "1, 2, 3, …")
		}
		scope.Counter = n
	}
	if scope.Way = a.Way; a.Way != "" && !slices.Contains(figures.Ways(), a.Way) {
		return scope, problem.Field("way", strings.Join(figures.Ways(), ", "))
	}
	return scope, nil
}

// exampleDay and exampleMonth are how the fields are written.
const (
	exampleDay   = "2026-11-23"
	exampleMonth = "2026-11"
)

func (a ask) period(today worktime.Date) (figures.Period, error) {
	switch a.Period {
	case byDay, byWeek:
		day, err := dayOf("date", a.Date, today)
		if a.Period == byWeek && err == nil {
			return figures.Week(day), nil
		}
		return figures.Day(day), err
	case byMonth:
		name := a.Month
		if name == "" {
			name = string(today[:len(exampleMonth)])
		}
		month, err := figures.Month(name)
		if err != nil {
			return month, problem.Field("month", exampleMonth)
		}
		return month, nil
	case byRange:
		return a.between(today)
	}
	return figures.Period{}, problem.Field("period", byDay+", "+byWeek+", "+byMonth+", "+byRange)
}

func (a ask) between(today worktime.Date) (figures.Period, error) {
	from, err := dayOf("from", a.From, today)
	if err != nil {
		return figures.Period{}, err
	}
	to, err := dayOf("to", a.To, max(today, from))
	if err != nil {
		return figures.Period{}, err
	}
	p := figures.Period{From: from, To: to}
	if days := p.Days(); days < 1 || days > figures.DaysMost {
		return p, problem.Field("to", string(from)+" … "+string(from.Add(figures.DaysMost-1)))
	}
	return p, nil
}

func dayOf(field, text string, otherwise worktime.Date) (worktime.Date, error) {
	if text == "" {
		return otherwise, nil
	}
	day, err := worktime.ParseDate(text)
	if err != nil {
		return "", problem.Field(field, exampleDay)
	}
	return day, nil
}

// query writes the ask as an address has it.
func (a ask) query(lang string) string {
	args := url.Values{}
	for _, pair := range [][2]string{{"period", a.Period}, {"date", a.Date}, {"month", a.Month}, {"from", a.From}, {"to", a.To},
		{"service", a.Service}, {"counter", a.Counter}, {"way", a.Way}, {"lang", lang}} {
		if pair[1] != "" {
			args.Set(pair[0], pair[1])
		}
	}
	return args.Encode()
}

// moved is the ask for the period before or after one, of the same kind.
func (a ask) moved(p figures.Period, by int) ask {
	switch a.Period {
	case byDay, byWeek:
		a.Date = string(p.From.Add(by * p.Days()))
	case byMonth:
		edgeDay := p.From.Add(-1)
		if by > 0 {
			edgeDay = p.To.Add(1)
		}
		a.Month = string(edgeDay[:len(exampleMonth)])
	case byRange:
		a.From, a.To = string(p.From.Add(by*p.Days())), string(p.To.Add(by*p.Days()))
	}
	return a
}
