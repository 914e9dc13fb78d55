package public

import (
	"net/http"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/internal/words"
	"antrean/office"
	"antrean/office/casefile"
	"antrean/office/catalogue"
	"antrean/office/worktime"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// A phoneCase is an application as its person sees it. The fields are explained at the head of static/phone/cases.html.
type phoneCase struct {
	Code, Service  string
	Tone, Sign     string
	Title, Sub     string
	Promise, Moved string
	Because        string
	Late, Over     bool
	Missing        []phoneNeed
	MendBy, Note   string
	Sent           bool
	Collect        []string
	Stages         []phoneStage
}

// A phoneStage is a stage in the words for applicants. When is empty of one to come.
type phoneStage struct {
	Label, When string
	Now         bool
}

func (p *Phone) hasCases(token string) bool {
	return token != "" && len(p.office.Engine.View().Cases.ByToken(token)) > 0
}

// trackCases is the page of a token that has applications and no ticket any more.
func (p *Phone) trackCases(c *fiber.Ctx, token string) error {
	lang := p.office.Speak(c)
	page, err := p.keep(cacheKey{token, lang}, func(view *office.View) trackPage {
		now := p.office.Now()
		page := trackPage{phoneFrame: newFrame(p.office, lang, "/t/"+token), At: now.Format("15.04.05"), Epoch: view.Epoch, Seq: view.Seq(), State: "application"}
		page.files(p.office, view, token, lang)
		return page
	})
	if err != nil {
		return problem.Wrap("internal", err)
	}
	return p.send(c, http.StatusOK, page)
}

// A caseWriter writes one application in one language.
type caseWriter struct {
	office *edge.Office
	c      *casefile.Case
	plan   *casefile.Plan
	lang   string
	words  words.Lang
}

// casesOf are the applications of a token, the newest first.
func casesOf(o *edge.Office, v *office.View, token, lang string) []phoneCase {
	var out []phoneCase
	for _, c := range v.Cases.ByToken(token) {
		w := caseWriter{office: o, c: c, plan: v.Cases.Plan(c), lang: lang, words: words.In(lang)}
		out = append([]phoneCase{w.write()}, out...)
	}
	return out
}

func (w *caseWriter) write() phoneCase {
	service, _ := w.office.StandardsUnder(w.c.Catalogue, w.c.Service).Service(w.c.Service)
	page := phoneCase{Code: w.c.Register(), Service: w.c.Service, Stages: w.stages(), Over: !w.c.EndedAt.IsZero()}
	if service != nil {
		page.Service = service.Short.In(w.lang)
	}
	w.state(&page)
	w.promise(&page)
	if w.c.State == casefile.Returned {
		page.Missing = needs(snapshot.LacksOf(w.office, w.c), w.office, w.c.Service, w.lang)
		page.Note, page.MendBy, page.Sent = w.c.Note, w.due(w.c.MendBy), service == nil || !service.AtCounter(w.c.Channel)
	}
	if !page.Over && w.ends(catalogue.Handover) {
		for _, who := range w.plan.Collect {
			page.Collect = append(page.Collect, w.words.T("application.collect."+who))
		}
	}
	return page
}

// state is the headline: whose turn it is.
func (w *caseWriter) state(page *phoneCase) {
	page.Tone, page.Sign = "work", "desk"
	key := string(w.c.State)
	switch w.c.State {
	case casefile.InWork:
		if w.c.Pause != nil {
			key, page.Sign = "pause_"+string(w.c.Pause.Cause), "clock"
		}
	case casefile.Returned:
		page.Tone, page.Sign = "warn", "triangle"
	case casefile.Ready:
		page.Tone, page.Sign = "ok", "tick"
		if !w.here(catalogue.Handover) {
			key = "ready_print"
		}
	case casefile.Handed, casefile.Closed:
		key, page.Tone, page.Sign = w.ended(), "ok", "tick"
	default:
		page.Tone, page.Sign = "none", "cross"
	}
	page.Title = w.words.T("application.state." + key)
	page.Sub = w.words.T("application.state."+key+".sub", "time", w.moment(w.c.EndedAt), "need", w.need(), "since", w.since())
}

// ended says how an application came to its good end.
func (w *caseWriter) ended() string {
	switch w.c.How {
	case catalogue.Handover:
		return "handed"
	case catalogue.SelfPrint:
		return "printed"
	}
	return "closed"
}

// need says what is down; empty when staff hold this one back alone.
func (w *caseWriter) need() string {
	if w.c.Pause == nil || w.c.Pause.Need == "" {
		return ""
	}
	return w.words.T("application.need", "need", snapshot.NeedName(w.lang, w.c.Pause.Need))
}

func (w *caseWriter) since() string {
	if w.c.Pause == nil {
		return ""
	}
	return w.moment(w.c.Pause.Since)
}

// promise says the date, and what moved it: nothing moves it silently. Where the centre has the papers none is shown,
// for the office does not command it.
func (w *caseWriter) promise(page *phoneCase) {
	central := w.c.Pause != nil && w.c.Pause.Cause == casefile.Central
	switch {
	case page.Over || w.c.State == casefile.Ready || central:
		return
	case w.plan.Promise == nil:
		page.Moved = w.words.T("application.promise.none")
		return
	case w.c.Due.IsZero():
		page.Moved = w.words.T("application.promise.not_yet")
		return
	}
	page.Promise, page.Late = w.due(w.c.Due), w.c.Late(w.office.Now())
	if w.c.Why != "" && w.c.Why != casefile.MovedByStart {
		page.Moved, page.Because = w.words.T("application.moved."+w.c.Why), w.c.Because
	}
}

// ends reports whether the product gets to the person in a way at any stage of the plan.
func (w *caseWriter) ends(way string) bool {
	for i := range w.plan.Steps {
		for _, end := range w.plan.Steps[i].Ends {
			if end == way {
				return true
			}
		}
	}
	return false
}

// here is ends for the stage in which the application is.
func (w *caseWriter) here(way string) bool {
	step, _, ok := w.plan.Step(w.c.Stage)
	if !ok {
		return false
	}
	for _, end := range step.Ends {
		if end == way {
			return true
		}
	}
	return false
}

// stages are those that applicants are shown: where it was and is, and what follows. Neighbours with the same words are
// one stage to whoever waits.
func (w *caseWriter) stages() []phoneStage {
	var out []phoneStage
	add := func(stage phoneStage) {
		if n := len(out); n > 0 && out[n-1].Label == stage.Label {
			out[n-1].Now = out[n-1].Now || stage.Now
			if out[n-1].When == "" {
				out[n-1].When = stage.When
			}
			return
		}
		out = append(out, stage)
	}
	for _, visit := range w.c.Trace {
		step, _, ok := w.plan.Step(visit.Stage)
		if !ok || step.Public == nil {
			continue
		}
		now := visit.Until.IsZero() && w.c.EndedAt.IsZero()
		label := step.Public
		if !now && step.Done != nil && passed(visit.Kind) {
			label = step.Done
		}
		when := visit.Since
		if passed(visit.Kind) && step.Done != nil {
			when = visit.Until
		}
		add(phoneStage{Label: label.In(w.lang), When: w.moment(when), Now: now})
	}
	if w.c.EndedAt.IsZero() {
		_, at, _ := w.plan.Step(w.c.Stage)
		for i := at + 1; i < len(w.plan.Steps); i++ {
			if step := &w.plan.Steps[i]; step.Public != nil && !step.Aside {
				add(phoneStage{Label: step.Public.In(w.lang)})
			}
		}
	}
	return out
}

// passed reports whether a stay ended because its work was done.
func passed(kind casefile.Kind) bool {
	switch kind {
	case casefile.CaseMoved, casefile.CaseReady, casefile.CaseHanded, casefile.CaseSelfPrint, casefile.CaseFiled, casefile.CaseClosed:
		return true
	}
	return false
}

// due is until when, as its person reads it.
func (w *caseWriter) due(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return worktime.FormatDue(w.lang, w.office.Local(at))
}

func (w *caseWriter) moment(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return worktime.FormatDateTime(w.lang, w.office.Local(at))
}
