package store_test

import (
	"fmt"
	"sort"
	"testing"
	"time"

	"antrean/office/casefile"
	"antrean/office/journal"
	"antrean/office/report"
	"antrean/store"
)

// A wall is the working minutes of some months, counted one after another: how many have passed by each minute.
type wall struct {
	begin  time.Time
	passed []int
}

func newWall(begin, end time.Time) *wall {
	w := &wall{begin: begin, passed: []int{0}}
	for at := begin; at.Before(end); at = at.Add(time.Minute) {
		clock, n := 60*at.Hour()+at.Minute(), w.passed[len(w.passed)-1]
		if day := at.Weekday(); day != time.Saturday && day != time.Sunday && (clock >= 8*60 && clock < 12*60 || clock >= 12*60+30 && clock < 15*60) {
			n++
		}
		w.passed = append(w.passed, n)
	}
	return w
}

func (w *wall) minutes(from, to time.Time) int {
	if !to.After(from) {
		return 0
	}
	return w.passed[int(to.Sub(w.begin)/time.Minute)] - w.passed[int(from.Sub(w.begin)/time.Minute)]
}

// A hand counts what a report says, with nothing of what the report is made with.
type hand struct {
	wall          *wall
	from, to, now time.Time
	lines         map[string]int   // what is counted
	took          map[string][]int // minutes
}

func (h *hand) counts(at time.Time) bool { return !at.Before(h.from) && at.Before(h.to) }

func orNow(at, now time.Time) time.Time {
	if at.IsZero() {
		return now
	}
	return at
}

// stood is how many minutes of a span the clock stood.
func (h *hand) stood(l *life, from, to time.Time) (sum int) {
	for _, stop := range l.stops {
		sum += h.wall.minutes(later(stop.Since, from), sooner(orNow(stop.Until, h.now), to))
	}
	return sum
}

// count counts one life: its promise, its stages, its returns.
func (h *hand) count(l *life) {
	over := l.state == "case_closed" || l.state == "case_cancelled" || l.state == "case_lapsed"
	done, broke := l.ready, time.Time{}
	if done.IsZero() && l.state == "case_closed" {
		done = l.ended
	}
	end := orNow(done, h.now)
	if done.IsZero() && over {
		end = l.ended
	}
	until := end
	if done.IsZero() && l.state == "case_lapsed" {
		until = l.taken
	}
	if n := len(l.stops); n > 0 && l.stops[n-1].Until.IsZero() && done.IsZero() && !over {
		until = l.stops[n-1].Since
	}
	switch {
	case l.due.IsZero():
		if h.counts(done) {
			h.lines["unpromised"]++
		}
		if done.IsZero() && (l.state == "case_cancelled" || l.state == "case_lapsed") && h.counts(l.ended) {
			h.lines["ended"]++
		}
	case !done.IsZero() && !done.After(l.due):
		if h.counts(done) {
			h.lines["kept"]++
			h.lines["way "+l.channel]++
			h.took["promise"] = append(h.took["promise"], h.wall.minutes(l.from, end)-h.stood(l, l.from, end))
		}
	case until.After(l.due):
		if broke = l.due; h.counts(broke) {
			h.lines["broken"]++
			h.lines["way "+l.channel]++
			h.took["promise"] = append(h.took["promise"], h.wall.minutes(l.from, end)-h.stood(l, l.from, end))
			if done.IsZero() && !over {
				h.lines["waiting"]++
			}
		}
	case over && done.IsZero() && h.counts(l.ended):
		h.lines["ended"]++
	}
	if done.IsZero() && !over && !broke.IsZero() {
		h.lines["late now"]++
	}
	for _, stay := range l.stays {
		key := l.service + "/" + stay.Stage
		if h.counts(stay.Until) {
			minutes := h.wall.minutes(stay.Since, stay.Until)
			if stay.Stage != "pemohon" && !central(l.service, stay.Stage) {
				minutes -= h.stood(l, stay.Since, stay.Until)
			}
			h.took[key] = append(h.took[key], minutes)
		}
		if h.counts(broke) && !broke.Before(stay.Since) && broke.Before(orNow(stay.Until, h.now)) {
			h.lines["broke "+key]++
		}
	}
	for _, stop := range l.stops {
		h.lines["stood "+stop.StopCause()] += h.wall.minutes(later(stop.Since, h.from), sooner(orNow(stop.Until, h.now), h.to))
	}
	for reason, n := range l.moved {
		h.lines["moved "+reason] += n
	}
	h.returns(l)
}

func (h *hand) returns(l *life) {
	for _, back := range l.backs {
		if !h.counts(back.at) {
			continue
		}
		for _, lack := range back.lacks {
			h.lines[fmt.Sprint("lack ", back.inside, " ", l.service, " ", lack)]++
		}
		switch mended := !back.mended.IsZero(); {
		case back.inside && len(back.lacks) > 0:
			h.lines["inside"]++
		case back.inside:
		case mended && back.by.IsZero():
			h.lines["mended"]++
		case mended && !back.mended.After(back.by):
			h.lines["in time"]++
		case mended, l.state == "case_lapsed", !back.by.IsZero() && l.state == "returned" && h.now.After(back.by), !back.by.IsZero() && l.ended.After(back.by):
			h.lines["missed"]++
		case l.state == "returned":
			h.lines["still out"]++
		default:
			h.lines["ended before"]++
		}
	}
}

// central is what no test office but the national one has.
func central(service, stage string) bool { return service == "ktp-rekam" && stage == "pusat" }

// spans writes lengths as reports do: how many, the middle one, the one of nine in ten, the longest.
func spans(minutes []int) string {
	sort.Ints(minutes)
	n := len(minutes)
	if n == 0 {
		return "0"
	}
	return fmt.Sprint(n, " ", minutes[(n+1)/2-1], " ", minutes[(9*n+9)/10-1], " ", minutes[n-1])
}

func span(s report.Span) string {
	if s.Count == 0 {
		return "0"
	}
	return fmt.Sprint(s.Count, " ", s.Median.Minutes(), " ", s.P90.Minutes(), " ", s.Max.Minutes())
}

// outages counts what was down at some time of the span, and the lives that stood still for it.
func (h *hand) outages(t *testing.T, s *store.Reading, all map[casefile.CaseID]*life) {
	t.Helper()
	var down *casefile.Event // one at a time, in this month
	count := func(until time.Time) {
		if !until.After(h.from) || !down.At.Before(h.to) {
			return
		}
		paused := 0
		for _, l := range all {
			for _, stop := range l.stops {
				if stop.Need == down.Need && stop.Since.Before(until) && orNow(stop.Until, h.now).After(down.At) {
					paused++
					break
				}
			}
		}
		h.lines["down "+down.Need+down.At.String()] = h.wall.minutes(down.At, until) + 10_000*paused
		h.lines["down "+down.Need] += h.wall.minutes(later(down.At, h.from), sooner(until, h.to))
	}
	err := s.Replay(0, func(r journal.Record) error {
		if !casefile.Owns(r.Core) {
			return nil
		}
		e, err := casefile.DecodeEvent(r.Core, nil)
		switch e.Kind {
		case casefile.NeedDown:
			down = &e
		case casefile.NeedUp:
			count(e.At)
			down = nil
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if down != nil {
		count(h.now)
	}
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func sooner(a, b time.Time) time.Time {
	if a.After(b) {
		return b
	}
	return a
}
