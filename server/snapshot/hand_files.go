package snapshot

import (
	"slices"

	"antrean/office"
	"antrean/office/casefile"
	"antrean/office/queue"
	"antrean/server/edge"
)

// HandFiles are the applications of a ticket, and how their stages are read.
type HandFiles struct {
	Cases []Case     `json:"cases"`
	Plans []CasePlan `json:"plans"`
}

// HandFilesOf are the applications that a ticket opened, or one that joined it, and those that its visit is about.
func HandFilesOf(o *edge.Office, v *office.View, t *queue.Ticket) HandFiles {
	var found []*casefile.Case
	for _, one := range v.State.With(t) {
		if one.Token != "" {
			found = append(found, v.Cases.ByToken(one.Token)...)
		}
	}
	for _, id := range t.Files {
		c, ok := v.Cases.Case(casefile.CaseID(id))
		if ok && !slices.ContainsFunc(found, func(one *casefile.Case) bool { return one.ID == c.ID }) {
			found = append(found, c)
		}
	}
	return FilesOf(o, v, found)
}

// FilesOf are some applications with their plans, each once.
func FilesOf(o *edge.Office, v *office.View, cases []*casefile.Case) HandFiles {
	out := HandFiles{Cases: []Case{}, Plans: []CasePlan{}}
	known := map[string]bool{}
	for _, c := range cases {
		out.Cases = append(out.Cases, CaseOf(o, v, c))
		if !known[c.Plan] {
			known[c.Plan] = true
			out.Plans = append(out.Plans, CasePlanOf(o, v, c))
		}
	}
	return out
}
