package admin

import (
	"antrean/office/staff"
)

// newPassword is the field of a password that a person chooses.
func newPassword(v *View) *Field {
	return &Field{Name: "password", Label: v.T("admin.password.new"), Kind: "password", Hint: v.T("admin.password.hint", "n", staff.MinPassword), Auto: "new-password", Must: true, Most: staff.MaxPassword}
}

// judge says on the field why a password will not do. The field is emptied: a page never sends a password back.
func judge(v *View, field *Field, name string) {
	if field.Error == "" {
		switch staff.Judge(field.Value, name) {
		case staff.PasswordShort:
			field.Error = v.T("admin.password.short", "n", staff.MinPassword)
		case staff.PasswordLong:
			field.Error = v.T("admin.password.long", "n", staff.MaxPassword)
		case staff.PasswordName:
			field.Error = v.T("admin.password.name")
		}
	}
}

// oneTime is 10 characters of 5 bits: enough for the hour until it is changed, short enough to read aloud.
const oneTime = 10

// once makes a password for somebody else, to be seen once at a path.
func (a *Admin) once(v *View, account *staff.Account, path string) (to string) {
	password := oneTimePassword()
	account.Password, account.MustChange = staff.HashPassword(password), true
	return path + "?once=" + a.secrets.put(password, a.office.SessionID(v.c), a.office.Now())
}

func oneTimePassword() string {
	secret := staff.NewSecret(oneTime)
	return secret[:oneTime/2] + "-" + secret[oneTime/2:]
}
