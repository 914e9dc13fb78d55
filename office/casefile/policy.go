package casefile

import (
	"fmt"
	"reflect"
	"slices"

	"antrean/office/catalogue"
	"antrean/office/worktime"
)

// What becomes of a case whose deadline for mending was missed.
const (
	MissedRestart = "restart" // it waits on for the applicant, and the promise begins anew when it is complete
	MissedClose   = "close"   // it ends; who still wants the document applies again
)

// A Policy is what an office may set of the rules of its cases. When the clock starts, what stops it and until when
// something may be mended are in its standards.
type Policy struct {
	PromiseEnds string              `json:"promise_ends"`     // worktime.EndsAtClose or EndsSameTime
	Missed      string              `json:"missed"`           // MissedRestart or MissedClose
	UndoSeconds int                 `json:"undo_seconds"`     // within which a command can be undone; 0: never
	Duties      map[string][]string `json:"duties,omitempty"` // role of a stage to who may do it; a role that is not there is anybody's

	CloseWhenDown []string `json:"close_when_down,omitempty"` // needs without which no numbers are given for the services that stand still
}

// DefaultPolicy is what an office has that sets nothing.
func DefaultPolicy() Policy {
	return Policy{
		PromiseEnds: string(worktime.EndsAtClose), // "one working day" is a day, not a minute: it is kept when it is kept by the end of that day
		Missed:      MissedRestart,                // no standard says that an application ends by itself, and nobody should lose one to a clock
		UndoSeconds: 60,                           // as in the queue
	}
}

// Check names the first field that cannot be followed.
func (p Policy) Check() error {
	ends := []string{string(worktime.EndsAtClose), string(worktime.EndsSameTime)}
	missed := []string{MissedRestart, MissedClose}
	switch {
	case !slices.Contains(ends, p.PromiseEnds):
		return fmt.Errorf("promise_ends: %q is none of %v", p.PromiseEnds, ends)
	case !slices.Contains(missed, p.Missed):
		return fmt.Errorf("missed: %q is none of %v", p.Missed, missed)
	case p.UndoSeconds < 0 || p.UndoSeconds > undoMost:
		return fmt.Errorf("undo_seconds: %d is not between 0 and %d", p.UndoSeconds, undoMost)
	}
	return nil
}

// undoMost is the longest time in seconds within which something can be undone: ten minutes later the person has gone
// home with what they were told.
const undoMost = 600

// Rules are the office's settings that decisions depend on. Events hold their outcome, so a changed rule never changes
// the past.
type Rules struct {
	Catalogue *catalogue.Catalogue
	Hours     worktime.Hours
	Policy    Policy // zero: DefaultPolicy
}

// PolicyInForce is the office's policy, DefaultPolicy when it set none.
func (r *Rules) PolicyInForce() Policy {
	if reflect.ValueOf(&r.Policy).Elem().IsZero() {
		return DefaultPolicy()
	}
	return r.Policy
}

// May reports whether somebody may do the work of a role.
func (r *Rules) May(actor, role string) bool {
	people, bound := r.Policy.Duties[role]
	return !bound || slices.Contains(people, actor)
}
