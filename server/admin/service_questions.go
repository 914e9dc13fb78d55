package admin

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"antrean/internal/problem"
	"antrean/office/catalogue"
	"antrean/office/setup"
	"antrean/server/edge"
)

// optionsMost is how many answers a question may have, as the schema has it.
const optionsMost = 8

// askParts are what a service's own questions are about: which are asked, and when nobody needs the service.
func fillAsk(s *sheet, c *catalogue.Catalogue) {
	var asks, stops []Option
	for _, id := range questionIDs(c) {
		asks = append(asks, Option{Value: id, Label: c.Questions[id].Ask.In(s.v.Lang)})
		for _, option := range c.Questions[id].Options {
			stops = append(stops, Option{Value: id + "=" + option.ID, Label: c.Questions[id].Ask.In(s.v.Lang) + " → " + option.Label.In(s.v.Lang)})
		}
	}
	s.group("ask", "")
	s.many("ask", "ask", asks)
	s.group("stop", "")
	stop := s.add(&Field{Name: "stop", Label: s.say("stop.when"), Hint: s.say("stop.when.hint"), Kind: "checks", Options: stops})
	q := plainAt(s.from, "stop_if", "when", "q")
	for _, option := range wordsOf(listAt(s.from, "stop_if", "when", "in")) {
		stop.Values = append(stop.Values, q+"="+option)
	}
	s.bind(&bound{Field: stop, at: []string{"stop_if", "when"}, shape: asNothing})
	s.text("stop.text", "stop_if.text", "area", false)
	s.finish = append(s.finish, func(service branch) { putStop(stop.Values, service) })
}

// putStop writes the answers under which nobody needs a service.
func putStop(values []string, service branch) {
	stop := branchAt(service, "stop_if")
	if len(values) == 0 {
		delete(service, "stop_if")
		return
	}
	var in []string
	q := ""
	for _, value := range values {
		question, option, _ := strings.Cut(value, "=")
		q, in = question, append(in, option)
	}
	if stop == nil {
		stop = branch{}
		service["stop_if"] = stop
	}
	if plainAt(stop, "when", "q") != q || !same(dig(stop, "when", "in"), anyOf(in)) {
		stop["when"] = branch{"q": q, "in": anyOf(in)}
	}
}

// checkAsk sees that the answers of a stop are of one question, which is asked, and have a sentence.
func checkAsk(s *sheet) {
	values := s.Field("stop").Values
	text := "stop_if.text." + catalogue.DefaultLang
	if len(values) == 0 {
		if s.Value(text) != "" {
			s.Fail("stop", s.v.T("admin.form.empty"))
		}
		return
	}
	first, _, _ := strings.Cut(values[0], "=")
	for _, value := range values {
		if q, _, _ := strings.Cut(value, "="); q != first {
			s.Fail("stop", s.v.T("admin_services.bad.stop_mixed"))
		}
	}
	if !slices.Contains(s.Field("ask").Values, first) {
		s.Fail("ask", s.v.T("admin_services.bad.stop_unasked"))
	}
	if s.Value(text) == "" {
		s.Fail(text, s.v.T("admin.form.empty"))
	}
}

type questionRow struct {
	ID, Ask, Options, Default string
	Services                  []Crumb
}

type questionsPage struct {
	Rows []questionRow
	Base int
}

// Questions answers GET /admin/services/questions: what the kiosk may ask.
func (a *Admin) Questions(v *View) error {
	in := a.office.Setup()
	page := questionsPage{Base: in.N}
	for _, id := range questionIDs(in.Catalogue) {
		question := in.Catalogue.Questions[id]
		row := questionRow{ID: id, Ask: question.Ask.In(v.Lang), Services: a.asked(v, id)}
		var options []string
		for _, option := range question.Options {
			options = append(options, option.Label.In(v.Lang))
		}
		row.Options = strings.Join(options, " / ")
		if option, ok := question.Option(question.Default); ok {
			row.Default = option.Label.In(v.Lang)
		}
		page.Rows = append(page.Rows, row)
	}
	return v.Under(servicesCrumb(v)).Show("service_questions", v.T("admin_services.questions"), page)
}

// asked lists the services in which a question counts.
func (a *Admin) asked(v *View, question string) []Crumb {
	c := a.office.Catalogue()
	var out []Crumb
	for i := range c.Services {
		s := &c.Services[i]
		uses := slices.Contains(s.Questions(), question) || slices.ContainsFunc(s.Requirements, func(row catalogue.Requirement) bool {
			return row.ThirdAnswer != nil && row.ThirdAnswer.Question == question
		})
		if uses {
			out = append(out, serviceCrumb(v, s))
		}
	}
	return out
}

const questionsPath = "/admin/services/questions"

// questionSheet is the form of a question; id is empty for a new one.
func (a *Admin) questionSheet(v *View, id string) (*sheet, error) {
	doc, version, err := a.standards()
	if err != nil {
		return nil, err
	}
	action, from := questionsPath+"/new", branch{}
	if id != "" {
		action = questionsPath + "/" + id
		if from = branchAt(doc, "questions", id); from == nil {
			return nil, problem.New("not_found")
		}
	}
	s := a.newSheet(v, action, questionsPath, from, version)
	s.prefix = pointer("questions", id)
	s.text("question.ask", "ask", "area", true)
	s.group("question.options", "rows")
	options := listAt(from, "options")
	usual := &Field{Name: "default", Label: s.say("question.default"), Hint: s.say("question.default.hint"), Kind: "select", Options: []Option{{Label: s.say("question.default.none")}}}
	rows := s.rowsOf("options", "label", len(options), optionsMost)
	for i := range rows {
		s.short("question.option", rowAt("options", i, "label"), false)
		for _, field := range s.Groups[len(s.Groups)-1].Fields {
			field.Label = strconv.Itoa(i+1) + ". " + field.Label
		}
		label := v.T("admin_services.question.nth", "n", i+1)
		if i < len(options) {
			label += ": " + plainAt(options[i], "label", catalogue.DefaultLang)
			if plainAt(options[i], "id") == wordAt(from, "default") {
				usual.Value = strconv.Itoa(i)
			}
		}
		usual.Options = append(usual.Options, Option{Value: strconv.Itoa(i), Label: label})
	}
	s.group("", "")
	s.add(usual)
	s.bind(&bound{Field: usual, at: []string{"default"}, shape: asNothing})
	s.finish = append(s.finish, func(question branch) { putOptions(s, question, rows) })
	return s.why(), nil
}

// putOptions gives new answers ids, leaves out those without words, and writes the usual one.
func putOptions(s *sheet, question branch, rows int) {
	picked := ""
	if n, err := strconv.Atoi(s.Value("default")); err == nil && n < rows {
		picked = s.Value(rowAt("options", n, "label") + "." + catalogue.DefaultLang)
	}
	nameRows(question, "options", "label", "jawaban")
	was := wordAt(question, "default")
	now := ""
	for _, option := range listAt(question, "options") {
		if picked != "" && plainAt(option, "label", catalogue.DefaultLang) == picked {
			now = plainAt(option, "id")
		}
	}
	switch {
	case now == was:
	case now == "":
		delete(question, "default")
	default:
		question["default"] = branch{"value": now}
	}
}

// checkQuestion sees that enough answers are left, and none is gone that something depends on.
func (a *Admin) checkQuestion(s *sheet, id string, after branch) {
	first := rowAt("options", 0, "label") + "." + catalogue.DefaultLang
	if len(listAt(after, "options")) < 2 {
		s.Fail(first, s.v.T("admin_services.bad.options"))
	}
	if n, err := strconv.Atoi(s.Value("default")); err == nil && s.Value(rowAt("options", n, "label")+"."+catalogue.DefaultLang) == "" {
		s.Fail("default", s.v.T("admin_services.bad.default"))
	}
	for i, option := range listAt(s.from, "options") {
		gone := findBranch(listAt(after, "options"), plainAt(option, "id")) < 0
		if where := a.depends(s.v, id, plainAt(option, "id")); gone && where != "" {
			s.Fail(rowAt("options", i, "label")+"."+catalogue.DefaultLang, s.v.T("admin_services.bad.option_used", "service", where))
		}
	}
}

// depends names a service in which something depends on an answer.
func (a *Admin) depends(v *View, question, option string) string {
	c := a.office.Catalogue()
	counts := func(w *catalogue.When) bool {
		return w != nil && w.Question == question && slices.Contains(w.In, option)
	}
	for i := range c.Services {
		s := &c.Services[i]
		uses := s.StopIf != nil && counts(&s.StopIf.When) || slices.ContainsFunc(s.Requirements, func(row catalogue.Requirement) bool {
			return counts(row.When) || row.ThirdAnswer != nil && *row.ThirdAnswer == catalogue.Answer{Question: question, Value: option}
		})
		if uses {
			return s.Short.In(v.Lang)
		}
	}
	return ""
}

// Question answers GET /admin/services/questions/{question}, also for a new one.
func (a *Admin) Question(v *View) error {
	id := questionID(v)
	s, err := a.questionSheet(v, id)
	if err != nil {
		return err
	}
	return a.questionUnder(v).Show("service_part", questionTitle(v, id), a.questionPage(v, id, s))
}

// questionID is the question that the path names, or nothing for a new one.
func questionID(v *View) string {
	if id := edge.Param(v.c, "question"); id != "new" {
		return id
	}
	return ""
}

func questionTitle(v *View, id string) string {
	if id == "" {
		return v.T("admin_services.question.new")
	}
	return v.T("admin_services.question")
}

func (a *Admin) questionUnder(v *View) *View {
	return v.Under(servicesCrumb(v), Crumb{v.T("admin_services.questions"), questionsPath})
}

func (a *Admin) questionPage(v *View, id string, s *sheet) partPage {
	page := partPage{Sheet: s}
	if id == "" {
		return page
	}
	var names []string
	for _, use := range a.asked(v, id) {
		names = append(names, use.Label)
	}
	page.Lead = v.T("admin_services.question.used", "list", strings.Join(names, ", "))
	if len(names) == 0 {
		page.Lead = v.T("admin_services.question.unused")
		page.More = &partMore{Label: v.T("admin_services.question.remove"), Lead: v.T("admin_services.question.remove.lead"), Base: s.Base,
			Action: questionsPath + "/" + id + "/remove", Ask: v.T("admin_services.question.remove.ask"), Yes: v.T("admin_services.remove.yes")}
	}
	return page
}

// SaveQuestion answers POST /admin/services/questions/{question}, also for a new one.
func (a *Admin) SaveQuestion(v *View) error {
	id := questionID(v)
	s, err := a.questionSheet(v, id)
	if err != nil {
		return err
	}
	s.read()
	after := copyOf(s.from)
	s.put(after)
	a.checkQuestion(s, id, after)
	key := id
	if key == "" {
		key = slug(s.Value("ask."+catalogue.DefaultLang), "pertanyaan", func(id string) bool {
			_, taken := a.office.Catalogue().Questions[id]
			return taken || id == "new"
		})
		s.prefix = pointer("questions", key)
	}
	in, err := s.save(putQuestion(key, s.from, after))
	switch {
	case err == errAgain:
		return a.questionUnder(v).retry(s.Form, "service_part", questionTitle(v, id), a.questionPage(v, id, s))
	case err != nil:
		return err
	}
	return v.saved(s.Form, in, standardsDeed{Subject: key, Part: "questions"}, questionsPath, saidSaved, "what", s.Value("ask."+catalogue.DefaultLang))
}

// putQuestion makes a change of the standards of what a page has made of a question; nil takes it out.
func putQuestion(id string, before, after branch) func([]byte) ([]byte, error) {
	return func(raw []byte) ([]byte, error) {
		if after != nil && reflect.DeepEqual(before, after) {
			return raw, nil
		}
		doc, err := branchOf(raw)
		if err != nil {
			return nil, err
		}
		questions := branchAt(doc, "questions")
		if questions == nil {
			questions = branch{}
		}
		if questions[id] = after; after == nil {
			delete(questions, id)
		}
		out, err := json.Marshal(questions)
		if err != nil {
			return nil, fmt.Errorf("write questions: %w", err)
		}
		return catalogue.SetQuestions(raw, out)
	}
}

// RemoveQuestion answers POST /admin/services/questions/{question}/remove: one that no service asks.
func (a *Admin) RemoveQuestion(v *View) error {
	id := edge.Param(v.c, "question")
	if _, ok := a.office.Catalogue().Questions[id]; !ok {
		return problem.New("not_found")
	}
	if len(a.asked(v, id)) > 0 {
		v.flash(v.T("admin_services.question.needed"))
		return v.lead(questionsPath + "/" + id)
	}
	return a.act(v, questionsPath, standardsDeed{Subject: id, Part: "questions"}, func(d *setup.Document) error {
		return editOf(putQuestion(id, nil, nil))(d)
	})
}
