package backoffice

import (
	"net/http"
	"slices"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/casefile"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// Command answers POST /api/v1/cases/{code}/ACTION: something happens to one application.
func Command(o *edge.Office, action string) fiber.Handler {
	return func(c *fiber.Ctx) error {
		in, err := parse(c)
		if err != nil {
			return err
		}
		found, ok := o.Case(o.Engine.View(), edge.Param(c, "code"))
		if !ok {
			return problem.New("unknown_case")
		}
		if err := in.check(action); err != nil {
			return err
		}
		return file(o, c, action+" "+found.Register(), in, actions()[action](o, []casefile.CaseID{found.ID}, in))
	}
}

// Many answers POST /api/v1/cases/advance and /undo: it happens to all of some applications at once, or to none.
func Many(o *edge.Office, action string) fiber.Handler {
	return func(c *fiber.Ctx) error {
		in, err := parse(c)
		if err != nil {
			return err
		}
		view := o.Engine.View()
		var ids []casefile.CaseID
		for _, code := range in.Cases {
			found, ok := o.Case(view, code)
			if !ok {
				return problem.New("unknown_case").And("case", code)
			}
			ids = append(ids, found.ID)
		}
		return file(o, c, action+" many", in, actions()[action](o, ids, in))
	}
}

// file gives a command, and lets the claim slips come out that follow from it.
func file(o *edge.Office, c *fiber.Ctx, action string, in body, do casefile.Command) error {
	reply, _, err := o.Engine.File(c.UserContext(), request(c, action, in, do))
	if err != nil {
		return err
	}
	out := result(o, reply)
	if err := printed(o, c, in, reply, &out); err != nil {
		return err
	}
	return edge.JSON(c, http.StatusOK, out)
}

// An answered is what came of a command: the applications as they are now.
type answered struct {
	snapshot.HandFiles
	Slip   int           `json:"slip,omitempty"`   // which claim slip was given; above 1 it is a copy
	Undone casefile.Kind `json:"undone,omitempty"` // what was taken back

	Paper *snapshot.Paper `json:"paper,omitempty"` // that comes out
	Slips []slipOf        `json:"slips,omitempty"` // that come out by themselves
}

func result(o *edge.Office, reply casefile.Reply) answered {
	view := o.Engine.View()
	ids := slices.Clone(reply.Cases)
	if len(ids) == 0 {
		ids = append(ids, reply.Case)
	}
	var found []*casefile.Case
	for _, id := range ids {
		if one, ok := view.Cases.Case(id); ok {
			found = append(found, one)
		}
	}
	return answered{HandFiles: briefs(o, found), Slip: reply.Slip, Undone: reply.Undone}
}
