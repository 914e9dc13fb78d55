package admin

import (
	"cmp"
	"log/slog"
	"slices"
	"strconv"
	"strings"

	"antrean/internal/words"
	"antrean/office/catalogue"
	"antrean/office/setup"
	"antrean/office/survey"
	"antrean/office/worktime"
)

// yearDays is how far back visits are counted to propose how often to invite.
const yearDays = 365

// A surveyForm asks for the survey. An element's place in the list is its number; one without a number is not asked.
type surveyForm struct {
	*Form
	known []setup.SurveyElement // those that the program has words for
	own   []setup.SurveyElement // the office's, and room for one more
	langs []string
}

func placeField(id string) string { return "place." + id }

func everyField(service string) string { return "every." + service }

func ownField(id, what, lang string) string { return "own." + id + "." + what + "." + lang }

// surveyForm draws what is in force.
func (a *Admin) surveyForm(v *View) *surveyForm {
	s := a.office.Setup().Document.Survey
	form := &surveyForm{Form: &Form{Action: "/admin/survei"}, langs: a.written()}
	form.Fields = []*Field{
		{Name: "on", Label: v.T("survey_office.on"), Kind: "radio", Must: true, Value: yesNo(s.On), Hint: v.T("survey_office.on.hint"),
			Begins:  &Section{Label: v.T("survey_office.when")},
			Options: []Option{{Value: "yes", Label: v.T("survey_office.on.yes")}, {Value: "no", Label: v.T("survey_office.on.no")}}},
		{Name: "from", Label: v.T("survey_office.from"), Kind: "date", Value: s.From},
		{Name: "to", Label: v.T("survey_office.to"), Kind: "date", Value: s.To, Hint: v.T("survey_office.to.hint", "days", survey.OpenDays)},
	}
	form.elements(v, s)
	a.steps(v, form.Form, s)
	v.deciding(form.Form)
	return form
}

func yesNo(is bool) string { return map[bool]string{true: "yes", false: "no"}[is] }

// elements asks for the place of every element, and for the words of the office's own.
func (f *surveyForm) elements(v *View, s setup.Survey) {
	places := map[string]string{}
	for i, e := range s.Asked() {
		places[e.ID] = strconv.Itoa(i + 1)
		if _, known := survey.Of(e.ID); !known {
			f.own = append(f.own, e)
		}
	}
	for _, id := range survey.Known() {
		e := setup.SurveyElement{ID: id}
		if i := slices.IndexFunc(s.Elements, func(had setup.SurveyElement) bool { return had.ID == id }); i >= 0 {
			e = s.Elements[i]
		}
		f.known = append(f.known, e)
		f.Fields = append(f.Fields, &Field{Name: placeField(id), Label: e.NameIn(v.Lang), Kind: "number", Value: places[id], Most: 2})
	}
	f.Field(placeField(f.known[0].ID)).Begins = &Section{Label: v.T("survey_office.elements"), Lead: v.T("survey_office.elements.lead"), Row: true}
	f.own = append(f.own, setup.SurveyElement{ID: f.freeID()})
	for i, e := range f.own {
		label := v.T("survey_office.own", "n", i+1)
		place := &Field{Name: placeField(e.ID), Label: v.T("survey_office.place"), Group: label, Kind: "number", Value: places[e.ID], Most: 2,
			Begins: &Section{Label: label, Lead: v.T("survey_office.own.lead")}}
		f.Fields = append(f.Fields, place)
		for _, lang := range f.langs {
			tongue := v.T("staff.language." + lang)
			f.Fields = append(f.Fields,
				&Field{Name: ownField(e.ID, "name", lang), Label: v.T("survey_office.own.name", "language", tongue), Group: label, Kind: "text", Value: e.Name[lang]},
				&Field{Name: ownField(e.ID, "ask", lang), Label: v.T("survey_office.own.ask", "language", tongue), Group: label, Kind: "text", Value: e.Ask[lang], Most: 400})
		}
	}
}

// freeID is an id that none of the office's elements has.
func (f *surveyForm) freeID() string {
	for n := 1; ; n++ {
		id := "sendiri-" + strconv.Itoa(n)
		if !slices.ContainsFunc(f.own, func(e setup.SurveyElement) bool { return e.ID == id }) {
			return id
		}
	}
}

// steps asks how often to invite, with what the visits of a year propose.
func (a *Admin) steps(v *View, form *Form, s setup.Survey) {
	form.Fields = append(form.Fields, &Field{Name: "every", Label: v.T("survey_office.every"), Kind: "number", Must: true, Value: strconv.Itoa(max(1, s.Every)), Least: 1, MostN: survey.EveryMost,
		Hint: v.T("survey_office.every.hint"), Begins: &Section{Label: v.T("survey_office.invite"), Lead: v.T("survey_office.invite.lead")}})
	year := a.lastYear()
	for i, service := range a.office.Catalogue().Services {
		field := &Field{Name: everyField(service.ID), Label: service.Short.In(v.Lang), Kind: "number", Value: stepText(s.EveryOf[service.ID]), Most: 4}
		if i == 0 {
			field.Begins = &Section{Label: v.T("survey_office.services"), Lead: v.T("survey_office.services.lead"), Row: true}
		}
		if r, ok := year[service.ID]; ok && r.Visits.Finished > 0 {
			percent := survey.Percent
			if r.Visits.Invited >= enoughVisits {
				percent = max(1, int(100*r.Rate()))
			}
			field.Hint = v.T("survey_office.propose", "visits", r.Visits.Finished, "target", r.Target(), "percent", percent, "every", survey.Every(r.Visits.Finished, percent))
		}
		form.Fields = append(form.Fields, field)
	}
}

// enoughVisits is how many must have been invited before their rate says more than the usual one.
const enoughVisits = 50

func stepText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// lastYear counts the visits and answers of each service; without them nothing is proposed.
func (a *Admin) lastYear() map[string]survey.Result {
	today := worktime.DateOf(a.office.Now(), a.office.Now().Location())
	r, err := survey.Make(a.office.Survey, survey.Scope{From: today.Add(-yearDays), To: today}, nil)
	if err != nil {
		slog.Error("count the visits of a year", "err", err)
		return nil
	}
	out := make(map[string]survey.Result, len(r.Services))
	for _, one := range r.Services {
		out[one.Service] = one
	}
	return out
}

// Survey answers GET /admin/survei.
func (a *Admin) Survey(v *View) error {
	return v.Show("survey", v.T("admin.survey"), a.surveyForm(v).Form)
}

// ChangeSurvey answers POST /admin/survei.
func (a *Admin) ChangeSurvey(v *View) error {
	form := a.surveyForm(v)
	form.Read(v)
	next := form.survey(v, a.office.Catalogue().Services)
	in, err := v.decide(form.Form, func(path string) string { return surveyPlace(next, path) }, func(d *setup.Document) error {
		d.Survey = next
		return nil
	})
	switch {
	case err == errAgain:
		return v.retry(form.Form, "survey", v.T("admin.survey"), form.Form)
	case err != nil:
		return err
	}
	return v.decided(form.Form, in, "setup.survey", "", "/admin/survei")
}

// survey is what was typed.
func (f *surveyForm) survey(v *View, services []catalogue.Service) setup.Survey {
	s := setup.Survey{On: f.Value("on") == "yes", From: f.Value("from"), To: f.Value("to"), Every: f.Int("every"), Elements: f.chosen(v)}
	if len(s.Elements) == 0 {
		f.Fail(placeField(f.known[0].ID), v.T("survey_office.elements.none"))
	}
	if slices.EqualFunc(s.Elements, setup.Survey{}.Asked(), func(a, b setup.SurveyElement) bool { return a.ID == b.ID && len(a.Name)+len(a.Ask) == 0 }) {
		s.Elements = nil // the regulation's own
	}
	for _, service := range services {
		if n := f.number(v, everyField(service.ID), f.Value(everyField(service.ID))); n != nil {
			if s.EveryOf == nil {
				s.EveryOf = map[string]int{}
			}
			s.EveryOf[service.ID] = *n
		}
	}
	return s
}

// chosen are the elements with a place, in the order of their places.
func (f *surveyForm) chosen(v *View) []setup.SurveyElement {
	type placed struct {
		at int
		e  setup.SurveyElement
	}
	var list []placed
	for i, e := range slices.Concat(f.known, f.own) {
		at := f.number(v, placeField(e.ID), f.Value(placeField(e.ID)))
		if i >= len(f.known) {
			e.Name, e.Ask = f.texts(e.ID, "name"), f.texts(e.ID, "ask")
			if (at == nil || *at == 0) && len(e.Name)+len(e.Ask) > 0 && e.ID == f.own[len(f.own)-1].ID {
				f.Fail(placeField(e.ID), v.T("survey_office.place.missing"))
			}
		}
		if at != nil && *at > 0 {
			list = append(list, placed{*at, e})
		}
	}
	slices.SortStableFunc(list, func(a, b placed) int { return cmp.Compare(a.at, b.at) })
	out := make([]setup.SurveyElement, len(list))
	for i, p := range list {
		out[i] = p.e
	}
	return out
}

// texts is a text of an element in the languages in which something was typed.
func (f *surveyForm) texts(id, what string) catalogue.Text {
	text := catalogue.Text{}
	for _, lang := range f.langs {
		if said := f.Value(ownField(id, what, lang)); said != "" {
			text[lang] = said
		}
	}
	if len(text) == 0 {
		return nil
	}
	return text
}

// surveyPlace is the field of a place in the document: "survey.elements[9].name".
func surveyPlace(s setup.Survey, path string) string {
	path, _ = strings.CutPrefix(path, "survey.")
	if service, ok := strings.CutPrefix(path, "every_of."); ok {
		return everyField(service)
	}
	rest, ok := strings.CutPrefix(path, "elements[")
	if !ok {
		return path
	}
	number, rest, _ := strings.Cut(rest, "]")
	i, err := strconv.Atoi(number)
	if err != nil || i >= len(s.Elements) {
		return ""
	}
	what, lang, _ := strings.Cut(strings.TrimPrefix(rest, "."), ".")
	if what == "name" || what == "ask" {
		return ownField(s.Elements[i].ID, what, cmp.Or(lang, words.Default))
	}
	return placeField(s.Elements[i].ID)
}
