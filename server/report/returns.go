package report

import (
	"slices"

	"antrean/internal/problem"
	figures "antrean/office/report"
)

// returns is the report of what was given back to applicants, beside the visits that were returned.
func returns(s *Sources, scope figures.Scope, n Naming) (*body, error) {
	t := n.words().T
	lacks, tickets, err := figures.ReturnedTickets(s.Figures, scope, s.zone())
	if err != nil {
		return nil, problem.Wrap("unavailable", err)
	}
	r, err := figures.MakeReturns(s.Figures, scope, s.means(), lacks, tickets)
	if err != nil {
		return nil, problem.Wrap("unavailable", err)
	}
	made := &body{Empty: r.Total.Returns+r.Total.Inside+r.Tickets == 0, None: t("report_cases.returns.empty"), Lead: t("report_cases.returns.empty.lead"),
		Notes:  []string{t("report_cases.how.returns"), t("report_cases.how.deadline"), t("report_cases.how.inside"), t("report_cases.how.tickets")},
		Tables: []Table{n.returnTotal(r), n.returnLacks(r), n.returnRows("services", t("report.table.services"), t("report.col.service"), r.Services, n.service), n.returnRows("ways", t("report_cases.table.ways"), t("report_cases.col.way"), r.Ways, n.way)}}
	if made.Empty {
		return made, nil
	}
	made.Cards, made.Ladders = n.returnCards(r), n.returnLadders(r, lacks)
	return made, nil
}

func (n Naming) returnCards(r *figures.Returns) []card {
	t, s := n.words().T, r.Total
	inTime := card{Name: t("report_cases.col.mended_in_time"), Value: "–", Note: t("report_cases.card.no_deadline")}
	if of := s.InTime + s.Missed; of > 0 {
		inTime = card{Name: inTime.Name, Value: n.text(Share, float64(s.InTime)/float64(of)), Note: t("report_cases.card.of", "n", n.thousands(s.InTime), "of", n.thousands(of)), Class: "good"}
	}
	away := card{Name: t("report_cases.card.away"), Value: "–"}
	if s.Away.Count > 0 {
		away = card{Name: away.Name, Value: t("report_cases.hours", "n", n.text(Hours, s.Away.Median)), Note: t("report_cases.card.p90", "n", n.text(Hours, s.Away.P90))}
	}
	return []card{
		{Name: t("report_cases.col.returns"), Value: n.thousands(s.Returns), Note: t("report_cases.card.applications", "n", n.thousands(s.Applications)), Class: "main"},
		inTime, {Name: t("report_cases.col.missed"), Value: n.thousands(s.Missed)}, {Name: t("report_cases.col.still_out"), Value: n.thousands(s.Waiting)}, away,
		{Name: t("report_cases.card.tickets"), Value: n.thousands(r.Tickets), Note: t("report_cases.card.tickets.note")},
	}
}

// returnLadders are the Pareto charts of applications and of visits, beside one another.
func (n Naming) returnLadders(r *figures.Returns, visits []figures.LackRow) (out []Ladder) {
	t := n.words().T
	rows := slices.DeleteFunc(slices.Clone(r.Lacks), func(row figures.ReturnLack) bool { return row.Applications == 0 })
	slices.SortStableFunc(rows, func(x, y figures.ReturnLack) int { return y.Applications - x.Applications })
	all, sum := 0, 0
	for _, row := range rows {
		all += row.Applications
	}
	applications := Ladder{ID: "lacks-a", Title: t("report_cases.chart.lacks"), About: t("report_cases.chart.lacks_about")}
	for _, row := range rows[:min(len(rows), barsMost)] {
		sum += row.Applications
		applications.Bars = append(applications.Bars, n.lackBar(row.Service, row.Requirement, row.Kind, row.Applications, rows[0].Applications, float64(sum)/float64(all)))
	}
	if len(rows) > 0 {
		out = append(out, applications)
	}
	if bars := n.lackBars(visits); len(bars) > 0 {
		out = append(out, Ladder{ID: "lacks-v", Title: t("report_cases.chart.lacks_visits"), About: t("report.chart.lacks_about"), Bars: bars})
	}
	return out
}

func (n Naming) returnColumns() []Column {
	t := n.words().T
	return []Column{{t("report_cases.col.returns"), Count}, {t("report_cases.col.applications"), Count}, {t("report_cases.col.mended_in_time"), Count}, {t("report_cases.col.missed"), Count},
		{t("report_cases.col.in_time_share"), Share}, {t("report_cases.col.mended"), Count}, {t("report_cases.col.still_out"), Count}, {t("report_cases.col.ended_before"), Count},
		{t("report_cases.col.away_median"), Hours}, {t("report_cases.col.away_p90"), Hours}, {t("report_cases.col.inside"), Count}}
}

func returnCells(s *figures.ReturnSum) []Cell {
	away := span(s.Away)
	return []Cell{s.Returns, s.Applications, s.InTime, s.Missed, shareOr(s.InTime, s.InTime+s.Missed), s.Mended, s.Waiting, s.Ended, away[0], away[1], s.Inside}
}

func (n Naming) returnTotal(r *figures.Returns) Table {
	t := n.words().T
	out := Table{ID: "total", Title: t("report.table.total"), Columns: []Column{{t("report.col.measure"), Text}, {t("report.col.value"), Text}}}
	cells := returnCells(&r.Total)
	for i, column := range n.returnColumns() {
		out.Rows = append(out.Rows, []Cell{column.Title, n.text(column.Kind, cells[i])})
	}
	out.Rows = append(out.Rows, []Cell{t("report_cases.card.tickets"), n.text(Count, r.Tickets)})
	return out
}

func (n Naming) returnRows(id, title, own string, rows []figures.ReturnRow, name func(string) string) Table {
	out := Table{ID: id, Title: title, Columns: append([]Column{{own, Text}}, n.returnColumns()...)}
	for i := range rows {
		out.Rows = append(out.Rows, append([]Cell{name(rows[i].Key)}, returnCells(&rows[i].ReturnSum)...))
	}
	return out
}

// returnLacks has applications beside visits.
func (n Naming) returnLacks(r *figures.Returns) Table {
	t := n.words().T
	out := Table{ID: "lacks", Title: t("report_cases.table.lacks"), Note: t("report_cases.note.lacks"), Columns: []Column{
		{t("report.col.requirement"), Text}, {t("report.col.lack"), Text}, {t("report.col.service"), Text}, {t("report_cases.col.of_applications"), Count},
		{t("report_cases.col.mended_in_time"), Count}, {t("report_cases.col.missed"), Count}, {t("report_cases.col.of_tickets"), Count}, {t("report.col.share"), Share},
		{t("report.col.cumulative"), Share}, {t("report_cases.col.inside"), Count}}}
	for _, row := range r.Lacks {
		out.Rows = append(out.Rows, []Cell{n.requirement(row.Service, row.Requirement), n.kind(row.Kind), n.service(row.Service), row.Applications, row.InTime, row.Missed,
			row.Tickets, row.Share, row.Cumulative, row.Inside})
	}
	return out
}
