package casefile

import (
	"fmt"
	"slices"
)

// Invariants checks what must hold after every event: a case is in a stage of its plan, its stays follow each other
// without a gap in time, what waits with a deadline is listed by it, a promise that runs has a date, and what is looked up is
// there. It returns the first breach.
func (s *State) Invariants() (err error) {
	numbers := map[[2]int]CaseID{}
	var mending []*Case
	each(s.cases, func(_ uint64, c *Case) {
		if err != nil {
			return
		}
		if other, twice := numbers[[2]int{c.Year, c.N}]; twice || c.N > s.registers[c.Year] {
			err = fmt.Errorf("case %d has the number %s of %d, or one that was not given", c.ID, c.Register(), other)
		}
		numbers[[2]int{c.Year, c.N}] = c.ID
		if !c.MendBy.IsZero() {
			mending = append(mending, c)
		}
		if err == nil {
			err = s.sound(c)
		}
	})
	if err != nil {
		return err
	}
	slices.SortFunc(mending, byDeadline)
	ids := make([]CaseID, len(mending))
	for i, c := range mending {
		ids[i] = c.ID
	}
	if !slices.Equal(ids, s.mending) {
		return fmt.Errorf("cases with a deadline are %v, listed are %v", ids, s.mending)
	}
	return s.found()
}

// sound checks one case.
func (s *State) sound(c *Case) error {
	if _, _, ok := s.Plan(c).Step(c.Stage); !ok {
		return fmt.Errorf("case %d is in %q, which its plan does not have", c.ID, c.Stage)
	}
	_, listed := s.open.Get(uint64(c.ID))
	_, moved := moves[c.State.entered()]
	switch {
	case listed == c.State.Over():
		return fmt.Errorf("case %d is %s, and listed among the open ones: %v", c.ID, c.State, listed)
	case !moved:
		return fmt.Errorf("case %d is in a state that is none: %q", c.ID, c.State)
	case !c.MendBy.IsZero() && c.State != Returned:
		return fmt.Errorf("case %d is %s and has a deadline", c.ID, c.State)
	case c.From.IsZero() != c.Due.IsZero():
		return fmt.Errorf("case %d counts from %v to %v", c.ID, c.From, c.Due)
	case c.Pause != nil && (c.Due.IsZero() || !c.stopsAt().IsZero()):
		return fmt.Errorf("case %d stands for %s, and its clock does not run", c.ID, c.Pause.Cause)
	case c.State.Over() == c.ClosedAt.IsZero() || (c.State.Over() || c.State == Handed) == c.EndedAt.IsZero():
		return fmt.Errorf("case %d is %s and ended at %v, closed at %v", c.ID, c.State, c.EndedAt, c.ClosedAt)
	}
	for i, v := range c.Trace {
		if i > 0 && (c.Trace[i-1].Until.IsZero() || v.Since.Before(c.Trace[i-1].Until)) {
			return fmt.Errorf("case %d entered %s before it left %s", c.ID, v.Stage, c.Trace[i-1].Stage)
		}
	}
	return nil
}

// entered is a kind that leads to the state.
func (s CaseState) entered() Kind {
	for kind, m := range moves {
		if m.to == s {
			return kind
		}
	}
	return ""
}

// found checks the indexes.
func (s *State) found() (err error) {
	each(s.byToken, func(token string, ids []CaseID) {
		for _, id := range ids {
			if c, ok := s.Case(id); !ok || c.Token != token {
				err = fmt.Errorf("a token leads to case %d, which has another", id)
			}
		}
	})
	return err
}
