package walk

import (
	"strings"
	"testing"
)

// TestASurveyIsAnsweredOnAPhone turns the survey on, serves three people and lets each answer on the phone: first with
// nothing chosen, then with a finger on some answers. The head of the office reads what they think.
func TestASurveyIsAnsweredOnAPhone(t *testing.T) {
	needsWalk(t)
	b := startBrowser(t)
	o := openOffice(t, buildProgram(t), "-office", "banjar")
	admin := b.open(t, o, "admin", "/masuk?lang=id", adminScreen, "id")
	who := o.person(t, "admin")
	admin.done("/masuk", sheet{"name": who.Name, "password": who.Password})
	admin.visit(o.Base + "/admin/survei")
	admin.done("/admin/survei", sheet{"on": "yes", "every": "1", "place.integritas": "10"})
	admin.glanceAt("the survey is set up")
	admin.visit(o.Base + "/laporan/survei?lang=id")
	admin.shows(admin.say.T("survey_office.empty"))

	clerk := o.clerk(t)
	clerk.do(t, "open")
	for i := range 3 {
		token := o.ticket(t, "konsultasi")["token"].(string)
		clerk.do(t, "next", "finish")
		phone := b.open(t, o, "phone", "/t/"+token, phoneGlass, "id")
		phone.find("heading", phone.say.T("survey.title"))
		if i == 0 {
			surveyRefused(phone, token)
		}
		for _, id := range []string{"sopan", "cepat"} {
			phone.press("radio", phone.say.T("survey.word."+id+".4"))
		}
		phone.press("button", phone.say.T("survey.send"))
		phone.shows(phone.say.T("survey.thanks"))
		if phone.there("button", phone.say.T("survey.send")) {
			t.Error("the page asks again")
		}
		if i == 0 {
			phone.look("survey answered")
		}
	}
	admin.visit(o.Base + "/laporan/survei?lang=id")
	admin.shows("100,00")
	if text := admin.text(); !strings.Contains(text, admin.say.T("survey_office.band.A")) {
		t.Errorf("the report says:\n%s", text)
	}
	for _, v := range admin.axe() { // its tables are wider than the screen and scroll, each by itself
		t.Errorf("the report: axe %s: %s: %v", v.ID, v.Help, v.Nodes)
	}
}

// surveyRefused looks at the form in every light, and sends it with nothing in it.
func surveyRefused(phone *tab, token string) {
	phone.t.Helper()
	phone.look("survey")
	phone.inTheDark("survey")
	phone.w.allow("/t/"+token+"/survey", "422")
	phone.press("button", phone.say.T("survey.send"))
	phone.shows(phone.say.T("survey.none"))
	eval[struct{}](phone, `document.querySelector('.survey details').open = true`)
	phone.look("survey with nothing chosen")
}
