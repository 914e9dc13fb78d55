package backoffice

import (
	"cmp"
	"net/http"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/internal/words"
	"antrean/office/casefile"
	"antrean/office/message"
	"antrean/server/edge"
)

// Contact answers POST /api/v1/cases/{code}/contact: where messages for its person may go; empty: nowhere any more. It is no
// event of the application: what it says stands in no journal.
func Contact(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		in, err := parse(c)
		if err != nil {
			return err
		}
		found, ok := o.Case(o.Engine.View(), edge.Param(c, "code"))
		switch {
		case !ok:
			return problem.New("unknown_case")
		case in.Contact == "":
			err = o.Messages.Forget(found.Token)
		default:
			err = leave(o, found, in)
		}
		if err != nil {
			return err
		}
		return edge.JSON(c, http.StatusOK, answered{HandFiles: briefs(o, []*casefile.Case{found})})
	}
}

// mayLeave refuses a number before anything is done with what it was typed beside.
func mayLeave(o *edge.Office, in body) error {
	if in.Contact == "" {
		return nil
	}
	if !o.Messages.On() {
		return problem.New("messages_off")
	}
	if _, ok := message.Address(in.Contact); !ok {
		return problem.Field("contact", "0812…")
	}
	return nil
}

// leave keeps a number for the person of an application, in the language that was chosen, or that their ticket had.
func leave(o *edge.Office, found *casefile.Case, in body) error {
	lang := in.Lang
	if t, ok := o.Engine.View().State.ByToken(found.Token); ok {
		lang = cmp.Or(lang, t.Said.Lang)
	}
	return o.Messages.Leave(found.Token, in.Contact, words.In(lang).Code())
}

// leaveAll keeps a number for the person of the applications that were opened: they are one person's.
func leaveAll(o *edge.Office, reply casefile.Reply, in body) error {
	found, ok := o.Engine.View().Cases.Case(reply.Case)
	if !ok {
		return nil
	}
	return leave(o, found, in)
}
