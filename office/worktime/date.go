// Package worktime says when an office works: its days, its opening hours, and how dates and times are written.
//
// It is pure: nothing here asks for the time, every function takes it.
package worktime

import (
	"fmt"
	"time"
	_ "time/tzdata" // an office box may have no zone files, and must still know its own midnight
)

// A Date is a calendar day in some zone, written "2026-11-23". Dates compare and sort as strings; "" is no date,
// and its instants are the zero time.
type Date string

// DateOf is the day it is in a zone at an instant.
func DateOf(t time.Time, zone *time.Location) Date {
	return Date(t.In(zone).Format(time.DateOnly))
}

// ParseDate reads a day of the calendar; "2026-02-30" is none.
func ParseDate(text string) (Date, error) {
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		return "", fmt.Errorf("date %q: want a day of the calendar such as 2026-11-23", text)
	}
	return Date(text), nil
}

// Start is the first instant of the day in a zone.
func (d Date) Start(zone *time.Location) time.Time { return d.clock(zone, 0) }

// Add is the day n days later, or earlier when n is negative.
func (d Date) Add(n int) Date {
	return DateOf(d.Start(time.UTC).AddDate(0, 0, n), time.UTC)
}

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.Start(time.UTC).Weekday() }

// clock is the instant at which the day's clock shows m in a zone.
func (d Date) clock(zone *time.Location, m Minute) time.Time {
	year, month, day, ok := d.split()
	if !ok {
		return time.Time{}
	}
	return time.Date(year, month, day, 0, int(m), 0, 0, zone)
}

// split reads what time.DateOnly writes. Opening hours ask for it many times a request, and time.Parse, which reads
// every layout there is, takes several times as long.
func (d Date) split() (year int, month time.Month, day int, ok bool) {
	if len(d) != len(time.DateOnly) || d[4] != '-' || d[7] != '-' {
		return 0, 0, 0, false
	}
	for i := range len(d) {
		if i != 4 && i != 7 && (d[i] < '0' || d[i] > '9') {
			return 0, 0, 0, false
		}
	}
	two := func(at int) int { return int(d[at]-'0')*10 + int(d[at+1]-'0') }
	year, month, day = two(0)*100+two(2), time.Month(two(5)), two(8)
	ok = month >= time.January && month <= time.December && day >= 1 && day <= lastOf(year, month)
	return year, month, day, ok
}

// lastOf is the last day of a month: the one before the first of the next.
func lastOf(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
