package report

import (
	"time"

	"antrean/internal/problem"
	figures "antrean/office/report"
	"antrean/office/worktime"
)

// promises is the report of how promised dates were kept.
func promises(s *Sources, scope figures.Scope, n Naming) (*body, error) {
	m, t := s.means(), n.words().T
	r, err := figures.MakePromises(s.Figures, scope, m)
	if err != nil {
		return nil, problem.Wrap("unavailable", err)
	}
	notes := []string{t("report_cases.how.once"), t("report_cases.how.late"), t("report_cases.how.time"), t("report_cases.how.stage"), t("report_cases.how.stopped"), t("report_cases.how.moved")}
	if day := workingDay(m.Hours, scope.Period); day > 0 {
		notes = append(notes, t("report_cases.how.day", "n", n.decimal(day)))
	}
	made := &body{Empty: r.Empty(), None: t("report_cases.promises.empty"), Lead: t("report_cases.promises.empty.lead"), Notes: notes, Tables: n.promiseTables(r, m)}
	if made.Empty {
		return made, nil
	}
	made.Cards = n.promiseCards(r)
	if points := n.promisePoints(r); len(points) > 1 {
		made.Pictures = []Picture{n.keptPicture(points), n.tookPicture(points)}
	}
	made.Ladders = n.promiseLadders(r)
	return made, nil
}

// workingDay is how many hours counters work on a working day of a period, in the mean.
func workingDay(h worktime.Hours, p figures.Period) float64 {
	days := 0
	for day := p.From; day <= p.To; day = day.Add(1) {
		if h.Works(day) {
			days++
		}
	}
	if days == 0 {
		return 0
	}
	return h.WorkingTimeBetween(p.From.Start(h.Zone()), p.To.Add(1).Start(h.Zone())).Hours() / float64(days)
}

func (n Naming) promiseCards(r *figures.Promises) []card {
	t, s := n.words().T, r.Total
	inTime := card{Name: t("report_cases.col.in_time"), Value: "–"}
	if part, ok := s.InTime(); ok {
		inTime = card{Name: inTime.Name, Value: n.text(Share, part), Note: t("report_cases.card.of", "n", n.thousands(s.Kept), "of", n.thousands(s.Judged())), Class: "good"}
	}
	took := card{Name: t("report_cases.card.took"), Value: "–"}
	if s.Took.Count > 0 {
		took = card{Name: took.Name, Value: t("report_cases.hours", "n", n.text(Hours, s.Took.Median)), Note: t("report_cases.card.p90", "n", n.text(Hours, s.Took.P90))}
	}
	late := card{Name: t("report_cases.card.late_now"), Value: n.thousands(r.Open.Late), Note: t("report_cases.card.late_now.note")}
	if r.Open.Late > 0 {
		late.Class = "warn"
	}
	broken := card{Name: t("report_cases.col.broken"), Value: n.thousands(s.Broken), Note: t("report_cases.card.waiting", "n", n.thousands(s.Waiting))}
	if s.Broken > 0 {
		broken.Class = "warn"
	}
	return []card{
		{Name: t("report_cases.col.judged"), Value: n.thousands(s.Judged()), Note: t("report_cases.card.judged"), Class: "main"}, inTime, broken, late, took,
		{Name: t("report_cases.card.open"), Value: n.thousands(r.Open.InTime), Note: t("report_cases.card.open.note", "standing", n.thousands(r.Open.Standing), "none", n.thousands(r.Open.NoDate))},
	}
}

// A promisePoint is a day or month of the charts.
type promisePoint struct {
	label string
	*figures.PromiseSum
}

// promisePoints are the days, or the months where there are too many days.
func (n Naming) promisePoints(r *figures.Promises) (points []promisePoint) {
	rows, label := r.Days, dayLabel
	if len(rows) > daysDrawn {
		rows, label = r.Months, monthLabel
	}
	for i := range rows {
		points = append(points, promisePoint{label(rows[i].Key), &rows[i].PromiseSum})
	}
	return points
}

func (n Naming) keptPicture(points []promisePoint) Picture {
	t := n.words().T
	kept, late := series{name: t("report_cases.col.kept"), class: "s1"}, series{name: t("report_cases.col.broken"), class: "s2"}
	c := chart{id: "kept", title: t("report_cases.chart.kept"), about: t("report_cases.chart.kept_about"), unit: t("report_cases.unit.promises"),
		write: func(v float64) string { return n.thousands(int(v)) }}
	for _, p := range points {
		c.labels = append(c.labels, p.label)
		kept.values, late.values = append(kept.values, float64(p.Kept)), append(late.values, float64(p.Broken))
	}
	c.bars = []series{kept, late}
	return c.picture()
}

func (n Naming) tookPicture(points []promisePoint) Picture {
	t := n.words().T
	c := chart{id: "took", title: t("report_cases.chart.took"), about: t("report_cases.chart.took_about"), unit: t("report_cases.unit.hours")}
	var spans []figures.Span
	for _, p := range points {
		c.labels, spans = append(c.labels, p.label), append(spans, p.Took)
	}
	return n.lasting(&c, t("report_cases.legend.p90"), spans, time.Hour)
}

// promiseLadders are the services by how often they were in time, and why clocks stood.
func (n Naming) promiseLadders(r *figures.Promises) (out []Ladder) {
	t := n.words().T
	services := Ladder{ID: "in-time", Title: t("report_cases.chart.services"), About: t("report_cases.chart.services_about"), Class: "beams"}
	for _, row := range r.Services[:min(len(r.Services), barsMost)] {
		if part, ok := row.InTime(); ok {
			services.Bars = append(services.Bars, Bar{Name: n.service(row.Key), Detail: n.standard(row.Key), Value: n.text(Share, part),
				Note: t("report_cases.card.of", "n", n.thousands(row.Kept), "of", n.thousands(row.Judged())), Width: 100 * part, Reach: -1})
		}
	}
	stopped := Ladder{ID: "why", Title: t("report_cases.chart.stopped"), About: t("report_cases.chart.stopped_about")}
	most := 0.0
	for _, d := range r.Total.Stopped {
		most = max(most, d.Hours())
	}
	for _, cause := range figures.StopCauses() {
		if d := r.Total.Stopped[cause]; d > 0 {
			stopped.Bars = append(stopped.Bars, Bar{Name: t("report_cases.stop." + cause), Value: t("report_cases.hours", "n", n.text(Hours, d)),
				Note: n.text(Share, d.Hours()/r.Total.Stopped.Sum().Hours()), Width: 100 * d.Hours() / most, Reach: -1})
		}
	}
	for _, ladder := range []Ladder{services, stopped} {
		if len(ladder.Bars) > 0 {
			out = append(out, ladder)
		}
	}
	return out
}
