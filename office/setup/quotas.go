package setup

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

// quotas makes rules of how many numbers there are.
func (in *InForce) quotas(faults *Faults) {
	if in.Document.PerKiosk < 0 {
		faults.add("per_kiosk", "worktime.fault.count")
	}
	in.Quotas = make(queue.Quotas, len(in.Document.Quotas))
	for i, plan := range in.Document.Quotas {
		at := fmt.Sprintf("quotas[%d]", i)
		if _, twice := in.Quotas[plan.Service]; twice {
			faults.add(at+".service", "worktime.fault.twice")
		}
		if _, ok := in.Catalogue.Service(plan.Service); !ok {
			faults.add(at+".service", "worktime.fault.service")
		}
		if plan.NextDay && in.Document.Hours.AtClosing == worktime.ClosingNextDay {
			faults.add(at+".next_day", "setup.fault.next_day")
		}
		in.Quotas[plan.Service] = plan.quota(at, faults)
	}
}

func (p QuotaPlan) quota(at string, faults *Faults) queue.Quota {
	quota := queue.Quota{Daily: -1, NextDay: p.NextDay, Days: make(map[time.Weekday]int, len(p.Days))}
	if p.Daily != nil {
		if quota.Daily = *p.Daily; quota.Daily < 0 {
			faults.add(at+".daily", "worktime.fault.count")
		}
	} else if len(p.Days) == 0 {
		faults.add(at+".daily", "worktime.fault.empty")
	}
	for _, name := range slices.Sorted(maps.Keys(p.Days)) {
		weekday, err := worktime.ParseWeekday(name)
		if err != nil {
			faults.add(at+".days."+name, "worktime.fault.weekday")
		}
		if p.Days[name] < 0 {
			faults.add(at+".days."+name, "worktime.fault.count")
		}
		quota.Days[weekday] = p.Days[name]
	}
	return quota
}
