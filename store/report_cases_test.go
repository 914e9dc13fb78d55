package store_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"antrean/office/casefile"
	"antrean/office/journal"
	"antrean/office/report"
	"antrean/office/worktime"
	"antrean/store"
)

// A life is one application as a hand would write it down from the journal, event by event.
type life struct {
	service, channel, state string
	complete, opened        time.Time
	from, due, ready, ended time.Time
	stays                   []report.Stay // without roles
	stops                   []report.Stop
	backs                   []handBack
	moved                   map[string]int // by reason and need
	taken                   time.Time      // last given back to its person
}

type handBack struct {
	at, by, mended time.Time
	inside         bool
	lacks          []string
}

// lives writes down every application of a journal. What was undone is crossed out first.
func lives(t *testing.T, s *store.Reading, from, to time.Time) map[casefile.CaseID]*life {
	t.Helper()
	told := map[casefile.CaseID][]casefile.Event{}
	err := s.Replay(0, func(r journal.Record) error {
		if !casefile.Owns(r.Core) {
			return nil
		}
		e, err := casefile.DecodeEvent(r.Core, nil)
		if err != nil || e.Case == 0 {
			return err
		}
		list := append(told[e.Case], e)
		if e.Kind == casefile.CaseUndone {
			last := len(list) - 2
			for list[last].Kind != e.Undone || list[last].Actor == "" || list[last].Direct {
				last--
			}
			list = list[:last]
		}
		told[e.Case] = list
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	out := map[casefile.CaseID]*life{}
	for id, events := range told {
		l := &life{state: "open", moved: map[string]int{}}
		for i := range events {
			l.take(&events[i], !events[i].At.Before(from) && events[i].At.Before(to))
		}
		out[id] = l
	}
	return out
}

// take writes one event down.
func (l *life) take(e *casefile.Event, counted bool) {
	enter := func(stage string) {
		l.leave(e.At)
		l.stays = append(l.stays, report.Stay{Stage: stage, Since: e.At})
	}
	switch e.Kind {
	case casefile.CaseOpened:
		l.service, l.channel, l.opened = e.Service, e.Channel, e.At
		enter(e.To)
	case casefile.CaseMoved, casefile.CaseReady, casefile.CaseFiled:
		for _, stage := range append(slices.Clone(e.Passed), e.To) {
			enter(stage)
		}
		if e.Complete {
			l.complete = e.At
		}
		if e.Kind == casefile.CaseReady {
			l.ready = e.At
		}
	case casefile.CaseSentBack, casefile.CaseReturned:
		back := handBack{at: e.At, by: e.Due, inside: e.Kind == casefile.CaseSentBack}
		for _, lack := range e.Lacks {
			back.lacks = append(back.lacks, lack.ID+" "+lack.Kind)
		}
		l.backs = append(l.backs, back)
		if back.inside {
			l.ready = time.Time{}
			enter(e.To)
			return
		}
		enter("pemohon")
		l.state, l.taken = "returned", e.At
	case casefile.CaseMended:
		l.backs[len(l.backs)-1].mended = e.At
		enter(e.To)
		l.state = "open"
	case casefile.CaseMissed:
		l.complete, l.from, l.due, l.stops = time.Time{}, time.Time{}, time.Time{}, nil
	case casefile.CaseHanded, casefile.CaseSelfPrint:
		l.ended, l.state = e.At, "handed"
		if l.leave(e.At); e.To != "" {
			enter(e.To)
		}
	case casefile.CaseClosed, casefile.CaseCancelled, casefile.CaseLapsed:
		l.leave(e.At)
		l.state = string(e.Kind)
		if l.ended.IsZero() {
			l.ended = e.At
		}
		if e.Kind == casefile.CaseLapsed {
			l.running(e.At, true)
		}
	case casefile.CasePromised:
		l.from, l.due = e.Since, e.Due
		if e.Reason != casefile.MovedByStart && counted {
			l.moved[e.Reason+" "]++
		}
	case casefile.CasePaused:
		l.stops = append(l.stops, report.Stop{Cause: e.Cause, Need: e.Need, Since: e.At})
	case casefile.CaseResumed:
		l.running(e.At, false)
		if !l.due.Equal(e.Due) && counted {
			l.moved[e.Reason+" "+e.Need]++
		}
		l.due = e.Due
	}
}

// running ends the stop that lasts, or forgets it.
func (l *life) running(at time.Time, forget bool) {
	if n := len(l.stops); n > 0 && l.stops[n-1].Until.IsZero() {
		if l.stops[n-1].Until = at; forget {
			l.stops = l.stops[:n-1]
		}
	}
}

func (l *life) leave(at time.Time) {
	if n := len(l.stays); n > 0 && l.stays[n-1].Until.IsZero() {
		l.stays[n-1].Until = at
	}
}

// said is what the reports say, in the words of a hand.
func said(p *report.Promises, r *report.Returns) (lines map[string]int, took map[string]string) {
	lines = map[string]int{"kept": p.Total.Kept, "broken": p.Total.Broken, "waiting": p.Total.Waiting, "unpromised": p.Total.Unpromised, "ended": p.Total.Ended,
		"late now": len(p.Late), "in time": r.Total.InTime, "missed": r.Total.Missed, "mended": r.Total.Mended, "still out": r.Total.Waiting,
		"ended before": r.Total.Ended, "inside": r.Total.Inside}
	took = map[string]string{"promise": span(p.Total.Took)}
	for _, way := range p.Ways {
		lines["way "+way.Key] = way.Judged()
	}
	for cause, d := range p.Total.Stopped {
		lines["stood "+cause] = int(d / time.Minute)
	}
	for _, move := range p.Moves {
		lines["moved "+move.Reason+" "+move.Need] = move.Times
	}
	for _, stage := range p.Stages {
		key := stage.Service + "/" + stage.Stage
		lines["broke "+key] = stage.Broke
		if stage.Left > 0 {
			took[key] = span(stage.Took)
		}
	}
	for _, lack := range r.Lacks {
		name := lack.Service + " " + lack.Requirement + " " + lack.Kind
		lines["lack false "+name], lines["lack true "+name] = lack.Applications, lack.Inside
	}
	return lines, took
}

// TestAMonthOfApplicationsIsCountedAsByHand lets an office with the services of several work for a month, and compares
// its reports with what a hand counts from the journal's events alone. A second office ends what is not mended in time.
func TestAMonthOfApplicationsIsCountedAsByHand(t *testing.T) {
	zone, err := time.LoadLocation("Asia/Jakarta")
	if err != nil {
		t.Fatal(err)
	}
	minutes := newWall(time.Date(2026, 11, 1, 0, 0, 0, 0, zone), time.Date(2027, 1, 1, 0, 0, 0, 0, zone))
	seen := map[string]int{}
	for missed, last := range map[string]worktime.Date{casefile.MissedRestart: "2026-12-02", casefile.MissedClose: "2026-11-06"} {
		dir, rules := t.TempDir(), filingRules(t, missed, zone)
		fileMonth(t, dir, rules, last)
		s, err := store.OpenReading(dir)
		if err != nil {
			t.Fatal(err)
		}
		now := last.Start(zone).Add(36 * time.Hour)
		for _, period := range []report.Period{november, report.Week("2026-11-04"), report.Day("2026-11-12")} {
			from, to := period.From.Start(zone), period.To.Add(1).Start(zone)
			h := &hand{wall: minutes, from: from, to: to, now: now, lines: map[string]int{}, took: map[string][]int{}}
			all := lives(t, s, from, to)
			for _, l := range all {
				h.count(l)
			}
			h.outages(t, s, all)
			means := report.Means{Hours: rules.Hours, Now: now, Way: func(_, channel string) string { return channel }, Central: central}
			compareHand(t, fmt.Sprint(missed, " ", period), h, s, report.Scope{Period: period}, means)
			if period == november {
				for key, n := range h.lines {
					seen[strings.SplitN(key, "/", 2)[0]] += n
				}
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for _, key := range []string{"kept", "broken", "waiting", "unpromised", "ended", "late now", "in time", "missed", "mended", "inside", "way offline", "way online", "way desa",
		"way daring_mandiri", "way daring_desa", "moved staff ", "moved restart ", "moved technical SIAK", "moved returned ", "moved central ", "stood siak", "stood network", "stood blank",
		"stood other", "stood central", "stood person", "down SIAK"} {
		if seen[key] < 2 {
			t.Errorf("%d of %q in a month: too little to compare", seen[key], key)
		}
	}
}

func compareHand(t *testing.T, what string, h *hand, s *store.Reading, scope report.Scope, means report.Means) {
	t.Helper()
	promises, err := report.MakePromises(s, scope, means)
	if err != nil {
		t.Fatal(err)
	}
	returns, err := report.MakeReturns(s, scope, means, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	outages, err := report.MakeOutages(s, scope, means)
	if err != nil {
		t.Fatal(err)
	}
	lines, took := said(promises, returns)
	for _, row := range outages.List {
		lines["down "+row.Need+row.Since.String()] = int(row.Worked/time.Minute) + 10_000*row.Paused
	}
	for _, row := range outages.Needs {
		lines["down "+row.Need] = int(row.Worked / time.Minute)
	}
	for key := range lines {
		if _, ok := h.lines[key]; !ok {
			h.lines[key] = 0
		}
	}
	for key, want := range h.lines {
		if lines[key] != want {
			t.Errorf("%s: %s: the report says %d, a hand counts %d", what, key, lines[key], want)
		}
	}
	want := map[string]string{"promise": spans(h.took["promise"])}
	for key, minutes := range h.took {
		want[key] = spans(minutes)
	}
	if !reflect.DeepEqual(took, want) {
		t.Errorf("%s: the report says\n%v\na hand counts\n%v", what, took, want)
	}
}
