package report

import (
	"time"

	"antrean/office/worktime"
)

// soon is how long after opening a person still counts as having come for it. People who queue before the door are let
// in first, and the kiosk needs about a minute for each.
const soon = 15 * time.Minute

// An Opening is how many stood there when the first counter of a day was opened.
type Opening struct {
	At   time.Time `json:"at"`
	Had  int       `json:"had_number"` // had a number by then
	Soon int       `json:"soon"`       // got one within the quarter of an hour after it
}

// openings are those of some days. The changes of counters come before the visits.
type openings map[string]*Opening

func (o openings) opened(c Change) {
	if _, ok := o[c.Day]; !ok && c.Open {
		o[c.Day] = &Opening{At: c.At}
	}
}

func (o openings) add(v *Visit) {
	one, ok := o[v.Day]
	if !ok {
		return
	}
	switch after := v.IssuedAt.Sub(one.At); {
	case after <= 0:
		one.Had++
	case after <= soon:
		one.Soon++
	}
}

func (o openings) of(day string) *Opening {
	one, ok := o[day]
	if !ok {
		return nil
	}
	copied := *one
	return &copied
}

// A desk is one counter on one day.
type desk struct {
	day     string
	counter int
}

// shifts add up how long counters were open.
type shifts map[desk]*shift

// A shift is a counter's day in the making.
type shift struct {
	since time.Time // when it was opened; zero while closed
	open  time.Duration
	last  time.Time // when somebody last did something with a visit
}

func (s shifts) of(day string, counter int) *shift {
	key := desk{day, counter}
	one, ok := s[key]
	if !ok {
		one = &shift{}
		s[key] = one
	}
	return one
}

func (s shifts) change(c Change) {
	one := s.of(c.Day, c.Counter)
	switch {
	case c.Open && one.since.IsZero(): // another operator who takes it over opens nothing
		one.since = c.At
	case !c.Open && !one.since.IsZero():
		one.open += c.At.Sub(one.since)
		one.since = time.Time{}
	}
}

// seen notes what was done at a counter on the visit's own day. A visit that the day's end expired, or that somebody
// ended the morning after, ended when nobody was there.
func (s shifts) seen(v *Visit, zone *time.Location) {
	if v.Counter == 0 {
		return
	}
	one := s.of(v.Day, v.Counter)
	for _, at := range []time.Time{v.CalledAt, v.StartedAt, v.EndedAt} {
		if at.After(one.last) && worktime.DateOf(at, zone) == worktime.Date(v.Day) {
			one.last = at
		}
	}
}

// open is the time by counter. One that nobody closed counts until the last thing that was done there: the machine may
// have been switched off with the lights.
func (s shifts) open() map[int]time.Duration {
	sum := make(map[int]time.Duration)
	for key, one := range s {
		sum[key.counter] += one.open
		if !one.since.IsZero() && one.last.After(one.since) {
			sum[key.counter] += one.last.Sub(one.since)
		}
	}
	return sum
}
