package backoffice

import (
	"maps"
	"slices"

	"antrean/internal/problem"
	"antrean/office/casefile"
	"antrean/server/edge"
)

// An action makes the command that is given on an application, or on several where many go together.
type action func(o *edge.Office, ids []casefile.CaseID, in body) casefile.Command

// actions are the commands on one application, by the last part of their path.
func actions() map[string]action {
	all := onWay()
	maps.Copy(all, atEnd())
	return all
}

// Together lists the names of the commands that can be given on many applications at once.
func Together() []string { return []string{"advance", "undo"} }

// Actions lists the names of the commands in alphabetical order.
func Actions() []string { return slices.Sorted(maps.Keys(actions())) }

// onWay are the commands on an application that goes its way.
func onWay() map[string]action {
	return map[string]action{
		"advance": func(o *edge.Office, ids []casefile.CaseID, in body) casefile.Command {
			return casefile.Advance{Cases: ids, From: in.From, To: in.To, Note: in.Note, Slip: o.PaperAt(in.Counter) != ""}
		},
		"send-back": func(_ *edge.Office, ids []casefile.CaseID, in body) casefile.Command {
			return casefile.SendBack{Case: ids[0], From: in.From, Lacks: in.Lacks, Note: in.Note}
		},
		"return": func(_ *edge.Office, ids []casefile.CaseID, in body) casefile.Command {
			return casefile.Return{Case: ids[0], From: in.From, Lacks: in.Lacks, Note: in.Note}
		},
		"mend": func(_ *edge.Office, ids []casefile.CaseID, _ body) casefile.Command {
			return casefile.Mend{Case: ids[0]}
		},
		"amend": func(_ *edge.Office, ids []casefile.CaseID, in body) casefile.Command {
			return casefile.Amend{Case: ids[0], Note: in.Note}
		},
		"side": func(_ *edge.Office, ids []casefile.CaseID, in body) casefile.Command {
			return casefile.TickSide{Case: ids[0], Step: in.Step, Done: *in.Done, Reason: in.Reason}
		},
		"hold": func(_ *edge.Office, ids []casefile.CaseID, in body) casefile.Command {
			return casefile.KeepBack{Case: ids[0], Cause: in.Cause, Note: in.Note}
		},
		"release": func(_ *edge.Office, ids []casefile.CaseID, _ body) casefile.Command {
			return casefile.Release{Case: ids[0]}
		},
		"promise": func(_ *edge.Office, ids []casefile.CaseID, in body) casefile.Command {
			return casefile.PromiseAnew{Case: ids[0], Due: *in.Due, Note: in.Note}
		},
		"undo": func(_ *edge.Office, ids []casefile.CaseID, _ body) casefile.Command { return casefile.Undo{Cases: ids} },
	}
}

// atEnd are the commands that bring the product to its person, or end the application otherwise.
func atEnd() map[string]action {
	return map[string]action{
		"slip": func(_ *edge.Office, ids []casefile.CaseID, _ body) casefile.Command {
			return casefile.GiveSlip{Case: ids[0]}
		},
		"hand": func(_ *edge.Office, ids []casefile.CaseID, in body) casefile.Command {
			return casefile.Hand{Case: ids[0], Who: in.Who}
		},
		"self-print": func(_ *edge.Office, ids []casefile.CaseID, _ body) casefile.Command {
			return casefile.PrintSelf{Case: ids[0]}
		},
		"cancel": func(_ *edge.Office, ids []casefile.CaseID, in body) casefile.Command {
			return casefile.Cancel{Case: ids[0], Note: in.Note}
		},
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
