package main

import (
	"errors"
	"strings"

	"antrean/office/setup"
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
	Quotas    []setup.QuotaPlan  `toml:"quota"`
	PerMinute int                `toml:"per_kiosk_per_minute"` // numbers of one kiosk; 0: no bound
}

// put takes the rules over into a document, but for the week.
func (r dayRules) put(d *setup.Document) {
	d.Hours = worktime.Plan{
		Profiles: r.Profiles, Closures: r.Closures, Openings: r.Openings, Holidays: r.Holidays, CalendarExtra: r.Extra, AtClosing: r.AtClosing,
	}
	d.Quotas, d.PerKiosk = r.Quotas, r.PerMinute
}

// tomlNames are the places of a document that have another name in antrean.toml.
var tomlNames = [][2]string{
	{"hours.week.", "hours."}, {"hours.week", "hours"}, {"hours.cut_off_minutes", "cut_off"}, {"hours.profiles", "profile"},
	{"hours.closures", "closure"}, {"hours.openings", "opening"}, {"hours.", ""}, {"quotas", "quota"}, {"per_kiosk", "per_kiosk_per_minute"},
}

// inToml says faults by the keys of antrean.toml.
func inToml(err error) error {
	faults, ok := errors.AsType[setup.Faults](err)
	if !ok {
		return err
	}
	out := make(setup.Faults, len(faults))
	for i, fault := range faults {
		for _, name := range tomlNames {
			if rest, ok := strings.CutPrefix(fault.Path, name[0]); ok {
				fault.Path = name[1] + rest
				break
			}
		}
		out[i] = fault
	}
	return out
}
