package catalogue

import (
	"fmt"
	"slices"
	"sort"
	"strings"
)

// check lists what the schema cannot say: ids that stand twice, references that lead nowhere, questions that nobody
// could answer. Paths are those of the file.
func check(c *Catalogue, doc *tree) []Fault {
	k := &checker{c: c, doc: doc}
	k.texts(doc.root, "")
	for _, id := range sortedKeys(c.Questions) {
		k.question(id, c.Questions[id])
	}
	seen := make(map[string]bool)
	for i := range c.Services {
		at := fmt.Sprintf("/services/%d", i)
		k.once(seen, at+"/id", c.Services[i].ID)
		k.service(at, &c.Services[i])
	}
	k.consultation()
	return k.faults
}

type checker struct {
	c      *Catalogue
	doc    *tree
	faults []Fault
}

func (k *checker) add(path, format string, args ...any) {
	k.faults = append(k.faults, k.doc.faultAt(path, fmt.Sprintf(format, args...)))
}

func (k *checker) once(seen map[string]bool, path, id string) {
	if seen[id] {
		k.add(path, "the id %q stands twice", id)
	}
	seen[id] = true
}

// texts sees that a text which names a source a language names one for each of its languages.
func (k *checker) texts(node any, at string) {
	switch node := node.(type) {
	case []any:
		for i, item := range node {
			k.texts(item, fmt.Sprintf("%s/%d", at, i))
		}
	case map[string]any:
		if sources, ok := node["source"].(map[string]any); ok {
			k.sources(node, sources, at)
			return
		}
		for _, key := range sortedKeys(node) {
			k.texts(node[key], at+"/"+escape(key))
		}
	}
}

func (k *checker) sources(text, sources map[string]any, at string) {
	for _, lang := range sortedKeys(text) {
		if _, ok := sources[lang]; !ok && lang != "source" {
			k.add(at+"/source", "does not say where the text in %q is from", lang)
		}
	}
	for _, lang := range sortedKeys(sources) {
		if _, ok := text[lang]; !ok {
			k.add(at+"/source/"+lang, "there is no text in %q", lang)
		}
	}
}

func (k *checker) question(id string, q Question) {
	at := "/questions/" + escape(id)
	seen := make(map[string]bool)
	for i, option := range q.Options {
		k.once(seen, fmt.Sprintf("%s/options/%d/id", at, i), option.ID)
	}
	if q.Default != "" && !seen[q.Default] {
		k.add(at+"/default", "%q is none of its options", q.Default)
	}
}

func (k *checker) service(at string, s *Service) {
	for i, id := range s.Ask {
		if _, ok := k.c.Questions[id]; !ok {
			k.add(fmt.Sprintf("%s/ask/value/%d", at, i), "there is no question %q", id)
		}
	}
	seen := make(map[string]bool)
	for i := range s.Requirements {
		row := &s.Requirements[i]
		below := fmt.Sprintf("%s/requirements/%d", at, i)
		k.once(seen, below+"/id", row.ID)
		for j, leaf := range row.Any {
			k.once(seen, fmt.Sprintf("%s/any/%d/id", below, j), leaf.ID)
		}
		k.condition(below, s, row)
		k.third(below, row)
	}
	k.stop(at, s)
	k.channels(at, s)
	for i, remark := range s.Remarks {
		if _, ok := s.Requirement(remark.Requirement); remark.Requirement != "" && !ok {
			k.add(fmt.Sprintf("%s/lint/%d/requirement", at, i), "the service has no requirement %q", remark.Requirement)
		}
	}
}

// condition sees that a row's question exists, and that the person can be asked it.
func (k *checker) condition(at string, s *Service, row *Requirement) {
	if row.When == nil {
		return
	}
	question, ok := k.c.Questions[row.When.Question]
	if !ok {
		k.add(at+"/when/q", "there is no question %q", row.When.Question)
		return
	}
	for i, id := range row.When.In {
		if _, ok := question.Option(id); !ok {
			k.add(fmt.Sprintf("%s/when/in/%d", at, i), "question %q has no option %q", row.When.Question, id)
		}
	}
	if !slices.Contains(s.Ask, row.When.Question) && !answeredByRow(s, row.When.Question) {
		k.add(at+"/when/q", "nobody is asked %q: put it into ask, or give a row a third answer to it", row.When.Question)
	}
}

// stop sees that the answer which makes the service needless can be given.
func (k *checker) stop(at string, s *Service) {
	if s.StopIf == nil {
		return
	}
	when := s.StopIf.When
	question, ok := k.c.Questions[when.Question]
	if !ok || !slices.Contains(s.Ask, when.Question) {
		k.add(at+"/stop_if/when/q", "nobody is asked %q: put it into ask and into the questions", when.Question)
		return
	}
	for i, id := range when.In {
		if _, ok := question.Option(id); !ok {
			k.add(fmt.Sprintf("%s/stop_if/when/in/%d", at, i), "question %q has no option %q", when.Question, id)
		}
	}
}

func answeredByRow(s *Service, question string) bool {
	return slices.ContainsFunc(s.Requirements, func(row Requirement) bool {
		return row.ThirdAnswer != nil && row.ThirdAnswer.Question == question
	})
}

// third sees that "Tidak punya" answers a question, and that its answer takes the row away.
func (k *checker) third(at string, row *Requirement) {
	if (row.Third == NotOwned) != (row.ThirdAnswer != nil) {
		k.add(at+"/third", "%s and third_answer go together", NotOwned)
		return
	}
	if row.ThirdAnswer == nil {
		return
	}
	question, ok := k.c.Questions[row.ThirdAnswer.Question]
	if !ok {
		k.add(at+"/third_answer/q", "there is no question %q", row.ThirdAnswer.Question)
		return
	}
	if _, ok := question.Option(row.ThirdAnswer.Value); !ok {
		k.add(at+"/third_answer/value", "question %q has no option %q", row.ThirdAnswer.Question, row.ThirdAnswer.Value)
		return
	}
	if row.When.Holds(map[string]string{row.ThirdAnswer.Question: row.ThirdAnswer.Value}) {
		k.add(at+"/third_answer", "this answer does not take the row away: its condition still holds")
	}
}

func (k *checker) channels(at string, s *Service) {
	stages, channels := make(map[string]bool), make(map[string]bool)
	for i, stage := range s.Stages {
		k.once(stages, fmt.Sprintf("%s/stages/%d/id", at, i), stage.ID)
	}
	for i, stage := range s.Stages {
		if stage.Returns != "" && stage.Returns != Applicant && !stages[stage.Returns] {
			k.add(fmt.Sprintf("%s/stages/%d/returns", at, i), "there is no stage %q", stage.Returns)
		}
	}
	for i, channel := range s.Channels {
		below := fmt.Sprintf("%s/channels/%d", at, i)
		k.once(channels, below+"/id", channel.ID)
		for j, id := range channel.Steps {
			if !stages[id] {
				k.add(fmt.Sprintf("%s/steps/value/%d", below, j), "there is no stage %q", id)
			}
		}
		for _, id := range sortedKeys(channel.Roles) {
			if !slices.Contains(channel.Steps, id) {
				k.add(below+"/roles/"+escape(id), "the channel has no step %q", id)
			}
		}
	}
}

// consultation sees that there is always a way on.
func (k *checker) consultation() {
	last := len(k.c.Services) - 1
	s := k.c.Services[last]
	if s.ID != Consultation || len(s.Requirements) > 0 || s.Gate != Flag {
		k.add(fmt.Sprintf("/services/%d", last), "the last service must be %q, without requirements, behind the gate %q: nobody may meet a dead end", Consultation, Flag)
	}
}

func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	sort.Slice(keys, func(i, j int) bool { return strings.Compare(keys[i], keys[j]) < 0 })
	return keys
}
