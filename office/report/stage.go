package report

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"antrean/office/casefile"
	"antrean/office/catalogue"
)

// A StageRow is one stage of one service. What its person has to bring or mend is a stage of its own, catalogue.Applicant.
type StageRow struct {
	Service, Stage string
	Role           string // who did it last
	Central        bool   // nothing is promised while it lasts
	Left           int    // stays that ended in the period
	Took           Span   // working time of those, without what the clock stood; of central ones all of it
	InTime, Of     int    // of those with a promise that ran: left before it passed, and all
	Broke          int    // promises that passed here in the period
	Here           int    // there when the report is made
	HereLate       int    // of those, late
	Stopped        Stopped
}

type stageKey struct{ service, stage string }

// A stay in the making.
type stageTally struct {
	row   StageRow
	order int // the least place that it has had on the way of an application
	took  []time.Duration
}

// stages are the stages of some services.
type stages map[stageKey]*stageTally

func (s stages) of(service string, stay *Stay, order int) *stageTally {
	key := stageKey{service, stay.Stage}
	one, ok := s[key]
	if !ok {
		one = &stageTally{row: StageRow{Service: service, Stage: stay.Stage, Stopped: Stopped{}}, order: order}
		s[key] = one
	}
	one.order = min(one.order, order)
	one.row.Role = cmp.Or(stay.Role, one.row.Role)
	return one
}

// add takes the stays of an application.
func (s stages) add(b *promiseBuilder, a *Application, verdict Verdict, at time.Time) {
	stays := a.spells()
	for i := range stays {
		stay := &stays[i]
		open := stay.Until.IsZero() && !a.State.Over()
		if !open && stay.Until.Before(b.from) || !stay.Since.Before(b.to) && !open {
			continue
		}
		one := s.of(a.Service, stay, i)
		one.row.Central = b.Central(a.Service, stay.Stage)
		if !stay.Until.IsZero() && within(stay.Until, b.from, b.to) {
			one.left(b, a, stay)
		}
		if verdict == Broken && within(at, b.from, b.to) && !stay.Since.After(at) && (stay.Until.IsZero() || stay.Until.After(at)) {
			one.row.Broke++
		}
		if open {
			one.row.Here++
			if verdict == Broken && a.done().IsZero() {
				one.row.HereLate++
			}
		}
		one.row.Stopped.add(b.Means, a, latest(stay.Since, b.from), earliest(cmp.Or(stay.Until, b.to), b.to))
	}
}

// left takes a stay that ended in the period.
func (t *stageTally) left(b *promiseBuilder, a *Application, stay *Stay) {
	t.row.Left++
	away := t.row.Central || stay.Stage == catalogue.Applicant // nobody here works on it
	if away {
		t.took = append(t.took, b.Hours.WorkingTimeBetween(stay.Since, stay.Until))
	} else {
		t.took = append(t.took, b.running(a, stay.Since, stay.Until))
	}
	done := a.done()
	if away || a.Due.IsZero() || !stay.Until.After(a.CountsFrom) || !done.IsZero() && !stay.Since.Before(done) {
		return // no promise ran when it left
	}
	t.row.Of++
	if !stay.Until.After(a.Due) {
		t.row.InTime++
	}
}

// spells are the stays of an application and, between them, the times at which its person had the papers.
func (a *Application) spells() []Stay {
	var out []Stay
	for i, stay := range a.Stays {
		out = append(out, stay)
		if stay.Until.IsZero() || !slices.ContainsFunc(a.Backs, func(b Back) bool { return b.ToApplicant() && b.At.Equal(stay.Until) && b.Stage == stay.Stage }) {
			continue
		}
		away := Stay{Stage: catalogue.Applicant, Role: catalogue.Applicant, Since: stay.Until}
		switch {
		case i+1 < len(a.Stays):
			away.Until = a.Stays[i+1].Since
		case a.State != casefile.Returned:
			away.Until = a.EndedAt
		}
		out = append(out, away)
	}
	return out
}

// at is where an application is.
func (a *Application) at() string {
	if spells := a.spells(); len(spells) > 0 {
		return spells[len(spells)-1].Stage
	}
	return ""
}

// rows are in the order of services, and of the way within.
func (s stages) rows() []StageRow {
	all := make([]*stageTally, 0, len(s))
	for _, one := range s {
		all = append(all, one)
	}
	slices.SortFunc(all, func(a, b *stageTally) int {
		return cmp.Or(strings.Compare(a.row.Service, b.row.Service), cmp.Compare(a.order, b.order), strings.Compare(a.row.Stage, b.row.Stage))
	})
	rows := make([]StageRow, len(all))
	for i, one := range all {
		one.row.Took = spanOf(one.took)
		rows[i] = one.row
	}
	return rows
}
