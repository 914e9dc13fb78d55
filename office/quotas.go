package office

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"antrean/office/queue"
	"antrean/office/worktime"
)

// A QuotaPlan is the quota of a service as people write it down: plain settings, as worktime.Plan is.
type QuotaPlan struct {
	Service string         `json:"service" toml:"service"`
	Daily   *int           `json:"daily,omitempty" toml:"daily,omitempty"` // numbers a day; nil: no bound but on the days below
	Days    map[string]int `json:"days,omitempty" toml:"days,omitempty"`   // a weekday with another bound, such as "jumat"
	NextDay bool           `json:"next_day,omitempty" toml:"next_day,omitempty"`
}

// Quotas checks quotas and makes rules of them. The error is worktime.Faults; fields begin with "quotas[0]".
func Quotas(plans []QuotaPlan, known func(service string) bool) (queue.Quotas, error) {
	var faults worktime.Faults
	out := make(queue.Quotas, len(plans))
	add := func(field, code string, err error) {
		faults = append(faults, worktime.Fault{Field: field, Code: code, Err: err})
	}
	for i, p := range plans {
		path := fmt.Sprintf("quotas[%d]", i)
		if _, twice := out[p.Service]; twice {
			add(path+".service", worktime.FaultTwice, nil)
		}
		if !known(p.Service) {
			add(path+".service", worktime.FaultService, fmt.Errorf("the catalogue has no service %q", p.Service))
		}
		quota := queue.Quota{Daily: -1, NextDay: p.NextDay, Days: make(map[time.Weekday]int, len(p.Days))}
		if p.Daily != nil {
			if quota.Daily = *p.Daily; quota.Daily < 0 {
				add(path+".daily", worktime.FaultCount, nil)
			}
		} else if len(p.Days) == 0 {
			add(path+".daily", worktime.FaultEmpty, nil)
		}
		for _, name := range slices.Sorted(maps.Keys(p.Days)) {
			weekday, err := worktime.ParseWeekday(name)
			if err != nil {
				add(path+".days."+name, worktime.FaultWeekday, err)
			}
			if p.Days[name] < 0 {
				add(path+".days."+name, worktime.FaultCount, nil)
			}
			quota.Days[weekday] = p.Days[name]
		}
		out[p.Service] = quota
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return out, nil
}
