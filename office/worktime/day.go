package worktime

import "time"

// A day is what the hours say of one date.
type day struct {
	ranges []Range
	cutOff Minute
	why    string // without ranges: why
	name   string // of the holiday or closure
	note   string
}

// A season is a profile that was checked.
type season struct {
	from, to Date
	week     week
}

// An opening is one date with hours of its own.
type opening struct {
	ranges []Range
	reason string
}

// day asks, the most particular first: is the office open this once, closed this once, on holiday, in a season with
// hours of its own; else it is a day like any other.
func (h Hours) day(date Date) day {
	if extra, ok := h.openings[date]; ok {
		return day{ranges: extra.ranges, cutOff: h.weekOf(date).cutOff, note: extra.reason}
	}
	for _, c := range h.closures {
		if date >= Date(c.From) && date <= Date(c.To) {
			return day{why: OnClosure, name: c.Reason}
		}
	}
	if holiday, ok := h.holidays[date]; ok {
		return day{why: OnHoliday, name: holiday.Name}
	}
	return h.weekOf(date).on(date.Weekday())
}

// weekOf is the week that a date lies in: of the last profile that holds it, else the ordinary one.
func (h Hours) weekOf(date Date) week {
	for i := len(h.profiles) - 1; i >= 0; i-- {
		if p := h.profiles[i]; date >= p.from && date <= p.to {
			return p.week
		}
	}
	return h.week
}

// on is a day of the week.
func (w week) on(weekday time.Weekday) day {
	out := day{ranges: w.days[weekday], cutOff: w.cutOff, note: w.note}
	if len(out.ranges) == 0 {
		out.why = ClosedDay
	}
	return out
}

// issuing are the ranges of a day in which numbers are given: its opening hours less the cut-off at their end.
func (d day) issuing() []Range {
	if len(d.ranges) == 0 {
		return nil
	}
	until := d.ranges[len(d.ranges)-1].Closes - d.cutOff
	var out []Range
	for _, r := range d.ranges {
		if r.Closes = min(r.Closes, until); r.Opens < r.Closes {
			out = append(out, r)
		}
	}
	return out
}
