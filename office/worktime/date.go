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
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return time.Date(t.Year(), t.Month(), t.Day(), 0, int(m), 0, 0, zone)
}
