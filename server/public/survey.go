package public

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/words"
	"antrean/office/queue"
	"antrean/office/survey"
	"antrean/office/worktime"
	"antrean/server/edge"
)

// A surveyPart is the survey on the page of a visit that was invited. Its fields are those of static/phone/survey.html.
type surveyPart struct {
	RequestID string
	Questions []surveyQuestion
	Remark    string
	Most      int
	Profile   []surveyQuestion
	Wrong     string
	Told      bool // the profile is open: something of it was chosen
}

type surveyQuestion struct {
	ID, Ask string
	Choices []surveyChoice
}

type surveyChoice struct {
	Value, Name string
	On          bool
}

// A typed form is what came in, as it came: value by the name of its field.
type typed func(name string) string

func nothing(string) string { return "" }

// asks reports whether a ticket's page has the survey: its visit was invited and is done, and it is not too late.
func asks(o *edge.Office, t *queue.Ticket) bool {
	if o.Survey == nil || t.State != queue.Done || !t.Invited || !o.Setup().Document.Survey.On {
		return false
	}
	return survey.Open(worktime.Date(t.Day), today(o))
}

func today(o *edge.Office) worktime.Date { return worktime.DateOf(o.Now(), o.Now().Location()) }

// survey fills in the survey, or the thanks for it.
func (page *trackPage) survey(o *edge.Office, t *queue.Ticket, lang string) {
	if !asks(o, t) {
		return
	}
	done, err := o.Survey.Answered(survey.MarkOf(t.Token))
	switch {
	case err != nil: // the page is about the visit, and is whole without it
		slog.Error("look whether a survey was answered", "err", err)
	case done:
		page.Thanked = true
	default:
		page.Survey = newSurveyPart(o, t, lang, nothing)
	}
}

func newSurveyPart(o *edge.Office, t *queue.Ticket, lang string, of typed) *surveyPart {
	part := &surveyPart{RequestID: fmt.Sprintf("survey-%d", t.ID), Remark: of("remark"), Most: survey.RemarkMost}
	for _, e := range o.Setup().Document.Survey.Asked() {
		q := surveyQuestion{ID: e.ID, Ask: e.AskIn(lang)}
		for score := survey.ScoreLeast; score <= survey.ScoreMost; score++ {
			value := strconv.Itoa(score)
			q.Choices = append(q.Choices, surveyChoice{value, e.WordIn(lang, score), of("s_"+e.ID) == value})
		}
		part.Questions = append(part.Questions, q)
	}
	for _, trait := range survey.Profile() {
		q := surveyQuestion{ID: trait.ID, Ask: words.In(lang).T("survey.profile." + trait.ID)}
		for _, choice := range trait.Choices {
			on := of("p_"+trait.ID) == choice
			q.Choices = append(q.Choices, surveyChoice{choice, words.In(lang).T("survey.profile." + trait.ID + "." + choice), on})
			part.Told = part.Told || on
		}
		part.Profile = append(part.Profile, q)
	}
	return part
}

// Why a form is shown again.
var (
	errNothing = errors.New("nothing was answered")
	errLong    = errors.New("the remark is too long")
)

// opinion reads an answer and a profile. What the survey does not ask is left out.
func opinion(o *edge.Office, t *queue.Ticket, lang string, of typed) (a survey.Answer, who survey.Traits, err error) {
	a = survey.Answer{Service: t.Asked(), Day: today(o), Lang: lang, Scores: map[string]int{}}
	for _, id := range o.Setup().Document.Survey.IDs() {
		if score, err := strconv.Atoi(of("s_" + id)); err == nil && score >= survey.ScoreLeast && score <= survey.ScoreMost {
			a.Scores[id] = score
		}
	}
	who = survey.Traits{}
	for _, q := range survey.Profile() {
		if choice := of("p_" + q.ID); q.Offers(choice) {
			who[q.ID] = choice
		}
	}
	short := false
	if a.Remark, short = survey.Tidy(of("remark")); !short {
		return a, who, errLong
	}
	if len(a.Scores) == 0 {
		return a, who, errNothing
	}
	return a, who, nil
}

// SurveyForm answers POST /t/{token}/survey, the form of the page, and leads back to it. The same ticket answers once;
// the form sent again leads to the same thanks.
func (p *Phone) SurveyForm(c *fiber.Ctx) error {
	t, err := p.office.Ticket(c, edge.Code(c, "token"))
	if err != nil {
		return p.calm(c, err)
	}
	of := func(name string) string { return c.FormValue(name) }
	if err := edge.CheckID("request_id", of("request_id")); err != nil {
		return err
	}
	lang := p.lang(c, t)
	back := "/t/" + t.Token + "?lang=" + lang
	if !asks(p.office, t) {
		return c.Redirect(back, http.StatusSeeOther)
	}
	a, who, err := opinion(p.office, t, lang, of)
	if err != nil {
		return p.surveyAgain(c, t, lang, of, http.StatusUnprocessableEntity, err)
	}
	if _, err := p.office.Survey.Answer(survey.MarkOf(t.Token), a, who); err != nil {
		slog.Error("keep an answer to the survey", "err", err)
		return p.surveyAgain(c, t, lang, of, http.StatusServiceUnavailable, err)
	}
	p.anew(t.Token)
	return c.Redirect(back+"#survey", http.StatusSeeOther)
}

// surveyAgain shows the page with what was typed and why it was not taken.
func (p *Phone) surveyAgain(c *fiber.Ctx, t *queue.Ticket, lang string, of typed, status int, why error) error {
	view := newTrackPage(p.office, p.office.Engine.View(), t, lang, "/t/"+t.Token)
	if view.Survey != nil {
		view.Survey = newSurveyPart(p.office, t, lang, of)
		switch {
		case errors.Is(why, errNothing):
			view.Survey.Wrong = words.In(lang).T("survey.none")
		case errors.Is(why, errLong):
			view.Survey.Wrong = words.In(lang).T("survey.long", "most", survey.RemarkMost)
		default:
			view.Survey.Wrong = words.In(lang).T("survey.busy")
		}
	}
	return p.show(c, status, lang, "track.html", view)
}
