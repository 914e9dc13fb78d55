package casefile

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	"antrean/internal/problem"
	"antrean/office/catalogue"
	"antrean/office/worktime"
)

// A Plan is what one version of the standards says of the way of a case: one service by one channel. It is in the
// journal, so a case keeps the stages and the promise that held when it was opened.
type Plan struct {
	Key        string      `json:"key"` // changes whenever the rest does
	Service    string      `json:"service"`
	Channel    string      `json:"channel"`
	Steps      []Step      `json:"steps"`
	Promise    *Promise    `json:"promise,omitempty"`    // nil: the standard promises nothing
	Correction *Correction `json:"correction,omitempty"` // nil: what is missing may be brought at any time
	Collect    []string    `json:"collect"`              // who may collect the product
}

// A Step is a stage of a plan.
type Step struct {
	ID      string         `json:"id"`
	Role    string         `json:"role"`              // who does it
	Public  catalogue.Text `json:"public,omitempty"`  // nil: applicants are not shown it
	Done    catalogue.Text `json:"done,omitempty"`    // shown once it has ended
	Needs   []string       `json:"needs,omitempty"`   // what it stands still without
	Returns string         `json:"returns,omitempty"` // who gets back what fails here: a step or the applicant
	Prints  string         `json:"prints,omitempty"`  // claimSlip, or empty
	Aside   bool           `json:"aside,omitempty"`   // may happen or not, and holds nothing up
	Ends    []string       `json:"ends,omitempty"`    // how the product gets to the person here
	Central bool           `json:"central,omitempty"` // the office has no say in it
}

// A Promise is how long the standard says it takes.
type Promise struct {
	N      int      `json:"n"`
	Unit   string   `json:"unit"` // as worktime.Unit
	Clock  string   `json:"clock"`
	Pauses []string `json:"pauses,omitempty"`
}

// When the clock of a promise starts.
const (
	ClockComplete = "complete" // when the papers were found complete
	ClockSubmit   = "submit"   // when they were handed in
	ClockTicket   = "ticket"   // when the number was taken
	ClockCalled   = "called"   // when the case was opened at the counter
)

// A Correction is until when what was found wrong may be mended.
type Correction struct {
	Rule string `json:"rule"` // as worktime.Correction
	At   int    `json:"at"`   // minutes after midnight
}

// claimSlip is what a stage prints that hands out the receipt to collect the product with.
const claimSlip = "claim_slip"

// NewPlan takes the plan of a service by a channel from the standards. An empty channel is the first one at the
// counter.
func NewPlan(c *catalogue.Catalogue, service, channel string) (*Plan, error) {
	s, ok := c.Service(service)
	if !ok {
		return nil, problem.New("unknown_service")
	}
	way, ok := findChannel(s, channel)
	if !ok || len(way.Steps) == 0 {
		return nil, problem.Field("channel", "a way of this service that has stages")
	}
	p := &Plan{Service: s.ID, Channel: way.ID, Promise: promiseOf(s), Correction: correctionOf(way), Collect: collectors(s)}
	for _, id := range way.Steps {
		stage, _ := s.Stage(id) // the catalogue was checked
		p.Steps = append(p.Steps, stepOf(stage, way.Roles[id]))
	}
	p.endSomewhere()
	raw, err := json.Marshal(p)
	if err != nil {
		return nil, problem.Wrap("internal", err)
	}
	sum := sha256.Sum256(raw)
	p.Key = hex.EncodeToString(sum[:6]) // 48 bits tell apart every plan an office will ever have
	return p, nil
}

// endSomewhere lets the product be handed over at the last stage before the archive when the standard says nowhere
// where: nobody's document may end in a drawer.
func (p *Plan) endSomewhere() {
	last := -1
	for i := range p.Steps {
		switch step := &p.Steps[i]; {
		case len(step.Ends) > 0:
			return
		case !step.Aside && !step.Central && step.Role != Archivist:
			last = i
		}
	}
	if last >= 0 {
		p.Steps[last].Ends = []string{catalogue.Handover}
	}
}

func findChannel(s *catalogue.Service, id string) (catalogue.Channel, bool) {
	for _, way := range s.Channels {
		if way.ID == id || id == "" && way.Kind == "queue" {
			return way, true
		}
	}
	return catalogue.Channel{}, false
}

func stepOf(stage catalogue.Stage, role string) Step {
	if role == "" {
		role = stage.Role
	}
	return Step{ID: stage.ID, Role: role, Public: stage.Public, Done: stage.Done, Needs: stage.Needs, Returns: stage.Returns,
		Prints: stage.Prints, Aside: stage.Aside, Ends: stage.Ends, Central: stage.Central}
}

func promiseOf(s *catalogue.Service) *Promise {
	if s.Promise == nil {
		return nil
	}
	clock := s.Promise.Clock
	if clock == "" {
		clock = ClockComplete
	}
	return &Promise{N: s.Promise.Value, Unit: s.Promise.Unit, Clock: clock, Pauses: s.Promise.Pauses}
}

func correctionOf(way catalogue.Channel) *Correction {
	if way.Correction == nil {
		return nil
	}
	at, err := worktime.ParseMinute(way.Correction.At)
	if err != nil {
		return nil // the catalogue was checked
	}
	return &Correction{Rule: way.Correction.Rule, At: int(at)}
}

// collectors are who may collect when the standard says it, and otherwise anybody who shows what national rules ask
// for; what nobody can do for another, nobody can collect for another.
func collectors(s *catalogue.Service) []string {
	switch {
	case s.Pickup != nil:
		return s.Pickup.Who
	case s.InPerson:
		return []string{catalogue.Applicant}
	}
	return []string{catalogue.Applicant, catalogue.Family, catalogue.Proxy}
}

// Step finds a step and its place; false when the plan has none of that name.
func (p *Plan) Step(id string) (*Step, int, bool) {
	for i := range p.Steps {
		if p.Steps[i].ID == id {
			return &p.Steps[i], i, true
		}
	}
	return nil, 0, false
}

// complete is the place of the last step that gives papers back to the applicant: once it is behind, they are
// complete. -1 when no step does.
func (p *Plan) complete() int {
	for i := len(p.Steps) - 1; i >= 0; i-- {
		if p.Steps[i].Returns == catalogue.Applicant && !p.Steps[i].Aside {
			return i
		}
	}
	return -1
}

// first is where a case begins: with a ticket at the stage whose counter calls, otherwise at the first that is the
// office's own work.
func (p *Plan) first(ticket bool) string {
	if i := p.complete(); ticket && i >= 0 {
		return p.Steps[i].ID
	}
	for _, step := range p.Steps {
		if !step.Aside && step.here() {
			return step.ID
		}
	}
	return p.Steps[len(p.Steps)-1].ID
}

// next is the step after a place; nil after the last.
func (p *Plan) next(i int) *Step {
	for i++; i < len(p.Steps); i++ {
		if !p.Steps[i].Aside {
			return &p.Steps[i]
		}
	}
	return nil
}

// before is the step before a place that the office can go back to; nil when there is none.
func (p *Plan) before(i int) *Step {
	for i--; i >= 0; i-- {
		if !p.Steps[i].Aside && p.Steps[i].Role != catalogue.Applicant {
			return &p.Steps[i]
		}
	}
	return nil
}

func (p *Plan) pauses(cause Cause) bool {
	return p.Promise != nil && slices.Contains(p.Promise.Pauses, string(cause))
}

// Roles that mean something here; all others are the office's own words.
const (
	Registrar = "petugas_registrasi" // does the office's work in the village
	Centre    = "pusat"              // does it far away
	Archivist = "arsiparis"          // files the papers
)

// here reports whether the step is done in this office.
func (s *Step) here() bool {
	return s.Role != catalogue.Applicant && s.Role != Registrar && s.Role != Centre
}
