package admin

import (
	"errors"
	"time"

	"antrean/internal/problem"
	"antrean/office/staff"
	"antrean/server/edge"
)

func firstForm(v *View) *Form {
	return &Form{Action: "/mulai", Submit: v.T("admin.first.go"), Fields: []*Field{
		{Name: "code", Label: v.T("admin.first.code"), Kind: "code", Hint: v.T("admin.first.code.hint"), Must: true, Most: 40},
		{Name: "name", Label: v.T("admin.person.name"), Kind: "text", Hint: v.T("admin.person.name.hint"), Auto: "username", Must: true, Most: staff.MaxName},
		{Name: "display", Label: v.T("admin.person.display"), Kind: "text", Hint: v.T("admin.person.display.hint"), Auto: "name", Most: staff.MaxName},
		newPassword(v),
	}}
}

// First answers GET /mulai, as long as the office has no admin.
func (a *Admin) First(v *View) error {
	if !a.office.First.Wanted() {
		return problem.New("not_found")
	}
	return v.Show("first", v.T("admin.first"), firstForm(v))
}

// FirstForm answers POST /mulai: whoever has the code of the console becomes the first admin.
func (a *Admin) FirstForm(v *View) error {
	if !a.office.First.Wanted() {
		return problem.New("not_found")
	}
	form := firstForm(v).Read(v)
	name := form.Value("name")
	if !staff.GoodName(name) {
		form.Fail("name", v.T("admin.person.name.bad"))
	}
	judge(v, form.Field("password"), name)
	if err := a.checkCode(v, form); err != nil {
		return err
	}
	if form.Field("name").Error == "" {
		if _, err := a.office.Accounts.Account(name); !errors.Is(err, staff.ErrUnknown) {
			form.Fail("name", v.T("admin.person.name.taken"))
		}
	}
	if len(form.Wrong()) > 0 {
		return v.Again("first", v.T("admin.first"), form)
	}
	account := staff.Account{Name: name, Display: form.Value("display"), Roles: []staff.Role{staff.Admin}, AddedAt: time.Now(), Password: staff.HashPassword(form.Value("password"))}
	used, err := a.office.First.Use(func() error { return a.office.Accounts.SaveAccount(account) })
	switch {
	case err != nil:
		return problem.Wrap("unavailable", err)
	case !used:
		return problem.New("not_found")
	}
	edge.Acts(v.c, account)
	if err := v.Note("account.first", account.Name, nil); err != nil {
		return err
	}
	if err := a.office.Begin(v.c, account, a.signedOut); err != nil {
		return err
	}
	return v.Done("/admin", "admin.said.first")
}

// checkCode says on the form that the code is wrong. Wrong codes are counted as all guesses are.
func (a *Admin) checkCode(v *View, form *Form) error {
	if a.office.First.Fits(form.Value("code")) {
		return nil
	}
	if err := a.office.Missed(v.c, time.Now(), "forbidden"); problem.Code(err) == "too_many" {
		return err
	}
	form.Fail("code", v.T("admin.first.code.wrong"))
	return nil
}
