package worktime

import (
	"fmt"
	"strings"
	"time"

	"antrean/internal/words"
)

// FormatDate writes the day of t, in t's own zone: "Senin, 23 November 2026".
func FormatDate(lang string, t time.Time) string {
	return words.In(lang).T("time.date", "weekday", weekday(lang, t.Weekday()), "day", t.Day(),
		"month", month(lang, t.Month()), "year", fmt.Sprintf("%04d", t.Year()))
}

// FormatClock writes the time of day of t, in t's own zone: "12.00".
func FormatClock(lang string, t time.Time) string {
	return words.In(lang).T("time.clock", "hour", t.Format("15"), "minute", t.Format("04"))
}

// FormatClockZone writes the time of day and its zone: "12.00 WIB".
func FormatClockZone(lang string, t time.Time) string {
	return words.In(lang).T("time.clock_zone", "clock", FormatClock(lang, t), "zone", Abbreviation(t.Location()))
}

// FormatEnd writes the time of day at which something ends: midnight ends a day as 24.00, it does not begin one.
func FormatEnd(lang string, t time.Time) string {
	if t.Hour() == 0 && t.Minute() == 0 {
		return words.In(lang).T("time.clock", "hour", "24", "minute", "00")
	}
	return FormatClock(lang, t)
}

// FormatEndZone writes when something ends and its zone: "24.00 WIB".
func FormatEndZone(lang string, t time.Time) string {
	return words.In(lang).T("time.clock_zone", "clock", FormatEnd(lang, t), "zone", Abbreviation(t.Location()))
}

// FormatDueDate writes the day on which something is due: midnight ends the day before it. "Senin, 23 November 2026".
func FormatDueDate(lang string, t time.Time) string {
	if t.Hour() == 0 && t.Minute() == 0 {
		t = t.Add(-time.Minute)
	}
	return FormatDate(lang, t)
}

// FormatDue writes when something is due: "Senin, 23 November 2026, 24.00 WIB", for nobody reads 00.00 of Tuesday as the
// end of Monday.
func FormatDue(lang string, t time.Time) string {
	return words.In(lang).T("time.date_clock", "date", FormatDueDate(lang, t), "clock", FormatEndZone(lang, t))
}

// FormatDateTime writes day, time of day and zone: "Senin, 23 November 2026, 12.00 WIB".
func FormatDateTime(lang string, t time.Time) string {
	return words.In(lang).T("time.date_clock", "date", FormatDate(lang, t), "clock", FormatClockZone(lang, t))
}

// Abbreviation is what people call a zone: WIB, WITA or WIT in Indonesia. It takes the name, not an instant: the
// archipelago has no summer time, and its clocks were called otherwise before 1964.
func Abbreviation(zone *time.Location) string {
	switch zone.String() {
	case "Asia/Jakarta", "Asia/Pontianak":
		return "WIB"
	case "Asia/Makassar", "Asia/Ujung_Pandang":
		return "WITA"
	case "Asia/Jayapura":
		return "WIT"
	}
	name, _ := time.Date(2025, time.January, 1, 0, 0, 0, 0, zone).Zone() // any recent day: old ones had other rules
	return name
}

func weekday(lang string, day time.Weekday) string {
	return words.In(lang).T("time." + strings.ToLower(day.String()))
}

func month(lang string, m time.Month) string {
	return words.In(lang).T("time." + strings.ToLower(m.String()))
}
