package admin

import (
	"slices"
	"strconv"
	"strings"

	"antrean/office/catalogue"
	"antrean/office/setup"
	"antrean/server/edge"
)

type remarkRow struct {
	Text, Path, Where string
	Done              string // where it is marked as looked at; empty for what only the field can mend
	N                 int
}

type remarkGroup struct {
	Label, Path string
	Rows        []remarkRow
}

type remarksPage struct {
	Base   int
	Groups []*remarkGroup
	Count  int
}

// findings are everything worth a second look in the standards of an office, services without a counter too.
func findings(in *setup.InForce) []catalogue.Finding {
	var serves [][]string
	for _, counter := range in.Document.Counters {
		serves = append(serves, counter.Serves)
	}
	return append(in.Catalogue.Lint(), in.Catalogue.LintCounters(serves)...)
}

// serviceOf is the service that a place of the standards is in.
func serviceOf(c *catalogue.Catalogue, path string) (*catalogue.Service, []string) {
	steps := strings.Split(strings.Trim(path, "/"), "/")
	if len(steps) < 2 || steps[0] != "services" {
		return nil, steps
	}
	i, err := strconv.Atoi(steps[1])
	if err != nil || i >= len(c.Services) {
		return nil, steps
	}
	return &c.Services[i], steps[2:]
}

// remarksOf counts the findings of each service.
func remarksOf(in *setup.InForce) map[string]int {
	out := map[string]int{}
	for _, found := range findings(in) {
		if service, _ := serviceOf(in.Catalogue, found.Path); service != nil {
			out[service.ID]++
		}
	}
	return out
}

// Remarks answers GET /admin/services/remarks?service=: what to look at again, each with the way to its field.
func (a *Admin) Remarks(v *View) error {
	in := a.office.Setup()
	page := remarksPage{Base: in.N}
	groups := map[string]*remarkGroup{}
	for _, found := range findings(in) {
		service, steps := serviceOf(in.Catalogue, found.Path)
		key, group := "", &remarkGroup{Label: v.T("admin_services.remarks.other"), Path: questionsPath}
		if service != nil {
			key, group = service.ID, &remarkGroup{Label: service.Short.In(v.Lang), Path: "/admin/services/" + service.ID}
		}
		if asked := v.c.Query("service"); asked != "" && asked != key {
			continue
		}
		if groups[key] == nil {
			groups[key] = group
			page.Groups = append(page.Groups, group)
		}
		groups[key].Rows = append(groups[key].Rows, v.remark(in.Catalogue, found, service, steps))
		page.Count++
	}
	return v.Under(servicesCrumb(v)).Show("service_remarks", v.T("admin_services.remarks"), page)
}

// remark is a finding with the way to its field.
func (v *View) remark(c *catalogue.Catalogue, found catalogue.Finding, service *catalogue.Service, steps []string) remarkRow {
	row := remarkRow{Text: found.In(v.Lang)}
	if service == nil {
		if len(steps) > 1 && steps[0] == "questions" {
			row.Path, row.Where = questionsPath+"/"+steps[1], c.Questions[steps[1]].Ask.In(v.Lang)
		}
	} else {
		row.Path, row.Where = v.fieldOf(service, steps)
	}
	switch found.Code {
	case "untranslated":
		lang := lacking(c, found.Path)
		row.Text = v.T("admin_services.untranslated", "lang", tongueName(lang))
		if row.Path != "" {
			row.Path += "." + lang
		}
	case "no_counter":
		row.Path, row.Where = "", ""
	case "remark":
		row.N, _ = strconv.Atoi(steps[len(steps)-1])
		row.Done = "/admin/services/" + service.ID + "/remark"
		if remark := service.Remarks[row.N]; remark.Requirement != "" {
			if need, ok := service.Requirement(remark.Requirement); ok {
				row.Path, row.Where = needsPath(service.ID)+"/"+need.ID, need.Label.In(v.Lang)
			}
		}
	}
	return row
}

// lacking is the first language of the office that a text has not.
func lacking(c *catalogue.Catalogue, path string) string {
	for _, lang := range c.Langs {
		if _, ok := c.Sources[path+"/"+lang]; !ok {
			return lang
		}
	}
	return catalogue.DefaultLang
}

// fieldOf is the address of the field at a place of a service, and what people call it.
func (v *View) fieldOf(s *catalogue.Service, steps []string) (path, where string) {
	at := "/admin/services/" + s.ID
	if len(steps) == 0 {
		return at, ""
	}
	switch steps[0] {
	case "requirements":
		return v.needOf(s, steps)
	case "ask", "stop_if":
		return at + "/ask#" + strings.Join(steps, "."), v.T("admin_services.part.ask")
	case "channels":
		if n, err := strconv.Atoi(step(steps, 1)); err == nil && n < len(s.Channels) {
			return channelsPath(s.ID) + "/" + s.Channels[n].ID + "#" + strings.Join(steps[2:], "."), v.T("admin_services.part.channels")
		}
	case "stages":
		return channelsPath(s.ID) + "#stages", v.T("admin_services.stages")
	}
	for _, part := range serviceParts {
		if slices.Contains(part.keys, steps[0]) {
			return at + "/" + part.Name + "#" + strings.Join(steps, "."), v.T("admin_services.part." + part.Name)
		}
	}
	return at, ""
}

func (v *View) needOf(s *catalogue.Service, steps []string) (path, where string) {
	if n, err := strconv.Atoi(step(steps, 1)); err == nil && n < len(s.Requirements) {
		return needsPath(s.ID) + "/" + s.Requirements[n].ID + "#" + strings.Join(steps[2:], "."), s.Requirements[n].Label.In(v.Lang)
	}
	return needsPath(s.ID), v.T("admin_services.part.requirements")
}

func step(steps []string, i int) string {
	if i < len(steps) {
		return steps[i]
	}
	return ""
}

// DropRemark answers POST /admin/services/{id}/remark: a remark kept beside the standard has been looked at.
func (a *Admin) DropRemark(v *View) error {
	service, err := a.service(v)
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(string(v.c.Request().PostArgs().Peek("n")))
	if err != nil {
		n = -1
	}
	to := "/admin/services/remarks"
	if only := edge.Param(v.c, "id"); v.c.Query("service") != "" {
		to += "?service=" + only
	}
	return a.act(v, to, standardsDeed{Subject: service.ID, Part: "remarks"}, editOf(editService(service.ID, func(s branch) error {
		list := listAt(s, "lint")
		if n < 0 || n >= len(list) {
			return nil
		}
		if s["lint"] = slices.Delete(list, n, n+1); len(list) == 1 {
			delete(s, "lint")
		}
		return nil
	})))
}
