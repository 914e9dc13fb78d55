// Package frontoffice answers the page on which officers look at papers before a number is given.
package frontoffice

import (
	"net/http"
	"slices"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	rules "antrean/kiosk"
	"antrean/office/queue"
	"antrean/server/edge"
	"antrean/server/kiosk"
	"antrean/server/snapshot"
)

// Checks answers GET /api/v1/checks: the waiting checks in order.
func Checks(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		return edge.JSON(c, http.StatusOK, snapshot.FrontOfficeOf(o, o.Engine.View()))
	}
}

// Confirm answers POST /api/v1/checks/{code}/confirm: the papers are complete, the number comes out.
func Confirm(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		var in struct {
			RequestID string    `json:"request_id"`
			Have      *[]string `json:"have,omitempty"`
		}
		if err := edge.Body(c, &in); err != nil {
			return err
		}
		if err := edge.CheckID("request_id", in.RequestID); err != nil {
			return err
		}
		code, actor := edge.Code(c, "code"), edge.Account(c).Name
		digest := edge.Digest("confirm "+code, in)
		said, printer, err := found(o, actor, in.RequestID, code, in.Have)
		if err != nil {
			return err
		}
		reply, repeated, err := o.Engine.Do(c.UserContext(), queue.Request{
			Actor: actor, ID: in.RequestID, Digest: digest,
			Do: queue.ConfirmCheck{Code: code, Said: said, Token: kiosk.NewToken(), Share: kiosk.NewCode(), Printer: printer},
		})
		if err != nil {
			return err
		}
		o.Persons.Confirmed(code, reply.Ticket)
		return kiosk.AnswerIssued(o, c, reply, repeated)
	}
}

// found is what the officer found in the papers of a check, and where its paper is to come out. A repeated request
// needs neither: its check is settled and its reply is kept.
func found(o *edge.Office, actor, request, code string, have *[]string) (queue.Declared, string, error) {
	view := o.Engine.View()
	check, ok := view.State.Check(code)
	if !ok {
		if _, repeated := view.State.Receipt(actor, request); repeated {
			return queue.Declared{}, "", nil
		}
		return queue.Declared{}, "", problem.New("unknown_check")
	}
	seen := check.Said.Have
	if have != nil {
		seen = *have
	}
	verdict, err := rules.Evaluate(o.StandardsUnder(check.Catalogue, check.Service), check.Service, check.Said.Answers, seen)
	if err != nil {
		return queue.Declared{}, "", err
	}
	if !verdict.Complete {
		return queue.Declared{}, "", problem.New("incomplete").And("missing", snapshot.RequirementsOf(verdict.Missing, true))
	}
	return kiosk.Said(verdict, check.Said.Lang), paperOf(o, view.State, check), nil
}

// paperOf is the printer of the front office, or else the one that printed the check slip.
func paperOf(o *edge.Office, s *queue.State, check *queue.Check) string {
	if o.DeskPaper() != "" {
		return o.DeskPaper()
	}
	if job, ok := s.Job(check.Job); ok {
		return job.Printer
	}
	return ""
}

// Return answers POST /api/v1/checks/{code}/return: the list of what is missing is printed, the check ends.
func Return(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		var in struct {
			RequestID string   `json:"request_id"`
			Missing   []string `json:"missing"`
		}
		if err := edge.Body(c, &in); err != nil {
			return err
		}
		if err := edge.CheckID("request_id", in.RequestID); err != nil {
			return err
		}
		code, actor := edge.Code(c, "code"), edge.Account(c).Name
		said, printer, err := lacking(o, actor, in.RequestID, code, in.Missing)
		if err != nil {
			return err
		}
		reply, _, err := o.Engine.Do(c.UserContext(), queue.Request{
			Actor: actor, ID: in.RequestID, Digest: edge.Digest("return "+code, in),
			Do: queue.ReturnCheck{Code: code, Said: said, ListCode: kiosk.NewCode(), Printer: printer},
		})
		if err != nil {
			return err
		}
		list, ok := o.Engine.View().State.List(reply.Code, o.Now())
		if !ok {
			return problem.New("unknown_check")
		}
		return edge.JSON(c, http.StatusOK, struct {
			Code    string                 `json:"code"`
			Missing []snapshot.Requirement `json:"missing"`
			Paper   *snapshot.Paper        `json:"paper"`
		}{reply.Code, snapshot.Named(o, list.Service, list.Said.Missing, true), snapshot.FirstPaper(reply)})
	}
}

// lacking is the checklist with what the officer found missing.
func lacking(o *edge.Office, actor, request, code string, missing []string) (queue.Declared, string, error) {
	view := o.Engine.View()
	check, ok := view.State.Check(code)
	if !ok {
		if _, repeated := view.State.Receipt(actor, request); repeated {
			return queue.Declared{}, "", nil
		}
		return queue.Declared{}, "", problem.New("unknown_check")
	}
	if len(missing) == 0 {
		return queue.Declared{}, "", problem.Field("missing", "[id, …]")
	}
	var have []string
	for _, id := range check.Said.Needed {
		if !slices.Contains(missing, id) {
			have = append(have, id)
		}
	}
	for _, id := range missing {
		if !slices.Contains(check.Said.Needed, id) {
			return queue.Declared{}, "", &problem.Error{Code: "unknown_requirement", Field: "missing", With: map[string]any{"id": id}}
		}
	}
	verdict, err := rules.Evaluate(o.StandardsUnder(check.Catalogue, check.Service), check.Service, check.Said.Answers, have)
	if err != nil {
		return queue.Declared{}, "", err
	}
	return kiosk.Said(verdict, check.Said.Lang), paperOf(o, view.State, check), nil
}
