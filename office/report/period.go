package report

import (
	"fmt"
	"time"

	"antrean/office/worktime"
)

// A Period is the business days of a report, both ends included.
type Period struct{ From, To worktime.Date }

// DaysMost is the longest period that is reported: two years, a leap day included.
const DaysMost = 731

// Day is the period of one day.
func Day(day worktime.Date) Period { return Period{day, day} }

// Week is the week of a day, from Monday to Sunday.
func Week(day worktime.Date) Period {
	monday := day.Add(-(int(day.Weekday()) + 6) % 7)
	return Period{monday, monday.Add(6)}
}

// Month is a month, named "2026-11".
func Month(name string) (Period, error) {
	first, err := time.Parse("2006-01", name)
	if err != nil {
		return Period{}, fmt.Errorf("month %q: want a year and a month such as 2026-11", name)
	}
	last := first.AddDate(0, 1, -1)
	return Period{worktime.DateOf(first, time.UTC), worktime.DateOf(last, time.UTC)}, nil
}

// Days counts the days of the period; less than one when it ends before it begins.
func (p Period) Days() int {
	return int(p.To.Start(time.UTC).Sub(p.From.Start(time.UTC))/(24*time.Hour)) + 1
}

// WholeMonth is the month that the period is exactly, such as "2026-11", or "".
func (p Period) WholeMonth() string {
	name := string(p.From[:min(len(p.From), len("2026-11"))])
	if month, err := Month(name); err != nil || month != p {
		return ""
	}
	return name
}
