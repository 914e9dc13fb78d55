package casefile

import (
	"time"

	"antrean/internal/problem"
	"antrean/office/worktime"
)

// start starts the clock of a case's promise when what it counts from has come.
func (d *decision) start(id CaseID) {
	d.settle()
	c, ok := d.state.Case(id)
	if !ok || c.State != InWork || !c.From.IsZero() {
		return
	}
	plan := d.state.Plan(c)
	from := countsFrom(plan, c)
	if from.IsZero() {
		return
	}
	term := worktime.Term{N: plan.Promise.N, Unit: worktime.Unit(plan.Promise.Unit), Ends: worktime.DayEnds(d.rules.PolicyInForce().PromiseEnds)}
	due := d.rules.Hours.Promise(from, term)
	if due.IsZero() {
		return // the office does not work that long ahead: nothing can be promised honestly
	}
	reason := MovedByStart
	if c.Missed > 0 {
		reason = MovedByRestart
	}
	d.add(Event{Kind: CasePromised, Case: id, Since: from.UTC(), Due: due.UTC(), Reason: reason})
}

// countsFrom is when the clock of a case starts; zero when that has not come, or nothing is promised.
func countsFrom(plan *Plan, c *Case) time.Time {
	switch {
	case plan.Promise == nil:
		return time.Time{}
	case plan.Promise.Clock == ClockSubmit || plan.Promise.Clock == ClockTicket:
		return c.SubmittedAt
	case plan.Promise.Clock == ClockCalled || plan.complete() < 0:
		return c.OpenedAt
	}
	return c.CompleteAt
}

// reckon lets the clock of a case stand or run as it should now.
func (d *decision) reckon(id CaseID) {
	d.settle()
	c, ok := d.state.Case(id)
	if !ok {
		return
	}
	cause, need := d.cause(c)
	if c.Pause != nil && (c.Pause.Cause != cause || c.Pause.Need != need) {
		d.resume(c)
		c = c.with(func(c *Case) { c.Pause = nil })
	}
	if c.Pause == nil && cause != "" {
		d.add(Event{Kind: CasePaused, Case: id, Cause: cause, Need: need})
	}
	d.settle()
}

// cause is why the clock of a case stands now; "" when it runs, or when there is no clock.
func (d *decision) cause(c *Case) (cause Cause, need string) {
	plan := d.state.Plan(c)
	step, _, ok := plan.Step(c.Stage)
	switch {
	case c.Due.IsZero() || !ok:
		return "", ""
	case c.State == Returned && plan.pauses(GivenBack):
		return GivenBack, ""
	case c.State != InWork:
		return "", ""
	case step.Central || c.Held != nil && c.Held.Cause == Central:
		return Central, ""
	case !plan.pauses(Technical):
		return "", ""
	}
	if need = d.state.stops(step); need != "" {
		return Technical, need
	}
	if c.Held != nil {
		return Technical, ""
	}
	return "", ""
}

// resume lets the clock run again. The promise moves by the working time that it stood, unless it was broken before:
// what comes late is not made punctual by a failure that comes later.
func (d *decision) resume(c *Case) {
	e := Event{Kind: CaseResumed, Case: c.ID, Cause: c.Pause.Cause, Need: c.Pause.Need, Reason: string(c.Pause.Cause), Due: c.Due}
	stood := d.rules.Hours.WorkingTimeBetween(c.Pause.Since, d.now)
	e.Worked = stood.Milliseconds()
	if !c.Due.Before(c.Pause.Since) && stood > 0 {
		if due := d.rules.Hours.AddWorkingTime(c.Due, stood); !due.IsZero() {
			e.Due = due.UTC()
		}
	}
	d.add(e)
}

func (k KeepBack) decide(d *decision) error {
	if k.Cause != Technical && k.Cause != Central {
		return problem.Field("cause", string(Technical)+" or "+string(Central))
	}
	c, _, err := d.at(k.Case, CaseMoved, "")
	if err != nil {
		return err
	}
	if c.Held != nil {
		return stale(c)
	}
	d.add(Event{Kind: CaseHeld, Case: c.ID, Service: c.Service, From: c.Stage, Cause: k.Cause, Private: private(k.Note)})
	d.reckon(c.ID)
	d.answer(c.ID)
	return nil
}

func (r Release) decide(d *decision) error {
	c, _, err := d.at(r.Case, CaseMoved, "")
	if err != nil {
		return err
	}
	if c.Held == nil {
		return stale(c)
	}
	d.add(Event{Kind: CaseReleased, Case: c.ID, Service: c.Service, From: c.Stage})
	d.reckon(c.ID)
	d.answer(c.ID)
	return nil
}

func (p PromiseAnew) decide(d *decision) error {
	c, err := d.find(p.Case)
	if err != nil {
		return err
	}
	switch {
	case !c.stopsAt().IsZero() || c.State == Returned:
		return stale(c)
	case p.Note == "":
		return problem.Field("note", "why")
	case !p.Due.After(d.now) || !d.rules.Hours.DueAt(p.Due):
		return problem.Field("due", "a time to come at which the office works")
	}
	from := c.From
	if from.IsZero() {
		from = d.now
	}
	d.add(Event{Kind: CasePromised, Case: c.ID, Service: c.Service, Since: from, Due: p.Due.UTC().Truncate(time.Minute), Reason: MovedByStaff, Private: private(p.Note)})
	d.reckon(c.ID)
	d.answer(c.ID)
	return nil
}

func (Recount) decide(d *decision) error {
	for _, c := range d.state.Open() {
		if c.Due.IsZero() || !c.stopsAt().IsZero() || !c.Due.After(d.now) || d.rules.Hours.DueAt(c.Due) {
			continue
		}
		if due := d.openAgain(c.Due); !due.IsZero() {
			d.add(Event{Kind: CasePromised, Case: c.ID, Service: c.Service, Since: c.From, Due: due.UTC(), Reason: MovedByHours})
		}
	}
	return nil
}

// openAgain is when something is due whose time is closed now: at the end of the next working day when that whole day
// is, and else when the office works next.
func (d *decision) openAgain(due time.Time) time.Time {
	hours := d.rules.Hours
	if !hours.Works(worktime.DateOf(due, hours.Zone())) {
		return hours.Promise(due, worktime.Term{N: 1, Unit: worktime.WorkingDays, Ends: worktime.EndsAtClose})
	}
	return hours.WorkFrom(due)
}

func (n SetNeed) decide(d *decision) error {
	known := false
	for _, name := range KnownNeeds(d.rules.Catalogue) {
		known = known || name == n.Need
	}
	was := d.state.Need(n.Need)
	d.reply = Reply{Need: n.Need}
	switch {
	case !known && !was.Down:
		return problem.Field("need", "one that the office reports of")
	case n.Down && !n.Expected.IsZero() && !n.Expected.After(d.now):
		return problem.Field("expected", "a time to come")
	case n.Down == was.Down && (!n.Down || n.Expected.Equal(was.Expected)):
		return nil
	case n.Down:
		d.add(Event{Kind: NeedDown, Need: n.Need, Due: n.Expected.UTC()})
	default:
		d.add(Event{Kind: NeedUp, Need: n.Need, Since: was.Since})
	}
	d.settle()
	before := len(d.events)
	for _, c := range d.state.Open() {
		d.reckon(c.ID)
	}
	moved := map[CaseID]bool{}
	for _, e := range d.events[before:] {
		moved[e.Case] = true
	}
	d.reply.Paused = len(moved)
	return nil
}
