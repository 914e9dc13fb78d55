package admin

import (
	"cmp"
	"maps"
	"slices"

	"antrean/internal/problem"
	"antrean/office/catalogue"
	"antrean/server/edge"
)

// A stageRow is a stage as the page of the channels shows it.
type stageRow struct {
	ID, Name, Role, Public, Returns string
	Text, Needs, Ways               []string
	Aside                           bool
}

// A stepRow is a stage in its place on a channel.
type stepRow struct {
	ID, Name, Role, Action string
	First, Last            bool
}

func stagesPath(service string) string { return "/admin/services/" + service + "/stages" }

// stageRows are the stages of a service, each with the channels that go through it.
func (v *View) stageRows(service *catalogue.Service) []stageRow {
	var out []stageRow
	for _, stage := range service.Stages {
		row := stageRow{ID: stage.ID, Name: stage.Name(v.Lang), Text: inAll(stage.Text, v.Lang), Role: catalogue.RoleName(stage.Role, v.Lang), Aside: stage.Aside,
			Returns: v.returnsTo(service, stage)}
		if stage.Public != nil {
			row.Public = stage.Public.In(v.Lang)
		}
		for _, need := range stage.Needs {
			row.Needs = append(row.Needs, v.needName(need))
		}
		for _, way := range service.Channels {
			if slices.Contains(way.Steps, stage.ID) {
				row.Ways = append(row.Ways, way.Name.In(v.Lang))
			}
		}
		out = append(out, row)
	}
	return out
}

// returnsTo is who gets back what fails at a stage; nothing for nobody.
func (v *View) returnsTo(service *catalogue.Service, stage catalogue.Stage) string {
	if stage.Returns == catalogue.Applicant {
		return catalogue.RoleName(catalogue.Applicant, v.Lang)
	}
	if to, ok := service.Stage(stage.Returns); ok {
		return to.Name(v.Lang)
	}
	return ""
}

// needName is what people call something without which a stage stands still.
func (v *View) needName(need string) string {
	if key := "admin_services.stage.needs." + need; v.Words.Has(key) {
		return v.T(key)
	}
	return need
}

// steps are the stages of a channel, in its order.
func (v *View) steps(service *catalogue.Service, way *catalogue.Channel) []stepRow {
	var out []stepRow
	for i, id := range way.Steps {
		if stage, ok := service.Stage(id); ok {
			out = append(out, stepRow{ID: id, Name: stage.Name(v.Lang), Role: catalogue.RoleName(way.Role(stage), v.Lang), First: i == 0, Last: i == len(way.Steps)-1,
				Action: channelsPath(service.ID) + "/" + way.ID + "/steps/" + id + "/move"})
		}
	}
	return out
}

// stageNeeds are the things without which work may stand still; a stage may name others in the file.
var stageNeeds = [...]string{"SIAK", "TTE", "jaringan", "blangko"}

// rolesOf lists the roles that an office may choose: those that we know and those that its standards have.
func (a *Admin) rolesOf(v *View) []Option {
	ids := catalogue.Roles()
	for _, service := range a.office.Catalogue().Services {
		for _, stage := range service.Stages {
			ids = append(ids, stage.Role)
		}
		for _, way := range service.Channels {
			ids = slices.AppendSeq(ids, maps.Values(way.Roles))
		}
	}
	slices.Sort(ids)
	var out []Option
	for _, id := range slices.Compact(ids) {
		out = append(out, Option{Value: id, Label: catalogue.RoleName(id, v.Lang)})
	}
	slices.SortFunc(out, func(a, b Option) int { return cmp.Compare(a.Label, b.Label) })
	return out
}

// stageSheet is the form of a stage; id is "new" for another one.
func (a *Admin) stageSheet(v *View, service *catalogue.Service, id string) (*sheet, error) {
	doc, version, err := a.standards()
	if err != nil {
		return nil, err
	}
	s := a.newSheet(v, stagesPath(service.ID)+"/"+id, channelsPath(service.ID), branch{"role": branch{"value": catalogue.Roles()[0]}}, version)
	services := listAt(doc, "services")
	at := findBranch(services, service.ID)
	stages := listAt(services[at], "stages")
	n := len(stages)
	if id != "new" {
		if n = findBranch(stages, id); n < 0 {
			return nil, problem.New("not_found")
		}
		s.from = stages[n].(branch)
	}
	s.prefix = pointer("services", at, "stages", n)
	s.texts("stage.text", "text")
	s.group("stage.who", "")
	role := s.choice("stage.role", "role", "select")
	role.Options, role.Must = a.rolesOf(v), true
	other := s.add(&Field{Name: "role_other", Label: s.say("stage.role.other"), Hint: s.say("stage.role.other.hint"), Kind: "text", Most: slugMost})
	s.finish = append(s.finish, func(into branch) {
		if other.Value != "" {
			into["role"] = branch{"value": roleID(other.Value)}
		}
	})
	fillStageTold(s)
	fillStageWork(s, v, service, id)
	return s.why(), nil
}

// roleID makes a role of its name; nothing where the name has no letters.
func roleID(name string) string { return slug(name, "", func(string) bool { return false }) }

// fillStageTold asks what applicants read of a stage.
func fillStageTold(s *sheet) {
	s.group("stage.told", "")
	s.text("stage.public", "public", "area", false)
	s.text("stage.done", "done", "area", false)
}

// fillStageWork asks what a stage needs, and where what fails goes.
func fillStageWork(s *sheet, v *View, service *catalogue.Service, id string) {
	s.group("stage.work", "")
	needs := stageNeeds[:]
	if stage, ok := service.Stage(id); ok {
		for _, need := range stage.Needs {
			if !slices.Contains(needs, need) {
				needs = append(slices.Clip(needs), need)
			}
		}
	}
	var options []Option
	for _, need := range needs {
		options = append(options, Option{Value: need, Label: v.needName(need)})
	}
	s.many("stage.needs", "needs", options)
	returns := s.choice("stage.returns", "returns", "select", "")
	returns.Options = append(returns.Options, Option{Value: catalogue.Applicant, Label: catalogue.RoleName(catalogue.Applicant, v.Lang)})
	for _, stage := range service.Stages {
		if stage.ID != id {
			returns.Options = append(returns.Options, Option{Value: stage.ID, Label: v.T("admin_services.stage.returns.stage", "name", stage.Name(v.Lang))})
		}
	}
	s.choice("stage.prints", "prints", "select", "", "claim_slip")
	s.yes("stage.aside", "aside")
}

func (a *Admin) stagePage(v *View, service *catalogue.Service, id string, s *sheet) partPage {
	page := partPage{Sheet: s, Lead: v.T("admin_services.stage.lead")}
	if id != "new" {
		page.More = &partMore{Label: v.T("admin_services.stage.remove"), Lead: v.T("admin_services.stage.remove.lead"), Base: s.Base,
			Action: stagesPath(service.ID) + "/" + id + "/remove", Ask: v.T("admin_services.stage.remove.ask"), Yes: v.T("admin_services.remove.yes")}
	}
	return page
}

func stageTitle(v *View, id string) string {
	if id == "new" {
		return v.T("admin_services.stage.new")
	}
	return v.T("admin_services.stage")
}

// Stage answers GET /admin/services/{id}/stages/{stage}, also for a new one.
func (a *Admin) Stage(v *View) error {
	service, err := a.service(v)
	if err != nil {
		return err
	}
	id := edge.Param(v.c, "stage")
	s, err := a.stageSheet(v, service, id)
	if err != nil {
		return err
	}
	return a.channelUnder(v, service).Show("service_part", stageTitle(v, id), a.stagePage(v, service, id, s))
}

// SaveStage answers POST /admin/services/{id}/stages/{stage}, also for a new one.
func (a *Admin) SaveStage(v *View) error {
	service, err := a.service(v)
	if err != nil {
		return err
	}
	id := edge.Param(v.c, "stage")
	s, err := a.stageSheet(v, service, id)
	if err != nil {
		return err
	}
	s.read()
	if other := s.Value("role_other"); other != "" && roleID(other) == "" {
		s.Fail("role_other", v.T("admin_services.stage.role.other.bad"))
	}
	after := copyOf(s.from)
	s.put(after)
	if len(listAt(after, "text")) == 0 {
		s.Fail("text.0."+catalogue.DefaultLang, v.T("admin.form.empty"))
	}
	in, err := s.save(putStage(service.ID, id, after))
	switch {
	case err == errAgain:
		return a.channelUnder(v, service).retry(s.Form, "service_part", stageTitle(v, id), a.stagePage(v, service, id, s))
	case err != nil:
		return err
	}
	return v.saved(s.Form, in, standardsDeed{Subject: service.ID, Part: "stages"}, channelsPath(service.ID)+"#stages", saidSaved, "what", v.T("admin_services.stage"))
}

func putStage(service, id string, stage branch) func([]byte) ([]byte, error) {
	return editService(service, func(s branch) error {
		stages := listAt(s, "stages")
		if i := findBranch(stages, id); i >= 0 {
			stages[i] = stage
			return nil
		}
		first, _ := listAt(stage, "text")[0].(branch)
		name := plainAt(first, catalogue.DefaultLang)
		if public := plainAt(stage, "public", catalogue.DefaultLang); public != "" {
			name = public
		}
		stage["id"] = slug(name, "langkah", func(id string) bool {
			return findBranch(stages, id) >= 0 || id == "new" || id == catalogue.Applicant
		})
		s["stages"] = append(stages, stage)
		return nil
	})
}

// RemoveStage answers POST /admin/services/{id}/stages/{stage}/remove: no channel goes through it any more, and what
// was returned to it is returned to the applicant.
func (a *Admin) RemoveStage(v *View) error {
	service, err := a.service(v)
	if err != nil {
		return err
	}
	id := edge.Param(v.c, "stage")
	return a.act(v, channelsPath(service.ID), standardsDeed{Subject: service.ID, Part: "stages"}, editOf(editService(service.ID, func(s branch) error {
		if s["stages"] = slices.DeleteFunc(listAt(s, "stages"), func(one any) bool { return plainAt(one, "id") == id }); len(listAt(s, "stages")) == 0 {
			delete(s, "stages")
		}
		for _, stage := range listAt(s, "stages") {
			if wordAt(stage, "returns") == id {
				stage.(branch)["returns"] = branch{"value": catalogue.Applicant}
			}
		}
		for _, way := range listAt(s, "channels") {
			way := way.(branch)
			setSteps(way, slices.DeleteFunc(wordsOf(listAt(way, "steps", "value")), func(one string) bool { return one == id }))
		}
		return nil
	})))
}

// setSteps puts the stages of a channel in an order; who does one that is no more among them is forgotten.
func setSteps(way branch, steps []string) {
	if slices.Equal(wordsOf(listAt(way, "steps", "value")), steps) {
		return
	}
	if way["steps"] = (branch{"value": anyOf(steps)}); len(steps) == 0 {
		delete(way, "steps")
	}
	roles := branchAt(way, "roles")
	maps.DeleteFunc(roles, func(id string, _ any) bool { return id != "source" && !slices.Contains(steps, id) })
	if len(roles) == 0 {
		delete(way, "roles")
	}
}

// MoveStep answers POST /admin/services/{id}/channels/{channel}/steps/{stage}/move: a place up or down on the channel.
func (a *Admin) MoveStep(v *View) error {
	service, err := a.service(v)
	if err != nil {
		return err
	}
	channel, stage, step := edge.Param(v.c, "channel"), edge.Param(v.c, "stage"), v.rowStep()
	return a.act(v, channelsPath(service.ID)+"#way-"+channel, standardsDeed{Subject: service.ID, Part: "stages"}, editOf(editService(service.ID, func(s branch) error {
		ways := listAt(s, "channels")
		n := findBranch(ways, channel)
		if n < 0 {
			return nil
		}
		way := ways[n].(branch)
		steps := wordsOf(listAt(way, "steps", "value"))
		i := slices.Index(steps, stage)
		if to := i + step; i >= 0 && to >= 0 && to < len(steps) {
			steps[i], steps[to] = steps[to], steps[i]
		}
		setSteps(way, steps)
		return nil
	})))
}

// fillSteps asks which stages a channel goes through, and who does them where it is not who usually does.
func (a *Admin) fillSteps(s *sheet, v *View, service *catalogue.Service) {
	if len(service.Stages) == 0 {
		return
	}
	s.group("channel.steps", "")
	had := wordsOf(listAt(s.from, "steps", "value"))
	var options []Option
	for _, stage := range service.Stages {
		options = append(options, Option{Value: stage.ID, Label: stage.Name(v.Lang), Hint: catalogue.RoleName(stage.Role, v.Lang)})
	}
	ticked := s.many("channel.steps.which", "steps", options)
	s.group("channel.roles", "pair")
	for _, stage := range service.Stages {
		field := s.choice("channel.role", "roles."+stage.ID, "select")
		field.Label = stage.Name(v.Lang)
		field.Options = append([]Option{{Label: v.T("admin_services.channel.role.usual", "role", catalogue.RoleName(stage.Role, v.Lang))}}, a.rolesOf(v)...)
	}
	s.finish = append(s.finish, func(way branch) {
		// What stays keeps its place; what is new stands where the stages have it, behind those that come before it.
		kept := slices.DeleteFunc(slices.Clone(had), func(id string) bool { return !slices.Contains(ticked.Values, id) })
		setSteps(way, addSteps(service, kept, ticked.Values))
	})
}

// addSteps puts new stages behind the last one that stands before them in the service.
func addSteps(service *catalogue.Service, kept, all []string) []string {
	for i, stage := range service.Stages {
		if !slices.Contains(all, stage.ID) || slices.Contains(kept, stage.ID) {
			continue
		}
		at := 0
		for _, before := range service.Stages[:i] {
			at = max(at, slices.Index(kept, before.ID)+1)
		}
		kept = slices.Insert(kept, at, stage.ID)
	}
	return kept
}
