package public

import (
	"crypto/rand"
	"net/http"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/internal/words"
	rules "antrean/kiosk"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/server/edge"
	"antrean/server/kiosk"
	"antrean/server/snapshot"
)

// The fields of the pages are listed at the heads of static/phone/lobby.html and prepare.html.

type lobbyPage struct {
	phoneFrame
	Numbers  numbersNow
	Waiting  int
	At       string
	Services []lobbyService
	Troubles []string // what is down, and which services that concerns
	Goes     string   // what goes on all the same
}

type lobbyService struct {
	ID, Name string
	Waiting  int
	Numbers  numbersNow
}

// Lobby answers GET /lobi: whether it is worth setting out, for whoever is still at home.
func (p *Phone) Lobby(c *fiber.Ctx) error {
	lang, view, now := p.office.Speak(c), p.office.Engine.View(), p.office.Now()
	page := lobbyPage{phoneFrame: newFrame(p.office, lang, "/lobi"), Numbers: numbersOf(p.office, "", lang), At: now.Format("15.04.05")}
	all := p.office.Catalogue().Services
	for i := range all {
		s := &all[i]
		one := lobbyService{ID: s.ID, Name: s.Short.In(lang), Waiting: view.State.Waiting(s.ID), Numbers: numbersOf(p.office, s.ID, lang)}
		page.Waiting += one.Waiting
		page.Services = append(page.Services, one)
	}
	for _, t := range snapshot.TroublesOf(p.office, view) {
		page.Troubles = append(page.Troubles, t.Text.In(lang)+" "+t.Affected(p.office.Catalogue(), lang))
		page.Goes = words.In(lang).T("health.open")
	}
	return p.show(c, http.StatusOK, lang, "lobby.html", page)
}

type preparePage struct {
	phoneFrame
	Service   string
	ID        string
	Stop      string
	Questions []prepareQuestion
	Settled   bool
	Rows      []prepareRow
	Numbers   numbersNow
	RequestID string
	Busy      bool
}

type prepareQuestion struct {
	ID, Ask string
	Options []prepareOption
}

type prepareOption struct {
	ID, Label string
	On        bool
}

type prepareRow struct {
	ID, Label, Any, Where, Cost, Note string
	On                                bool // ticked, in a form that comes back
}

// Prepare answers GET /lobi/{service}: the questions of the service, then what these answers ask one to bring.
func (p *Phone) Prepare(c *fiber.Ctx) error { return p.prepare(c, http.StatusOK, c.Query, false) }

// prepare shows the checklist for the answers that read finds.
func (p *Phone) prepare(c *fiber.Ctx, status int, read func(string, ...string) string, busy bool) error {
	lang, s, err := p.serviceAsked(c)
	if err != nil {
		return err
	}
	page := preparePage{
		phoneFrame: newFrame(p.office, lang, "/lobi/"+s.ID), Service: s.Name.In(lang), ID: s.ID,
		Numbers: numbersOf(p.office, s.ID, lang), RequestID: rand.Text(), Busy: busy,
	}
	answers := p.answers(s, read)
	page.Questions = p.questions(s, answers, lang)
	verdict, err := rules.Evaluate(p.office.Catalogue(), s.ID, answers, nil)
	switch {
	case err == nil:
		page.Settled, page.Stop = true, verdict.Stop.In(lang)
		page.Rows = rowsOf(verdict.Needed, lang)
		for i := range page.Rows {
			page.Rows[i].On = read("have_"+page.Rows[i].ID) != ""
		}
	case problem.Code(err) != "unanswered" && problem.Code(err) != "bad_field":
		return err // the others cannot be: the service is there, and nothing is declared yet
	}
	return p.show(c, status, lang, "prepare.html", page)
}

// serviceAsked finds the service of the address; an unknown one leads back to the list by a plain refusal.
func (p *Phone) serviceAsked(c *fiber.Ctx) (lang string, s *catalogue.Service, err error) {
	s, ok := p.office.Catalogue().Service(c.Params("service"))
	if !ok {
		return "", nil, problem.New("not_found")
	}
	return p.office.Speak(c), s, nil
}

// answers reads the answers to the questions of a service; what the catalogue does not know is left out.
func (p *Phone) answers(s *catalogue.Service, read func(string, ...string) string) map[string]string {
	given := make(map[string]string)
	for _, id := range s.Questions() {
		if _, ok := p.office.Catalogue().Questions[id].Option(read("q_" + id)); ok {
			given[id] = read("q_" + id)
		}
	}
	return given
}

// questions are put with the answer that was given, else the usual one, chosen.
func (p *Phone) questions(s *catalogue.Service, given map[string]string, lang string) []prepareQuestion {
	var out []prepareQuestion
	for _, id := range s.Questions() {
		q := p.office.Catalogue().Questions[id]
		chosen := q.Default
		if answer, ok := given[id]; ok {
			chosen = answer
		}
		one := prepareQuestion{ID: id, Ask: q.Ask.In(lang)}
		for _, option := range q.Options {
			one.Options = append(one.Options, prepareOption{ID: option.ID, Label: option.Label.In(lang), On: option.ID == chosen})
		}
		out = append(out, one)
	}
	return out
}

func rowsOf(needed []catalogue.Requirement, lang string) []prepareRow {
	var out []prepareRow
	for i := range needed {
		r := &needed[i]
		row := prepareRow{ID: r.ID, Label: r.Label.In(lang), Note: r.Note.In(lang)}
		for n, leaf := range r.Any {
			if n > 0 {
				row.Any += ", "
			}
			row.Any += leaf.Label.In(lang)
		}
		if r.Get != nil {
			row.Where, row.Cost = r.Get.Where.In(lang), r.Get.Cost.In(lang)
		}
		out = append(out, row)
	}
	return out
}

// Bounds on what people who are not at the office may have written down: lists saved from one neighbourhood, which may
// be a whole village behind one address, and in all, in an hour.
const (
	listsMost    = 60
	listsMostAll = 1200
)

// newSavers counts the lists that are saved from afar.
func newSavers() (each, all *edge.Failures) {
	return edge.NewFailures(listsMost, time.Hour), edge.NewFailures(listsMostAll, time.Hour)
}

// Declare answers POST /lobi/{service}: it saves the checklist, so that the kiosk takes it over from its code, and leads
// to the page of that list. The same form sent twice is one list; who goes back to it and ticks what is found meanwhile gets
// another.
func (p *Phone) Declare(c *fiber.Ctx) error {
	lang, s, err := p.serviceAsked(c)
	if err != nil {
		return err
	}
	id := c.FormValue("request_id")
	if err := edge.CheckID("request_id", id); err != nil {
		return err
	}
	answers, have := p.answers(s, c.FormValue), p.declared(c, s)
	verdict, err := rules.Evaluate(p.office.Catalogue(), s.ID, answers, have)
	if err != nil {
		return p.prepare(c, http.StatusUnprocessableEntity, c.FormValue, false)
	}
	near, now := edge.Neighbourhood(c.IP()), time.Now()
	if p.savers.TooMany(near, now) || p.allSavers.TooMany("", now) {
		return p.prepare(c, http.StatusTooManyRequests, c.FormValue, true)
	}
	digest := edge.Digest("lobby", []any{s.ID, verdict.Answers, have})
	reply, repeated, err := p.office.Engine.Do(c.UserContext(), queue.Request{
		Actor: "lobby", ID: id + " " + digest, Digest: digest,
		Do: queue.SaveList{Service: s.ID, Said: kiosk.Said(verdict, lang), ListCode: kiosk.NewCode()},
	})
	if err != nil {
		return err
	}
	if !repeated {
		p.savers.Add(near, now)
		p.allSavers.Add("", now)
	}
	return c.Redirect("/c/"+reply.Code+"?lang="+lang, http.StatusSeeOther)
}

// declared is what the form's boxes say one has; boxes of other services are left out.
func (p *Phone) declared(c *fiber.Ctx, s *catalogue.Service) []string {
	var have []string
	for i := range s.Requirements {
		if id := s.Requirements[i].ID; c.FormValue("have_"+id) != "" {
			have = append(have, id)
		}
	}
	return have
}

// show renders a page for one asker.
func (p *Phone) show(c *fiber.Ctx, status int, lang, name string, view any) error {
	plain, err := p.pages.render(words.In(lang).Code(), name, view)
	if err != nil {
		return problem.Wrap("internal", err)
	}
	return p.send(c, status, &rendered{plain: plain, zipped: zip(plain)})
}
