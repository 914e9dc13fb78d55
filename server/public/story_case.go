package public

import (
	"time"

	"antrean/internal/words"
	"antrean/office/casefile"
	"antrean/office/catalogue"
)

// The stories of applications: each is a real plan of the standards, with a case that stands somewhere on its way.

// caseChanges make an application that is being worked on another one.
func caseChanges() map[string]func(s storyTeller, c *casefile.Case) {
	over := func(state casefile.CaseState, how string) func(storyTeller, *casefile.Case) {
		return func(s storyTeller, c *casefile.Case) {
			c.State, c.How, c.EndedAt = state, how, s.o.Now()
			c.Trace[len(c.Trace)-1].Until = c.EndedAt
		}
	}
	pause := func(cause casefile.Cause, need string) func(storyTeller, *casefile.Case) {
		return func(s storyTeller, c *casefile.Case) {
			c.Pause = &casefile.Pause{Cause: cause, Need: need, Since: s.o.Now().Add(-time.Hour)}
		}
	}
	return map[string]func(storyTeller, *casefile.Case){
		"work": func(storyTeller, *casefile.Case) {},
		"late": func(s storyTeller, c *casefile.Case) { c.Due = s.o.Now().Add(-time.Hour) },
		"moved": func(s storyTeller, c *casefile.Case) {
			c.Why, c.Because = casefile.MovedByStaff, s.sample("storybook.sample.because")
		},
		"down":    pause(casefile.Technical, "jaringan_siak"),
		"held":    pause(casefile.Technical, ""),
		"central": pause(casefile.Central, ""),
		"returned": func(s storyTeller, c *casefile.Case) {
			c.State, c.Note, c.MendBy = casefile.Returned, s.sample("storybook.sample.note"), s.o.Now().AddDate(0, 0, 7)
			for i, row := range s.service().Requirements {
				c.Lacks = append(c.Lacks, casefile.Lack{ID: row.ID, Kind: []string{casefile.Short, casefile.Invalid}[i%2]})
			}
		},
		"ready":     func(_ storyTeller, c *casefile.Case) { c.State = casefile.Ready },
		"handed":    over(casefile.Handed, catalogue.Handover),
		"printed":   over(casefile.Closed, catalogue.SelfPrint),
		"lapsed":    over(casefile.Lapsed, ""),
		"cancelled": over(casefile.Cancelled, ""),
	}
}

// application is one of somebody who is not there, written as any other.
func (s storyTeller) application(change func(storyTeller, *casefile.Case)) phoneCase {
	now, one := s.o.Now(), s.service()
	c := &casefile.Case{
		ID: 1, Year: now.Year(), N: 42, Service: one.ID, State: casefile.InWork, OpenedAt: now.AddDate(0, 0, -2), SubmittedAt: now.AddDate(0, 0, -2),
		Due: now.AddDate(0, 0, 3), Why: casefile.MovedByStart,
	}
	plan, err := casefile.NewPlan(s.o.Catalogue(), one.ID, "")
	if err != nil { // a service without stages: the rest of its page is the same
		plan = &casefile.Plan{Service: one.ID}
	}
	half := len(plan.Steps) / 2
	for i := range plan.Steps[:min(half+1, len(plan.Steps))] {
		visit := casefile.Visit{Stage: plan.Steps[i].ID, Since: c.OpenedAt.Add(time.Duration(i) * time.Hour), Kind: casefile.CaseMoved}
		if i < half {
			visit.Until = visit.Since.Add(time.Hour)
		}
		c.Trace, c.Stage = append(c.Trace, visit), visit.Stage
	}
	change(s, c)
	if c.State == casefile.Ready || c.How != "" {
		arrive(c, plan)
	}
	w := caseWriter{office: s.o, c: c, plan: plan, lang: s.lang, words: words.In(s.lang)}
	return w.write()
}

// arrive goes the rest of the way with what is finished.
func arrive(c *casefile.Case, plan *casefile.Plan) {
	for i := len(c.Trace); i < len(plan.Steps); i++ {
		last := &c.Trace[i-1]
		last.Until = last.Since.Add(time.Hour)
		c.Stage = plan.Steps[i].ID
		c.Trace = append(c.Trace, casefile.Visit{Stage: c.Stage, Since: last.Until, Kind: casefile.CaseMoved})
	}
	c.Trace[len(c.Trace)-1].Until = c.EndedAt
}

// caseStories are the page of an application alone, and one below a visit that is done.
func caseStories() map[string]phoneStory {
	out := make(map[string]phoneStory)
	for name, change := range caseChanges() {
		out["case-"+name] = phoneStory{"track.html", func(s storyTeller) any {
			one := s.application(change)
			return trackPage{phoneFrame: newFrame(s.o, s.lang, s.path), At: "10.42.07", Epoch: "story", Seq: 1, State: "application", Cases: []phoneCase{one}, Going: !one.Over, CanErase: one.Over}
		}}
	}
	out["track-done-with-case"] = phoneStory{"track.html", func(s storyTeller) any {
		page := s.track()
		trackChanges()["done"](s, &page)
		page.Cases = []phoneCase{s.application(caseChanges()["ready"]), s.application(caseChanges()["work"])}
		page.Cases[0].Code, page.Going, page.CanErase = "2026-00043", true, false
		return page
	}}
	return out
}
