package casefile

import (
	"antrean/internal/problem"
)

func (o Open) decide(d *decision) error {
	ticket, err := d.ticket(o)
	if err != nil {
		return err
	}
	service, token, submitted := o.Service, o.Token, o.Submitted
	if o.Ticket != 0 {
		if service == "" {
			service = ticket.Service
		}
		if ticket.Token != "" {
			token = ticket.Token
		}
		if submitted.IsZero() {
			submitted = ticket.IssuedAt
		}
	}
	switch {
	case token == "":
		return problem.Field("token", "a fresh secret")
	case submitted.IsZero():
		submitted = d.now
	case submitted.After(d.now):
		return problem.Field("submitted", "not in the future")
	}
	plan, err := NewPlan(d.rules.Catalogue, service, o.Channel)
	if err != nil {
		return err
	}
	if _, known := d.state.plans[plan.Key]; !known {
		d.add(Event{Kind: PlanAdopted, Plan: plan, Service: plan.Service, Channel: plan.Channel, Catalogue: d.rules.Catalogue.Version})
	}
	year := d.now.In(d.rules.Hours.Zone()).Year()
	e := d.add(Event{Kind: CaseOpened, Key: plan.Key, Service: plan.Service, Channel: plan.Channel, Catalogue: d.rules.Catalogue.Version,
		Ticket: o.Ticket, Number: ticket.Number, Year: year, N: d.state.registers[year] + 1, Since: submitted.UTC(), To: plan.first(o.Ticket != 0),
		Private: &Private{Token: token, Note: o.Note}})
	e.Case = CaseID(e.Seq)
	id := e.Case
	d.start(id)
	d.reckon(id)
	d.answer(id)
	return nil
}

// ticket finds the visit that a case is opened at.
func (d *decision) ticket(o Open) (Ticket, error) {
	if o.Ticket == 0 {
		return Ticket{}, nil
	}
	if d.env.Ticket == nil {
		return Ticket{}, problem.New("unknown_ticket")
	}
	ticket, ok := d.env.Ticket(o.Ticket)
	switch {
	case !ok:
		return Ticket{}, problem.New("unknown_ticket")
	case !ticket.Served:
		return Ticket{}, problem.New("stale").And("ticket", ticket.Number)
	}
	return ticket, nil
}
