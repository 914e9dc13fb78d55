package admin

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"antrean/office/casefile"
	"antrean/office/catalogue"
	"antrean/office/setup"
	"antrean/office/worktime"
	"antrean/server/snapshot"
)

// undoMostSeconds is the longest time within which something can be undone, as casefile.Policy allows it.
const undoMostSeconds = 600

// closeField is the field of what numbers are closed for.
const closeField = "close_when_down"

// dutyField begins the names of the fields that say who does the work of a role.
const dutyField = "duty_"

func (a *Admin) casesPolicy() casefile.Policy {
	if cases := a.office.Setup().Cases; cases != nil {
		return cases.PolicyInForce()
	}
	return casefile.DefaultPolicy()
}

func (a *Admin) casesForm(v *View) (*Form, error) {
	policy, form := a.casesPolicy(), &Form{Action: "/admin/berkas"}
	choice := func(name, value string, values ...string) {
		field := &Field{Name: name, Kind: "radio", Must: true, Value: value, Label: v.T("admin_cases." + name)}
		for _, one := range values {
			field.Options = append(field.Options, Option{Value: one, Label: v.T("admin_cases." + name + "." + one), Hint: v.T("admin_cases." + name + "." + one + ".hint")})
		}
		form.Fields = append(form.Fields, field)
	}
	choice("promise_ends", policy.PromiseEnds, string(worktime.EndsAtClose), string(worktime.EndsSameTime))
	choice("missed", policy.Missed, casefile.MissedRestart, casefile.MissedClose)
	form.Fields[0].Begins = &Section{Label: v.T("admin_cases.promise")}
	form.Fields = append(form.Fields, &Field{Name: "undo_seconds", Kind: "number", Must: true, MostN: undoMostSeconds, Unit: v.T("admin_setup.unit.seconds"),
		Label: v.T("admin_cases.undo_seconds"), Hint: v.T("admin_cases.undo_seconds.hint", "most", undoMostSeconds), Value: strconv.Itoa(policy.UndoSeconds)})
	shut := &Field{Name: closeField, Kind: "checks", Label: v.T("admin_cases.close"), Hint: v.T("admin_cases.close.hint"), Values: policy.CloseWhenDown, Begins: &Section{Label: v.T("admin_cases.health")}}
	for _, need := range casefile.KnownNeeds(a.office.Catalogue()) {
		shut.Options = append(shut.Options, Option{Value: need, Label: snapshot.NeedName(v.Lang, need)})
	}
	form.Fields = append(form.Fields, shut, a.backPaper(v))
	if err := a.dutyFields(v, form, policy); err != nil {
		return nil, err
	}
	return v.deciding(form), nil
}

// backPaper is where claim slips come out that nobody at a counter gives.
func (a *Admin) backPaper(v *View) *Field {
	paper := &Field{Name: "back_paper", Kind: "select", Label: v.T("admin_cases.paper"), Hint: v.T("admin_cases.paper.hint"), Value: a.office.Setup().Document.BackPaper,
		Options: []Option{{Label: v.T("admin_cases.paper.none")}}, Begins: &Section{Label: v.T("admin_cases.slips")}}
	for _, p := range a.office.Printers() {
		paper.Options = append(paper.Options, Option{Value: p.Name, Label: p.Name})
	}
	return paper
}

// dutyFields ask of each role of the stages who does its work: nobody ticked means anybody.
func (a *Admin) dutyFields(v *View, form *Form, policy casefile.Policy) error {
	accounts, err := a.office.Accounts.Accounts()
	if err != nil {
		return err
	}
	at := len(form.Fields)
	for _, role := range stageRoles(a.office.Catalogue(), policy) {
		field := &Field{Name: dutyField + role, Kind: "checks", Label: v.roleName(role), Values: policy.Duties[role]}
		for _, account := range accounts {
			if account.Active() || slices.Contains(policy.Duties[role], account.Name) {
				field.Options = append(field.Options, Option{Value: account.Name, Label: account.Called()})
			}
		}
		form.Fields = append(form.Fields, field)
	}
	if len(form.Fields) > at {
		form.Fields[at].Begins = &Section{Label: v.T("admin_cases.duties"), Lead: v.T("admin_cases.duties.lead")}
	}
	return nil
}

func (v *View) roleName(role string) string {
	if key := "catalogue.role." + role; v.Words.Has(key) {
		return v.T(key)
	}
	return strings.ReplaceAll(role, "_", " ")
}

// stageRoles are the roles of the office's own stages, and those that the policy binds already, by name.
func stageRoles(c *catalogue.Catalogue, policy casefile.Policy) (roles []string) {
	add := func(role string) {
		if role != "" && role != catalogue.Applicant && role != casefile.Centre && !slices.Contains(roles, role) {
			roles = append(roles, role)
		}
	}
	for i := range c.Services {
		for _, stage := range c.Services[i].Stages {
			add(stage.Role)
		}
		for _, way := range c.Services[i].Channels {
			for _, role := range way.Roles {
				add(role)
			}
		}
	}
	for role := range policy.Duties {
		add(role)
	}
	slices.Sort(roles)
	return roles
}

// Cases answers GET /admin/berkas: what an office may set of the rules of its applications.
func (a *Admin) Cases(v *View) error {
	form, err := a.casesForm(v)
	if err != nil {
		return err
	}
	return v.Show("cases", v.T("admin.cases"), form)
}

// ChangeCases answers POST /admin/berkas. Rules that are the usual ones are not kept, so that they follow the program.
func (a *Admin) ChangeCases(v *View) error {
	form, err := a.casesForm(v)
	if err != nil {
		return err
	}
	form.Read(v)
	policy := form.casePolicy()
	in, err := v.decide(form, func(path string) string {
		name := strings.TrimPrefix(path, "cases.")
		return map[bool]string{true: name}[form.has(name)]
	}, func(d *setup.Document) error {
		d.BackPaper = form.Value("back_paper")
		d.Cases = &policy
		if reflect.DeepEqual(policy, casefile.DefaultPolicy()) {
			d.Cases = nil
		}
		return nil
	})
	if err == errAgain {
		return v.retry(form, "cases", v.T("admin.cases"), form)
	}
	if err != nil {
		return err
	}
	return v.decided(form, in, "setup.cases", "", "/admin/berkas")
}

// casePolicy is what was typed.
func (f *Form) casePolicy() casefile.Policy {
	policy := casefile.Policy{PromiseEnds: f.Value("promise_ends"), Missed: f.Value("missed"), UndoSeconds: f.Int("undo_seconds"), CloseWhenDown: f.Field(closeField).Values}
	for _, field := range f.Fields {
		if role, ok := strings.CutPrefix(field.Name, dutyField); ok && len(field.Values) > 0 {
			if policy.Duties == nil {
				policy.Duties = map[string][]string{}
			}
			policy.Duties[role] = field.Values
		}
	}
	return policy
}
