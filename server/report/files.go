// Package report answers with what the office did: pages of charts and tables, the same as CSV and as workbooks, and the
// figures of visits as JSON.
package report

import (
	"bytes"
	"io"
	"net/http"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	figures "antrean/office/report"
	"antrean/server/edge"
)

// CSV answers with a report as CSV.
func (p *Page) CSV(s Subject) fiber.Handler {
	return p.download(s, "csv", "text/csv; charset=utf-8", (*Made).WriteCSV)
}

// XLSX answers with a report as a workbook.
func (p *Page) XLSX(s Subject) fiber.Handler {
	const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	return p.download(s, "xlsx", workbook, (*Made).WriteXLSX)
}

// download makes the report that is asked for and answers with it as a file.
func (p *Page) download(s Subject, end, kind string, write func(*Made, io.Writer) error) fiber.Handler {
	return func(c *fiber.Ctx) error {
		n := naming(p.office, edge.PageLang(c))
		scope, err := s.keep(asked(c)).scope(p.office)
		if err != nil {
			return err
		}
		made, err := s.Make(sourcesOf(p.office), scope, n)
		if err != nil {
			return err
		}
		var out bytes.Buffer
		if err := write(made, &out); err != nil {
			return problem.Wrap("internal", err)
		}
		c.Set(fiber.HeaderContentType, kind)
		c.Set(fiber.HeaderContentDisposition, `attachment; filename="`+FileName(s.File, scope.Period, end)+`"`)
		c.Set(fiber.HeaderCacheControl, "no-store")
		return c.Send(out.Bytes())
	}
}

// FileName is what a report is saved as: "laporan-2026-11.csv".
func FileName(begin string, p figures.Period, end string) string {
	span := string(p.From) + "-" + string(p.To)
	switch {
	case p.WholeMonth() != "":
		span = p.WholeMonth()
	case p.From == p.To:
		span = string(p.From)
	}
	return begin + "-" + span + "." + end
}

// JSON answers GET /api/v1/reports?from=…&to=…: the figures of visits, with ids instead of names.
func JSON(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		scope, err := asked(c).scope(o)
		if err != nil {
			return err
		}
		zone := o.Catalogue().Office.Location()
		made, err := figures.Make(o.Reports, scope, zone, o.Quota)
		if err != nil {
			return problem.Wrap("unavailable", err)
		}
		return edge.JSON(c, http.StatusOK, jsonOf(made, zone))
	}
}

// A jsonCounter is a counter's row with how long it was open.
type jsonCounter struct {
	figures.CounterRow
	OpenS int `json:"open_s"`
}

func jsonOf(r *figures.Report, zone *time.Location) fiber.Map {
	counters := make([]jsonCounter, 0, len(r.Counters))
	for _, row := range r.Counters {
		counters = append(counters, jsonCounter{row, int(row.Open / time.Second)})
	}
	for _, day := range r.Days {
		if day.Opening != nil {
			day.Opening.At = day.Opening.At.In(zone)
		}
	}
	return fiber.Map{
		"from": r.Scope.From, "to": r.Scope.To, "service": orNull(r.Scope.Service, ""), "counter": orNull(r.Scope.Counter, 0),
		"total": r.Total, "days": r.Days, "months": r.Months, "services": r.Services, "counters": counters, "hours": r.Hours,
		"lacks": r.Lacks, "early": r.Early,
	}
}

// orNull is nothing for a value that means all.
func orNull[T comparable](value, all T) any {
	if value == all {
		return nil
	}
	return value
}
