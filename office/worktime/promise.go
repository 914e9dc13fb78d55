package worktime

import "time"

// A Term is how long an office promises that something takes.
type Term struct {
	N    int     // working days or working minutes
	Unit Unit    // what N counts
	Ends DayEnds // when the last of the working days is over; nothing to a term of minutes
}

// A Unit is what a term counts.
type Unit string

const (
	WorkingDays    Unit = "working_day"
	WorkingMinutes Unit = "minute"
)

// DayEnds says when a promise of working days is due on its last day.
type DayEnds string

const (
	EndsAtClose  DayEnds = "close"     // when that day's service hours end
	EndsSameTime DayEnds = "same_time" // at the time of day from which it counts
)

// Promise is when a term that counts from an instant is due; zero when the office never works that long, or promises
// nothing. The day from which it counts is not one of the N: a file that is complete on Monday, at whatever time, and
// is promised in one working day is due on Tuesday. It is never inside closed time; the end of a day's service is
// open time here, for a promise says "by".
func (h Hours) Promise(from time.Time, t Term) time.Time {
	switch {
	case t.N <= 0 || h.zone == nil:
		return time.Time{}
	case t.Unit == WorkingMinutes:
		return h.AddWorkingTime(from, time.Duration(t.N)*time.Minute)
	case t.Ends == EndsSameTime:
		return h.sameTime(from, t.N)
	}
	date := h.AddWorkingDays(DateOf(from, h.zone), t.N)
	if date == "" {
		return time.Time{}
	}
	return h.dayEnd(date)
}

// sameTime is the n-th working day after the first working instant from a moment on, at that instant's time of day or
// the next at which that day works, its end at the latest.
func (h Hours) sameTime(from time.Time, n int) time.Time {
	from = h.WorkFrom(from)
	if from.IsZero() {
		return time.Time{}
	}
	start := DateOf(from, h.zone)
	date := h.AddWorkingDays(start, n)
	if date == "" {
		return time.Time{}
	}
	at := date.Start(h.zone).Add(from.Sub(start.Start(h.zone)))
	for _, r := range h.ranges(date) {
		opens, closes := date.clock(h.zone, r.Opens), date.clock(h.zone, r.Closes)
		switch {
		case at.Before(opens):
			return opens
		case at.Before(closes):
			return at
		}
	}
	return h.dayEnd(date)
}

// dayEnd is when a date's service hours end; zero on one without any.
func (h Hours) dayEnd(date Date) time.Time {
	ranges := h.ranges(date)
	if len(ranges) == 0 {
		return time.Time{}
	}
	return date.clock(h.zone, ranges[len(ranges)-1].Closes)
}

// ranges are the hours of a date; an office that never closes has one range a day.
func (h Hours) ranges(date Date) []Range {
	if h.always {
		return []Range{{Opens: 0, Closes: dayEnd}}
	}
	return h.day(date).ranges
}

// WorkFrom is the first instant from a moment on at which counters work; zero when there is none within the horizon.
func (h Hours) WorkFrom(at time.Time) time.Time {
	if h.zone == nil {
		return time.Time{}
	}
	first := DateOf(at, h.zone)
	for ahead := range horizon {
		date := first.Add(ahead)
		for _, r := range h.ranges(date) {
			if opens := date.clock(h.zone, r.Opens); !opens.Before(at) {
				return opens
			}
			if at.Before(date.clock(h.zone, r.Closes)) {
				return at
			}
		}
	}
	return time.Time{}
}

// AddWorkingTime is the first instant by which so much working time has gone by since a moment; zero when that is
// beyond the horizon. Without any time to add it is the moment itself, or when the office works next.
func (h Hours) AddWorkingTime(from time.Time, d time.Duration) time.Time {
	if h.zone == nil {
		return time.Time{}
	}
	if d <= 0 {
		if h.DueAt(from) {
			return from
		}
		return h.WorkFrom(from)
	}
	date, idle := DateOf(from, h.zone), 0
	for idle < horizon {
		idle++
		for _, r := range h.ranges(date) {
			opens, closes := date.clock(h.zone, r.Opens), date.clock(h.zone, r.Closes)
			if opens.Before(from) {
				opens = from
			}
			if !opens.Before(closes) {
				continue
			}
			if d <= closes.Sub(opens) {
				return opens.Add(d)
			}
			d, idle = d-closes.Sub(opens), 0
		}
		date = date.Add(1)
	}
	return time.Time{}
}

// DueAt reports whether something can be due at an instant: counters work then, or their work ends then.
func (h Hours) DueAt(at time.Time) bool {
	if h.zone == nil {
		return false
	}
	date := DateOf(at, h.zone)
	for _, day := range []Date{date, date.Add(-1)} { // the end of a day is the start of the next
		for _, r := range h.ranges(day) {
			if !at.Before(day.clock(h.zone, r.Opens)) && !at.After(day.clock(h.zone, r.Closes)) {
				return true
			}
		}
	}
	return false
}

// WorkingTimeBetween is how long counters work from a up to b; 0 when b does not come after a.
func (h Hours) WorkingTimeBetween(a, b time.Time) time.Duration {
	if !b.After(a) || h.zone == nil {
		return 0
	}
	if h.always {
		return b.Sub(a)
	}
	var sum time.Duration
	last := DateOf(b, h.zone)
	for date := DateOf(a, h.zone); date <= last; date = date.Add(1) {
		for _, r := range h.day(date).ranges {
			from, to := date.clock(h.zone, r.Opens), date.clock(h.zone, r.Closes)
			if from.Before(a) {
				from = a
			}
			if to.After(b) {
				to = b
			}
			if to.After(from) {
				sum += to.Sub(from)
			}
		}
	}
	return sum
}

// Correction says on which day something that is told today must be mended.
type Correction string

const (
	NextDay        Correction = "next_day"         // the next day of the calendar, whatever day that is
	NextWorkingDay Correction = "next_working_day" // the next day on which counters work
)

// Deadline is until when what was told at an instant must be mended: the next day, or working day, at a time of day.
// The time is the applicant's, not the counters': it is the same on a day that closes before it. Zero when there is no
// working day within the horizon.
func (h Hours) Deadline(told time.Time, rule Correction, clock Minute) time.Time {
	if h.zone == nil {
		return time.Time{}
	}
	date := DateOf(told, h.zone)
	if rule == NextDay {
		date = date.Add(1)
	} else {
		date = h.NextWorkingDay(date)
	}
	return date.clock(h.zone, clock)
}
