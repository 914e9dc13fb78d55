package backoffice

import (
	"maps"
	"slices"

	"antrean/internal/problem"
	"antrean/office/casefile"
)

// An action makes the command that is given on an application.
type action func(id casefile.CaseID, in body) casefile.Command

// actions are the commands on one application, by the last part of their path.
func actions() map[string]action {
	all := onWay()
	maps.Copy(all, atEnd())
	return all
}

// Actions lists the names of the commands in alphabetical order.
func Actions() []string { return slices.Sorted(maps.Keys(actions())) }

// onWay are the commands on an application that goes its way.
func onWay() map[string]action {
	return map[string]action{
		"advance": func(id casefile.CaseID, in body) casefile.Command {
			return casefile.Advance{Cases: []casefile.CaseID{id}, From: in.From, To: in.To, Note: in.Note}
		},
		"send-back": func(id casefile.CaseID, in body) casefile.Command {
			return casefile.SendBack{Case: id, From: in.From, Lacks: in.Lacks, Note: in.Note}
		},
		"return": func(id casefile.CaseID, in body) casefile.Command {
			return casefile.Return{Case: id, From: in.From, Lacks: in.Lacks, Note: in.Note}
		},
		"mend":  func(id casefile.CaseID, _ body) casefile.Command { return casefile.Mend{Case: id} },
		"amend": func(id casefile.CaseID, in body) casefile.Command { return casefile.Amend{Case: id, Note: in.Note} },
		"side": func(id casefile.CaseID, in body) casefile.Command {
			return casefile.TickSide{Case: id, Step: in.Step, Done: *in.Done, Reason: in.Reason}
		},
		"hold": func(id casefile.CaseID, in body) casefile.Command {
			return casefile.KeepBack{Case: id, Cause: in.Cause, Note: in.Note}
		},
		"release": func(id casefile.CaseID, _ body) casefile.Command { return casefile.Release{Case: id} },
		"promise": func(id casefile.CaseID, in body) casefile.Command {
			return casefile.PromiseAnew{Case: id, Due: *in.Due, Note: in.Note}
		},
		"undo": func(id casefile.CaseID, _ body) casefile.Command { return casefile.Undo{Case: id} },
	}
}

// atEnd are the commands that bring the product to its person, or end the application otherwise.
func atEnd() map[string]action {
	return map[string]action{
		"slip":       func(id casefile.CaseID, _ body) casefile.Command { return casefile.GiveSlip{Case: id} },
		"hand":       func(id casefile.CaseID, in body) casefile.Command { return casefile.Hand{Case: id, Who: in.Who} },
		"self-print": func(id casefile.CaseID, _ body) casefile.Command { return casefile.PrintSelf{Case: id} },
		"cancel":     func(id casefile.CaseID, in body) casefile.Command { return casefile.Cancel{Case: id, Note: in.Note} },
	}
}

// check refuses a body that lacks what its action needs.
func (in body) check(action string) error {
	switch {
	case action == "side" && in.Step == "":
		return problem.Field("step", "id")
	case action == "side" && in.Done == nil:
		return problem.Field("done", "true, false")
	case action == "promise" && (in.Due == nil || in.Due.IsZero()):
		return problem.Field("due", "2026-11-24T15:00:00+07:00")
	case action == "hand" && in.Who == "":
		return problem.Field("who", "pemohon, anggota_satu_kk, kuasa")
	}
	return nil
}
