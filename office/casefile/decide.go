package casefile

import (
	"errors"
	"slices"
	"time"

	"antrean/internal/problem"
	"antrean/office/catalogue"
)

// A Decision is what a request leads to: events to record and the reply once they are on disk.
type Decision struct {
	Events   []Event
	Reply    Reply
	Repeated bool // the reply is the one the same request got before
}

// Decide looks at the state and says what the request leads to. It changes nothing. A refusal is a *problem.Error;
// one that came too late carries the present under "state" and "stage".
func Decide(s *State, env Env, now time.Time, r Request) (Decision, error) {
	d := &decision{state: s, rules: env.Rules, env: env, now: now.UTC().Truncate(time.Millisecond), request: r}
	if d.now.Before(s.At) {
		d.now = s.At // a clock that went back is not believed
	}
	if r.ID != "" {
		if receipt, ok := s.Receipt(r.Actor, r.ID); ok && d.now.Sub(receipt.At) <= receiptTTL {
			if receipt.Digest != r.Digest && receipt.Digest != "" { // an erased one fits every body
				return Decision{}, problem.New("request_id_reused")
			}
			return Decision{Reply: receipt.Reply, Repeated: true}, nil
		}
	}
	d.wake()
	began := len(d.events)
	d.began = began
	if err := r.Do.decide(d); err != nil {
		return Decision{}, err
	}
	if r.ID != "" && len(d.events) > began {
		last := &d.events[len(d.events)-1]
		last.Request, last.Digest, last.Reply = r.ID, r.Digest, &d.reply
	}
	return Decision{Events: d.events, Reply: d.reply}, nil
}

// A decision in the making. Its state already holds the events so far, so later steps see them.
type decision struct {
	state   *State
	rules   *Rules
	env     Env
	now     time.Time
	request Request
	events  []Event
	began   int // events before it are not the command's
	reply   Reply
	own     bool // state is a clone of ours
	settled int  // events that the state holds

	slips []CaseID // cases whose claim slip comes out by itself
}

// add records an event and lets the rest of the decision see it.
func (d *decision) add(e Event) *Event {
	e.Version = eventVersion
	e.Seq = d.nextSeq()
	e.At = d.now
	e.Actor = d.request.Actor
	e.Direct = e.Case != 0 && slices.ContainsFunc(d.events[d.began:], func(before Event) bool { return before.Case == e.Case })
	d.events = append(d.events, e)
	return &d.events[len(d.events)-1]
}

func (d *decision) nextSeq() uint64 {
	if n := len(d.events); n > 0 {
		return d.events[n-1].Seq + 1
	}
	return d.state.Seq + 1
}

// settle applies what was added so far to a state of our own.
func (d *decision) settle() {
	if !d.own {
		d.state, d.own = d.state.Clone(), true
	}
	for ; d.settled < len(d.events); d.settled++ {
		d.state.Apply(&d.events[d.settled])
	}
}

// wake lets deadlines pass.
func (d *decision) wake() {
	actor := d.request.Actor
	d.request.Actor = "" // nobody does it
	for _, c := range d.state.Mending() {
		if c.MendBy.After(d.now) {
			break
		}
		kind := CaseMissed
		if d.rules.PolicyInForce().Missed == MissedClose {
			kind = CaseLapsed
		}
		d.add(Event{Kind: kind, Case: c.ID, Service: c.Service, From: c.Stage, Due: c.MendBy})
	}
	d.request.Actor = actor
	if len(d.events) > 0 {
		d.settle()
	}
}

func (Tick) decide(*decision) error { return nil }

// find finds a case by its id.
func (d *decision) find(id CaseID) (*Case, error) {
	c, ok := d.state.Case(id)
	if !ok {
		return nil, problem.New("unknown_case")
	}
	return c, nil
}

// at finds a case that an event may happen to, seen in a stage, and the step it is in. Whoever asks must be one who
// does the work of that stage.
func (d *decision) at(id CaseID, kind Kind, seen string) (*Case, *Step, error) {
	c, err := d.find(id)
	if err != nil {
		return nil, nil, err
	}
	step, _, ok := d.state.Plan(c).Step(c.Stage)
	if !ok || !slices.Contains(moves[kind].from, c.State) || seen != "" && seen != c.Stage {
		return nil, nil, stale(c)
	}
	return c, step, d.may(step.Role)
}

func stale(c *Case) error {
	return problem.New("stale").And("state", c.State).And("stage", c.Stage).And("case", c.Register())
}

// named says which case of many a refusal is about.
func (d *decision) named(id CaseID, err error) error {
	refusal, ok := errors.AsType[*problem.Error](err)
	c, known := d.state.Case(id)
	if !ok || !known || refusal.Also["case"] != nil {
		return err
	}
	return refusal.And("case", c.Register())
}

// may refuses whoever does not do the work of a role. What the applicant and others outside do is noted by anybody.
func (d *decision) may(role string) error {
	if d.request.Lead || role == catalogue.Applicant || d.rules.May(d.request.Actor, role) {
		return nil
	}
	return problem.New("forbidden").And("role", role)
}

// answer says how a case is now.
func (d *decision) answer(id CaseID) {
	d.settle()
	if c, ok := d.state.Case(id); ok {
		d.reply = Reply{Case: c.ID, State: c.State, Stage: c.Stage, Due: c.Due, MendBy: c.MendBy}
	}
}

// lacks takes requirements that the standard has, each once.
func (d *decision) lacks(service string, lacks []Lack) error {
	if len(lacks) == 0 {
		return problem.Field("lacks", "at least one requirement")
	}
	s, ok := d.rules.Catalogue.Service(service)
	seen := map[string]bool{}
	for _, lack := range lacks {
		if lack.Kind != Short && lack.Kind != Invalid {
			return problem.Field("lacks", Short+" or "+Invalid)
		}
		if seen[lack.ID] {
			return problem.Field("lacks", "each requirement once")
		}
		seen[lack.ID] = true
		if !ok {
			continue // the standard has dropped the service; the case has not
		}
		if _, known := s.Requirement(lack.ID); !known {
			return problem.New("unknown_requirement").And("requirement", lack.ID)
		}
	}
	return nil
}

// private is what an event keeps of a person; nil when that is nothing.
func private(note string) *Private {
	if note == "" {
		return nil
	}
	return &Private{Note: note}
}
