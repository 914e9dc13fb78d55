package admin

import (
	"slices"
	"strconv"
	"strings"

	"antrean/office/catalogue"
)

// leavesMost is how many documents a row of "any one of" may have, as the schema has it.
const leavesMost = 12

// needSheet is the form of a requirement. row is empty for a new one.
func (a *Admin) needSheet(v *View, service *catalogue.Service, row string) (*sheet, error) {
	doc, version, err := a.standards()
	if err != nil {
		return nil, err
	}
	path := needsPath(service.ID)
	action := path + "/new"
	if row != "" {
		action = path + "/" + row
	}
	s := a.newSheet(v, action, path, branch{}, version)
	services := listAt(doc, "services")
	at := findBranch(services, service.ID)
	rows := listAt(services[at], "requirements")
	n := len(rows)
	if row != "" {
		n = findBranch(rows, row)
		s.from = rows[n].(branch)
	}
	s.prefix = pointer("services", at, "requirements", n)
	s.text("need.label", "label", "area", true)
	fillCondition(s, a.office.Catalogue())
	fillForm(s)
	fillLeaves(s)
	fillThird(s, a.office.Catalogue())
	fillGet(s)
	return s.why(), nil
}

// fillCondition asks when the requirement is needed: always, or for some answers to a question.
func fillCondition(s *sheet, c *catalogue.Catalogue) {
	g := s.group("need.when", "condition")
	g.Nested = map[string]*Field{}
	when := s.add(&Field{Name: "when", Label: s.say("need.when"), Kind: "radio", Value: plainAt(s.from, "when", "q"), Options: []Option{{Label: s.say("need.when.always")}}})
	chosen := wordsOf(listAt(s.from, "when", "in"))
	for _, id := range questionIDs(c) {
		question := c.Questions[id]
		when.Options = append(when.Options, Option{Value: id, Label: question.Ask.In(s.v.Lang)})
		in := &Field{Name: "when.in." + id, Label: s.v.T("admin_services.need.when.in", "ask", question.Ask.In(s.v.Lang)), Kind: "checks"}
		for _, option := range question.Options {
			in.Options = append(in.Options, Option{Value: option.ID, Label: option.Label.In(s.v.Lang)})
		}
		if id == when.Value {
			in.Values = chosen
		}
		s.Fields = append(s.Fields, in)
		g.Nested[id] = in
	}
	s.bind(&bound{Field: when, at: []string{"when"}, shape: asNothing})
	s.finish = append(s.finish, func(row branch) { putCondition(s, row) })
}

// questionIDs lists the questions of an office by their ids.
func questionIDs(c *catalogue.Catalogue) []string {
	var ids []string
	for id := range c.Questions {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(x, y string) int {
		return strings.Compare(c.Questions[x].Ask.In(catalogue.DefaultLang)+x, c.Questions[y].Ask.In(catalogue.DefaultLang)+y)
	})
	return ids
}

func putCondition(s *sheet, row branch) {
	q := s.Value("when")
	in := s.answersTo(q)
	if len(in) == 0 {
		delete(row, "when")
		return
	}
	if plainAt(row, "when", "q") == q && same(dig(row, "when", "in"), anyOf(in)) {
		return
	}
	row["when"] = branch{"q": q, "in": anyOf(in)}
}

// answersTo are the ticked answers to a question.
func (s *sheet) answersTo(question string) []string {
	name := "when.in." + question
	i := slices.IndexFunc(s.Fields, func(field *Field) bool { return field.Name == name })
	if i < 0 {
		return nil
	}
	return s.Fields[i].Values
}

// fillForm asks in which form the document is wanted.
func fillForm(s *sheet) {
	s.group("need.how", "pair")
	s.choice("need.form", "form", "select", forms[:]...)
	s.value("need.copies", "copies", "number", "")
	s.group("", "")
	s.choice("need.picture", "picture", "select", append([]string{""}, catalogue.Pictures()...)...)
	s.yes("need.optional", "optional")
}

// forms are the forms in which a document is wanted; the standard may not say.
var forms = [...]string{"", "asli", "fotokopi", "tunjuk", "scan"}

// fillLeaves asks for the documents of which any one is enough.
func fillLeaves(s *sheet) {
	s.group("need.any", "rows")
	leaves := listAt(s.from, "any")
	for i := range s.rowsOf("any", "label", len(leaves), leavesMost) {
		at := "any." + strconv.Itoa(i)
		s.text("need.leaf", at+".label", "text", false)
		for _, field := range s.Groups[len(s.Groups)-1].Fields {
			field.Label = strconv.Itoa(i+1) + ". " + field.Label
		}
		form := s.choice("need.form", at+".form", "select", forms[:]...)
		form.Label = strconv.Itoa(i+1) + ". " + form.Label
	}
	s.finish = append(s.finish, func(row branch) { nameRows(row, "any", "label", "dokumen") })
}

// fillThird asks what a third button says.
func fillThird(s *sheet, c *catalogue.Catalogue) {
	s.group("need.third", "")
	s.choice("need.third.kind", "third", "radio", "", catalogue.NotFilled, catalogue.NotOwned)
	answer := s.add(&Field{Name: "third_answer", Label: s.say("need.third.answer"), Hint: s.say("need.third.answer.hint"), Kind: "select", Options: []Option{{Label: s.say("need.third.answer.none")}}})
	for _, id := range questionIDs(c) {
		for _, option := range c.Questions[id].Options {
			answer.Options = append(answer.Options, Option{Value: id + "=" + option.ID, Label: c.Questions[id].Ask.In(s.v.Lang) + " → " + option.Label.In(s.v.Lang)})
		}
	}
	if q := plainAt(s.from, "third_answer", "q"); q != "" {
		answer.Value = q + "=" + plainAt(s.from, "third_answer", "value")
	}
	s.bind(&bound{Field: answer, at: []string{"third_answer"}, shape: asNothing})
	s.finish = append(s.finish, func(row branch) {
		q, value, _ := strings.Cut(s.Value("third_answer"), "=")
		switch {
		case s.Value("third") != catalogue.NotOwned || q == "":
			delete(row, "third_answer")
		case plainAt(row, "third_answer", "q") != q || plainAt(row, "third_answer", "value") != value:
			row["third_answer"] = branch{"q": q, "value": value}
		}
	})
}

// fillGet asks where a missing document comes from.
func fillGet(s *sheet) {
	s.group("need.get", "")
	s.text("need.where", "get.where", "area", false)
	s.text("need.cost", "get.cost", "text", false)
	s.group("", "")
	s.value("need.link", "get.link", "text", "url")
	s.optional("get", "get.where."+catalogue.DefaultLang)
	s.text("need.note", "note", "area", false)
}

// checkNeed looks at what only a requirement can have wrong.
func checkNeed(s *sheet) {
	q := s.Value("when")
	if q != "" && len(s.answersTo(q)) == 0 {
		s.Fail("when", s.v.T("admin_services.bad.when"))
	}
	if text := s.Value("copies"); text != "" {
		if n, err := strconv.Atoi(text); err == nil && (n < 1 || n > copiesMost) {
			s.Fail("copies", s.v.T("admin_services.bad.copies", "n", copiesMost))
		}
	}
	leaves := 0
	for _, field := range s.Fields {
		if strings.HasPrefix(field.Name, "any.") && strings.HasSuffix(field.Name, ".label."+catalogue.DefaultLang) && field.Value != "" {
			leaves++
		}
	}
	if leaves == 1 {
		s.Fail("any.0.label."+catalogue.DefaultLang, s.v.T("admin_services.bad.leaves"))
	}
	checkThird(s, q)
}

// copiesMost is as the schema has it.
const copiesMost = 20

// checkThird sees that "Tidak punya" answers a question that takes the requirement away.
func checkThird(s *sheet, asked string) {
	if s.Value("third") != catalogue.NotOwned {
		return
	}
	q, value, _ := strings.Cut(s.Value("third_answer"), "=")
	switch {
	case q == "":
		s.Fail("third_answer", s.v.T("admin_services.bad.third"))
	case q != asked || slices.Contains(s.answersTo(q), value):
		s.Fail("third_answer", s.v.T("admin_services.bad.third_stays"))
	}
}

// NewRequirement answers GET /admin/services/{id}/requirements/new.
func (a *Admin) NewRequirement(v *View) error {
	service, err := a.service(v)
	if err != nil {
		return err
	}
	s, err := a.needSheet(v, service, "")
	if err != nil {
		return err
	}
	return a.needUnder(v, service).Show("service_part", v.T("admin_services.need.new"), partPage{Sheet: s})
}

func (a *Admin) needUnder(v *View, service *catalogue.Service) *View {
	return v.Under(servicesCrumb(v), serviceCrumb(v, service), Crumb{v.T("admin_services.part.requirements"), needsPath(service.ID)})
}

// AddRequirement answers POST /admin/services/{id}/requirements/new.
func (a *Admin) AddRequirement(v *View) error {
	service, err := a.service(v)
	if err != nil {
		return err
	}
	s, err := a.needSheet(v, service, "")
	if err != nil {
		return err
	}
	doc, _, err := a.standards()
	if err != nil {
		return err
	}
	list := listAt(doc, "services")
	row := branch{"id": slug(oneLine(string(v.c.Request().PostArgs().Peek("label."+catalogue.DefaultLang))), "syarat", takenIn(list[findBranch(list, service.ID)].(branch)))}
	return a.saveNeed(v, service, s, row, v.T("admin_services.need.new"))
}

// Requirement answers GET /admin/services/{id}/requirements/{row}.
func (a *Admin) Requirement(v *View) error {
	service, row, err := a.requirement(v)
	if err != nil {
		return err
	}
	s, err := a.needSheet(v, service, row)
	if err != nil {
		return err
	}
	return v.Show("service_part", v.T("admin_services.need"), a.needPage(v, service, row, s))
}

func (a *Admin) needPage(v *View, service *catalogue.Service, row string, s *sheet) partPage {
	return partPage{Sheet: s, More: &partMore{Label: v.T("admin_services.need.remove"), Lead: v.T("admin_services.need.remove.lead"), Base: s.Base,
		Action: needsPath(service.ID) + "/" + row + "/remove", Ask: v.T("admin_services.need.remove.ask"), Yes: v.T("admin_services.remove.yes")}}
}

// SaveRequirement answers POST /admin/services/{id}/requirements/{row}.
func (a *Admin) SaveRequirement(v *View) error {
	service, row, err := a.requirement(v)
	if err != nil {
		return err
	}
	s, err := a.needSheet(v, service, row)
	if err != nil {
		return err
	}
	return a.saveNeed(v, service, s, copyOf(s.from), v.T("admin_services.need"))
}

// saveNeed puts a requirement into its service, or shows its form again.
func (a *Admin) saveNeed(v *View, service *catalogue.Service, s *sheet, row branch, title string) error {
	s.read()
	checkNeed(s)
	s.put(row)
	a.nameLeaves(s, service, row)
	in, err := s.save(putRow(service.ID, row))
	switch {
	case err == nil:
		return v.saved(s.Form, in, standardsDeed{Subject: service.ID, Part: "part.requirements"}, needsPath(service.ID), saidSaved, "what", s.Value("label."+catalogue.DefaultLang))
	case err != errAgain:
		return err
	}
	page := partPage{Sheet: s}
	if s.from["id"] != nil {
		page = a.needPage(v, service, plainAt(row, "id"), s)
	}
	return a.needUnder(v, service).retry(s.Form, "service_part", title, page)
}

// nameLeaves gives new leaves ids that no other requirement of the service has.
func (a *Admin) nameLeaves(s *sheet, service *catalogue.Service, row branch) {
	known := map[string]bool{}
	for _, leaf := range listAt(s.from, "any") {
		known[plainAt(leaf, "id")] = true
	}
	for _, leaf := range listAt(row, "any") {
		id := plainAt(leaf, "id")
		if known[id] {
			continue
		}
		taken := func(id string) bool {
			_, there := service.Requirement(id)
			twice := slices.ContainsFunc(listAt(row, "any"), func(one any) bool { return plainAt(one, "id") == id })
			return there || twice || id == plainAt(row, "id")
		}
		if _, there := service.Requirement(id); there || id == plainAt(row, "id") {
			leaf.(branch)["id"] = slug(plainAt(leaf, "label", catalogue.DefaultLang), "dokumen", taken)
		}
	}
}
