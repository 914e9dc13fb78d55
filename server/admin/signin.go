package admin

import (
	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/staff"
)

// Open answers POST of a form that needs no session. It may come twice: signing in twice is signing in.
func (a *Admin) Open(do func(*View) error) fiber.Handler {
	return func(c *fiber.Ctx) error {
		if err := isForm(c); err != nil {
			return err
		}
		return do(a.view(c))
	}
}

type signInPage struct {
	Form  *Form
	Wrong string // a sentence about the whole form
}

func signInForm(v *View, next string) *Form {
	return &Form{Action: "/masuk", Submit: v.T("staff.signin.go"), Fields: []*Field{
		{Name: "name", Label: v.T("staff.signin.name"), Kind: "text", Auto: "username", Must: true, Most: staff.MaxName},
		{Name: "password", Label: v.T("staff.signin.password"), Kind: "password", Auto: "current-password", Must: true, Most: staff.MaxPassword},
		{Name: "next", Kind: "hidden", Value: local(next), Most: 2000},
	}}
}

// SignIn answers GET /masuk: the form.
func (a *Admin) SignIn(v *View) error {
	return v.Show("signin", v.T("staff.signin.title"), signInPage{Form: signInForm(v, v.c.Query("next"))})
}

// SignInForm answers POST /masuk, and leads to where one was going.
func (a *Admin) SignInForm(v *View) error {
	form := signInForm(v, "").Read(v)
	page := signInPage{Form: form}
	if len(form.Wrong()) > 0 {
		form.Field("password").Value = ""
		return v.Again("signin", v.T("staff.signin.title"), page)
	}
	account, err := a.office.SignIn(v.c, form.Value("name"), form.Value("password"), a.signedOut)
	form.Field("password").Value = ""
	switch problem.Code(err) {
	case "":
		if err != nil {
			return err
		}
	case "wrong_login":
		page.Wrong = v.T("staff.signin.wrong")
		return v.Again("signin", v.T("staff.signin.title"), page)
	case "too_many":
		page.Wrong = v.T("staff.signin.many")
		return v.Again("signin", v.T("staff.signin.title"), page)
	default:
		return err
	}
	if account.MustChange {
		return v.lead("/admin/account")
	}
	return v.lead(local(form.Value("next")))
}

// SignOut answers POST /keluar.
func (a *Admin) SignOut(v *View) error {
	if err := a.office.SignOut(v.c, a.signedOut); err != nil {
		return err
	}
	return v.lead("/masuk")
}
