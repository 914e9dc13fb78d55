// Package report answers with what the office did: a page of charts and tables, the same as CSV and as a workbook, and the
// figures as JSON.
package report

import (
	"bytes"
	"net/http"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	figures "antrean/office/report"
	"antrean/server/edge"
)

// workbookType is the type of a workbook.
const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// CSV answers GET /laporan.csv.
func CSV(o *edge.Office) fiber.Handler {
	return download(o, "csv", "text/csv; charset=utf-8", func(out *bytes.Buffer, n Naming, r *figures.Report, zone *time.Location) error {
		return WriteCSV(out, n, r, zone, o.Now())
	})
}

// XLSX answers GET /laporan.xlsx.
func XLSX(o *edge.Office) fiber.Handler {
	return download(o, "xlsx", workbookType, func(out *bytes.Buffer, n Naming, r *figures.Report, zone *time.Location) error {
		return WriteXLSX(out, n, r, zone)
	})
}

// download makes the report that is asked for and answers with it as a file.
func download(o *edge.Office, end, kind string, write func(*bytes.Buffer, Naming, *figures.Report, *time.Location) error) fiber.Handler {
	return func(c *fiber.Ctx) error {
		made, err := makeReport(o, c)
		if err != nil {
			return err
		}
		var out bytes.Buffer
		if err := write(&out, naming(o, edge.Lang(c)), made, o.Catalogue().Office.Location()); err != nil {
			return problem.Wrap("internal", err)
		}
		c.Set(fiber.HeaderContentType, kind)
		c.Set(fiber.HeaderContentDisposition, `attachment; filename="`+FileName(made.Scope.Period, end)+`"`)
		c.Set(fiber.HeaderCacheControl, "no-store")
		return c.Send(out.Bytes())
	}
}

// FileName is what a report is saved as: "laporan-2026-11.csv".
func FileName(p figures.Period, end string) string { return fileName("laporan", p, end) }

func fileName(begin string, p figures.Period, end string) string {
	span := string(p.From) + "-" + string(p.To)
	switch {
	case p.WholeMonth() != "":
		span = p.WholeMonth()
	case p.From == p.To:
		span = string(p.From)
	}
	return begin + "-" + span + "." + end
}

func makeReport(o *edge.Office, c *fiber.Ctx) (*figures.Report, error) {
	scope, err := asked(c).scope(o)
	if err != nil {
		return nil, err
	}
	made, err := figures.Make(o.Reports, scope, o.Catalogue().Office.Location(), o.Quota)
	if err != nil {
		return nil, problem.Wrap("unavailable", err)
	}
	return made, nil
}

// JSON answers GET /api/v1/reports?from=…&to=…: the figures, with ids instead of names.
func JSON(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		made, err := makeReport(o, c)
		if err != nil {
			return err
		}
		return edge.JSON(c, http.StatusOK, jsonOf(made, o.Catalogue().Office.Location()))
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
