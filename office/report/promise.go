package report

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"antrean/office/casefile"
	"antrean/office/worktime"
)

// Promises are a report of how promised dates were kept.
type Promises struct {
	Scope    Scope
	Total    PromiseSum
	Days     []PromiseRow // by the day of the verdict
	Months   []PromiseRow
	Services []PromiseRow // the one with most promises first
	Ways     []PromiseRow // by kind of channel
	Stages   []StageRow
	Moves    []MoveRow
	Late     []LateRow // late and not ready when the report is made, of whatever period
	Open     OpenNow
}

// A PromiseSum is what is said of a set of applications.
type PromiseSum struct {
	Kept       int
	Broken     int
	Waiting    int  // of those broken: not ready when the report is made
	Took       Span // of those kept or broken: working time that the clock ran; until now while they wait
	Unpromised int  // became ready without a promise
	Free       Span // working time of those, from complete papers
	Ended      int  // cancelled or lapsed before their time came
	Stopped    Stopped
}

// Judged counts the promises that were kept or broken.
func (s *PromiseSum) Judged() int { return s.Kept + s.Broken }

// InTime is the share of promises that were kept; false when none was to be.
func (s *PromiseSum) InTime() (float64, bool) {
	return share(s.Kept, s.Judged()), s.Judged() > 0
}

// A PromiseRow is the sum of one service, way, day or month.
type PromiseRow struct {
	Key string
	PromiseSum
}

// A LateRow is an application whose promise was broken and that is not ready.
type LateRow struct {
	Register, Service, Channel, Stage string
	Due                               time.Time
	Late                              time.Duration // working time since then
}

// OpenNow are the applications that the office has not finished when the report is made.
type OpenNow struct {
	InTime   int // their promise may still be kept
	Late     int
	Standing int // the clock stands
	NoDate   int // nothing is promised, or not yet
}

// promised is a PromiseSum in the making.
type promised struct {
	sum        PromiseSum
	took, free []time.Duration
}

func (p *promised) done() PromiseSum {
	p.sum.Took, p.sum.Free = spanOf(p.took), spanOf(p.free)
	return p.sum
}

type sums map[string]*promised

func (s sums) of(key string) *promised {
	one, ok := s[key]
	if !ok {
		one = &promised{sum: PromiseSum{Stopped: Stopped{}}}
		s[key] = one
	}
	return one
}

func (s sums) rows() []PromiseRow {
	rows := make([]PromiseRow, 0, len(s))
	for _, key := range slices.Sorted(maps.Keys(s)) {
		rows = append(rows, PromiseRow{key, s[key].done()})
	}
	return rows
}

// A promiseBuilder makes a report of promises.
type promiseBuilder struct {
	*Means
	scope                       Scope
	from, to                    time.Time
	total                       sums // of one
	days, months, service, ways sums
	stages                      stages
	turns                       turns
	moves                       moves
	late                        []LateRow
	open                        OpenNow
}

// MakePromises reads applications and makes the report of a scope.
func MakePromises(files Files, scope Scope, m Means) (*Promises, error) {
	b := &promiseBuilder{Means: &m, scope: scope, total: sums{}, days: sums{}, months: sums{}, service: sums{}, ways: sums{}, stages: stages{}, turns: turns{}, moves: moves{}}
	b.from, b.to = m.span(scope.Period)
	if err := files.ReadApplications(b.from, b.to.Add(undoWithin), b); err != nil {
		return nil, err
	}
	return b.report(), nil
}

// Event takes the next event.
func (b *promiseBuilder) Event(e *casefile.Event) { b.turns.add(e) }

// Application takes the next application.
func (b *promiseBuilder) Application(a *Application) {
	way := b.Way(a.Service, a.Channel)
	if !b.scope.takes(a.Service, way) {
		return
	}
	verdict, at := a.Verdict(b.Now)
	for _, p := range []*promised{b.total.of(""), b.service.of(a.Service), b.ways.of(way)} {
		b.count(p, a, verdict, at)
		p.sum.Stopped.add(b.Means, a, b.from, b.to)
	}
	if verdict != Undecided && within(at, b.from, b.to) {
		day := string(worktime.DateOf(at, b.Hours.Zone()))
		b.count(b.days.of(day), a, verdict, at)
		b.count(b.months.of(day[:len("2026-11")]), a, verdict, at)
	}
	b.stages.add(b, a, verdict, at)
	b.moves.add(a, b.turns[a.ID], b.from, b.to)
	b.now(a, verdict)
}

// count takes an application whose verdict, or end, falls into the period.
func (b *promiseBuilder) count(p *promised, a *Application, verdict Verdict, at time.Time) {
	done := a.done()
	switch {
	case verdict == Undecided && a.Due.IsZero() && !done.IsZero():
		if within(done, b.from, b.to) {
			p.sum.Unpromised++
			p.free = append(p.free, b.Hours.WorkingTimeBetween(cmp.Or(a.CompleteAt, a.OpenedAt), done))
		}
	case verdict == Undecided && (a.State == casefile.Cancelled || a.State == casefile.Lapsed):
		if within(a.EndedAt, b.from, b.to) {
			p.sum.Ended++
		}
	case verdict == Undecided || !within(at, b.from, b.to):
	case verdict == Kept:
		p.sum.Kept++
		p.took = append(p.took, b.running(a, a.CountsFrom, done))
	default:
		p.sum.Broken++
		if b.waits(a) {
			p.sum.Waiting++
		}
		p.took = append(p.took, b.running(a, a.CountsFrom, b.ran(a)))
	}
}

// waits reports whether the office still has its work to do.
func (b *promiseBuilder) waits(a *Application) bool { return a.done().IsZero() && !a.State.Over() }

// ran is until when an application is measured.
func (b *promiseBuilder) ran(a *Application) time.Time {
	switch done := a.done(); {
	case !done.IsZero():
		return done
	case a.State.Over():
		return a.EndedAt
	}
	return b.Now
}

// now counts what is not finished.
func (b *promiseBuilder) now(a *Application, verdict Verdict) {
	if !b.waits(a) {
		return
	}
	_, stands := a.standing()
	switch {
	case verdict == Broken:
		b.open.Late++
		b.late = append(b.late, LateRow{Register: a.Register(), Service: a.Service, Channel: a.Channel, Stage: a.at(),
			Due: a.Due, Late: b.Hours.WorkingTimeBetween(a.Due, b.Now)})
	case a.Due.IsZero():
		b.open.NoDate++
	case stands:
		b.open.Standing++
	default:
		b.open.InTime++
	}
}

func (b *promiseBuilder) report() *Promises {
	r := &Promises{Scope: b.scope, Total: b.total.of("").done(), Days: b.days.rows(), Months: b.months.rows(), Services: b.service.rows(), Ways: b.ways.rows(),
		Stages: b.stages.rows(), Moves: b.moves.rows(), Late: b.late, Open: b.open}
	r.Services = slices.DeleteFunc(r.Services, nothing)
	r.Ways = slices.DeleteFunc(r.Ways, nothing)
	slices.SortStableFunc(r.Services, func(x, y PromiseRow) int {
		return cmp.Or(cmp.Compare(y.Judged(), x.Judged()), cmp.Compare(y.Unpromised, x.Unpromised), strings.Compare(x.Key, y.Key))
	})
	slices.SortFunc(r.Late, func(x, y LateRow) int { return cmp.Or(x.Due.Compare(y.Due), strings.Compare(x.Register, y.Register)) })
	return r
}

// nothing reports whether a row has nothing to say of the period.
func nothing(r PromiseRow) bool {
	return r.Judged()+r.Unpromised+r.Ended == 0 && len(r.Stopped) == 0
}

// Empty reports whether there is nothing to say of the period, nor of now.
func (r *Promises) Empty() bool {
	return nothing(PromiseRow{PromiseSum: r.Total}) && len(r.Stages) == 0 && r.Open == OpenNow{}
}
