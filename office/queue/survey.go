package queue

// A Survey says who is asked, after the visit, what they think of it: each finished visit of so many, service by service,
// so that nobody chooses. What they answer, the queue never learns.
type Survey struct {
	Every    map[string]int // by service; one that is not here invites nobody
	From, To string         // the days of the period, both included; an empty To has no end
}

// every is the step of a service on a day; 0: nobody is invited.
func (s Survey) every(service, day string) int {
	if day < s.From || s.To != "" && day > s.To {
		return 0
	}
	return s.Every[service]
}

// invite counts a finished visit of the service that its number was given for. The event says which one it was, so that
// anybody can count again who was invited and why.
func (d *decision) invite(e *Event, t *Ticket) {
	every := d.rules.Survey.every(t.Asked(), d.state.Day)
	switch {
	case t.Nth != 0: // finished before, and taken back
		e.Nth, e.Invited = t.Nth, t.Invited
	case every > 0:
		e.Nth = d.state.invited[t.Asked()] + 1
		e.Invited = e.Nth >= every
	}
}

// countVisit remembers how many visits were finished since the last one that was invited.
func (s *State) countVisit(e *Event, before *Ticket) {
	if e.Kind != TicketFinished || e.Nth == 0 || before == nil || before.Nth != 0 {
		return
	}
	s.invited[before.Asked()] = e.Nth
	if e.Invited {
		delete(s.invited, before.Asked())
	}
}
