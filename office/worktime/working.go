package worktime

import "time"

// Works reports whether counters work at some time of a day.
func (h Hours) Works(date Date) bool {
	return h.always || h.zone != nil && len(h.day(date).ranges) > 0
}

// Opens is when the first number of a day is given; zero when none is.
func (h Hours) Opens(date Date) time.Time {
	if h.zone == nil {
		return time.Time{}
	}
	if h.always {
		return date.Start(h.zone)
	}
	issuing := h.day(date).issuing()
	if len(issuing) == 0 {
		return time.Time{}
	}
	return date.clock(h.zone, issuing[0].Opens)
}

// Closes is when a day's work ends; zero on days without work, and in an office that never closes.
func (h Hours) Closes(date Date) time.Time {
	if h.zone == nil || h.always {
		return time.Time{}
	}
	ranges := h.day(date).ranges
	if len(ranges) == 0 {
		return time.Time{}
	}
	return date.clock(h.zone, ranges[len(ranges)-1].Closes)
}

// NextWorkingDay is the first day after a date on which counters work; "" when there is none within the horizon.
func (h Hours) NextWorkingDay(date Date) Date { return h.seek(date, 1) }

// AddWorkingDays is the n-th working day after a date, or before it when n is negative. With n = 0 it is the date
// itself when it is a working day, else the next. "" when there is none within the horizon of the one before.
func (h Hours) AddWorkingDays(date Date, n int) Date {
	if n == 0 {
		if h.Works(date) {
			return date
		}
		return h.NextWorkingDay(date)
	}
	step := 1
	if n < 0 {
		n, step = -n, -1
	}
	for range n {
		if date = h.seek(date, step); date == "" {
			return ""
		}
	}
	return date
}

func (h Hours) seek(date Date, step int) Date {
	if date == "" {
		return ""
	}
	for range horizon {
		if date = date.Add(step); h.Works(date) {
			return date
		}
	}
	return ""
}

// WorkingMinutesBetween counts the minutes during which counters work from a up to, not including, b; 0 when b does
// not come after a. Breaks, closed days and the time before opening do not count.
func (h Hours) WorkingMinutesBetween(a, b time.Time) int {
	return int(h.WorkingTimeBetween(a, b) / time.Minute)
}
