package public

import (
	"bytes"
	"html/template"
	"maps"
	"net/http"
	"slices"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/internal/qr"
	"antrean/internal/words"
	"antrean/office/catalogue"
	"antrean/office/worktime"
	"antrean/server/edge"
)

// The stories of the phone's pages: every state of them, with the standards of the office and people who do not exist.

// A storyTeller makes pages of one language.
type storyTeller struct {
	p    *Phone
	o    *edge.Office
	lang string
	path string
}

// A phoneStory is a page's file and what it shows.
type phoneStory struct {
	file string
	page func(storyTeller) any
}

// Stories lists the pages of the storybook that this part of the server renders.
func (p *Phone) Stories() []string { return slices.Sorted(maps.Keys(phoneStories())) }

// Story answers GET /debug/storybook/phone/{story}: a page of the phone as it would stand there, which follows nothing.
func (p *Phone) Story(c *fiber.Ctx) error {
	name, lang := edge.Param(c, "story"), edge.Lang(c)
	story, ok := phoneStories()[name]
	if !ok {
		return problem.New("not_found")
	}
	teller := storyTeller{p: p, o: p.office, lang: lang, path: "/debug/storybook/phone/" + name}
	plain, err := p.pages.render(lang, story.file, story.page(teller))
	if err != nil {
		return problem.Wrap("internal", err)
	}
	plain = bytes.Replace(plain, []byte(" data-live>"), []byte(">"), 1) // nobody's ticket changes
	return p.send(c, http.StatusOK, &rendered{plain: plain, zipped: zip(plain)})
}

func phoneStories() map[string]phoneStory {
	out := map[string]phoneStory{
		"list":         {"list.html", func(s storyTeller) any { return s.list(true) }},
		"list-unknown": {"list.html", func(s storyTeller) any { return s.list(false) }},
		"refused":      {"refused.html", func(s storyTeller) any { return s.p.newRefusedPage(s.lang, problem.New("not_found")) }},
		"lobby":        {"lobby.html", func(s storyTeller) any { return s.lobby(true) }},
		"lobby-shut":   {"lobby.html", func(s storyTeller) any { return s.lobby(false) }},
		"lobby-down": {"lobby.html", func(s storyTeller) any {
			page := s.lobby(true)
			page.Troubles, page.Goes = s.down(), words.In(s.lang).T("health.open")
			return page
		}},
		"prepare":      {"prepare.html", func(s storyTeller) any { return s.prepare(true) }},
		"prepare-asks": {"prepare.html", func(s storyTeller) any { return s.prepare(false) }},
		"prepare-busy": {"prepare.html", func(s storyTeller) any { page := s.prepare(true); page.Busy = true; return page }},
		"prepare-stop": {"prepare.html", func(s storyTeller) any {
			page := s.prepare(true)
			page.Stop, page.Rows = s.service().Name.In(s.lang), nil
			return page
		}},
	}
	for _, state := range []string{"unknown", "too_many", "unavailable", "erased"} {
		out["track-"+state] = phoneStory{"track.html", func(s storyTeller) any {
			return trackPage{phoneFrame: newFrame(s.o, s.lang, s.path), State: state}
		}}
	}
	for _, more := range []map[string]phoneStory{caseStories(), surveyStories(), complaintStories()} {
		maps.Copy(out, more)
	}
	for name, change := range trackChanges() {
		out["track-"+name] = phoneStory{"track.html", func(s storyTeller) any {
			page := s.track()
			change(s, &page)
			return page
		}}
	}
	return out
}

// trackChanges make the page of a waiting ticket that of another one.
func trackChanges() map[string]func(storyTeller, *trackPage) {
	called := func(p *trackPage) { p.State, p.Counter, p.Calls, p.CalledAt = "called", 3, 1, "10.42" }
	state := func(name string) func(storyTeller, *trackPage) {
		return func(_ storyTeller, p *trackPage) {
			called(p)
			p.State, p.EndedAt, p.CanCancel = name, "10.58", name == "parked"
		}
	}
	return map[string]func(storyTeller, *trackPage){
		"waiting": func(storyTeller, *trackPage) {},
		"next":    func(_ storyTeller, p *trackPage) { p.Position, p.Ahead = 1, 0 },
		"far":     func(_ storyTeller, p *trackPage) { p.Position, p.Ahead, p.Number = 128, 127, "A-1028" },
		"lacking": func(s storyTeller, p *trackPage) { p.Complete, p.Missing = false, s.needs() },
		"down":    func(s storyTeller, p *trackPage) { p.Troubles = s.down() },
		"undone":  func(_ storyTeller, p *trackPage) { p.Undone = "A-12" },
		"kept":    func(_ storyTeller, p *trackPage) { p.Kept = true },
		"visit": func(s storyTeller, p *trackPage) {
			p.Also, p.Legs, p.Party, p.Priority, p.Lot = s.some(2), s.some(1), 3, true, "UN-007"
		},
		"booked": func(s storyTeller, p *trackPage) { p.State, p.Opens, p.Moved = "booked", "08.00 WIB", p.Day },
		"lot": func(_ storyTeller, p *trackPage) {
			p.State, p.Number, p.Lot, p.Share, p.Draw = "lot", "UN-007", "UN-007", "7K2M9D", "08.00 WIB"
		},
		"called":    func(_ storyTeller, p *trackPage) { called(p) },
		"again":     func(_ storyTeller, p *trackPage) { called(p); p.Calls = 3 },
		"serving":   state("serving"),
		"late":      func(s storyTeller, p *trackPage) { state("serving")(s, p); p.Late = true },
		"parked":    func(s storyTeller, p *trackPage) { state("parked")(s, p); p.Due = "11.05" },
		"no_show":   func(s storyTeller, p *trackPage) { state("no_show")(s, p); p.RejoinUntil = "11.30" },
		"missed":    state("no_show"),
		"done":      func(s storyTeller, p *trackPage) { state("done")(s, p); p.Done = true },
		"returned":  func(s storyTeller, p *trackPage) { state("returned")(s, p); p.Missing, p.List = s.needs(), "ABCD1234" },
		"joined":    func(_ storyTeller, p *trackPage) { p.Joined, p.CanCancel, p.Postpone = "A-031", false, 0 },
		"lost":      state("joined"),
		"cancelled": state("cancelled"),
		"expired":   state("expired"),
	}
}

// down is what the office says of a system that does not work.
func (s storyTeller) down() []string {
	return []string{s.sample("storybook.sample.down") + " " + s.some(1)[0]}
}

// sample is what somebody has written, in the language of the page.
func (s storyTeller) sample(key string) string {
	return words.In(s.lang).T(key)
}

// service is the one with the most to bring.
func (s storyTeller) service() *catalogue.Service {
	all := s.o.Catalogue().Services
	most := &all[0]
	for i := range all {
		if len(all[i].Requirements) > len(most.Requirements) {
			most = &all[i]
		}
	}
	return most
}

// some are the names of the first services.
func (s storyTeller) some(n int) []string {
	var out []string
	for _, one := range s.o.Catalogue().Services[:n] {
		out = append(out, one.Short.In(s.lang))
	}
	return out
}

// needs lacks everything, a third of it each way.
func (s storyTeller) needs() []phoneNeed {
	var out []phoneNeed
	for i, row := range s.service().Requirements {
		need := phoneNeed{Label: row.Label.In(s.lang), Kind: []string{"", "kurang", "tidak_valid"}[i%3]}
		if row.Get != nil {
			need.Where, need.Cost, need.Link = row.Get.Where.In(s.lang), row.Get.Cost.In(s.lang), template.URL(row.Get.Link) // http(s), checked by the catalogue's schema
		}
		out = append(out, need)
	}
	return out
}

func (s storyTeller) ready() []string {
	var out []string
	for _, row := range s.service().Requirements {
		out = append(out, row.Label.In(s.lang))
	}
	return out
}

func (s storyTeller) track() trackPage {
	one := s.service()
	return trackPage{
		phoneFrame: newFrame(s.o, s.lang, s.path), At: "10.42.07", Epoch: "story", Seq: 1, State: "waiting", Number: "A-025", Service: one.Short.In(s.lang),
		Position: 4, Ahead: 3, Party: 1, Complete: true, Free: true, CanCancel: true, Ready: s.ready(), Postpone: 3, PostponeID: "story-0001",
		Day: worktime.FormatDate(s.lang, s.o.Now()), Closing: "", Advice: adviceFor(one, "waiting", s.lang),
	}
}

func (s storyTeller) list(known bool) listPage {
	page := listPage{phoneFrame: newFrame(s.o, s.lang, s.path)}
	if !known {
		return page
	}
	page.Known, page.Code, page.Service, page.Until = true, "ABCD1234", s.service().Name.In(s.lang), worktime.FormatDate(s.lang, s.o.Now())
	page.Missing, page.Ready, page.Needed = s.needs(), s.ready()[:1], len(s.service().Requirements)
	page.Numbers = numbersOf(s.o, s.service().ID, s.lang)
	if code, err := qr.Encode("ABCD1234", qr.M); err == nil {
		page.QR = &listQR{Modules: code.Size + 2*qr.Quiet, Path: code.Path(qr.Quiet)}
	}
	return page
}

func (s storyTeller) lobby(open bool) lobbyPage {
	numbers := numbersOf(s.o, "", s.lang)
	numbers.OK = open
	page := lobbyPage{phoneFrame: newFrame(s.o, s.lang, s.path), Numbers: numbers, At: "10.42.07"}
	for i, one := range s.o.Catalogue().Services {
		page.Services = append(page.Services, lobbyService{ID: one.ID, Name: one.Short.In(s.lang), Waiting: i, Numbers: numbersOf(s.o, one.ID, s.lang)})
		page.Waiting += i
	}
	return page
}

func (s storyTeller) prepare(settled bool) preparePage {
	one := s.service()
	page := preparePage{phoneFrame: newFrame(s.o, s.lang, s.path), Service: one.Name.In(s.lang), ID: one.ID, Numbers: numbersOf(s.o, one.ID, s.lang), RequestID: "story-0001", Settled: settled}
	for _, id := range one.Questions() {
		q := s.o.Catalogue().Questions[id]
		ask := prepareQuestion{ID: id, Ask: q.Ask.In(s.lang)}
		for i, option := range q.Options {
			ask.Options = append(ask.Options, prepareOption{ID: option.ID, Label: option.Label.In(s.lang), On: settled && i == 0})
		}
		page.Questions = append(page.Questions, ask)
	}
	if settled {
		page.Rows = rowsOf(one.Requirements, s.lang)
	}
	return page
}
