package worktime

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"antrean/internal/words"
)

// ParseRanges reads the opening hours of one day, such as "08.00-12.00, 13.00-15.00". Colons do as well as dots.
// Empty text, "-" and "tutup" are a day without hours.
func ParseRanges(text string) ([]Range, error) {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "", "-", "tutup", "closed":
		return nil, nil
	}
	var ranges []Range
	for part := range strings.SplitSeq(text, ",") {
		opens, closes, ok := strings.Cut(part, "-")
		if !ok {
			return nil, fmt.Errorf("hours %q: want a range such as 08.00-12.00", strings.TrimSpace(part))
		}
		from, err := ParseMinute(opens)
		if err != nil {
			return nil, err
		}
		to, err := ParseMinute(closes)
		if err != nil {
			return nil, err
		}
		ranges = append(ranges, Range{from, to})
	}
	return ranges, inOrder(ranges)
}

// ParseMinute reads a time of day such as "08.00", "8:00" or "24.00".
func ParseMinute(text string) (Minute, error) {
	text = strings.TrimSpace(text)
	hour, minute, ok := strings.Cut(strings.Replace(text, ":", ".", 1), ".")
	h, errH := strconv.ParseUint(hour, 10, 8)
	m, errM := strconv.ParseUint(minute, 10, 8)
	at := Minute(h*60 + m)
	if !ok || errH != nil || errM != nil || len(minute) != 2 || m > 59 || at > dayEnd {
		return 0, fmt.Errorf("time %q: want hours and minutes such as 08.00", text)
	}
	return at, nil
}

// ParseHours reads a week: from a day ("senin", "monday") or a run of days ("senin-kamis") to its hours. Days that
// are not named have none. There are no holidays.
func ParseHours(zone *time.Location, week map[string]string, cutOff time.Duration) (Hours, error) {
	if cutOff%time.Minute != 0 {
		return Hours{}, fmt.Errorf("cut-off %v: want whole minutes", cutOff)
	}
	return Plan{Week: week, CutOffMinutes: int(cutOff / time.Minute), Holidays: HolidaysNone}.Compile(zone)
}

func parseDays(key string) ([]time.Weekday, error) {
	from, to, isRun := strings.Cut(key, "-")
	first, err := ParseWeekday(from)
	if err != nil {
		return nil, err
	}
	if !isRun {
		return []time.Weekday{first}, nil
	}
	last, err := ParseWeekday(to)
	if err != nil {
		return nil, err
	}
	run := []time.Weekday{first}
	for day := first; day != last; {
		day = (day + 1) % 7
		run = append(run, day)
	}
	return run, nil
}

// ParseWeekday reads the name of a day in any language we speak, such as "Jumat" or "friday".
func ParseWeekday(name string) (time.Weekday, error) {
	name = strings.TrimSpace(name)
	for _, lang := range words.Languages() {
		for day := time.Sunday; day <= time.Saturday; day++ {
			if strings.EqualFold(name, weekday(lang, day)) {
				return day, nil
			}
		}
	}
	return 0, fmt.Errorf("day %q: want a weekday such as %s or %s", name, weekday("id", time.Monday), weekday("en", time.Monday))
}
