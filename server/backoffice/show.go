// Package backoffice answers the page of the applications, and whoever works on one: at a counter, behind it, or at the
// shelf where documents wait to be collected.
package backoffice

import (
	"net/http"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/casefile"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// List answers GET /api/v1/cases: the applications that are not over. With ?find= it looks for those that somebody
// means who scans or types, over or not.
func List(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		view := o.Engine.View()
		typed := c.Query("find")
		if typed == "" {
			return edge.JSON(c, http.StatusOK, snapshot.BackOfficeOf(o, view))
		}
		found := o.Cases(view, typed)
		if len(found) == 0 {
			return problem.New("unknown_case")
		}
		return edge.JSON(c, http.StatusOK, briefs(o, found))
	}
}

// Show answers GET /api/v1/cases/{code}: one application with its story.
func Show(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		view := o.Engine.View()
		found, ok := o.Case(view, edge.Param(c, "code"))
		if !ok {
			return problem.New("unknown_case")
		}
		story, err := o.Engine.FileStory(found.ID)
		if err != nil {
			return problem.Wrap("unavailable", err)
		}
		return edge.JSON(c, http.StatusOK, snapshot.CaseCardOf(o, view, found, story))
	}
}

// A several is some applications, and how their stages are read.
type several struct {
	Cases []snapshot.Case     `json:"cases"`
	Plans []snapshot.CasePlan `json:"plans"`
}

func briefs(o *edge.Office, cases []*casefile.Case) several {
	view := o.Engine.View()
	out := several{Cases: []snapshot.Case{}, Plans: []snapshot.CasePlan{}}
	known := map[string]bool{}
	for _, c := range cases {
		out.Cases = append(out.Cases, snapshot.CaseOf(o, view, c))
		if !known[c.Plan] {
			known[c.Plan] = true
			out.Plans = append(out.Plans, snapshot.CasePlanOf(o, view, c))
		}
	}
	return out
}
