package report

import (
	"time"

	"antrean/office/casefile"
	"antrean/office/catalogue"
	figures "antrean/office/report"
)

// promiseTables are the tables of the page and of its files.
func (n Naming) promiseTables(r *figures.Promises, m figures.Means) []Table {
	t := n.words().T
	tables := []Table{n.promiseTotal(r), n.promiseServices(r), n.promiseRows("ways", t("report_cases.table.ways"), Column{t("report_cases.col.way"), Text}, r.Ways, func(key string) Cell { return n.way(key) }),
		n.stageTable(r), n.stopTable(r), n.stageStops(r), n.moveTable(r), n.promiseRows("days", t("report_cases.table.days"), Column{t("report.col.day"), Date}, r.Days, func(key string) Cell { return key })}
	if len(r.Months) > 1 {
		tables = append(tables, n.promiseRows("months", t("report_cases.table.months"), Column{t("report.col.month"), Text}, r.Months, func(key string) Cell { return n.month(key) }))
	}
	return append(tables, n.lateTable(r, m.Hours.Zone()))
}

// hours are the three columns of something that lasts.
func hours(s figures.Span) []Cell { return span(s) }

func (n Naming) hourColumns() []Column {
	t := n.words().T
	return []Column{{t("report_cases.col.median"), Hours}, {t("report_cases.col.p90"), Hours}, {t("report_cases.col.max"), Hours}}
}

// positive is a length of time, and nothing when it is none.
func positive(d time.Duration) Cell {
	if d == 0 {
		return nil
	}
	return d
}

// shareOr is a share of a count, and nothing of none.
func shareOr(part, of int) Cell {
	if of == 0 {
		return nil
	}
	return float64(part) / float64(of)
}

// promiseTotal is the sum on its side: a measure a row.
func (n Naming) promiseTotal(r *figures.Promises) Table {
	t, s := n.words().T, r.Total
	out := Table{ID: "total", Title: t("report.table.total"), Columns: []Column{{t("report.col.measure"), Text}, {t("report.col.value"), Text}}}
	add := func(name string, kind Kind, cell Cell) { out.Rows = append(out.Rows, []Cell{name, n.text(kind, cell)}) }
	columns, cells := n.sumColumns(), sumCells(&s)
	for i, column := range columns {
		add(column.Title, column.Kind, cells[i])
	}
	if s.Free.Count > 0 {
		add(t("report_cases.col.free"), Hours, s.Free.Median)
	}
	add(t("report_cases.now.late"), Count, r.Open.Late)
	add(t("report_cases.now.in_time"), Count, r.Open.InTime)
	add(t("report_cases.now.standing"), Count, r.Open.Standing)
	add(t("report_cases.now.none"), Count, r.Open.NoDate)
	return out
}

// sumColumns are the columns that services, ways, days and months have alike.
func (n Naming) sumColumns() []Column {
	t := n.words().T
	columns := []Column{{t("report_cases.col.judged"), Count}, {t("report_cases.col.in_time"), Share}, {t("report_cases.col.kept"), Count}, {t("report_cases.col.broken"), Count}, {t("report_cases.col.waiting"), Count}}
	return append(append(columns, n.hourColumns()...), Column{t("report_cases.col.unpromised"), Count}, Column{t("report_cases.col.ended"), Count}, Column{t("report_cases.col.stopped"), Hours})
}

func sumCells(s *figures.PromiseSum) []Cell {
	cells := append([]Cell{s.Judged(), shareOr(s.Kept, s.Judged()), s.Kept, s.Broken, s.Waiting}, hours(s.Took)...)
	return append(cells, s.Unpromised, s.Ended, positive(s.Stopped.Sum()))
}

func (n Naming) promiseRows(id, title string, own Column, rows []figures.PromiseRow, key func(string) Cell) Table {
	out := Table{ID: id, Title: title, Columns: append([]Column{own}, n.sumColumns()...)}
	if id == "days" || id == "months" { // a clock stands over days
		out.Columns = out.Columns[:len(out.Columns)-3]
	}
	for i := range rows {
		out.Rows = append(out.Rows, append([]Cell{key(rows[i].Key)}, sumCells(&rows[i].PromiseSum)...)[:len(out.Columns)])
	}
	return out
}

// promiseServices have the standard's promise beside the fact.
func (n Naming) promiseServices(r *figures.Promises) Table {
	t := n.words().T
	out := Table{ID: "services", Title: t("report.table.services"), Note: t("report_cases.note.services"),
		Columns: append([]Column{{t("report.col.service"), Text}, {t("report_cases.col.standard"), Text}, {t("report_cases.col.standard_days"), Count}}, n.sumColumns()...)}
	for i := range r.Services {
		row := &r.Services[i]
		var days Cell
		if s, ok := n.Catalogue.Service(row.Key); ok && s.Promise != nil && s.Promise.Unit == "working_day" {
			days = s.Promise.Value
		}
		out.Rows = append(out.Rows, append([]Cell{n.service(row.Key), n.standard(row.Key), days}, sumCells(&row.PromiseSum)...))
	}
	return out
}

// standard is what the standard in force promises, in its own words.
func (n Naming) standard(service string) string {
	switch s, ok := n.Catalogue.Service(service); {
	case !ok:
		return "–" // the standards no longer have it
	case s.Promise != nil:
		return s.Promise.Text.In(n.Lang)
	}
	return n.words().T("report_cases.standard.none")
}

func (n Naming) stageTable(r *figures.Promises) Table {
	t := n.words().T
	columns := append([]Column{{t("report_cases.col.stage"), Text}, {t("report.col.service"), Text}, {t("report_cases.col.role"), Text}, {t("report_cases.col.promise"), Text}, {t("report_cases.col.left"), Count}}, n.hourColumns()...)
	out := Table{ID: "stages", Title: t("report_cases.table.stages"), Note: t("report_cases.note.stages"), Columns: append(columns, Column{t("report_cases.col.in_time"), Share},
		Column{t("report_cases.col.broke"), Count}, Column{t("report_cases.col.stopped"), Hours}, Column{t("report_cases.col.here"), Count}, Column{t("report_cases.col.here_late"), Count})}
	for i := range r.Stages {
		row := &r.Stages[i]
		promise := t("report_cases.promise.part")
		switch {
		case row.Central:
			promise = t("report_cases.promise.central")
		case row.Stage == catalogue.Applicant:
			promise = t("report_cases.promise.applicant")
		}
		cells := append([]Cell{n.stage(row.Service, row.Stage), n.short(row.Service), n.role(row.Role), promise, row.Left}, hours(row.Took)...)
		out.Rows = append(out.Rows, append(cells, shareOr(row.InTime, row.Of), row.Broke, positive(row.Stopped.Sum()), row.Here, row.HereLate))
	}
	return out
}

// causeColumns are the causes for which clocks stood, a column each.
func (n Naming) causeColumns(own ...Column) []Column {
	for _, cause := range figures.StopCauses() {
		own = append(own, Column{n.words().T("report_cases.stop." + cause), Hours})
	}
	return append(own, Column{n.words().T("report_cases.col.sum"), Hours})
}

func causeCells(s figures.Stopped, own ...Cell) []Cell {
	for _, cause := range figures.StopCauses() {
		own = append(own, positive(s[cause]))
	}
	return append(own, positive(s.Sum()))
}

func (n Naming) stopTable(r *figures.Promises) Table {
	t := n.words().T
	out := Table{ID: "stops", Title: t("report_cases.table.stops"), Note: t("report_cases.note.stops"), Columns: n.causeColumns(Column{t("report.col.service"), Text})}
	for i := range r.Services {
		if row := &r.Services[i]; row.Stopped.Sum() > 0 {
			out.Rows = append(out.Rows, causeCells(row.Stopped, n.service(row.Key)))
		}
	}
	return out
}

func (n Naming) stageStops(r *figures.Promises) Table {
	t := n.words().T
	out := Table{ID: "stage-stops", Title: t("report_cases.table.stage_stops"), Columns: n.causeColumns(Column{t("report_cases.col.stage"), Text}, Column{t("report.col.service"), Text})}
	for i := range r.Stages {
		if row := &r.Stages[i]; row.Stopped.Sum() > 0 {
			out.Rows = append(out.Rows, causeCells(row.Stopped, n.stage(row.Service, row.Stage), n.short(row.Service)))
		}
	}
	return out
}

func (n Naming) moveTable(r *figures.Promises) Table {
	t := n.words().T
	out := Table{ID: "moves", Title: t("report_cases.table.moves"), Note: t("report_cases.note.moves"),
		Columns: []Column{{t("report_cases.col.reason"), Text}, {t("report.col.times"), Count}, {t("report_cases.col.applications"), Count}}}
	for _, row := range r.Moves {
		reason := t("report_cases.moved." + row.Reason)
		if row.Reason == string(casefile.Technical) && row.Need != "" {
			reason = t("report_cases.moved.need", "need", n.need(row.Need))
		}
		out.Rows = append(out.Rows, []Cell{reason, row.Times, row.Applications})
	}
	return out
}

// lateTable lists what is late and not ready, the one that waits longest at the top.
func (n Naming) lateTable(r *figures.Promises, zone *time.Location) Table {
	t := n.words().T
	out := Table{ID: "late", Title: t("report_cases.table.late"), Note: t("report_cases.note.late"), Columns: []Column{{t("report_cases.col.register"), Text}, {t("report.col.service"), Text},
		{t("report_cases.col.way"), Text}, {t("report_cases.col.stage"), Text}, {t("report_cases.col.due"), Due}, {t("report_cases.col.late_by"), Hours}}}
	for _, row := range r.Late {
		out.Rows = append(out.Rows, []Cell{row.Register, n.short(row.Service), n.way(wayOf(n.Catalogue, row.Service, row.Channel)), n.stage(row.Service, row.Stage), row.Due.In(zone), row.Late})
	}
	return out
}
