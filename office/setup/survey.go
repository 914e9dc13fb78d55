package setup

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"unicode/utf8"

	"antrean/internal/words"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/survey"
	"antrean/office/worktime"
)

// A Survey is whether, about what and how often the office asks people after their visit what they think of it.
type Survey struct {
	On       bool            `json:"on,omitempty"`
	Elements []SurveyElement `json:"elements,omitempty"` // in the order of the office's form; empty: the nine of the regulation
	Every    int             `json:"every,omitempty"`    // each finished visit of so many is invited; 0: each
	EveryOf  map[string]int  `json:"every_of,omitempty"` // of services that have a step of their own
	From     string          `json:"from,omitempty"`     // the first day on which is asked; empty: at once
	To       string          `json:"to,omitempty"`       // the last one; empty: without end
}

// A SurveyElement is one of the office's questions. Those that the program knows need no words.
type SurveyElement struct {
	ID   string         `json:"id"`
	Name catalogue.Text `json:"name,omitempty"`
	Ask  catalogue.Text `json:"ask,omitempty"`
}

// Limits of a survey: a phone's page, and a person's patience.
const (
	SurveyElementsMost = 15
	SurveyTextMost     = 200 // characters
)

// NameIn is what the element is called: "Waktu penyelesaian".
func (e SurveyElement) NameIn(lang string) string {
	if _, known := survey.Of(e.ID); known && len(e.Name) == 0 {
		return words.In(lang).T("survey.element." + e.ID)
	}
	if name := e.Name.In(lang); name != "" {
		return name
	}
	return e.ID
}

// AskIn is its question.
func (e SurveyElement) AskIn(lang string) string {
	if _, known := survey.Of(e.ID); known && len(e.Ask) == 0 {
		return words.In(lang).T("survey.ask." + e.ID)
	}
	return e.Ask.In(lang)
}

// ownScale are the words of an element that the program does not know: from bad to very good.
const ownScale = "mutu"

// WordIn is what a score means as an answer to the question.
func (e SurveyElement) WordIn(lang string, score int) string {
	scale := ownScale
	if known, ok := survey.Of(e.ID); ok {
		scale = known.Scale
	}
	return words.In(lang).T("survey.word." + scale + "." + strconv.Itoa(score))
}

// Asked are the elements in force, in their order.
func (s Survey) Asked() []SurveyElement {
	if len(s.Elements) > 0 {
		return s.Elements
	}
	var out []SurveyElement
	for _, id := range survey.Nine() {
		out = append(out, SurveyElement{ID: id})
	}
	return out
}

// IDs are the ids of the elements in force, in their order.
func (s Survey) IDs() []string {
	var ids []string
	for _, e := range s.Asked() {
		ids = append(ids, e.ID)
	}
	return ids
}

// Step is of how many finished visits of a service one is invited.
func (s Survey) Step(service string) int {
	if own := s.EveryOf[service]; own > 0 {
		return own
	}
	return max(1, s.Every)
}

// surveyRule is what the queue does of it.
func (in *InForce) surveyRule() queue.Survey {
	s := in.Document.Survey
	rule := queue.Survey{From: s.From, To: s.To}
	if !s.On {
		return rule
	}
	rule.Every = make(map[string]int, len(in.Catalogue.Services))
	for i := range in.Catalogue.Services {
		id := in.Catalogue.Services[i].ID
		rule.Every[id] = s.Step(id)
	}
	return rule
}

func (d *Document) checkSurvey(c *catalogue.Catalogue, faults *Faults) {
	s := d.Survey
	if len(s.Elements) > SurveyElementsMost {
		faults.add("survey.elements", "setup.fault.survey_many", "most", SurveyElementsMost)
	}
	for i, e := range s.Elements {
		e.check(fmt.Sprintf("survey.elements[%d]", i), faults)
		if slices.ContainsFunc(s.Elements[:i], func(other SurveyElement) bool { return other.ID == e.ID }) {
			faults.add(fmt.Sprintf("survey.elements[%d].id", i), "setup.fault.twice", "value", e.ID)
		}
	}
	if s.Every < 0 || s.Every > survey.EveryMost {
		faults.add("survey.every", "setup.fault.survey_every", "most", survey.EveryMost)
	}
	for _, service := range slices.Sorted(maps.Keys(s.EveryOf)) {
		if n := s.EveryOf[service]; n < 1 || n > survey.EveryMost {
			faults.add("survey.every_of."+service, "setup.fault.survey_every", "most", survey.EveryMost)
		}
		if c == nil {
			continue
		}
		if _, ok := c.Service(service); !ok {
			faults.add("survey.every_of."+service, "setup.fault.no_service", "value", service)
		}
	}
	for _, day := range [][2]string{{"from", s.From}, {"to", s.To}} {
		if _, err := worktime.ParseDate(day[1]); err != nil && day[1] != "" {
			faults.add("survey."+day[0], "setup.fault.survey_day", "value", day[1])
		}
	}
	if s.From != "" && s.To != "" && s.To < s.From {
		faults.add("survey.to", "setup.fault.survey_period")
	}
}

func (e SurveyElement) check(at string, faults *Faults) {
	_, known := survey.Of(e.ID)
	if !PlainName(e.ID) {
		faults.add(at+".id", "setup.fault.plain_name", "value", e.ID)
	}
	for field, text := range map[string]catalogue.Text{"name": e.Name, "ask": e.Ask} {
		if !known && text[words.Default] == "" {
			faults.add(at+"."+field, "setup.fault.survey_words")
		}
		for lang, said := range text {
			if utf8.RuneCountInString(said) > SurveyTextMost {
				faults.add(at+"."+field+"."+lang, "setup.fault.survey_long", "most", SurveyTextMost)
			}
		}
	}
}
