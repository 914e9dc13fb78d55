package frontoffice

import (
	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/server/edge"
	"antrean/server/kiosk"
	"antrean/server/snapshot"
)

// Assist answers POST /api/v1/assist/tickets: a number for somebody who cannot use the kiosk, or need not. Staff have
// the papers before them, so the gates "fo" and "self" say the same here: complete, and the number comes at once.
func Assist(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		wish, err := kiosk.ReadWish(o, c)
		if err != nil {
			return err
		}
		visit := wish.Visit()
		if wish.Service.Gate != catalogue.Flag && !wish.Verdict.Complete {
			return problem.New("incomplete").And("missing", snapshot.RequirementsOf(wish.Verdict.Missing, true))
		}
		request := queue.Request{
			Actor: edge.Account(c).Name, ID: wish.RequestID, Digest: wish.Digest("assist"),
			Do: queue.Issue{Service: wish.Service.ID, Said: wish.Said(), Token: kiosk.NewToken(), Share: kiosk.NewCode(), Printer: o.DeskPaper(), Device: queue.Assisted, Day: wish.Day},
		}
		reply, repeated, err := o.OnePerson(visit, request, func() (queue.Reply, bool, error) { return o.Engine.Do(c.UserContext(), request) })
		if err != nil {
			return err
		}
		return kiosk.AnswerIssued(o, c, reply, repeated)
	}
}

// AssistList answers POST /api/v1/assist/lists: what is missing is printed at the desk, and the checklist is kept.
func AssistList(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		wish, err := kiosk.ReadWish(o, c)
		if err != nil {
			return err
		}
		reply, repeated, err := o.Engine.Do(c.UserContext(), queue.Request{
			Actor: edge.Account(c).Name, ID: wish.RequestID, Digest: wish.Digest("assist list"),
			Do: queue.SaveList{Service: wish.Service.ID, Said: wish.Said(), ListCode: kiosk.NewCode(), Printer: o.DeskPaper()},
		})
		if err != nil {
			return err
		}
		return kiosk.AnswerList(o, c, wish.Verdict.Missing, reply, repeated)
	}
}
