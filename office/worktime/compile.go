package worktime

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// Compile makes Hours of a plan. The error is Faults: everything that is wrong with it, by field.
func (p Plan) Compile(zone *time.Location) (Hours, error) {
	var faults Faults
	h := Hours{zone: zone, week: faults.week("", p.Week, p.CutOffMinutes)}
	h.profiles = faults.profiles(p)
	h.closures = faults.closures(p.Closures)
	h.openings = faults.openings(p.Openings)
	h.closing = faults.atClosing(p.AtClosing)
	h.holidays, h.years = faults.holidays(p)
	if len(faults) > 0 {
		return Hours{}, faults
	}
	if err := h.Check(); err != nil {
		return Hours{}, Faults{{Field: "week", Code: FaultNever, Err: err}}
	}
	return h, nil
}

// week reads a week; path is what stands before its fields.
func (f *Faults) week(path string, days map[string]string, cutOff int) week {
	out := week{cutOff: Minute(cutOff)}
	if cutOff < 0 || cutOff >= int(dayEnd) {
		f.add(path+"cut_off_minutes", FaultMinutes, nil)
	}
	if len(days) == 0 {
		f.add(path+"week", FaultEmpty, nil)
	}
	var named [7]string
	for _, key := range slices.Sorted(maps.Keys(days)) {
		field := path + "week." + key
		run, err := parseDays(key)
		if err != nil {
			f.add(field, FaultWeekday, err)
			continue
		}
		ranges, err := ParseRanges(days[key])
		if err != nil {
			f.hours(field, err)
		}
		for _, weekday := range run {
			if named[weekday] != "" {
				f.add(field, FaultTwice, fmt.Errorf("%s already has hours under %q", weekday, named[weekday]))
				break
			}
			named[weekday], out.days[weekday] = key, ranges
		}
	}
	return out
}

func (f *Faults) profiles(p Plan) []season {
	var out []season
	for i, profile := range p.Profiles {
		path := fmt.Sprintf("profiles[%d]", i)
		if strings.TrimSpace(profile.Name) == "" {
			f.add(path+".name", FaultEmpty, nil)
		}
		cutOff := p.CutOffMinutes
		if profile.CutOffMinutes != nil {
			cutOff = *profile.CutOffMinutes
		}
		s := season{}
		s.from, s.to = f.span(path, profile.From, profile.To)
		s.week = f.week(path+".", profile.Week, cutOff)
		s.week.note = profile.Name
		out = append(out, s)
	}
	return out
}

func (f *Faults) closures(list []Closure) []Closure {
	var out []Closure
	for i, c := range list {
		path := fmt.Sprintf("closures[%d]", i)
		if c.To == "" {
			c.To = c.From
			f.date(path+".from", c.From)
		} else {
			f.span(path, c.From, c.To)
		}
		if strings.TrimSpace(c.Reason) == "" {
			f.add(path+".reason", FaultEmpty, nil)
		}
		out = append(out, c)
	}
	return out
}

func (f *Faults) openings(list []Opening) map[Date]opening {
	out := make(map[Date]opening, len(list))
	for i, o := range list {
		path := fmt.Sprintf("openings[%d]", i)
		date := f.date(path+".date", o.Date)
		if _, twice := out[date]; twice {
			f.add(path+".date", FaultTwice, nil)
		}
		ranges, err := ParseRanges(o.Hours)
		switch {
		case err != nil:
			f.hours(path+".hours", err)
		case len(ranges) == 0:
			f.add(path+".hours", FaultEmpty, nil)
		}
		out[date] = opening{ranges: ranges, reason: o.Reason}
	}
	return out
}

func (f *Faults) atClosing(rule AtClosing) AtClosing {
	if rule != "" && !slices.Contains([]AtClosing{ClosingServe, ClosingExpire, ClosingNextDay}, rule) {
		f.add("at_closing", FaultChoice, fmt.Errorf("%q is not serve, expire or next_day", rule))
	}
	return rule
}
