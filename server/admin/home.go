package admin

// Home answers GET /admin: a card for each page that one may open.
func (a *Admin) Home(v *View) error {
	if v.Who.MustChange {
		return v.lead("/admin/account")
	}
	return v.Show("home", v.T("admin.home"), nil)
}
