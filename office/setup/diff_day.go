package setup

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"antrean/office/catalogue"
	"antrean/office/worktime"
)

// seasons are what the calendar says beside the week.
func (d *differ) seasons() {
	old, now := d.old.Hours, d.now.Hours
	d.lists(mapped(old.Profiles, d.profile), mapped(now.Profiles, d.profile))
	d.lists(mapped(old.Closures, d.closure), mapped(now.Closures, d.closure))
	d.lists(mapped(old.Openings, d.opening), mapped(now.Openings, d.opening))
	d.lists(mapped(old.CalendarExtra, d.holiday), mapped(now.CalendarExtra, d.holiday))
	d.changed("holidays", d.holidays(old.Holidays), d.holidays(now.Holidays))
	d.changed("at_closing", d.atClosing(old.AtClosing), d.atClosing(now.AtClosing))
}

// lists says what stands in one list alone.
func (d *differ) lists(old, now []string) {
	for _, what := range now {
		if !slices.Contains(old, what) {
			d.say("added", "what", what)
		}
	}
	for _, what := range old {
		if !slices.Contains(now, what) {
			d.say("removed", "what", what)
		}
	}
}

func mapped[T any](items []T, text func(T) string) []string {
	out := make([]string, len(items))
	for i, item := range items {
		out[i] = text(item)
	}
	return out
}

func (d *differ) profile(p worktime.Profile) string {
	var days []string
	for _, day := range slices.Sorted(maps.Keys(p.Week)) {
		days = append(days, day+" "+p.Week[day])
	}
	return d.w.T("setup.diff.profile", "name", p.Name, "from", p.From, "to", p.To, "week", strings.Join(days, "; "))
}

func (d *differ) closure(c worktime.Closure) string {
	if c.To == "" || c.To == c.From {
		return d.w.T("setup.diff.closure", "day", c.From, "reason", c.Reason)
	}
	return d.w.T("setup.diff.closures", "from", c.From, "to", c.To, "reason", c.Reason)
}

func (d *differ) opening(o worktime.Opening) string {
	return d.w.T("setup.diff.opening", "day", o.Date, "hours", o.Hours)
}

func (d *differ) holiday(h worktime.Holiday) string {
	return d.w.T("setup.diff.holiday", "day", h.Date, "name", h.Name)
}

func (d *differ) holidays(h worktime.Holidays) string {
	switch cmp.Or(h, worktime.HolidaysAll) {
	case worktime.HolidaysNational:
		return d.w.T("setup.diff.holidays.national")
	case worktime.HolidaysNone:
		return d.w.T("setup.diff.holidays.none")
	}
	return d.w.T("setup.diff.holidays.all")
}

func (d *differ) atClosing(rule worktime.AtClosing) string {
	return d.w.T("setup.diff.at_closing." + string(cmp.Or(rule, worktime.ClosingServe)))
}

// quotas are how many numbers there are.
func (d *differ) quotas() {
	d.lists(mapped(d.old.Quotas, d.quota), mapped(d.now.Quotas, d.quota))
	d.changed("per_kiosk", count(d.old.PerKiosk), count(d.now.PerKiosk))
}

func (d *differ) quota(q QuotaPlan) string {
	var bounds []string
	if q.Daily != nil {
		bounds = append(bounds, d.w.T("setup.diff.quota.daily", "n", *q.Daily))
	}
	for _, day := range slices.Sorted(maps.Keys(q.Days)) {
		bounds = append(bounds, fmt.Sprintf("%s %d", day, q.Days[day]))
	}
	if q.NextDay {
		bounds = append(bounds, d.w.T("setup.diff.quota.next_day"))
	}
	return d.w.T("setup.diff.quota", "service", d.serviceName(q.Service), "bounds", strings.Join(bounds, ", "))
}

// serviceName is a service as people call it, in the standards that have it.
func (d *differ) serviceName(id string) string {
	for _, of := range []*Document{d.now, d.old} {
		c, err := catalogue.Parse("catalogue", of.Catalogue)
		if err != nil {
			continue
		}
		if s, ok := c.Service(id); ok {
			return s.Short.In(d.w.Code())
		}
	}
	return id
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
