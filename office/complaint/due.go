package complaint

import (
	"time"

	"antrean/office/worktime"
)

// The national times of SP4N-LAPOR!, in working days after the day on which a complaint came.
const (
	FirstDays       = 3  // until the first answer, of any kind
	InformationDays = 5  // until the answer to a question
	PlainDays       = 14 // until a complaint without a look at the place is settled
	FieldDays       = 60 // with one
)

// Days is how many working days the answer may take.
func (k Kind) Days() int {
	switch k {
	case Information:
		return InformationDays
	case Field:
		return FieldDays
	}
	return PlainDays
}

// Due is the last day of so many working days after the day of a moment. Where the calendar knows no working day
// within reach, days count as they come: somebody waits for an answer all the same.
func Due(h worktime.Hours, from time.Time, days int) worktime.Date {
	day := worktime.DateOf(from, h.Zone())
	if due := h.AddWorkingDays(day, days); due != "" {
		return due
	}
	return day.Add(days)
}

// daysMost bounds how far working days are counted: ten years.
const daysMost = 3660

// WorkingDays counts the working days after the day of a moment up to that of another.
func WorkingDays(h worktime.Hours, from, to time.Time) int {
	last, days := worktime.DateOf(to, h.Zone()), 0
	day := worktime.DateOf(from, h.Zone())
	for range daysMost {
		if day = day.Add(1); day > last {
			break
		}
		if h.Works(day) {
			days++
		}
	}
	return days
}
