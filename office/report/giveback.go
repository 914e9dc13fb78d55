package report

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"antrean/office/casefile"
)

// Returns are a report of what was given back to applicants, and why.
type Returns struct {
	Scope    Scope
	Total    ReturnSum
	Services []ReturnRow // the one with most returns first
	Ways     []ReturnRow // by kind of channel
	Lacks    []ReturnLack
	Tickets  int // visits that were returned at the counter
}

// A ReturnSum counts returns by what became of them. Returns is the sum of InTime, Missed, Mended, Waiting and Ended.
type ReturnSum struct {
	Returns      int  // to applicants
	Applications int  // that were given back at least once
	InTime       int  // mended by the deadline
	Missed       int  // mended after it, or not at all
	Mended       int  // mended, and there was no deadline
	Waiting      int  // not mended yet; the deadline, if there is one, is to come
	Ended        int  // cancelled before
	Away         Span // working time until it was mended, of those that were
	Inside       int  // given back to a colleague
}

// A ReturnRow is the sum of one service or way.
type ReturnRow struct {
	Key string
	ReturnSum
}

// A ReturnLack is one requirement of one service and how it failed: at the counter, and in applications.
type ReturnLack struct {
	Service, Requirement, Kind string
	Applications               int // returns of applications
	InTime, Missed             int // of those, by the deadline or not
	Tickets                    int // returned visits
	Inside                     int // given back to a colleague
	Share, Cumulative          float64
}

// times is how often the requirement failed, before a person or a colleague had to do with it.
func (r *ReturnLack) times() int { return r.Applications + r.Tickets }

// returned is a ReturnSum in the making.
type returned struct {
	sum  ReturnSum
	away []time.Duration
}

// A returnBuilder makes a report of returns.
type returnBuilder struct {
	*Means
	scope          Scope
	from, to       time.Time
	total          returned
	services, ways map[string]*returned
	lacks          map[lackKey]*ReturnLack
	turns          turns
}

// MakeReturns reads applications and makes the report of a scope. Visits are those that were returned at the counter in
// the same scope; they came by no channel but the queue.
func MakeReturns(files Files, scope Scope, m Means, visits []LackRow, tickets int) (*Returns, error) {
	b := &returnBuilder{Means: &m, scope: scope, services: map[string]*returned{}, ways: map[string]*returned{}, lacks: map[lackKey]*ReturnLack{}, turns: turns{}}
	b.from, b.to = m.span(scope.Period)
	if err := files.ReadApplications(b.from, b.to.Add(undoWithin), b); err != nil {
		return nil, err
	}
	for _, row := range visits {
		b.lack(row.Service, row.Requirement, row.Kind).Tickets += row.Count
	}
	return &Returns{Scope: scope, Total: b.total.done(), Services: returnRows(b.services), Ways: returnRows(b.ways), Lacks: b.lackRows(), Tickets: tickets}, nil
}

// Event takes the next event.
func (b *returnBuilder) Event(e *casefile.Event) { b.turns.add(e) }

// Application takes the next application.
func (b *returnBuilder) Application(a *Application) {
	way := b.Way(a.Service, a.Channel)
	if !b.scope.takes(a.Service, way) {
		return
	}
	sums := []*returned{&b.total, returnedOf(b.services, a.Service), returnedOf(b.ways, way)}
	seen := false
	for i := range a.Backs {
		back := &a.Backs[i]
		if !within(back.At, b.from, b.to) {
			continue
		}
		if !back.ToApplicant() {
			for _, one := range sums {
				one.sum.Inside++
			}
			for _, lack := range back.Lacks {
				b.lack(a.Service, lack.ID, lack.Kind).Inside++
			}
			continue
		}
		outcome, mended := b.outcome(a, back)
		for _, one := range sums {
			one.add(outcome, !seen)
			if !mended.IsZero() {
				one.away = append(one.away, b.Hours.WorkingTimeBetween(back.At, mended))
			}
		}
		seen = true
		for _, lack := range back.Lacks {
			b.lack(a.Service, lack.ID, lack.Kind).add(outcome)
		}
	}
}

// An outcome is what became of a return.
type outcome int

const (
	waiting outcome = iota
	inTime
	missed
	mendedAnyTime
	endedBefore
)

// outcome is what became of a return, and when it was mended; zero when it was not.
func (b *returnBuilder) outcome(a *Application, back *Back) (outcome, time.Time) {
	by := b.turns.mendBy(a.ID, back.At)
	mended, ended := a.mended(back)
	switch {
	case !mended.IsZero() && by.IsZero():
		return mendedAnyTime, mended
	case !mended.IsZero() && !mended.After(by):
		return inTime, mended
	case !mended.IsZero():
		return missed, mended
	case !by.IsZero() && cmp.Or(ended, b.Now).After(by) || a.State == casefile.Lapsed:
		return missed, mended
	case !ended.IsZero():
		return endedBefore, mended
	}
	return waiting, mended
}

// mended is when a return was mended, or when the application ended without it; zero when neither has come.
func (a *Application) mended(back *Back) (at, ended time.Time) {
	for i, stay := range a.Stays {
		if stay.Stage != back.Stage || !stay.Until.Equal(back.At) {
			continue
		}
		if i+1 < len(a.Stays) {
			return a.Stays[i+1].Since, time.Time{}
		}
		if a.State.Over() {
			return time.Time{}, a.EndedAt
		}
	}
	return time.Time{}, time.Time{}
}

func (r *returned) add(o outcome, first bool) {
	r.sum.Returns++
	if first {
		r.sum.Applications++
	}
	switch o {
	case inTime:
		r.sum.InTime++
	case missed:
		r.sum.Missed++
	case mendedAnyTime:
		r.sum.Mended++
	case endedBefore:
		r.sum.Ended++
	case waiting:
		r.sum.Waiting++
	}
}

func (r *returned) done() ReturnSum {
	r.sum.Away = spanOf(r.away)
	return r.sum
}

func (r *ReturnLack) add(o outcome) {
	r.Applications++
	switch o {
	case inTime:
		r.InTime++
	case missed:
		r.Missed++
	}
}

func (b *returnBuilder) lack(service, requirement, kind string) *ReturnLack {
	key := lackKey{service, requirement, kind}
	one, ok := b.lacks[key]
	if !ok {
		one = &ReturnLack{Service: service, Requirement: requirement, Kind: kind}
		b.lacks[key] = one
	}
	return one
}

// lackRows begin with the requirement that fails most.
func (b *returnBuilder) lackRows() []ReturnLack {
	rows, all := make([]ReturnLack, 0, len(b.lacks)), 0
	for _, one := range b.lacks {
		rows = append(rows, *one)
		all += one.times()
	}
	slices.SortFunc(rows, func(x, y ReturnLack) int {
		return cmp.Or(cmp.Compare(y.times(), x.times()), strings.Compare(x.Service, y.Service),
			strings.Compare(x.Requirement, y.Requirement), strings.Compare(x.Kind, y.Kind))
	})
	sum := 0
	for i := range rows {
		sum += rows[i].times()
		rows[i].Share, rows[i].Cumulative = share(rows[i].times(), all), share(sum, all)
	}
	return rows
}

func returnedOf(m map[string]*returned, key string) *returned {
	one, ok := m[key]
	if !ok {
		one = &returned{}
		m[key] = one
	}
	return one
}

func returnRows(m map[string]*returned) []ReturnRow {
	rows := make([]ReturnRow, 0, len(m))
	for key, one := range m {
		if one.sum.Returns+one.sum.Inside > 0 {
			rows = append(rows, ReturnRow{key, one.done()})
		}
	}
	slices.SortFunc(rows, func(x, y ReturnRow) int {
		return cmp.Or(cmp.Compare(y.Returns, x.Returns), strings.Compare(x.Key, y.Key))
	})
	return rows
}

// ReturnedTickets are the requirements for which visits were returned, and how many visits there were. By another way
// than the queue nobody visits.
func ReturnedTickets(source Source, scope Scope, zone *time.Location) (lacks []LackRow, tickets int, err error) {
	if scope.Way != "" && scope.Way != ByQueue {
		return nil, 0, nil
	}
	made, err := Make(source, Scope{Period: scope.Period, Service: scope.Service}, zone, nil)
	if err != nil {
		return nil, 0, err
	}
	return made.Lacks, made.Total.Returned, nil
}
