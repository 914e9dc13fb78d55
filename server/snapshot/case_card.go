package snapshot

import (
	"time"

	"antrean/office"
	"antrean/office/casefile"
	"antrean/server/edge"
)

// A CaseCard is an application by itself, with what has happened to it.
type CaseCard struct {
	Frame
	Case         Case          `json:"case"`
	Plan         CasePlan      `json:"plan"`
	SubmittedAt  time.Time     `json:"submitted_at"`
	CompleteAt   *time.Time    `json:"complete_at"`
	ReadyAt      *time.Time    `json:"ready_at"`
	EndedAt      *time.Time    `json:"ended_at"`
	Why          string        `json:"why"`    // what moved the promise last
	Paused       int64         `json:"paused"` // working minutes that the clock stood
	Who          string        `json:"who"`    // who collected it
	How          string        `json:"how"`
	Note         string        `json:"note"`
	Missing      []Requirement `json:"missing"`
	Requirements []Requirement `json:"requirements"` // all of the service, to choose from
	Visits       []CaseVisit   `json:"visits"`
	Story        []CaseEvent   `json:"story"` // oldest first
	TrackURL     *string       `json:"track_url"`
	Contact      string        `json:"contact"` // the end of the number that messages go to; empty: none
}

// A Tracked is what a phone is told of a token that has applications and no ticket any more: that something changed.
type Tracked struct {
	Frame
	Cases []TrackedCase `json:"cases"`
}

// A TrackedCase is an application as far as its page has to know that it is to be fetched again.
type TrackedCase struct {
	Code   string             `json:"code"`
	State  casefile.CaseState `json:"state"`
	Stage  string             `json:"stage"`
	Due    *time.Time         `json:"due"`
	Late   bool               `json:"late"`
	MendBy *time.Time         `json:"mend_by"` // null once it has passed
	Pause  *CasePause         `json:"pause"`
}

// TrackedOf is the applications of a token.
func TrackedOf(o *edge.Office, v *office.View, token string) Tracked {
	out := Tracked{Frame: FrameOf(o, v, "applications"), Cases: []TrackedCase{}}
	for _, c := range v.Cases.ByToken(token) {
		row := CaseOf(o, v, c)
		out.Cases = append(out.Cases, TrackedCase{Code: row.Code, State: row.State, Stage: row.Stage, Due: row.Due, Late: row.Late, MendBy: row.MendBy, Pause: row.Pause})
	}
	return out
}

// A CaseVisit is a stay in a stage.
type CaseVisit struct {
	Stage string     `json:"stage"`
	Since time.Time  `json:"since"`
	Until *time.Time `json:"until"`
	By    string     `json:"by"`
}

// A CaseEvent is one thing that happened to an application.
type CaseEvent struct {
	Kind   casefile.Kind   `json:"kind"`
	At     time.Time       `json:"at"`
	By     string          `json:"by"`
	From   string          `json:"from"`
	To     string          `json:"to"`
	Lacks  []casefile.Lack `json:"lacks"`
	Due    *time.Time      `json:"due"`
	Reason string          `json:"reason"`
	Cause  casefile.Cause  `json:"cause"`
	Need   string          `json:"need"`
	Step   string          `json:"step"`
	Done   bool            `json:"done"`
	Copy   int             `json:"copy"`
	Who    string          `json:"who"`
	Undone casefile.Kind   `json:"undone"`
	Note   string          `json:"note"`
}

// CaseCardOf is an application with its story.
func CaseCardOf(o *edge.Office, v *office.View, c *casefile.Case, story []casefile.Event) CaseCard {
	service, _ := o.StandardsUnder(c.Catalogue, c.Service).Service(c.Service)
	out := CaseCard{
		Frame: FrameOf(o, v, "case"), Case: CaseOf(o, v, c), Plan: CasePlanOf(o, v, c), SubmittedAt: o.Local(c.SubmittedAt), CompleteAt: moment(o, c.CompleteAt),
		ReadyAt: moment(o, c.ReadyAt), EndedAt: moment(o, c.EndedAt), Why: c.Why, Paused: int64(c.Paused / time.Minute), Who: c.Who, How: c.How, Note: c.Note,
		Contact: o.Messages.Left(c.Token), Missing: LacksOf(o, c), Requirements: []Requirement{}, Visits: []CaseVisit{}, Story: []CaseEvent{},
	}
	if service != nil {
		out.Requirements = RequirementsOf(service.Requirements, false)
	}
	if address := o.CaseURL(c); address != "" {
		out.TrackURL = &address
	}
	for _, visit := range c.Trace {
		out.Visits = append(out.Visits, CaseVisit{Stage: visit.Stage, Since: o.Local(visit.Since), Until: moment(o, visit.Until), By: visit.By})
	}
	for i := range story {
		out.Story = append(out.Story, caseEventOf(o, &story[i]))
	}
	return out
}

// LacksOf names what an application was given back for, with where each is to be had.
func LacksOf(o *edge.Office, c *casefile.Case) []Requirement {
	service, _ := o.StandardsUnder(c.Catalogue, c.Service).Service(c.Service)
	ids := make([]string, len(c.Lacks))
	for i, lack := range c.Lacks {
		ids[i] = lack.ID
	}
	rows := named(service, ids, true)
	for i, lack := range c.Lacks {
		rows[i].Kind = lack.Kind
	}
	return rows
}

func caseEventOf(o *edge.Office, e *casefile.Event) CaseEvent {
	out := CaseEvent{
		Kind: e.Kind, At: o.Local(e.At), By: e.Actor, From: e.From, To: e.To, Lacks: list(e.Lacks), Due: moment(o, e.Due), Reason: e.Reason,
		Cause: e.Cause, Need: e.Need, Step: e.Step, Done: e.Done, Copy: e.Copy, Who: e.Who, Undone: e.Undone,
	}
	if e.Private != nil {
		out.Note = e.Private.Note
	}
	return out
}
