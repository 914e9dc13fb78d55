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

// briefs are some applications as a list shows them.
func briefs(o *edge.Office, cases []*casefile.Case) snapshot.HandFiles {
	return snapshot.FilesOf(o, o.Engine.View(), cases)
}
