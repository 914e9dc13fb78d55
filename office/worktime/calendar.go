package worktime

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Holidays are decreed, year by year; computed ones are wrong. Each year is a file with its decree.
//
//go:embed calendar/*.json
var calendars embed.FS

// A Calendar is a year's holidays and the decree that set them.
type Calendar struct {
	Country string    `json:"country"`
	Year    int       `json:"year"`
	Decree  []string  `json:"decree"`
	Days    []Holiday `json:"days"`
}

// Calendars lists the years that come with the program, oldest first.
func Calendars() ([]Calendar, error) {
	names, err := fs.Glob(calendars, "calendar/*.json")
	if err != nil {
		return nil, fmt.Errorf("list calendars: %w", err)
	}
	var out []Calendar
	for _, name := range names {
		raw, err := calendars.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		var c Calendar
		if err := json.Unmarshal(raw, &c); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		out = append(out, c)
	}
	return out, nil
}

// holidays are the days that the plan keeps, and the years for which there is a calendar.
func (f *Faults) holidays(p Plan) (days map[Date]Holiday, years map[int]bool) {
	rule := p.Holidays
	if rule == "" {
		rule = HolidaysAll
	}
	if !slices.Contains([]Holidays{HolidaysAll, HolidaysNational, HolidaysNone}, rule) {
		f.add("holidays", FaultChoice, fmt.Errorf("%q is not national+cuti, national or none", rule))
	}
	days, years = make(map[Date]Holiday), make(map[int]bool)
	shipped, err := Calendars()
	if err != nil {
		f.add("holidays", FaultChoice, err)
	}
	for _, c := range shipped {
		years[c.Year] = true
		for _, d := range c.Days {
			if rule.keeps(d.Kind) {
				days[Date(d.Date)] = d
			}
		}
	}
	for i, d := range p.CalendarExtra {
		path := fmt.Sprintf("calendar_extra[%d]", i)
		if f.extraDay(path, d) {
			year, _ := strconv.Atoi(d.Date[:4]) // its date was read
			years[year] = true
			if rule.keeps(d.Kind) {
				days[Date(d.Date)] = d
			}
		}
	}
	if rule == HolidaysNone {
		years = nil
	}
	return days, years
}

// extraDay checks a day that the office added.
func (f *Faults) extraDay(path string, d Holiday) bool {
	before := len(*f)
	f.date(path+".date", d.Date)
	if strings.TrimSpace(d.Name) == "" {
		f.add(path+".name", FaultEmpty, nil)
	}
	if d.Kind != KindHoliday && d.Kind != KindLeave {
		f.add(path+".kind", FaultChoice, fmt.Errorf("%q is not libur or cuti", d.Kind))
	}
	return len(*f) == before
}

// MissingCalendars lists which of this year and the next have no calendar: until it is there, the office would be open
// on every holiday of that year.
func (h Hours) MissingCalendars(now time.Time) []int {
	if h.always || h.years == nil || h.zone == nil {
		return nil
	}
	var missing []int
	year := now.In(h.zone).Year()
	for _, y := range []int{year, year + 1} {
		if !h.years[y] {
			missing = append(missing, y)
		}
	}
	return missing
}
