package admin

import (
	"slices"
	"strconv"
	"strings"

	"antrean/internal/problem"
	"antrean/office/staff"
)

type personRow struct {
	Name, Display, Roles, Counters, SignedIn string
	Active, Must                             bool
}

type peoplePage struct{ Rows []personRow }

// People answers GET /admin/people: everybody who has an account.
func (a *Admin) People(v *View) error {
	all, err := a.office.Accounts.Accounts()
	if err != nil {
		return problem.Wrap("unavailable", err)
	}
	slices.SortStableFunc(all, func(x, y staff.Account) int { // those who may sign in first
		return boolOrder(x.Active(), y.Active())
	})
	page := peoplePage{}
	for _, p := range all {
		row := personRow{Name: p.Name, Display: p.Called(), Roles: strings.Join(v.roleNames(p.Roles), ", "), Active: p.Active(), Must: p.MustChange, SignedIn: v.When(p.SignedInAt)}
		if p.May(staff.ActAtCounter) {
			row.Counters = v.counterNames(p.Counters)
		}
		page.Rows = append(page.Rows, row)
	}
	return v.Show("people", v.T("admin.people"), page)
}

func boolOrder(x, y bool) int {
	switch {
	case x == y:
		return 0
	case x:
		return -1
	}
	return 1
}

// roleNames are the roles as people call them.
func (v *View) roleNames(roles []staff.Role) []string {
	var names []string
	for _, role := range roles {
		names = append(names, v.T("admin.role."+string(role)))
	}
	return names
}

// counterNames says which counters an account may act for.
func (v *View) counterNames(counters []int) string {
	if len(counters) == 0 {
		return v.T("admin.person.counters.all")
	}
	var names []string
	for _, n := range counters {
		names = append(names, strconv.Itoa(n))
	}
	return strings.Join(names, ", ")
}
