package public

import (
	"strings"
	"time"

	"antrean/internal/problem"
	"antrean/internal/words"
	"antrean/office/complaint"
	"antrean/office/queue"
	"antrean/office/worktime"
)

// The stories of what applicants write to the office: complaints, and answers to the survey.

// complaintStories are the form in each of its states, and a complaint in each of its own.
func complaintStories() map[string]phoneStory {
	form := func(change func(storyTeller, *complainPage)) phoneStory {
		return phoneStory{"complain.html", func(s storyTeller) any {
			page := s.p.newComplainPage(s.lang, nothingOf)
			change(s, &page)
			return page
		}}
	}
	wrong := func(field string, also map[string]any) func(storyTeller, *complainPage) {
		return func(s storyTeller, page *complainPage) {
			page.Text, page.Contact, page.Number = s.sample("storybook.sample.letter"), "0812 3456 7890", "A-025"
			page.wrong(&problem.Error{Code: "bad_field", Field: field, Also: also})
		}
	}
	out := map[string]phoneStory{
		"complain": form(func(storyTeller, *complainPage) {}),
		"complain-busy": form(func(s storyTeller, page *complainPage) {
			page.Busy, page.Text = true, s.sample("storybook.sample.letter")
		}),
		"complain-shut":         form(func(_ storyTeller, page *complainPage) { page.Shut = true }),
		"complain-without-text": form(wrong("text", map[string]any{"empty": true})),
		"complain-long":         form(wrong("contact", map[string]any{"most": complaint.ContactMost})),
		"complain-odd":          form(wrong("number", nil)),
	}
	for _, state := range []string{"unknown_complaint", "too_many", "erased"} {
		out["complaint-"+strings.TrimSuffix(state, "_complaint")] = phoneStory{"complaint.html", func(s storyTeller) any {
			return complaintPage{phoneFrame: newFrame(s.o, s.lang, "/pengaduan"), State: state}
		}}
	}
	for name, change := range complaintChanges() {
		out["complaint-"+name] = phoneStory{"complaint.html", func(s storyTeller) any { return s.complaint(change) }}
	}
	return out
}

// nothingOf is a form in which nothing was typed.
func nothingOf(string, ...string) string { return "" }

// A storyEntry is a complaint and what has been done with it.
type storyEntry struct {
	complaint.Entry
	sample func(key string) string
	acts   []complaint.Act
	now    time.Time
}

// do does an act; its day counts from now, where it promises one.
func (e *storyEntry) do(a complaint.Act, days int) {
	if a.At = e.now; days > 0 {
		a.Due = worktime.DateOf(e.now.AddDate(0, 0, days), e.now.Location())
	}
	e.Apply(a)
	e.acts = append(e.acts, a)
}

// say writes to the other side.
func (e *storyEntry) say(what, who, text string, days int) {
	e.do(complaint.Act{What: what, Who: who, Said: &complaint.Said{At: e.now, Who: who, Text: text, Final: what == complaint.WasAnswered}}, days)
}

// complaintChanges make a complaint that has just come one of a later day.
func complaintChanges() map[string]func(*storyEntry) {
	work := func(e *storyEntry) {
		e.do(complaint.Act{What: complaint.WasTaken, Owner: "sari"}, 0)
		e.say(complaint.WasReplied, "sari", e.sample("storybook.sample.reply"), 0)
	}
	answered := func(e *storyEntry) {
		work(e)
		e.say(complaint.WasAnswered, "sari", e.sample("storybook.sample.answer"), 0)
	}
	return map[string]func(*storyEntry){
		"new":      func(*storyEntry) {},
		"late":     func(e *storyEntry) { e.FirstDue, e.Due = "2020-01-06", "2020-01-14" },
		"work":     work,
		"answered": answered,
		"reopened": func(e *storyEntry) {
			answered(e)
			e.say(complaint.WasReopened, "", e.sample("storybook.sample.reopened"), 20)
		},
		"closed": func(e *storyEntry) { answered(e); e.do(complaint.Act{What: complaint.WasClosed}, 0) },
	}
}

// complaint is the page of one, made as any other.
func (s storyTeller) complaint(change func(*storyEntry)) complaintPage {
	e := &storyEntry{sample: s.sample, now: s.o.Now()}
	e.Ref = complaint.Ref{Year: e.now.Year(), N: 7}
	e.do(complaint.Act{
		What: complaint.WasReceived, Way: complaint.Phone, Kind: complaint.Plain, Service: s.service().ID, Lang: s.lang,
		FirstDue: worktime.DateOf(e.now.AddDate(0, 0, 3), e.now.Location()),
		Private:  &complaint.Private{Text: s.sample("storybook.sample.letter"), Number: "A-025", Code: "ABCDEFGHJK0123456789", Contact: "0812 3456 7890"},
	}, 14)
	change(e)
	page := s.p.newComplaintPage(e.Entry, e.acts, s.lang)
	page.Path = s.path
	return page
}

// surveyStories are the page of a visit whose person is asked about it.
func surveyStories() map[string]phoneStory {
	visit := func(change func(storyTeller, *trackPage)) phoneStory {
		return phoneStory{"track.html", func(s storyTeller) any {
			page := s.track()
			trackChanges()["done"](s, &page)
			change(s, &page)
			return page
		}}
	}
	chosen := func(s storyTeller) typed {
		return func(name string) string {
			return map[string]string{"s_persyaratan": "4", "p_gender": "p", "remark": s.sample("storybook.sample.letter")}[name]
		}
	}
	return map[string]phoneStory{
		"survey": visit(func(s storyTeller, page *trackPage) {
			page.Survey = newSurveyPart(s.o, &queue.Ticket{}, s.lang, nothing)
		}),
		"survey-wrong": visit(func(s storyTeller, page *trackPage) {
			page.Survey = newSurveyPart(s.o, &queue.Ticket{}, s.lang, chosen(s))
			page.Survey.Wrong, page.Survey.Told = words.In(s.lang).T("survey.none"), true
		}),
		"survey-thanked": visit(func(_ storyTeller, page *trackPage) { page.Thanked = true }),
	}
}
