package casefile

import (
	"slices"

	"antrean/internal/problem"
	"antrean/office/catalogue"
)

func (g GiveSlip) decide(d *decision) error {
	c, err := d.find(g.Case)
	if err != nil {
		return err
	}
	step, _, ok := d.state.Plan(c).Step(c.Stage)
	if !ok || c.State != InWork && c.State != Ready {
		return stale(c)
	}
	d.add(Event{Kind: CaseSlip, Case: c.ID, Service: c.Service, Copy: c.Slips + 1})
	if c.State == InWork && step.Prints == claimSlip {
		d.settle()
		if err := d.advance(c.ID, Advance{}); err != nil {
			return err
		}
	}
	d.answer(c.ID)
	d.reply.Slip = c.Slips + 1
	return nil
}

func (h Hand) decide(d *decision) error {
	c, step, err := d.at(h.Case, CaseHanded, "")
	switch {
	case err != nil:
		return err
	case !slices.Contains(step.Ends, catalogue.Handover):
		return stale(c)
	}
	if may := d.state.Plan(c).Collect; !slices.Contains(may, h.Who) {
		return problem.New("not_collector").And("collect", may)
	}
	d.end(c, Event{Kind: CaseHanded, Who: h.Who})
	return nil
}

func (p PrintSelf) decide(d *decision) error {
	c, err := d.find(p.Case)
	if err != nil {
		return err
	}
	step, _, ok := d.state.Plan(c).Step(c.Stage)
	if !ok || c.State != Ready || !slices.Contains(step.Ends, catalogue.SelfPrint) {
		return stale(c)
	}
	d.end(c, Event{Kind: CaseSelfPrint})
	return nil
}

// end gives the product to its person; when the office has nothing left to do, that is the end of the case.
func (d *decision) end(c *Case, e Event) {
	plan := d.state.Plan(c)
	_, i, _ := plan.Step(c.Stage)
	e.Case, e.Service, e.From = c.ID, c.Service, c.Stage
	next := plan.next(i)
	if next != nil {
		e.To = next.ID
	}
	d.add(e)
	if next == nil {
		d.add(Event{Kind: CaseClosed, Case: c.ID, Service: c.Service, From: c.Stage})
	}
	d.answer(c.ID)
}
