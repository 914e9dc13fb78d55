package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"antrean/office"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/worktime"
)

// dayRules are the keys of antrean.toml for the days that differ from the others, and for how many numbers there are.
type dayRules struct {
	Holidays  worktime.Holidays  `toml:"holidays"`       // national+cuti, national or none
	AtClosing worktime.AtClosing `toml:"at_closing"`     // serve, expire or next_day
	Profiles  []worktime.Profile `toml:"profile"`        // seasons with a week of their own
	Closures  []worktime.Closure `toml:"closure"`        // days closed this once
	Openings  []worktime.Opening `toml:"opening"`        // days open this once
	Extra     []worktime.Holiday `toml:"calendar_extra"` // holidays of years, or of places, that no file knows
	Quotas    []office.QuotaPlan `toml:"quota"`
	PerMinute int                `toml:"per_kiosk_per_minute"` // numbers of one kiosk; 0: no bound
}

// compile makes hours of the week and the days that differ.
func (r dayRules) compile(zone *time.Location, week map[string]string, cutOff time.Duration) (worktime.Hours, error) {
	if cutOff%time.Minute != 0 {
		return worktime.Hours{}, fmt.Errorf("cut_off: %v is not whole minutes", cutOff)
	}
	hours, err := worktime.Plan{
		Week: week, CutOffMinutes: int(cutOff / time.Minute), Profiles: r.Profiles, Closures: r.Closures, Openings: r.Openings,
		Holidays: r.Holidays, CalendarExtra: r.Extra, AtClosing: r.AtClosing,
	}.Compile(zone)
	return hours, inToml(err)
}

// inToml says faults by the keys of antrean.toml.
func inToml(err error) error {
	faults, ok := errors.AsType[worktime.Faults](err)
	if !ok {
		return err
	}
	out := make([]error, len(faults))
	for i, fault := range faults {
		for _, name := range [][2]string{{"week", "hours"}, {"cut_off_minutes", "cut_off"}, {"profiles", "profile"}, {"closures", "closure"},
			{"openings", "opening"}, {"quotas", "quota"}} {
			if rest, ok := strings.CutPrefix(fault.Field, name[0]); ok {
				fault.Field = name[1] + rest
			}
		}
		out[i] = fault
	}
	return errors.Join(out...)
}

// bound adds to the rules how many numbers there are.
func (r dayRules) bound(rules *queue.Rules, c *catalogue.Catalogue) error {
	if r.PerMinute < 0 {
		return fmt.Errorf("per_kiosk_per_minute: %d must be 0 or more", r.PerMinute)
	}
	quotas, err := office.Quotas(r.Quotas, func(service string) bool { _, ok := c.Service(service); return ok })
	if err != nil {
		return inToml(err)
	}
	for i, q := range r.Quotas {
		if q.NextDay && r.AtClosing == worktime.ClosingNextDay {
			return fmt.Errorf("quota[%d].next_day: not together with at_closing = %q, which gives the next day's first places to those who wait", i, r.AtClosing)
		}
	}
	rules.Quotas, rules.PerKiosk = quotas, r.PerMinute
	return nil
}
