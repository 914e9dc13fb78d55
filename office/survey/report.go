package survey

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"

	"antrean/office/worktime"
)

// FewLeast is how many answers there must be before anything of them is shown: with fewer, an answer is a person.
const FewLeast = 3

// A Scope is what a report is about.
type Scope struct {
	From, To worktime.Date // both included
	Service  string        // empty: all
}

// Visits are a service's finished visits in a period.
type Visits struct{ Finished, Invited int }

// A Collector takes what a source has of a period, answers in no order that says anything.
type Collector interface {
	Answered(Answer)
	Visited(service string, v Visits)
	Counted(question, choice string, n int) // traits, of the whole months that the period touches
}

// A Source reads a period.
type Source interface {
	ReadSurvey(from, to worktime.Date, c Collector) error
}

// A Report is what a survey came to.
type Report struct {
	Scope    Scope
	Total    Result
	Services []Result // by service id; those with visits or answers
	Traits   []Trait
	Remarks  []string
}

// A Result is the survey of one service, or of all.
type Result struct {
	Service  string // empty: all
	Answers  int
	Visits   Visits
	Elements []ElementResult // in the office's order, then what was asked before
	Index    *big.Rat        // nil: too few answers
	Band     Band
}

// An ElementResult is what the answers to an element come to.
type ElementResult struct {
	ID    string
	Tally Tally
	NRR   *big.Rat // nil: nobody answered it
}

// Few reports whether too few people have answered the element for its mean to be shown. The index still has it.
func (e *ElementResult) Few() bool { return e.Tally.Filled() < FewLeast }

// A Trait is how many people said what of themselves.
type Trait struct {
	Question, Choice string
	N                int
}

// Target is how many answers the visits of the period need.
func (r *Result) Target() int { return Target(r.Visits.Finished) }

// Progress is the share of the target that is reached, at most 1.
func (r *Result) Progress() float64 { return share(r.Answers, r.Target()) }

// Rate is the share of the invited who answered, at most 1: who was invited on the last day before a period may answer
// on its first.
func (r *Result) Rate() float64 { return share(r.Answers, r.Visits.Invited) }

// Few reports whether there are too few answers to be shown.
func (r *Result) Few() bool { return r.Answers < FewLeast }

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return min(1, float64(n)/float64(of))
}

// Make counts a period; order is the office's elements.
func Make(from Source, scope Scope, order []string) (*Report, error) {
	c := &count{scope: scope, services: map[string]*heap{}, traits: map[[2]string]int{}}
	if err := from.ReadSurvey(scope.From, scope.To, c); err != nil {
		return nil, fmt.Errorf("read survey: %w", err)
	}
	return c.report(order), nil
}

// A heap is what was counted of a service.
type heap struct {
	answers int
	visits  Visits
	tallies map[string]Tally
}

type count struct {
	scope    Scope
	services map[string]*heap
	traits   map[[2]string]int
	remarks  []string
}

func (c *count) of(service string) *heap {
	if c.services[service] == nil {
		c.services[service] = &heap{tallies: map[string]Tally{}}
	}
	return c.services[service]
}

func (c *count) wanted(service string) bool {
	return c.scope.Service == "" || c.scope.Service == service
}

func (c *count) Answered(a Answer) {
	if !c.wanted(a.Service) {
		return
	}
	c.of(a.Service).add(a)
	if a.Remark != "" {
		c.remarks = append(c.remarks, a.Remark)
	}
}

func (h *heap) add(a Answer) {
	h.answers++
	for id, score := range a.Scores {
		t := h.tallies[id]
		t.Add(score)
		h.tallies[id] = t
	}
}

func (c *count) Visited(service string, v Visits) {
	if c.wanted(service) {
		h := c.of(service)
		h.visits.Finished += v.Finished
		h.visits.Invited += v.Invited
	}
}

func (c *count) Counted(question, choice string, n int) { c.traits[[2]string{question, choice}] += n }

// report makes the figures of what was counted.
func (c *count) report(order []string) *Report {
	r := &Report{Scope: c.scope}
	total := &heap{tallies: map[string]Tally{}}
	for service, h := range c.services {
		r.Services = append(r.Services, h.result(service, order))
		total.join(h)
	}
	slices.SortFunc(r.Services, func(a, b Result) int { return cmp.Compare(a.Service, b.Service) })
	r.Total = total.result(c.scope.Service, order)
	if r.Total.Few() {
		return r
	}
	r.Remarks = slices.Sorted(slices.Values(c.remarks)) // by the alphabet: the order says nothing of who came when
	people := map[string]int{}
	for key, n := range c.traits {
		people[key[0]] += n
	}
	for _, q := range Profile() {
		for _, choice := range q.Choices {
			if n := c.traits[[2]string{q.ID, choice}]; people[q.ID] >= FewLeast {
				r.Traits = append(r.Traits, Trait{q.ID, choice, n})
			}
		}
	}
	return r
}

func (h *heap) join(other *heap) {
	h.answers += other.answers
	h.visits.Finished += other.visits.Finished
	h.visits.Invited += other.visits.Invited
	for id, t := range other.tallies {
		sum := h.tallies[id]
		for score, n := range t {
			sum[score] += n
		}
		h.tallies[id] = sum
	}
}

// result is what a heap comes to. Of too few answers nothing but their target is told.
func (h *heap) result(service string, order []string) Result {
	r := Result{Service: service, Answers: h.answers, Visits: h.visits}
	if r.Few() {
		return r
	}
	var ids []string
	for id, t := range h.tallies {
		if t.Filled() > 0 || slices.Contains(order, id) {
			ids = append(ids, id)
		}
	}
	place := func(id string) int {
		if i := slices.Index(order, id); i >= 0 {
			return i
		}
		return len(order)
	}
	slices.SortFunc(ids, func(a, b string) int { return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a, b)) })
	for _, id := range ids {
		r.Elements = append(r.Elements, ElementResult{ID: id, Tally: h.tallies[id], NRR: h.tallies[id].NRR()})
	}
	if r.Index = Index(h.tallies); r.Index != nil {
		r.Band = BandOf(r.Index)
	}
	return r
}
