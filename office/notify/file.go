package notify

import (
	"antrean/office/casefile"
	"antrean/office/catalogue"
)

// OfFile lists what persons are to be told of an event of an application.
func OfFile(e *casefile.Event, s Scene) []Notice {
	c, ok := s.Cases.Case(e.Case)
	if !ok || c.Token == "" {
		return nil
	}
	n := Notice{Kind: kinds[e.Kind], Seq: e.Seq, At: e.At, Token: c.Token, Case: c.ID, Number: c.Number, Register: c.Register(), Service: c.Service, Catalogue: c.Catalogue}
	if t, ok := s.Queue.ByToken(c.Token); ok {
		n.Lang = t.Said.Lang
	}
	switch e.Kind {
	case casefile.CaseReturned:
		n.Due = e.Due
		for _, lack := range e.Lacks {
			n.Lacks = append(n.Lacks, Lack(lack))
		}
	case casefile.CasePromised:
		n.moved(e)
		if e.Reason == casefile.MovedByStart {
			return nil // the first promise is no change of one
		}
	case casefile.CaseResumed:
		n.moved(e)
		if e.Worked == 0 || e.Due.IsZero() {
			return nil // the clock stood outside the office's hours, or before anything was promised
		}
	case casefile.CaseReady:
		n.How = ends(s, c, e.To)
	case casefile.CaseHanded:
		n.How = catalogue.Handover
	case casefile.CaseSelfPrint:
		n.How = catalogue.SelfPrint
	case casefile.CaseClosed:
		if c.How != "" {
			return nil // that its person has it was told before
		}
	case casefile.CaseUndone:
		if n.Of = kinds[e.Undone]; n.Of == "" {
			return nil
		}
	}
	if n.Kind == "" {
		return nil
	}
	return []Notice{n}
}

// kinds are what the events of applications are told as.
var kinds = map[casefile.Kind]Kind{
	casefile.CaseReturned: Returned, casefile.CasePromised: Promised, casefile.CaseResumed: Promised, casefile.CaseMissed: Missed,
	casefile.CaseLapsed: Lapsed, casefile.CaseReady: Ready, casefile.CaseHanded: Handed, casefile.CaseSelfPrint: Handed,
	casefile.CaseClosed: Finished, casefile.CaseCancelled: Cancelled, casefile.CaseUndone: Withdrawn,
}

func (n *Notice) moved(e *casefile.Event) {
	n.Due, n.Reason = e.Due, e.Reason
	if e.Private != nil {
		n.Because = e.Private.Note
	}
}

// ends is how a product gets to its person at a stage.
func ends(s Scene, c *casefile.Case, stage string) string {
	step, _, ok := s.Cases.Plan(c).Step(stage)
	if !ok || len(step.Ends) == 0 {
		return catalogue.Handover
	}
	for _, end := range step.Ends {
		if end == catalogue.Handover {
			return end
		}
	}
	return step.Ends[0]
}
