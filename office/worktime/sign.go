package worktime

import (
	"strings"
	"time"

	"antrean/internal/words"
)

// A Sign is what the sign at the door would say of one day.
type Sign struct {
	Ranges []Range // none: the office is closed
	Why    string  // while closed: ClosedDay, OnHoliday or OnClosure
	Name   string  // of the holiday, or the reason of the closure
	Note   string  // what makes the hours unlike other weeks'
	Until  Minute  // the last number is given before this; zero without numbers
}

// Sign says what a day will be like.
func (h Hours) Sign(date Date) Sign {
	if h.always {
		return Sign{Ranges: []Range{{0, dayEnd}}, Until: dayEnd}
	}
	if h.zone == nil {
		return Sign{Why: ClosedDay}
	}
	day := h.day(date)
	out := Sign{Ranges: day.ranges, Why: day.why, Name: day.name, Note: day.note}
	if issuing := day.issuing(); len(issuing) > 0 {
		out.Until = issuing[len(issuing)-1].Closes
	}
	return out
}

// Weekdays are the days of the week as people count them, Monday first.
func Weekdays() []time.Weekday {
	return []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday}
}

// DayKey is the key of a weekday in a Plan: "senin".
func DayKey(day time.Weekday) string { return strings.ToLower(weekday(words.Default, day)) }

// Spread gives each day of a week its own text: a run such as "senin-kamis" becomes its days. Keys that cannot be read are
// left out.
func Spread(week map[string]string) (days [7]string) {
	for key, text := range week {
		run, err := parseDays(key)
		if err != nil {
			continue
		}
		for _, day := range run {
			days[day] = text
		}
	}
	return days
}
