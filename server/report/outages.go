package report

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"

	"antrean/internal/problem"
	"antrean/office/casefile"
	"antrean/office/catalogue"
	figures "antrean/office/report"
	"antrean/office/setup"
	"antrean/office/staff"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// outages is the report of what was down.
func outages(s *Sources, scope figures.Scope, n Naming) (*body, error) {
	t, m := n.words().T, s.means()
	r, err := figures.MakeOutages(s.Figures, scope, m)
	if err != nil {
		return nil, problem.Wrap("unavailable", err)
	}
	made := &body{Empty: len(r.List) == 0, None: t("report_cases.outages.empty"), Lead: t("report_cases.outages.empty.lead"),
		Links: []offer{{t("report_cases.link.health"), "/kesehatan", edge.ReportHealth}},
		Notes: []string{t("report_cases.how.outages"), t("report_cases.how.open"), t("report_cases.how.closed"), t("report_cases.how.paused")}}
	shut, err := s.closings(r)
	if err != nil {
		return nil, problem.Wrap("unavailable", err)
	}
	list, err := n.outageTable(s, r, shut, m.Hours.Zone())
	if err != nil {
		return nil, err
	}
	made.Tables = []Table{n.needTable(r), list}
	if made.Empty {
		return made, nil
	}
	made.Cards, made.Ladders = n.outageCards(r), n.outageLadders(r)
	return made, nil
}

func (n Naming) need(need string) string { return snapshot.NeedName(n.Lang, need) }

// closings says of each outage whether the office gave no numbers for what stood still, by the rules that were in force
// while it lasted.
func (s *Sources) closings(r *figures.Outages) ([]bool, error) {
	shut := make([]bool, len(r.List))
	if len(r.List) == 0 {
		return shut, nil
	}
	first, until := r.List[0].Since, s.Now
	for before := 0; ; {
		versions, err := s.Setups.Setups(before, 20)
		if err != nil {
			return nil, err
		}
		for _, v := range versions { // the newest first
			closing, err := closingIn(v)
			if err != nil {
				return nil, err
			}
			for i, row := range r.List {
				ends := row.Until
				if ends.IsZero() {
					ends = s.Now
				}
				shut[i] = shut[i] || slices.Contains(closing, row.Need) && v.At.Before(ends) && until.After(row.Since)
			}
			if until = v.At; !until.After(first) {
				return shut, nil
			}
			before = v.N
		}
		if len(versions) == 0 {
			return shut, nil
		}
	}
}

// closingIn are the needs for which numbers stop, in one version of the office's rules.
func closingIn(v setup.Version) ([]string, error) {
	var document struct {
		Cases struct {
			CloseWhenDown []string `json:"close_when_down"`
		} `json:"cases"`
	}
	err := json.Unmarshal(v.Body, &document)
	return document.Cases.CloseWhenDown, err
}

func (n Naming) outageCards(r *figures.Outages) []card {
	t := n.words().T
	lasts := 0
	for _, row := range r.List {
		if row.Until.IsZero() {
			lasts++
		}
	}
	var worked, longest time.Duration
	for _, row := range r.Needs {
		worked += row.Worked
	}
	for _, row := range r.List {
		longest = max(longest, row.Worked)
	}
	now := card{Name: t("report_cases.card.down_now"), Value: n.thousands(lasts)}
	if lasts > 0 {
		now.Class = "warn"
	}
	return []card{
		{Name: t("report_cases.card.outages"), Value: n.thousands(len(r.List)), Note: t("report_cases.card.outages.note", "n", len(r.Needs)), Class: "main"}, now,
		{Name: t("report_cases.card.open_hours"), Value: t("report_cases.hours", "n", n.text(Hours, worked)), Note: t("report_cases.card.open_hours.note", "n", n.text(Hours, r.Open))},
		{Name: t("report_cases.card.longest"), Value: t("report_cases.hours", "n", n.text(Hours, longest))},
		{Name: t("report_cases.col.paused"), Value: n.thousands(r.Paused)},
	}
}

func (n Naming) outageLadders(r *figures.Outages) []Ladder {
	t := n.words().T
	out := Ladder{ID: "down", Title: t("report_cases.chart.down"), About: t("report_cases.chart.down_about")}
	for _, row := range r.Needs {
		width := 0.0
		if r.Needs[0].Worked > 0 {
			width = 100 * row.Worked.Hours() / r.Needs[0].Worked.Hours()
		}
		out.Bars = append(out.Bars, Bar{Name: n.need(row.Need), Detail: t("report.times", "n", n.thousands(row.Times)), Value: t("report_cases.hours", "n", n.text(Hours, row.Worked)),
			Note: t("report_cases.card.part_open", "share", n.text(Share, row.Share)), Width: width, Reach: -1})
	}
	return []Ladder{out}
}

func (n Naming) needTable(r *figures.Outages) Table {
	t := n.words().T
	out := Table{ID: "needs", Title: t("report_cases.table.needs"), Note: t("report_cases.note.needs"), Columns: []Column{{t("report_cases.col.need"), Text}, {t("report.col.times"), Count},
		{t("report_cases.col.lasted"), Hours}, {t("report_cases.col.open_hours"), Hours}, {t("report_cases.col.open_share"), Share}, {t("report_cases.col.paused"), Count}}}
	for _, row := range r.Needs {
		out.Rows = append(out.Rows, []Cell{n.need(row.Need), row.Times, row.Lasted, row.Worked, row.Share, row.Paused})
	}
	return out
}

// outageTable lists each outage, the newest first.
func (n Naming) outageTable(s *Sources, r *figures.Outages, shut []bool, zone *time.Location) (Table, error) {
	t := n.words().T
	out := Table{ID: "outages", Title: t("report_cases.table.outages"), Note: t("report_cases.note.outages"), Columns: []Column{{t("report_cases.col.need"), Text}, {t("report_cases.col.since"), Moment},
		{t("report_cases.col.until"), Moment}, {t("report_cases.col.expected"), Moment}, {t("report_cases.col.lasted"), Hours}, {t("report_cases.col.open_hours"), Hours},
		{t("report_cases.col.stalled"), Text}, {t("report_cases.col.closed"), Text}, {t("report_cases.col.paused"), Count}, {t("report_cases.col.by"), Text}}}
	moment := func(at time.Time) Cell {
		if at.IsZero() {
			return nil
		}
		return at.In(zone)
	}
	for i, row := range slices.Backward(r.List) {
		by, err := s.People.Account(row.By)
		if err != nil && !errors.Is(err, staff.ErrUnknown) {
			return out, problem.Wrap("unavailable", err)
		}
		name := row.By
		if err == nil {
			name = by.Called()
		}
		stalled, closed := n.stalledBy(row.Need)
		if !shut[i] {
			closed = t("report_cases.none_closed")
		}
		out.Rows = append(out.Rows, []Cell{n.need(row.Need), moment(row.Since), moment(row.Until), moment(row.Expected), row.Lasted, row.Worked, stalled, closed, row.Paused, name})
	}
	return out, nil
}

// stalledBy names the services that stand still without a need, and those of them for which numbers may be closed.
func (n Naming) stalledBy(need string) (stalled, closed string) {
	var all, shut []string
	for i := range n.Catalogue.Services {
		s := &n.Catalogue.Services[i]
		if !casefile.StandsStill(s, need) {
			continue
		}
		all = append(all, s.Short.In(n.Lang))
		if s.ID != catalogue.Consultation && s.ID != catalogue.PickUp {
			shut = append(shut, s.Short.In(n.Lang))
		}
	}
	return n.some(all), n.some(shut)
}

// servicesNamed is how many services a cell names.
const servicesNamed = 4

func (n Naming) some(names []string) string {
	if len(names) == 0 {
		return n.words().T("report_cases.none_closed")
	}
	if more := len(names) - servicesNamed; more > 0 {
		return n.words().T("report_cases.and_more", "services", strings.Join(names[:servicesNamed], ", "), "n", more)
	}
	return strings.Join(names, ", ")
}
