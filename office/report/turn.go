package report

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"antrean/office/casefile"
)

// undoWithin is longer than any office lets a command be taken back.
const undoWithin = 15 * time.Minute

// turns are what happened to applications in a span, without what was taken back. The rows of an application tell how
// it stands; that its promise was moved, and until when it was to be mended, only the journal tells.
type turns map[casefile.CaseID][]casefile.Event

// add takes the next event. One that is undone goes, with all that followed from it.
func (t turns) add(e *casefile.Event) {
	if e.Case == 0 {
		return
	}
	if e.Kind == casefile.CaseUndone {
		told := t[e.Case]
		for i := len(told) - 1; i >= 0; i-- {
			if told[i].Kind == e.Undone && told[i].Actor != "" && !told[i].Direct {
				t[e.Case] = told[:i]
				break
			}
		}
		return
	}
	one := *e
	one.Private, one.Reply, one.Lacks = nil, nil, nil
	t[e.Case] = append(t[e.Case], one)
}

// mendBy is until when what was given back at a moment was to be mended; zero when at any time.
func (t turns) mendBy(id casefile.CaseID, at time.Time) time.Time {
	for _, e := range t[id] {
		if e.Kind == casefile.CaseReturned && e.At.Equal(at) {
			return e.Due
		}
	}
	return time.Time{}
}

// A MoveRow is how often promises were moved for one reason.
type MoveRow struct {
	Reason       string // one of casefile's Moved reasons, or a casefile.Cause
	Need         string // what was down, when that was the reason
	Times        int
	Applications int
}

type moveKey struct{ reason, need string }

// moves count the promises that were moved.
type moves map[moveKey]map[casefile.CaseID]int

// add takes the turns of an application. A first promise moves nothing, nor does a clock that stood in closed time, or
// after the promise was broken.
func (m moves) add(a *Application, told []casefile.Event, from, to time.Time) {
	for i := range told {
		e := &told[i]
		if !within(e.At, from, to) || e.Kind == casefile.CasePromised && e.Reason == casefile.MovedByStart ||
			e.Kind == casefile.CaseResumed && !movedBy(a, told[:i], e) || e.Kind != casefile.CasePromised && e.Kind != casefile.CaseResumed {
			continue
		}
		key := moveKey{e.Reason, e.Need}
		if m[key] == nil {
			m[key] = map[casefile.CaseID]int{}
		}
		m[key][e.Case]++
	}
}

// movedBy reports whether a clock that runs again has moved the promise.
func movedBy(a *Application, before []casefile.Event, e *casefile.Event) bool {
	if e.Worked == 0 {
		return false
	}
	for i := len(before) - 1; i >= 0; i-- {
		if before[i].Kind == casefile.CasePaused {
			return !e.Due.Before(before[i].At)
		}
	}
	for _, stop := range a.Stops { // it has stood since before the span
		if stop.Until.Equal(e.At) && stop.Cause == e.Cause && stop.Need == e.Need {
			return !e.Due.Before(stop.Since)
		}
	}
	return e.Due.After(e.At)
}

// rows begin with the reason that is most frequent.
func (m moves) rows() []MoveRow {
	rows := make([]MoveRow, 0, len(m))
	for key, times := range m {
		row := MoveRow{Reason: key.reason, Need: key.need, Applications: len(times)}
		for _, n := range times {
			row.Times += n
		}
		rows = append(rows, row)
	}
	slices.SortFunc(rows, func(a, b MoveRow) int {
		return cmp.Or(cmp.Compare(b.Times, a.Times), strings.Compare(a.Reason, b.Reason), strings.Compare(a.Need, b.Need))
	})
	return rows
}
