package report

import (
	"antrean/internal/problem"
	figures "antrean/office/report"
)

// visits is the report of what happened to numbers.
func visits(s *Sources, scope figures.Scope, n Naming) (*body, error) {
	zone, t := s.zone(), n.words().T
	r, err := figures.Make(s.Figures, scope, zone, s.In.Quota)
	if err != nil {
		return nil, problem.Wrap("unavailable", err)
	}
	made := &body{Empty: r.Total.Issued == 0, None: t("report.empty"), Lead: t("report.empty.lead"), Tables: Tables(n, r, zone),
		Notes: []string{t("report.how.waiting"), t("report.how.service"), t("report.how.median"), t("report.how.expired")}}
	if made.Empty {
		return made, nil
	}
	made.Cards, made.Pictures = n.cards(r), n.pictures(r)
	if lacks := n.lackBars(r.Lacks); len(lacks) > 0 {
		made.Ladders = []Ladder{{ID: "pareto", Title: t("report.chart.lacks"), About: t("report.chart.lacks_about"), Bars: lacks}}
	}
	return made, nil
}

// cards are the figures that a head of office asks for first.
func (n Naming) cards(r *figures.Report) []card {
	t, total := n.words().T, r.Total
	part := func(count int) string {
		return t("report.card.of_all", "share", n.text(Share, float64(count)/float64(total.Issued)))
	}
	lasts := func(name string, s figures.Span) card {
		if s.Count == 0 {
			return card{Name: name, Value: "–"}
		}
		return card{Name: name, Value: t("report.minutes", "n", n.decimal(s.Median.Minutes())), Note: t("report.card.p90", "n", n.decimal(s.P90.Minutes()))}
	}
	return []card{
		{Name: t("report.col.issued"), Value: n.thousands(total.Issued), Note: t("report.card.days", "n", len(r.Days)), Class: "main"},
		{Name: t("report.col.served"), Value: n.thousands(total.Served), Note: part(total.Served), Class: "good"},
		{Name: t("report.col.returned"), Value: n.thousands(total.Returned), Note: part(total.Returned), Class: "warn"},
		{Name: t("report.col.no_show"), Value: n.thousands(total.NoShow), Note: part(total.NoShow), Class: "warn"},
		lasts(t("report.card.waiting"), total.Waiting), lasts(t("report.card.service"), total.Service),
	}
}
