package admin

import (
	"errors"
	"slices"
	"strconv"
	"time"

	"antrean/internal/problem"
	"antrean/office/staff"
	"antrean/server/edge"
)

type personPage struct {
	New      bool
	Person   staff.Account
	Form     *Form
	Once     string // a password to be read out now
	Own      bool
	Last     bool // the last admin, who stays
	Added    string
	SignedIn string
	Gone     string // since when the account is off
	Sessions int
}

func (a *Admin) personForm(v *View, p *staff.Account) *Form {
	form := &Form{Action: "/admin/people/new", Submit: v.T("admin.person.add")}
	if p == nil {
		p = &staff.Account{}
		form.Fields = append(form.Fields, &Field{Name: "name", Label: v.T("admin.person.name"), Kind: "text", Hint: v.T("admin.person.name.hint"), Must: true, Most: staff.MaxName})
	} else {
		form.Action, form.Submit = "/admin/people/"+p.Name, v.T("admin.save")
	}
	roles := &Field{Name: "roles", Label: v.T("admin.person.roles"), Kind: "checks", Hint: v.T("admin.person.roles.hint"), Must: true}
	for _, role := range staff.Roles() {
		roles.Options = append(roles.Options, Option{Value: string(role), Label: v.T("admin.role." + string(role)), Hint: v.T("admin.role." + string(role) + ".hint")})
	}
	for _, role := range p.Roles {
		roles.Values = append(roles.Values, string(role))
	}
	counters := &Field{Name: "counters", Label: v.T("admin.person.counters"), Kind: "checks", Hint: v.T("admin.person.counters.hint")}
	for _, rule := range a.office.Engine.View().Rules.Counters {
		counters.Options = append(counters.Options, Option{Value: strconv.Itoa(rule.N), Label: v.T("admin.counter.n", "n", rule.N)})
	}
	for _, n := range p.Counters {
		counters.Values = append(counters.Values, strconv.Itoa(n))
	}
	form.Fields = append(form.Fields,
		&Field{Name: "display", Label: v.T("admin.person.display"), Kind: "text", Hint: v.T("admin.person.display.hint"), Value: p.Display, Most: staff.MaxName},
		roles, counters)
	return form
}

// take moves what was typed into an account.
func (f *Form) take(p *staff.Account) {
	p.Display, p.Roles, p.Counters = f.Value("display"), nil, nil
	for _, role := range f.Field("roles").Values {
		p.Roles = append(p.Roles, staff.Role(role))
	}
	for _, text := range f.Field("counters").Values {
		if n, err := strconv.Atoi(text); err == nil {
			p.Counters = append(p.Counters, n)
		}
	}
}

func peopleCrumb(v *View) Crumb { return Crumb{v.T("admin.people"), "/admin/people"} }

// NewPerson answers GET /admin/people/new.
func (a *Admin) NewPerson(v *View) error {
	return v.Under(peopleCrumb(v)).Show("person", v.T("admin.person.new"), personPage{New: true, Form: a.personForm(v, nil)})
}

// AddPerson answers POST /admin/people/new, and leads to the page that shows the password once.
func (a *Admin) AddPerson(v *View) error {
	form := a.personForm(v, nil).Read(v)
	name := form.Value("name")
	if form.Field("name").Error == "" && (!staff.GoodName(name) || name == "new") {
		form.Fail("name", v.T("admin.person.name.bad"))
	}
	if form.Field("name").Error == "" {
		if _, err := a.office.Accounts.Account(name); !errors.Is(err, staff.ErrUnknown) {
			form.Fail("name", v.T("admin.person.name.taken"))
		}
	}
	a.checkDisplay(v, form)
	if len(form.Wrong()) > 0 {
		return v.Under(peopleCrumb(v)).Again("person", v.T("admin.person.new"), personPage{New: true, Form: form})
	}
	person := staff.Account{Name: name, AddedAt: time.Now()}
	form.take(&person)
	to := a.once(v, &person, "/admin/people/"+name)
	if err := a.office.Accounts.SaveAccount(person); err != nil {
		return problem.Wrap("unavailable", err)
	}
	if err := v.Note("account.added", name, map[string]any{"roles": person.Roles, "counters": person.Counters}); err != nil {
		return err
	}
	return v.Done(to, "admin.said.person.added", "name", person.Called())
}

func (a *Admin) checkDisplay(v *View, form *Form) {
	if !staff.GoodDisplay(form.Value("display")) {
		form.Fail("display", v.T("admin.person.display.bad"))
	}
}

// person is the account that the path names, with its page.
func (a *Admin) person(v *View) (staff.Account, *personPage, error) {
	person, err := a.office.Accounts.Account(edge.Param(v.c, "name"))
	if errors.Is(err, staff.ErrUnknown) {
		return person, nil, problem.New("not_found")
	}
	if err != nil {
		return person, nil, problem.Wrap("unavailable", err)
	}
	all, err := a.office.Accounts.Accounts()
	if err != nil {
		return person, nil, problem.Wrap("unavailable", err)
	}
	rows, err := a.sessionRows(v, person.Name)
	if err != nil {
		return person, nil, err
	}
	v.Under(peopleCrumb(v))
	return person, &personPage{Person: person, Form: a.personForm(v, &person), Own: person.Name == v.Who.Name, Last: staff.LastAdmin(all, person.Name),
		Added: v.When(person.AddedAt), SignedIn: v.When(person.SignedInAt), Gone: v.When(person.DisabledAt), Sessions: len(rows)}, nil
}

// Person answers GET /admin/people/{name}.
func (a *Admin) Person(v *View) error {
	person, page, err := a.person(v)
	if err != nil {
		return err
	}
	if name := v.c.Query("once"); name != "" {
		page.Once = a.secrets.take(name, a.office.SessionID(v.c), time.Now())
	}
	return v.Show("person", person.Called(), page)
}

// ChangePerson answers POST /admin/people/{name}. Whose rights have changed signs in again.
func (a *Admin) ChangePerson(v *View) error {
	person, page, err := a.person(v)
	if err != nil {
		return err
	}
	form, before := page.Form.Read(v), person
	a.checkDisplay(v, form)
	form.take(&person)
	if page.Last && !person.May(staff.ManagePeople) {
		form.Fail("roles", v.T("admin.person.last"))
	}
	if len(form.Wrong()) > 0 {
		return v.Again("person", before.Called(), page)
	}
	if err := a.office.Accounts.SaveAccount(person); err != nil {
		return problem.Wrap("unavailable", err)
	}
	changes := map[string]any{}
	if before.Display != person.Display {
		changes["display"] = [][]string{{before.Display}, {person.Display}}
	}
	if !slices.Equal(before.Roles, person.Roles) {
		changes["roles"] = [][]staff.Role{before.Roles, person.Roles}
	}
	if !slices.Equal(before.Counters, person.Counters) {
		changes["counters"] = [][]int{before.Counters, person.Counters}
	}
	if err := v.Note("account.changed", person.Name, changes); err != nil {
		return err
	}
	if changes["roles"] != nil || changes["counters"] != nil {
		if err := a.endOthers(v, person.Name); err != nil {
			return err
		}
	}
	return v.Done("/admin/people/"+person.Name, "admin.said.person.changed", "name", person.Called())
}

// endOthers ends the sessions of an account, but for the one that asks.
func (a *Admin) endOthers(v *View, name string) error {
	own := a.office.SessionID(v.c)
	_, err := a.office.EndSessions(name, func(k staff.Kept) bool { return edge.NameOf(k.Hash) != own }, a.signedOut)
	return err
}

// ResetPassword answers POST /admin/people/{name}/password: a password to be read out once.
func (a *Admin) ResetPassword(v *View) error {
	person, page, err := a.person(v)
	switch {
	case err != nil:
		return err
	case page.Own:
		return v.lead("/admin/account")
	}
	to := a.once(v, &person, "/admin/people/"+person.Name)
	if err := a.office.Accounts.SaveAccount(person); err != nil {
		return problem.Wrap("unavailable", err)
	}
	if err := v.Note("account.reset", person.Name, nil); err != nil {
		return err
	}
	if err := a.endOthers(v, person.Name); err != nil {
		return err
	}
	return v.Done(to, "admin.said.person.reset", "name", person.Called())
}

// DisablePerson answers POST /admin/people/{name}/disable: the sessions end at once, what was done stays.
func (a *Admin) DisablePerson(v *View) error {
	person, page, err := a.person(v)
	if err != nil {
		return err
	}
	if page.Last {
		page.Form.Fail("roles", v.T("admin.person.last"))
		return v.Again("person", person.Called(), page)
	}
	if person.Active() {
		person.DisabledAt = time.Now()
	}
	return a.switchPerson(v, person, "account.disabled", "admin.said.person.disabled")
}

// EnablePerson answers POST /admin/people/{name}/enable.
func (a *Admin) EnablePerson(v *View) error {
	person, _, err := a.person(v)
	if err != nil {
		return err
	}
	person.DisabledAt = time.Time{}
	return a.switchPerson(v, person, "account.enabled", "admin.said.person.enabled")
}

func (a *Admin) switchPerson(v *View, person staff.Account, what, said string) error {
	if err := a.office.Accounts.SaveAccount(person); err != nil {
		return problem.Wrap("unavailable", err)
	}
	if err := v.Note(what, person.Name, nil); err != nil {
		return err
	}
	if !person.Active() {
		if _, err := a.office.EndSessions(person.Name, func(staff.Kept) bool { return true }, a.signedOut); err != nil {
			return err
		}
	}
	return v.Done("/admin/people/"+person.Name, said, "name", person.Called())
}
