package admin

import (
	"time"

	"antrean/internal/problem"
	"antrean/internal/words"
	"antrean/office/staff"
	"antrean/server/edge"
)

type accountPage struct {
	Must     bool // the password has to be changed first
	Roles    []string
	Counters string
	Password *Form
	Language *Form
	Sessions []sessionRow
}

func passwordForm(v *View) *Form {
	return &Form{Action: "/admin/account/password", Submit: v.T("admin.password.change"), Fields: []*Field{
		{Name: "old", Label: v.T("admin.password.old"), Kind: "password", Auto: "current-password", Must: true, Most: staff.MaxPassword},
		newPassword(v),
		{Name: "again", Label: v.T("admin.password.again"), Kind: "password", Auto: "new-password", Must: true, Most: staff.MaxPassword},
	}}
}

func languageForm(v *View) *Form {
	field := &Field{Name: "lang", Label: v.T("admin.account.lang"), Kind: "radio", Value: v.Lang, Must: true}
	for _, lang := range words.Staff() {
		field.Options = append(field.Options, Option{Value: lang, Label: words.In(lang).T("admin.language.own")})
	}
	return &Form{Action: "/admin/account/language", Submit: v.T("admin.save"), Fields: []*Field{field}, Quiet: true}
}

func (a *Admin) accountPage(v *View) (*accountPage, error) {
	rows, err := a.sessionRows(v, v.Who.Name)
	if err != nil {
		return nil, err
	}
	return &accountPage{Must: v.Who.MustChange, Roles: v.roleNames(v.Who.Roles), Counters: v.counterNames(v.Who.Counters), Password: passwordForm(v), Language: languageForm(v), Sessions: rows}, nil
}

// Account answers GET /admin/account: one's own password, language and sessions.
func (a *Admin) Account(v *View) error {
	page, err := a.accountPage(v)
	if err != nil {
		return err
	}
	return v.Show("account", v.T("admin.account"), page)
}

// ChangePassword answers POST /admin/account/password. Other sessions of the account end; this one gets a new cookie.
func (a *Admin) ChangePassword(v *View) error {
	page, err := a.accountPage(v)
	if err != nil {
		return err
	}
	form := page.Password.Read(v)
	if err := a.checkPasswords(v, form); err != nil {
		return err
	}
	if len(form.Wrong()) > 0 {
		for _, field := range form.Fields {
			field.Value = ""
		}
		return v.Again("account", v.T("admin.account"), page)
	}
	account := *v.Who
	account.Password, account.MustChange = staff.HashPassword(form.Value("password")), false
	if err := a.office.Accounts.SaveAccount(account); err != nil {
		return problem.Wrap("unavailable", err)
	}
	if err := v.Note("account.password", account.Name, nil); err != nil {
		return err
	}
	if _, err := a.office.EndSessions(account.Name, func(staff.Kept) bool { return true }, a.signedOut); err != nil {
		return err
	}
	if err := a.office.Begin(v.c, account, a.signedOut); err != nil {
		return err
	}
	if v.Who.MustChange {
		return v.Done("/admin", "admin.said.password")
	}
	return v.Done("/admin/account", "admin.said.password")
}

// checkPasswords looks at the three fields. Wrong old ones are counted as wrong sign-ins are.
func (a *Admin) checkPasswords(v *View, form *Form) error {
	name, now := v.Who.Name, time.Now()
	judge(v, form.Field("password"), name)
	if form.Value("again") != form.Value("password") {
		form.Fail("again", v.T("admin.password.differ"))
	}
	if form.Field("password").Error == "" && form.Value("password") == form.Value("old") {
		form.Fail("password", v.T("admin.password.same"))
	}
	if len(form.Wrong()) > 0 {
		return nil
	}
	if a.office.Logins.TooMany(v.c.IP(), name, now) {
		return problem.New("too_many")
	}
	if !a.office.Passwords.Matches(v.Who.Password, form.Value("old")) {
		a.office.Logins.Failed(v.c.IP(), name, now)
		form.Fail("old", v.T("admin.password.wrong"))
	}
	return nil
}

// ChangeLanguage answers POST /admin/account/language.
func (a *Admin) ChangeLanguage(v *View) error {
	page, err := a.accountPage(v)
	if err != nil {
		return err
	}
	form := page.Language.Read(v)
	if len(form.Wrong()) > 0 {
		return v.Again("account", v.T("admin.account"), page)
	}
	account := *v.Who
	account.Lang = form.Value("lang")
	if err := a.office.Accounts.SaveAccount(account); err != nil {
		return problem.Wrap("unavailable", err)
	}
	v.keep(edge.LangCookie, account.Lang, 365*24*time.Hour)
	v.Words = words.In(account.Lang)
	return v.Done("/admin/account", "admin.said.language")
}

// EndOwn answers POST /admin/account/sessions: one of one's own sessions ends.
func (a *Admin) EndOwn(v *View) error {
	return a.endSession(v, "/admin/account", func(k staff.Kept) bool { return k.Name == v.Who.Name })
}

// endSession ends the session that a form names, if it is one of those that may be ended here.
func (a *Admin) endSession(v *View, to string, may func(staff.Kept) bool) error {
	all, err := a.office.Sessions.Sessions()
	if err != nil {
		return problem.Wrap("unavailable", err)
	}
	asked := string(v.c.Request().PostArgs().Peek("session"))
	for _, kept := range all {
		if edge.NameOf(kept.Hash) != asked || !may(kept) {
			continue
		}
		if err := a.office.Sessions.DropSession(kept.Hash); err != nil {
			return problem.Wrap("unavailable", err)
		}
		a.signedOut(asked)
		if err := v.Note("session.ended", kept.Name, map[string]string{"address": kept.Address}); err != nil {
			return err
		}
		return v.Done(to, "admin.said.session", "name", kept.Name)
	}
	return v.Done(to, "admin.said.session.gone") // it has ended by itself meanwhile
}
