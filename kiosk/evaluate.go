// Package kiosk is the walk-in: it judges a checklist and writes the slips that the kiosk prints.
//
// It is pure. The catalogue says what a service requires, the person says what they have, and kiosk says what is
// missing; whether a number follows is up to the service's gate and to the queue.
package kiosk

import (
	"fmt"
	"strings"

	"antrean/internal/problem"
	"antrean/office/catalogue"
)

// What one check may hold. The largest real checklist has 9 rows and 3 questions.
const (
	answersMax = 32
	haveMax    = 64
	idMax      = 64 // bytes of an id, as in the catalogue's schema
)

// A Verdict is a judged checklist.
type Verdict struct {
	Complete bool
	Stop     catalogue.Text          // why nobody with these answers needs the service; nil where they may
	Needed   []catalogue.Requirement // rows that apply to these answers, in the standard's order; optional ones that are there
	Missing  []catalogue.Requirement // those of Needed that the person does not have
	Have     []string                // ids of those of Needed that the person has
	Answers  map[string]string       // an answer to each of the service's questions, defaults filled in
}

// Evaluate judges what a person declares. have takes ids of rows or of their leaves; one leaf satisfies its row.
// Answers to questions of other services are ignored, and so are rows that these answers do not need. The refusals
// are bad_field, unknown_service, unanswered and unknown_requirement, each with the field at fault.
func Evaluate(c *catalogue.Catalogue, serviceID string, answers map[string]string, have []string) (Verdict, error) {
	if err := withinBounds(answers, have); err != nil {
		return Verdict{}, err
	}
	service, ok := c.Service(serviceID)
	if !ok {
		return Verdict{}, refusal("unknown_service", "service")
	}
	settled, err := settle(c, service, answers)
	if err != nil {
		return Verdict{}, err
	}
	owned, err := rowsOf(service, have)
	if err != nil {
		return Verdict{}, err
	}
	return judge(service, settled, owned), nil
}

func refusal(code, field string) *problem.Error {
	return &problem.Error{Code: code, Field: field}
}

func withinBounds(answers map[string]string, have []string) error {
	if len(answers) > answersMax {
		return problem.Field("answers", fmt.Sprintf("at most %d answers", answersMax))
	}
	if len(have) > haveMax {
		return problem.Field("have", fmt.Sprintf("at most %d ids", haveMax))
	}
	for question, option := range answers {
		if len(question) > idMax || len(option) > idMax {
			return problem.Field("answers", fmt.Sprintf("ids of at most %d bytes", idMax))
		}
	}
	for _, id := range have {
		if len(id) > idMax {
			return problem.Field("have", fmt.Sprintf("ids of at most %d bytes", idMax))
		}
	}
	return nil
}

// settle gives each of the service's questions its answer.
func settle(c *catalogue.Catalogue, service *catalogue.Service, answers map[string]string) (map[string]string, error) {
	settled := make(map[string]string)
	for _, id := range service.Questions() {
		question := c.Questions[id]
		option, answered := answers[id]
		switch {
		case !answered && question.Default == "":
			return nil, refusal("unanswered", "answers."+id)
		case !answered:
			option = question.Default
		}
		if _, ok := question.Option(option); !ok {
			return nil, problem.Field("answers."+id, "one of "+optionList(question))
		}
		settled[id] = option
	}
	return settled, nil
}

func optionList(question catalogue.Question) string {
	ids := make([]string, len(question.Options))
	for i, option := range question.Options {
		ids[i] = option.ID
	}
	return strings.Join(ids, ", ")
}

// rowsOf is the set of rows that the declared ids satisfy.
func rowsOf(service *catalogue.Service, have []string) (map[string]bool, error) {
	owned := make(map[string]bool)
	for i, id := range have {
		row, ok := service.Requirement(id)
		if !ok {
			return nil, refusal("unknown_requirement", fmt.Sprintf("have[%d]", i))
		}
		owned[row.ID] = true
	}
	return owned, nil
}

func judge(service *catalogue.Service, answers map[string]string, owned map[string]bool) Verdict {
	verdict := Verdict{Answers: answers}
	if stop := service.StopIf; stop != nil && stop.When.Holds(answers) {
		verdict.Stop = stop.Text
	}
	for _, row := range service.Requirements {
		switch {
		case !row.When.Holds(answers):
			continue
		case owned[row.ID]:
			verdict.Have = append(verdict.Have, row.ID)
		case row.Optional:
			continue // nobody is short of it
		default:
			verdict.Missing = append(verdict.Missing, row)
		}
		verdict.Needed = append(verdict.Needed, row)
	}
	verdict.Complete = len(verdict.Missing) == 0
	return verdict
}
