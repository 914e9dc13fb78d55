package public_test

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"antrean/internal/rig"
	"antrean/internal/words"
	"antrean/office/setup"
	"antrean/office/survey"
	"antrean/office/worktime"
)

// asking is an office that asks each visitor of so many.
func asking(t *testing.T, every int) *rig.Rig {
	t.Helper()
	r := open(t)
	r.Decide(t, func(d *setup.Document) {
		d.Survey = setup.Survey{On: true, Every: every}
		_ = d.Speak(words.Languages())
	})
	return r
}

// answer sends the survey's form as a browser without scripts does, and does not follow where it leads.
func answer(t *testing.T, r *rig.Rig, token string, form url.Values) (*http.Response, string) {
	t.Helper()
	if form.Get("request_id") == "" {
		form.Set("request_id", "survey-0001")
	}
	req, err := http.NewRequest(http.MethodPost, r.Base+"/t/"+token+"/survey", strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	resp, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(body)
}

// kept is what the store has of a year.
type kept struct {
	answers []survey.Answer
	traits  int
}

func (k *kept) Answered(a survey.Answer) { k.answers = append(k.answers, a) }

func (k *kept) Visited(string, survey.Visits) {}

func (k *kept) Counted(_, _ string, n int) { k.traits += n }

func keptIn(t *testing.T, r *rig.Rig) (all kept) {
	t.Helper()
	now := worktime.DateOf(r.Office.Now(), r.Office.Now().Location())
	if err := r.Store.ReadSurvey(now.Add(-300), now.Add(300), &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func full(score string) url.Values {
	form := url.Values{}
	for _, id := range survey.Nine() {
		form.Set("s_"+id, score)
	}
	return form
}

// TestAnInvitedVisitIsAskedInItsLanguage shows the nine questions in every language that the office offers, on a page that
// is still small, and thanks once they are answered.
func TestAnInvitedVisitIsAskedInItsLanguage(t *testing.T) {
	r := asking(t, 1)
	token := served(t, r, "survey-0001")
	for _, lang := range words.Languages() {
		req, err := http.NewRequest(http.MethodGet, r.Base+"/t/"+token+"?lang="+lang, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Accept-Encoding", "gzip")
		if _, zipped := r.Anyone().Ask(t, req); len(zipped) > 15<<10 {
			t.Errorf("%s: %d bytes, want at most 15 KB", lang, len(zipped))
		}
		_, page := r.Anyone().Page(t, "/t/"+token+"?lang="+lang, "Accept-Encoding", "identity")
		w := words.In(lang)
		holds(t, lang, page, w.T("survey.title"), w.T("survey.ask.perilaku"), w.T("survey.word.sopan.4"), w.T("survey.profile.work.farmer"), `action="/t/`+token+`/survey?lang=`+lang)
		if n := strings.Count(page, `type="radio"`); n != 36 {
			t.Errorf("%s: %d answers, want four to each of nine", lang, n)
		}
	}
	form := full("4")
	form.Set("p_sex", "female")
	form.Set("p_age", "of no kind")
	form.Set("remark", " Ramah <b> ")
	if resp, _ := answer(t, r, token, form); resp.StatusCode != http.StatusSeeOther {
		t.Fatalf("got %d", resp.StatusCode)
	}
	got := keptIn(t, r)
	if len(got.answers) != 1 || len(got.answers[0].Scores) != 9 || got.answers[0].Remark != "Ramah <b>" || got.answers[0].Service != "kk-rusak" || got.traits != 1 {
		t.Errorf("kept %+v", got)
	}
	_, page := r.Anyone().Page(t, "/t/"+token+"?lang=en")
	holds(t, "answered", page, words.In("en").T("survey.thanks"))
	if strings.Contains(page, `type="radio"`) {
		t.Error("the page asks again")
	}
}

// TestATicketAnswersOnceThoughTheFormComesTwice races two posts, then another with other answers.
func TestATicketAnswersOnceThoughTheFormComesTwice(t *testing.T) {
	r := asking(t, 1)
	token := served(t, r, "survey-0001")
	var both sync.WaitGroup
	for i := range 2 {
		both.Go(func() {
			form := full(fmt.Sprint(1 + i))
			form.Set("request_id", fmt.Sprintf("survey-000%d", i))
			if resp, _ := answer(t, r, token, form); resp.StatusCode != http.StatusSeeOther {
				t.Errorf("post %d: %d", i, resp.StatusCode)
			}
		})
	}
	both.Wait()
	if resp, _ := answer(t, r, token, full("4")); resp.StatusCode != http.StatusSeeOther {
		t.Errorf("later: %d", resp.StatusCode)
	}
	if got := keptIn(t, r); len(got.answers) != 1 {
		t.Errorf("%d answers, want one", len(got.answers))
	}
}

// TestASurveyThatCannotBeTakenIsShownAgain keeps what was typed.
func TestASurveyThatCannotBeTakenIsShownAgain(t *testing.T) {
	r := asking(t, 1)
	token := served(t, r, "survey-0001")
	resp, page := answer(t, r, token, url.Values{"remark": {"antre lama"}, "p_work": {"farmer"}, "s_waktu": {"5"}, "s_nothing": {"4"}})
	if resp.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("nothing answered: %d", resp.StatusCode)
	}
	holds(t, "nothing answered", page, words.In("id").T("survey.none"), "antre lama", `value="farmer" selected`, `role="alert"`)
	long := full("3")
	long.Set("remark", strings.Repeat("é", survey.RemarkMost+1))
	resp, page = answer(t, r, token, long)
	if resp.StatusCode != http.StatusUnprocessableEntity || strings.Count(page, " checked") != 9 {
		t.Errorf("too long: %d, %d answers still chosen", resp.StatusCode, strings.Count(page, " checked"))
	}
	holds(t, "too long", page, words.In("id").T("survey.long", "most", survey.RemarkMost), strings.Repeat("é", survey.RemarkMost+1))
	if resp, _ := answer(t, r, token, url.Values{"request_id": {"short"}}); resp.StatusCode != http.StatusBadRequest {
		t.Errorf("a form without a good id: %d", resp.StatusCode)
	}
	if got := keptIn(t, r); len(got.answers) != 0 {
		t.Errorf("kept %+v", got)
	}
}

// TestOnlyTheInvitedAreAsked asks each second visitor, none who still waits, and nobody once the office has stopped.
func TestOnlyTheInvitedAreAsked(t *testing.T) {
	r := asking(t, 2)
	waiting := ticket(t, r, "survey-0001", "f102", "kk_rusak")
	asked := func(token string) bool {
		_, page := r.Anyone().Page(t, "/t/"+token)
		return strings.Contains(page, `action="/t/`+token+`/survey`)
	}
	if asked(waiting) {
		t.Error("somebody who waits is asked")
	}
	clerk := r.SignedIn(t, rig.Clerk)
	for _, action := range []string{"open", "next", "finish"} {
		if status, body := clerk.Command(t, 1, action, nil); status != http.StatusOK {
			t.Fatalf("%s: %d %v", action, status, body)
		}
	}
	second := served(t, r, "survey-0002")
	if asked(waiting) || !asked(second) {
		t.Errorf("the first is asked: %v, the second: %v; want the second", asked(waiting), asked(second))
	}
	if resp, _ := answer(t, r, waiting, full("4")); resp.StatusCode != http.StatusSeeOther || len(keptIn(t, r).answers) != 0 {
		t.Errorf("somebody who was not invited: %d, %d answers", resp.StatusCode, len(keptIn(t, r).answers))
	}
	r.Decide(t, func(d *setup.Document) { d.Survey.On = false })
	if asked(second) {
		t.Error("asked after the office has stopped")
	}
	resp, _ := answer(t, r, "N0B0DYHASTH1ST0KEN00", full("4"))
	if resp.StatusCode != http.StatusNotFound {
		t.Errorf("a token nobody has: %d", resp.StatusCode)
	}
}

// TestAnOfficeAsksInItsOwnOrder has eleven elements, with the last two of the regulation the other way, and one of its own.
func TestAnOfficeAsksInItsOwnOrder(t *testing.T) {
	r := asking(t, 1)
	r.Decide(t, func(d *setup.Document) {
		d.Survey.Elements = nil
		for _, id := range []string{"waktu", "sarana", "pengaduan", "integritas"} {
			d.Survey.Elements = append(d.Survey.Elements, setup.SurveyElement{ID: id})
		}
		d.Survey.Elements = append(d.Survey.Elements, setup.SurveyElement{ID: "parkir", Name: map[string]string{"id": "Parkir"}, Ask: map[string]string{"id": "Bagaimana tempat parkirnya?"}})
	})
	token := served(t, r, "survey-0001")
	_, page := r.Anyone().Page(t, "/t/"+token)
	at := -1
	for _, id := range []string{"waktu", "sarana", "pengaduan", "integritas", "parkir"} {
		next := strings.Index(page, `name="s_`+id+`"`)
		if next <= at {
			t.Errorf("%s stands at %d, want it after %d", id, next, at)
		}
		at = next
	}
	holds(t, "own element", page, "Bagaimana tempat parkirnya?", words.In("id").T("survey.word.mutu.1"))
	if resp, _ := answer(t, r, token, url.Values{"s_parkir": {"2"}}); resp.StatusCode != http.StatusSeeOther {
		t.Fatalf("got %d", resp.StatusCode)
	}
	if got := keptIn(t, r); len(got.answers) != 1 || got.answers[0].Scores["parkir"] != 2 {
		t.Errorf("kept %+v", got)
	}
}
