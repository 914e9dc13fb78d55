package snapshot

import (
	"time"

	"antrean/office"
	"antrean/office/casefile"
	"antrean/office/catalogue"
	"antrean/server/edge"
)

// A BackOffice is everything that the page of the applications shows: every one that is not over.
type BackOffice struct {
	Frame
	Plans  []CasePlan          `json:"plans"` // those of Cases, by which their stages are read
	Cases  []Case              `json:"cases"`
	Duties map[string][]string `json:"duties"` // role to who does its work; a role that is not there is anybody's

	Messages bool `json:"messages"` // people may leave a number for them
}

// A CasePlan is the way of some applications.
type CasePlan struct {
	Key     string     `json:"key"`
	Service Service    `json:"service"`
	Channel string     `json:"channel"`
	Steps   []CaseStep `json:"steps"`
	Collect []string   `json:"collect"` // who may collect the product
}

// A CaseStep is a stage of a plan, in the words of the standard.
type CaseStep struct {
	ID      string         `json:"id"`
	Role    string         `json:"role"`
	Label   catalogue.Text `json:"label"`
	Needs   []string       `json:"needs"`   // what it stands still without
	Returns string         `json:"returns"` // a stage, "pemohon", or empty
	Prints  string         `json:"prints"`
	Aside   bool           `json:"aside"`
	Ends    []string       `json:"ends"`
}

// A Case is an application among others.
type Case struct {
	ID       casefile.CaseID    `json:"id"`
	Code     string             `json:"code"` // its number in the register
	Plan     string             `json:"plan"`
	Number   *string            `json:"number"` // of the ticket
	State    casefile.CaseState `json:"state"`
	Stage    string             `json:"stage"`
	Since    time.Time          `json:"since"` // of the stage
	Due      *time.Time         `json:"due"`   // the promise
	Late     bool               `json:"late"`
	MendBy   *time.Time         `json:"mend_by"`
	Pause    *CasePause         `json:"pause"`
	Held     *CaseHeld          `json:"held"`
	Lacks    []casefile.Lack    `json:"lacks"`
	Slips    int                `json:"slips"`
	Sides    []casefile.Side    `json:"sides"`
	Undo     *CaseUndo          `json:"undo"`
	Returns  int                `json:"returns"`
	OpenedAt time.Time          `json:"opened_at"`
	Complete *time.Time         `json:"complete_at"`
	Who      string             `json:"who"` // who collected it
}

// A CasePause is why the clock of a promise stands.
type CasePause struct {
	Cause casefile.Cause `json:"cause"`
	Need  string         `json:"need"`
	Since time.Time      `json:"since"`
}

// A CaseHeld is staff keeping an application back.
type CaseHeld struct {
	Cause casefile.Cause `json:"cause"`
	By    string         `json:"by"`
	At    time.Time      `json:"at"`
}

// A CaseUndo is what can still be taken back, by whom and until when.
type CaseUndo struct {
	Kind  casefile.Kind `json:"kind"`
	By    string        `json:"by"`
	Until time.Time     `json:"until"`
}

// BackOfficeOf is the present of the page of the applications.
func BackOfficeOf(o *edge.Office, v *office.View) BackOffice {
	out := BackOffice{Frame: FrameOf(o, v, "back_office"), Plans: []CasePlan{}, Cases: []Case{}, Duties: map[string][]string{}, Messages: o.Messages.On()}
	if v.Setup.Cases == nil {
		return out
	}
	for role, people := range v.Setup.Cases.Policy.Duties {
		out.Duties[role] = list(people)
	}
	files := FilesOf(o, v, v.Cases.Open())
	out.Cases, out.Plans = files.Cases, files.Plans
	return out
}

// CaseOf is the present of an application.
func CaseOf(o *edge.Office, v *office.View, c *casefile.Case) Case {
	out := Case{
		ID: c.ID, Code: c.Register(), Plan: c.Plan, State: c.State, Stage: c.Stage, Due: moment(o, c.Due), Late: c.Late(o.Now()), MendBy: moment(o, c.MendBy),
		Lacks: list(c.Lacks), Slips: c.Slips, Sides: list(c.Sides), Returns: c.Returns, OpenedAt: o.Local(c.OpenedAt), Since: o.Local(c.OpenedAt),
		Complete: moment(o, c.CompleteAt), Who: c.Who,
	}
	if c.Number != "" {
		out.Number = &c.Number
	}
	if n := len(c.Trace); n > 0 {
		out.Since = o.Local(c.Trace[n-1].Since)
	}
	if c.Pause != nil {
		out.Pause = &CasePause{Cause: c.Pause.Cause, Need: c.Pause.Need, Since: o.Local(c.Pause.Since)}
	}
	if c.Held != nil {
		out.Held = &CaseHeld{Cause: c.Held.Cause, By: c.Held.By, At: o.Local(c.Held.At)}
	}
	if v.Setup.Cases != nil {
		if last, until := v.Cases.Undoable(v.Setup.Cases, c, o.Now()); last != nil {
			out.Undo = &CaseUndo{Kind: last.Kind, By: last.By, Until: o.Local(until)}
		}
	}
	return out
}

// CasePlanOf is the way of an application.
func CasePlanOf(o *edge.Office, v *office.View, c *casefile.Case) CasePlan {
	plan := v.Cases.Plan(c)
	service, _ := o.StandardsUnder(c.Catalogue, c.Service).Service(c.Service)
	out := CasePlan{Key: c.Plan, Service: serviceOf(service, c.Service), Channel: c.Channel, Steps: []CaseStep{}, Collect: list(plan.Collect)}
	for i := range plan.Steps {
		step := &plan.Steps[i]
		out.Steps = append(out.Steps, CaseStep{ID: step.ID, Role: step.Role, Label: labelOf(service, step), Needs: list(step.Needs), Returns: step.Returns,
			Prints: step.Prints, Aside: step.Aside, Ends: list(step.Ends)})
	}
	return out
}

// labelOf is what staff call a stage: as applicants are told, or else the first sentence of the standard.
func labelOf(service *catalogue.Service, step *casefile.Step) catalogue.Text {
	if step.Public != nil {
		return step.Public
	}
	if service != nil {
		if stage, ok := service.Stage(step.ID); ok {
			return stage.Label()
		}
	}
	return catalogue.Text{"id": step.ID}
}
