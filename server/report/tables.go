package report

import (
	"fmt"
	"time"

	figures "antrean/office/report"
)

// Tables are a report's tables in the order of their reading.
func Tables(n Naming, r *figures.Report, zone *time.Location) []Table {
	tables := []Table{n.total(r), n.days(r)}
	if len(r.Months) > 1 {
		tables = append(tables, n.months(r))
	}
	return append(tables, n.services(r), n.counters(r), n.hours(r), n.lacks(r), n.opening(r, zone), n.early(r))
}

// with puts columns of its own before those of a summary.
func (n Naming) with(own ...Column) []Column { return append(own, n.summaryColumns()...) }

// total is the summary on its side: a measure a row.
func (n Naming) total(r *figures.Report) Table {
	t := n.words().T
	out := Table{ID: "total", Title: t("report.table.total"), Columns: []Column{{t("report.col.measure"), Text}, {t("report.col.value"), Text}}}
	cells := summary(r.Total)
	for i, column := range n.summaryColumns() {
		out.Rows = append(out.Rows, []Cell{column.Title, n.text(column.Kind, cells[i])})
	}
	return out
}

func (n Naming) days(r *figures.Report) Table {
	t := n.words().T
	out := Table{ID: "days", Title: t("report.table.days"), Columns: n.with(Column{t("report.col.day"), Date})}
	quota := false
	for _, row := range r.Days {
		quota = quota || row.Quota > 0
	}
	if quota {
		out.Columns = append(out.Columns, Column{t("report.col.quota"), Count}, Column{t("report.col.quota_used"), Share})
	}
	for _, row := range r.Days {
		cells := append([]Cell{row.Day}, summary(row.Summary)...)
		switch {
		case quota && row.Quota > 0:
			cells = append(cells, row.Quota, float64(row.Used)/float64(row.Quota))
		case quota:
			cells = append(cells, nil, nil)
		}
		out.Rows = append(out.Rows, cells)
	}
	return out
}

func (n Naming) months(r *figures.Report) Table {
	t := n.words().T
	out := Table{ID: "months", Title: t("report.table.months"), Columns: n.with(Column{t("report.col.month"), Text})}
	for _, row := range r.Months {
		out.Rows = append(out.Rows, append([]Cell{n.month(row.Key)}, summary(row.Summary)...))
	}
	return out
}

func (n Naming) services(r *figures.Report) Table {
	t := n.words().T
	out := Table{ID: "services", Title: t("report.table.services"), Columns: n.with(Column{t("report.col.service"), Text})}
	for _, row := range r.Services {
		out.Rows = append(out.Rows, append([]Cell{n.service(row.Key)}, summary(row.Summary)...))
	}
	return out
}

func (n Naming) counters(r *figures.Report) Table {
	t := n.words().T
	out := Table{ID: "counters", Title: t("report.table.counters"), Note: t("report.note.counters"),
		Columns: append(n.with(Column{t("report.col.counter"), Text}), Column{t("report.col.hours_open"), Rate}, Column{t("report.col.per_hour"), Rate})}
	for _, row := range r.Counters {
		cells := append([]Cell{n.counter(row.Counter)}, summary(row.Summary)...)
		if rate, ok := row.PerHour(); ok {
			cells = append(cells, row.Open.Hours(), rate)
		} else {
			cells = append(cells, nil, nil)
		}
		out.Rows = append(out.Rows, cells)
	}
	return out
}

// hourText is an hour of the day as a clock shows its two ends.
func hourText(hour int) string { return fmt.Sprintf("%02d.00–%02d.00", hour, hour+1) }

func (n Naming) hours(r *figures.Report) Table {
	t := n.words().T
	out := Table{ID: "hours", Title: t("report.table.hours"), Note: t("report.note.hours"), Columns: n.with(Column{t("report.col.hour"), Text})}
	for _, row := range r.Hours {
		out.Rows = append(out.Rows, append([]Cell{hourText(row.Hour)}, summary(row.Summary)...))
	}
	return out
}

func (n Naming) lacks(r *figures.Report) Table {
	t := n.words().T
	out := Table{ID: "lacks", Title: t("report.table.lacks"), Note: t("report.note.lacks"), Columns: []Column{
		{t("report.col.requirement"), Text}, {t("report.col.lack"), Text}, {t("report.col.service"), Text},
		{t("report.col.times"), Count}, {t("report.col.share"), Share}, {t("report.col.cumulative"), Share},
	}}
	for _, row := range r.Lacks {
		out.Rows = append(out.Rows, []Cell{n.requirement(row.Service, row.Requirement), n.kind(row.Kind), n.service(row.Service), row.Count, row.Share, row.Cumulative})
	}
	return out
}

func (n Naming) opening(r *figures.Report, zone *time.Location) Table {
	t := n.words().T
	out := Table{ID: "opening", Title: t("report.table.opening"), Note: t("report.note.opening"), Columns: []Column{
		{t("report.col.day"), Date}, {t("report.col.opened"), Clock}, {t("report.col.had"), Count}, {t("report.col.soon"), Count},
	}}
	for _, row := range r.Days {
		if row.Opening != nil {
			out.Rows = append(out.Rows, []Cell{row.Day, row.Opening.At.In(zone), row.Opening.Had, row.Opening.Soon})
		}
	}
	return out
}

func (n Naming) early(r *figures.Report) Table {
	t := n.words().T
	out := Table{ID: "early", Title: t("report.table.early"), Note: t("report.note.early"), Columns: []Column{
		{t("report.col.which"), Text}, {t("report.col.issued"), Count}, {t("report.col.of_all"), Share}, {t("report.col.came"), Count},
		{t("report.col.no_show"), Count}, {t("report.col.no_show_share"), Share},
	}}
	add := func(name string, p figures.Part) {
		out.Rows = append(out.Rows, []Cell{name, p.Issued, p.Of(r.Early.All), p.Came, p.NoShow, p.NoShowShare()})
	}
	if r.Early.All.Issued == 0 {
		return out
	}
	add(t("report.early.rush"), r.Early.Rush)
	add(t("report.early.hour"), r.Early.Hour)
	add(t("report.early.later"), r.Early.Later)
	for _, device := range r.Early.Devices {
		add(t("report.early.device", "device", device.Name), device.Part)
	}
	return out
}
