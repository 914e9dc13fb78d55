package casefile

import (
	"time"

	"antrean/office/catalogue"
	"antrean/office/worktime"
)

func (r Return) decide(d *decision) error {
	c, step, err := d.at(r.Case, CaseReturned, r.From)
	if err != nil {
		return err
	}
	if step.Returns != catalogue.Applicant {
		return stale(c)
	}
	if err := d.lacks(c.Service, r.Lacks); err != nil {
		return err
	}
	d.add(Event{Kind: CaseReturned, Case: c.ID, Service: c.Service, From: c.Stage, Lacks: r.Lacks, Due: d.deadline(c), Private: private(r.Note)})
	d.reckon(c.ID)
	d.answer(c.ID)
	return nil
}

// deadline is until when what is given back now must be mended; zero when the standard sets none.
func (d *decision) deadline(c *Case) time.Time {
	rule := d.state.Plan(c).Correction
	if rule == nil {
		return time.Time{}
	}
	return d.rules.Hours.Deadline(d.now, worktime.Correction(rule.Rule), worktime.Minute(rule.At)).UTC()
}

func (m Mend) decide(d *decision) error {
	c, err := d.find(m.Case)
	if err != nil {
		return err
	}
	if c.State != Returned {
		return stale(c)
	}
	d.add(Event{Kind: CaseMended, Case: c.ID, Service: c.Service, From: c.Stage, To: c.Stage})
	d.start(c.ID)
	d.reckon(c.ID)
	d.answer(c.ID)
	return nil
}

func (n Cancel) decide(d *decision) error {
	c, err := d.find(n.Case)
	if err != nil {
		return err
	}
	d.reply = Reply{Case: c.ID, State: c.State, Stage: c.Stage}
	if c.State == Cancelled {
		return nil
	}
	if c.State.Over() || c.State == Handed {
		return stale(c)
	}
	d.add(Event{Kind: CaseCancelled, Case: c.ID, Service: c.Service, From: c.Stage, Private: private(n.Note)})
	d.reckon(c.ID)
	d.answer(c.ID)
	return nil
}
