package report

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"antrean/office/casefile"
)

// An Outage is something that was down. Until and Expected are zero when they have not come, or nobody said so.
type Outage struct {
	Seq                    uint64 // of the journal, of what began it
	Need                   string
	Since, Until, Expected time.Time
	By                     string // login name
}

// Outages are a report of what was down.
type Outages struct {
	Scope Scope
	List  []OutageRow
	Needs []NeedRow     // the longest first
	Open  time.Duration // that the office was open in the period so far

	Paused int // applications whose clock stood for any of it in the period
}

// An OutageRow is one time that something was down, from begin to end even where that is outside of the period.
type OutageRow struct {
	Outage
	Lasted time.Duration // on the clock; until now while it lasts
	Worked time.Duration // of that, while the office was open
	Paused int           // applications whose clock stood for it
}

// A NeedRow is how long something was down in the period.
type NeedRow struct {
	Need   string
	Times  int
	Lasted time.Duration
	Worked time.Duration
	Share  float64 // of the time that the office was open
	Paused int     // applications whose clock stood for it
}

// An outageBuilder counts applications that stood still.
type outageBuilder struct {
	*Means
	scope    Scope
	from, to time.Time
	rows     []OutageRow
	paused   map[string]map[casefile.CaseID]bool // by need
}

// MakeOutages reads what was down and makes the report of a period.
func MakeOutages(files Files, scope Scope, m Means) (*Outages, error) {
	b := &outageBuilder{Means: &m, scope: scope, paused: map[string]map[casefile.CaseID]bool{}}
	b.from, b.to = m.span(scope.Period)
	list, err := files.ReadOutages(b.from, b.to)
	if err != nil {
		return nil, err
	}
	first, last := b.from, b.to
	for _, o := range list {
		until := cmp.Or(o.Until, m.Now)
		if !until.After(b.from) {
			continue // it lasts, and the period is to come
		}
		first, last = earliest(first, o.Since), latest(last, until)
		b.rows = append(b.rows, OutageRow{Outage: o, Lasted: until.Sub(o.Since), Worked: m.Hours.WorkingTimeBetween(o.Since, until)})
	}
	if len(b.rows) > 0 {
		if err := files.ReadApplications(first, last, b); err != nil {
			return nil, err
		}
	}
	r := &Outages{Scope: scope, List: b.rows, Open: m.Hours.WorkingTimeBetween(b.from, earliest(b.to, m.Now))}
	r.Needs = b.needs(r.Open)
	all := map[casefile.CaseID]bool{}
	for _, paused := range b.paused {
		maps.Copy(all, paused)
	}
	r.Paused = len(all)
	return r, nil
}

// Event is of no use here.
func (b *outageBuilder) Event(*casefile.Event) {}

// Application takes the next application.
func (b *outageBuilder) Application(a *Application) {
	for i := range b.rows {
		row, stood := &b.rows[i], false
		for _, s := range a.Stops {
			if s.Need != row.Need || !row.meets(s) {
				continue
			}
			stood = true
			if s.Since.Before(b.to) && (s.Until.IsZero() || s.Until.After(b.from)) {
				b.note(row.Need, a.ID)
			}
		}
		if stood {
			row.Paused++
		}
	}
}

func (b *outageBuilder) note(need string, id casefile.CaseID) {
	if b.paused[need] == nil {
		b.paused[need] = map[casefile.CaseID]bool{}
	}
	b.paused[need][id] = true
}

// meets reports whether a clock stood while this was down.
func (r *OutageRow) meets(s Stop) bool {
	return (r.Until.IsZero() || s.Since.Before(r.Until)) && (s.Until.IsZero() || s.Until.After(r.Since))
}

// needs sum up what lies in the period.
func (b *outageBuilder) needs(open time.Duration) []NeedRow {
	var rows []NeedRow
	for i := range b.rows {
		o := &b.rows[i]
		at := slices.IndexFunc(rows, func(n NeedRow) bool { return n.Need == o.Need })
		if at < 0 {
			at, rows = len(rows), append(rows, NeedRow{Need: o.Need, Paused: len(b.paused[o.Need])})
		}
		since, until := latest(o.Since, b.from), earliest(cmp.Or(o.Until, b.Now), b.to)
		rows[at].Times++
		rows[at].Lasted += max(0, until.Sub(since))
		rows[at].Worked += b.Hours.WorkingTimeBetween(since, until)
	}
	for i := range rows {
		if open > 0 {
			rows[i].Share = float64(rows[i].Worked) / float64(open)
		}
	}
	slices.SortFunc(rows, func(x, y NeedRow) int {
		return cmp.Or(cmp.Compare(y.Worked, x.Worked), cmp.Compare(y.Lasted, x.Lasted), strings.Compare(x.Need, y.Need))
	})
	return rows
}
