package casefile

import (
	"slices"

	"antrean/internal/problem"
	"antrean/office/catalogue"
)

// advanceMost is how many cases one command moves: a morning's stack of claim slips, and a fraction of a second.
const advanceMost = 200

func (a Advance) decide(d *decision) error {
	if err := checkMany(a.Cases); err != nil {
		return err
	}
	for _, id := range a.Cases {
		if err := d.advance(id, a); err != nil {
			return d.named(id, err)
		}
	}
	last := a.Cases[len(a.Cases)-1]
	d.answer(last)
	if len(a.Cases) > 1 {
		d.reply.Cases = a.Cases
	}
	d.reply.Slips = d.slips
	return nil
}

// checkMany takes the cases of one command: some, and a slip that was scanned twice is one step.
func checkMany(ids []CaseID) error {
	if len(ids) == 0 || len(ids) > advanceMost {
		return problem.Field("cases", "one case or more, at most 200")
	}
	for i, id := range ids {
		if slices.Contains(ids[:i], id) {
			return problem.Field("cases", "each case once")
		}
	}
	return nil
}

// advance moves one case on.
func (d *decision) advance(id CaseID, a Advance) error {
	c, err := d.find(id)
	if err != nil {
		return err
	}
	kind := CaseMoved
	if c.State == Handed {
		kind = CaseFiled
	}
	c, step, err := d.at(id, kind, a.From)
	if err != nil {
		return err
	}
	plan := d.state.Plan(c)
	to, passed, err := way(plan, c, step, a.To)
	if err != nil {
		return err
	}
	e := Event{Kind: kind, Case: c.ID, Service: c.Service, From: c.Stage, Passed: passed, Private: private(a.Note)}
	switch {
	case to == nil:
		e.Kind = CaseClosed
	case len(to.Ends) > 0 && kind == CaseMoved:
		e.Kind = CaseReady
	}
	if to != nil {
		e.To, e.Complete = to.ID, c.CompleteAt.IsZero() && plan.completes(step.ID, to.ID)
	}
	d.add(e)
	d.start(c.ID)
	d.reckon(c.ID)
	if a.Slip {
		return d.receipt(c.ID)
	}
	return nil
}

// receipt lets the claim slip of a stage that is nothing else come out by itself, and the case go on. Who has a slip
// already keeps it: it was taken back on the screen, which cannot take back paper.
func (d *decision) receipt(id CaseID) error {
	d.settle()
	c, _ := d.state.Case(id)
	step, _, ok := d.state.Plan(c).Step(c.Stage)
	if !ok || c.State != InWork || step.Prints != claimSlip || d.may(step.Role) != nil {
		return nil
	}
	if c.Slips == 0 {
		d.add(Event{Kind: CaseSlip, Case: c.ID, Service: c.Service, Copy: 1})
		d.slips = append(d.slips, c.ID)
		d.settle()
	}
	return d.advance(id, Advance{})
}

// way is where a case goes, and what it passes on the way. A stage may be passed that is done by who does this one,
// for one person's work is often done at once; not one that gives something to the applicant.
func way(plan *Plan, c *Case, step *Step, named string) (to *Step, passed []string, err error) {
	_, i, _ := plan.Step(c.Stage)
	to = plan.next(i)
	for named != "" && to != nil && to.ID != named {
		if to.Role != step.Role || to.Prints != "" || len(to.Ends) > 0 {
			to = nil
			break
		}
		passed = append(passed, to.ID)
		_, i, _ = plan.Step(to.ID)
		to = plan.next(i)
	}
	if named != "" && to == nil {
		return nil, nil, problem.Field("to", "the next stage, or one that only stages of the same role lie before")
	}
	return to, passed, nil
}

// completes reports whether the papers are complete once a case goes from one stage to another.
func (p *Plan) completes(from, to string) bool {
	_, i, _ := p.Step(from)
	_, j, _ := p.Step(to)
	return i <= p.complete() && p.complete() < j
}

func (b SendBack) decide(d *decision) error {
	c, step, err := d.at(b.Case, CaseSentBack, b.From)
	if err != nil {
		return err
	}
	to := d.backTo(c, step)
	if to == "" {
		return stale(c)
	}
	if len(b.Lacks) > 0 || b.Note == "" { // either says why
		if err := d.lacks(c.Service, b.Lacks); err != nil {
			return err
		}
	}
	d.add(Event{Kind: CaseSentBack, Case: c.ID, Service: c.Service, From: c.Stage, To: to, Lacks: b.Lacks, Private: private(b.Note)})
	d.reckon(c.ID)
	d.answer(c.ID)
	return nil
}

// backTo is the stage of the office that a case goes back to: the one the standard names, and from where the product
// waits, the one before, for what was made can be wrong. "" when there is none.
func (d *decision) backTo(c *Case, step *Step) string {
	plan := d.state.Plan(c)
	_, i, _ := plan.Step(c.Stage)
	switch {
	case step.Returns != "" && step.Returns != catalogue.Applicant:
		if _, _, ok := plan.Step(step.Returns); ok {
			return step.Returns
		}
	case c.State != Ready:
		return ""
	}
	if before := plan.before(i); before != nil {
		return before.ID
	}
	return ""
}

func (a Amend) decide(d *decision) error {
	c, _, err := d.at(a.Case, CaseAmended, "")
	if err != nil {
		return err
	}
	d.add(Event{Kind: CaseAmended, Case: c.ID, Service: c.Service, From: c.Stage, Private: private(a.Note)})
	d.answer(c.ID)
	return nil
}

func (t TickSide) decide(d *decision) error {
	c, err := d.find(t.Case)
	if err != nil {
		return err
	}
	step, _, ok := d.state.Plan(c).Step(t.Step)
	switch {
	case !ok || !step.Aside || step.Role == catalogue.Applicant:
		return problem.Field("step", "a service on the way")
	case c.State.Over():
		return stale(c)
	case !t.Done && !sideReason(t.Reason):
		return problem.Field("reason", "why it was not possible")
	}
	if err := d.may(step.Role); err != nil {
		return err
	}
	e := Event{Kind: CaseSide, Case: c.ID, Service: c.Service, Step: t.Step, Done: t.Done}
	if !t.Done {
		e.Reason = t.Reason
	}
	d.add(e)
	d.answer(c.ID)
	return nil
}

func sideReason(reason string) bool {
	for _, known := range SideReasons() {
		if reason == known {
			return true
		}
	}
	return false
}
