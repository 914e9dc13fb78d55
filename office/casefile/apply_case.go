package casefile

import (
	"time"

	"antrean/office/catalogue"
)

// move is what happens to a case that goes on, back or to its end.
func (s *State) move(c *Case, e *Event) {
	c.Moved, c.UndoneAt = e.Seq, time.Time{}
	switch e.Kind {
	case CaseMoved, CaseReady, CaseFiled:
		s.goOn(c, e)
	case CaseSentBack:
		c.giveBack(e, e.To)
		c.enter(e.To, e)
		c.Note, c.Held, c.ReadyAt = e.private().Note, nil, time.Time{}
	case CaseReturned:
		c.giveBack(e, catalogue.Applicant)
		c.leave(e)
		c.MendBy, c.Note, c.Held = e.Due, e.private().Note, nil
		c.Returns++
	case CaseMended:
		c.enter(e.To, e)
		c.Lacks, c.MendBy, c.Note = nil, time.Time{}, e.private().Note
		if c.From.IsZero() && c.Missed > 0 {
			c.SubmittedAt = e.At // the promise begins anew, and so does what it counts from
		}
	case CaseMissed:
		c.MendBy, c.CompleteAt, c.From, c.Due, c.Pause, c.Paused, c.Stood = time.Time{}, time.Time{}, time.Time{}, time.Time{}, nil, 0, nil
		c.Why, c.Because = MovedByRestart, ""
		c.Missed++
	case CaseLapsed:
		c.Missed++
		c.Pause = nil
		c.end(e)
	case CaseHanded, CaseSelfPrint:
		c.How, c.Who, c.EndedAt = howOf(e.Kind), e.Who, e.At
		if e.To == "" {
			c.leave(e)
		} else {
			c.enter(e.To, e)
		}
	case CaseClosed, CaseCancelled:
		c.end(e)
	case CaseAmended:
		c.Note = e.private().Note
	}
}

// goOn enters the next stage, by way of those that were done at once.
func (s *State) goOn(c *Case, e *Event) {
	for _, stage := range e.Passed {
		c.enter(stage, e)
	}
	c.enter(e.To, e)
	c.Lacks, c.Note, c.Held = nil, e.private().Note, nil
	if e.Complete {
		c.CompleteAt = e.At
	}
	if e.Kind == CaseReady {
		c.ReadyAt = e.At
	}
}

// end is the end of a case.
func (c *Case) end(e *Event) {
	c.leave(e)
	c.ClosedAt, c.MendBy, c.Held = e.At, time.Time{}, nil
	if c.EndedAt.IsZero() {
		c.EndedAt = e.At
	}
}

func howOf(kind Kind) string {
	if kind == CaseSelfPrint {
		return catalogue.SelfPrint
	}
	return catalogue.Handover
}

// giveBack notes what is missing.
func (c *Case) giveBack(e *Event, to string) {
	c.Lacks = e.Lacks
	c.Backs = append(c.Backs[:len(c.Backs):len(c.Backs)], Back{At: e.At, From: c.Stage, To: to, Lacks: e.Lacks})
}

// resume ends a pause.
func (c *Case) resume(e *Event) {
	worked := time.Duration(e.Worked) * time.Millisecond
	if c.Pause != nil {
		c.Stood = append(c.Stood[:len(c.Stood):len(c.Stood)], Stood{Cause: c.Pause.Cause, Need: c.Pause.Need, Since: c.Pause.Since, Until: e.At, Worked: worked})
	}
	c.Pause = nil
	c.Paused += worked
}

// note is what happens to a case that stays where it is.
func (s *State) note(c *Case, e *Event) {
	switch e.Kind {
	case CaseSide:
		sides := make([]Side, 0, len(c.Sides)+1)
		for _, side := range c.Sides {
			if side.Step != e.Step {
				sides = append(sides, side)
			}
		}
		c.Sides = append(sides, Side{Step: e.Step, Done: e.Done, Reason: e.Reason, At: e.At, By: e.Actor})
	case CaseSlip:
		c.Slips = e.Copy
	case CaseHeld:
		c.Held, c.Note = &Hold{Cause: e.Cause, By: e.Actor, At: e.At}, e.private().Note
	case CaseReleased:
		c.Held = nil
	case CasePromised:
		c.From, c.Due, c.Why, c.Because = e.Since, e.Due, e.Reason, e.private().Note
		if c.Because != "" {
			c.Note = c.Because
		}
	case CasePaused:
		c.Pause = &Pause{Cause: e.Cause, Need: e.Need, Since: e.At}
	case CaseResumed:
		c.resume(e)
		if !c.Due.Equal(e.Due) {
			c.Due, c.Why, c.Because = e.Due, e.Reason, ""
		}
	}
}
