package admin

import (
	"slices"

	"antrean/internal/problem"
	"antrean/office/catalogue"
	"antrean/server/edge"
)

type needRow struct {
	ID, Label, When, Third, Get string
	Any                         []string
	First, Last, Optional       bool
}

type needsPage struct {
	ID   string
	Base int
	Rows []needRow
	Path string
}

// Requirements answers GET /admin/services/{id}/requirements: what is to be brought, in the order of the kiosk.
func (a *Admin) Requirements(v *View) error {
	service, err := a.service(v)
	if err != nil {
		return err
	}
	in := a.office.Setup()
	page := needsPage{ID: service.ID, Base: in.N, Path: needsPath(service.ID)}
	for i, row := range service.Requirements {
		one := needRow{ID: row.ID, Label: row.Label.In(v.Lang), When: v.condition(in.Catalogue, row.When), First: i == 0,
			Last: i == len(service.Requirements)-1, Optional: row.Optional}
		for _, leaf := range row.Any {
			one.Any = append(one.Any, leaf.Label.In(v.Lang))
		}
		if row.Get != nil {
			one.Get = row.Get.Where.In(v.Lang)
		}
		if row.Third != "" {
			one.Third = v.T("admin_services.third." + row.Third)
		}
		page.Rows = append(page.Rows, one)
	}
	return v.Under(servicesCrumb(v), serviceCrumb(v, service)).Show("service_requirements", v.T("admin_services.part.requirements"), page)
}

func needsPath(service string) string { return "/admin/services/" + service + "/requirements" }

// editService changes a service of the standards as a branch.
func editService(id string, edit func(service branch) error) func([]byte) ([]byte, error) {
	return func(raw []byte) ([]byte, error) {
		doc, err := branchOf(raw)
		if err != nil {
			return nil, err
		}
		list := listAt(doc, "services")
		i := findBranch(list, id)
		if i < 0 {
			return nil, problem.New("not_found")
		}
		service := list[i].(branch)
		before := copyOf(service)
		if err := edit(service); err != nil {
			return nil, err
		}
		settleAsk(before, service)
		return putService(id, before, service)(raw)
	}
}

// MoveRequirement answers POST /admin/services/{id}/requirements/{row}/move.
func (a *Admin) MoveRequirement(v *View) error {
	service, row, err := a.requirement(v)
	if err != nil {
		return err
	}
	step := v.rowStep()
	return a.act(v, needsPath(service.ID), standardsDeed{Subject: service.ID, Part: "part.requirements"}, editOf(editService(service.ID, func(s branch) error {
		list := listAt(s, "requirements")
		i := findBranch(list, row)
		if to := i + step; i >= 0 && to >= 0 && to < len(list) {
			list[i], list[to] = list[to], list[i]
		}
		return nil
	})))
}

// RemoveRequirement answers POST /admin/services/{id}/requirements/{row}/remove.
func (a *Admin) RemoveRequirement(v *View) error {
	service, row, err := a.requirement(v)
	if err != nil {
		return err
	}
	return a.act(v, needsPath(service.ID), standardsDeed{Subject: service.ID, Part: "part.requirements"}, editOf(editService(service.ID, func(s branch) error {
		s["requirements"] = slices.DeleteFunc(listAt(s, "requirements"), func(one any) bool { return plainAt(one, "id") == row })
		dropRemarks(s)
		return nil
	})))
}

// dropRemarks takes out the remarks on requirements that the service has no more.
func dropRemarks(service branch) {
	old, ok := service["lint"].([]any)
	if !ok {
		return
	}
	taken := takenIn(service)
	left := slices.DeleteFunc(old, func(one any) bool {
		about := plainAt(one, "requirement")
		return about != "" && !taken(about)
	})
	if service["lint"] = left; len(left) == 0 {
		delete(service, "lint")
	}
}

// requirement is the row that the path names.
func (a *Admin) requirement(v *View) (*catalogue.Service, string, error) {
	service, err := a.service(v)
	if err != nil {
		return nil, "", err
	}
	id := edge.Param(v.c, "row")
	if !slices.ContainsFunc(service.Requirements, func(row catalogue.Requirement) bool { return row.ID == id }) {
		return nil, "", problem.New("not_found")
	}
	v.Under(servicesCrumb(v), serviceCrumb(v, service), Crumb{v.T("admin_services.part.requirements"), needsPath(service.ID)})
	return service, id, nil
}

// putRow makes a change of the standards of what a page has made of a requirement; a row without an id is new.
func putRow(service string, after branch) func([]byte) ([]byte, error) {
	return editService(service, func(s branch) error {
		list := listAt(s, "requirements")
		i := findBranch(list, plainAt(after, "id"))
		if i < 0 {
			s["requirements"] = append(list, after)
			return nil
		}
		list[i] = after
		dropRemarks(s)
		return nil
	})
}
