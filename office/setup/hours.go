package setup

import (
	"errors"
	"time"

	"antrean/office/queue"
	"antrean/office/worktime"
)

// hours makes opening hours of the plan.
func (in *InForce) hours(faults *Faults) {
	zone := in.Catalogue.Office.Location()
	if in.Document.Always {
		in.Hours = worktime.Always(zone)
		return
	}
	hours, err := in.Document.Hours.Compile(zone)
	if wrong, ok := errors.AsType[worktime.Faults](err); ok {
		for _, fault := range wrong {
			faults.add("hours."+fault.Field, "worktime.fault."+fault.Code)
		}
	} else if err != nil {
		faults.add("hours", "setup.fault.hours", "reason", err.Error())
	}
	in.Hours = hours
}

// SetHours makes an office's hours the rules that its queue follows: when numbers are given, and what becomes of those
// who wait when the counters close.
func SetHours(rules *queue.Rules, hours worktime.Hours) {
	rules.Opening = opening{hours}
	rules.AtClosing = string(hours.AtClosing()) // queue has the same words; a test compares them
}

// An opening lets the queue ask the office's hours.
type opening struct{ hours worktime.Hours }

// At answers for one instant.
func (o opening) At(now time.Time) queue.Hours {
	a := o.hours.At(now)
	return queue.Hours{Open: a.Open, Over: a.Why == worktime.AfterClosing, Why: a.Why, Name: a.Name, Note: a.Note, Next: a.NextOpen}
}

// Opens is when the first number of a day is given.
func (o opening) Opens(day string) time.Time { return o.hours.Opens(worktime.Date(day)) }
