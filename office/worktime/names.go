package worktime

import "time"

// WeekdayName is what a day of the week is called.
func WeekdayName(lang string, day time.Weekday) string { return weekday(lang, day) }

// MonthName is what a month is called.
func MonthName(lang string, m time.Month) string { return month(lang, m) }
