package report

import (
	"cmp"
	"time"

	"antrean/office/casefile"
	"antrean/office/catalogue"
	"antrean/office/worktime"
)

// An Application is one case as reports read it.
type Application struct {
	ID      casefile.CaseID
	Year, N int // its number in the register
	Service string
	Channel string
	State   casefile.CaseState

	OpenedAt    time.Time
	SubmittedAt time.Time
	CompleteAt  time.Time // and all below: zero when it has not come
	CountsFrom  time.Time // when the clock of its promise started
	Due         time.Time // the promise
	ReadyAt     time.Time
	EndedAt     time.Time // for its person
	ClosedAt    time.Time

	Stays  []Stay
	Stops  []Stop // each time that the clock of the promise stood
	Backs  []Back
	Missed int // deadlines for mending
}

// A Stay is a time that an application spent in a stage.
type Stay struct {
	Stage, Role  string
	Since, Until time.Time // Until is zero while it lasts
}

// A Stop is the clock of a promise standing.
type Stop struct {
	Cause        casefile.Cause
	Need         string    // what was down; empty: staff held it back, or it was nothing of ours
	Since, Until time.Time // Until is zero while it lasts
}

// A Back is an application being given back.
type Back struct {
	N     int // which time, from 1
	At    time.Time
	Stage string // that gave it back
	To    string // a stage, or catalogue.Applicant
	Lacks []casefile.Lack
}

// ToApplicant reports whether its person got it back, and not a colleague.
func (b *Back) ToApplicant() bool { return b.To == catalogue.Applicant }

// Register is the application's number: "2026-00042".
func (a *Application) Register() string {
	return (&casefile.Case{Year: a.Year, N: a.N}).Register()
}

// done is when the office had finished its work; zero while it has not, or will not.
func (a *Application) done() time.Time {
	if a.ReadyAt.IsZero() && a.State == casefile.Closed {
		return a.EndedAt
	}
	return a.ReadyAt
}

// standing is the stop that lasts, if one does.
func (a *Application) standing() (Stop, bool) {
	for _, s := range a.Stops {
		if s.Until.IsZero() {
			return s, true
		}
	}
	return Stop{}, false
}

// A Verdict is what became of a promise.
type Verdict int

// The verdicts.
const (
	Undecided Verdict = iota // it may still be kept, or the application ended before its time came
	Kept
	Broken
)

// Verdict is what became of the application's promise, and when that was decided: when the product was ready, or when
// the promised time passed without it. So an application is counted once, on a day that never changes, and one that is
// late is counted though nobody has finished it.
func (a *Application) Verdict(now time.Time) (Verdict, time.Time) {
	if a.Due.IsZero() {
		return Undecided, time.Time{}
	}
	ran := now // until when the clock ran
	switch done := a.done(); {
	case !done.IsZero() && !done.After(a.Due):
		return Kept, done
	case !done.IsZero():
		ran = done
	case a.State == casefile.Lapsed && len(a.Stays) > 0:
		ran = a.Stays[len(a.Stays)-1].Until // then its person had the papers, and left it at that
	case a.State.Over():
		ran = a.EndedAt
	default:
		if stop, ok := a.standing(); ok {
			ran = stop.Since
		}
	}
	if ran.After(a.Due) {
		return Broken, a.Due
	}
	return Undecided, time.Time{}
}

// Way is through which kind of channel an application came: queue, link or external, as the standards name them.
type Way func(service, channel string) string

// Means are what a report of applications is made with.
type Means struct {
	Hours   worktime.Hours
	Now     time.Time
	Way     Way
	Central func(service, stage string) bool // the office has no say in the stage, so nothing is promised while it lasts
}

// worked is the working time between two moments that lie both in another span.
func (m *Means) worked(since, until, from, to time.Time) time.Duration {
	return m.Hours.WorkingTimeBetween(latest(since, from), earliest(cmp.Or(until, m.Now), to))
}

// running is the working time of a span without what the clock stood in it.
func (m *Means) running(a *Application, from, to time.Time) time.Duration {
	sum := m.worked(from, to, from, to)
	for _, s := range a.Stops {
		sum -= m.worked(s.Since, s.Until, from, to)
	}
	return max(sum, 0)
}

// span is the period as moments, in the office's zone.
func (m *Means) span(p Period) (from, to time.Time) {
	zone := m.Hours.Zone()
	return p.From.Start(zone), p.To.Add(1).Start(zone)
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func earliest(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// within reports whether a moment lies in a span, its begin included.
func within(at, from, to time.Time) bool { return !at.Before(from) && at.Before(to) }

// A Filer takes what is read of applications. What it is handed is its own only until it returns.
type Filer interface {
	Event(*casefile.Event)
	Application(*Application)
}

// Files reads applications, all of one moment: first the events of applications in a span of time, without what they
// know of persons, then every application that was not closed before it and was opened before its end or is open now.
type Files interface {
	ReadApplications(from, to time.Time, f Filer) error
	// ReadOutages lists what was down at some time of a span, in the order of its begin.
	ReadOutages(from, to time.Time) ([]Outage, error)
}

// Books are all that reports are made of.
type Books interface {
	Source
	Files
}
