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
	make := actions()[action]
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
		reply, _, err := o.Engine.File(c.UserContext(), request(c, action+" "+found.Register(), in, make(found.ID, in)))
		if err != nil {
			return err
		}
		if action == "slip" {
			return answerSlip(o, c, in, found.Register(), reply)
		}
		return answer(o, c, http.StatusOK, reply)
	}
}

// Advance answers POST /api/v1/cases/advance: many go on at once, or none does.
func Advance(o *edge.Office) fiber.Handler {
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
		reply, _, err := o.Engine.File(c.UserContext(), request(c, "advance many", in, casefile.Advance{Cases: ids, From: in.From, To: in.To, Note: in.Note}))
		if err != nil {
			return err
		}
		return answer(o, c, http.StatusOK, reply)
	}
}

// An answered is what came of a command: the applications as they are now.
type answered struct {
	several
	Slip   int           `json:"slip,omitempty"`   // which claim slip was given; above 1 it is a copy
	Undone casefile.Kind `json:"undone,omitempty"` // what was taken back

	Paper *snapshot.Paper `json:"paper,omitempty"` // that comes out
}

func answer(o *edge.Office, c *fiber.Ctx, status int, reply casefile.Reply) error {
	return edge.JSON(c, status, result(o, reply))
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
	return answered{several: briefs(o, found), Slip: reply.Slip, Undone: reply.Undone}
}
