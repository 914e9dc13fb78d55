package public

import (
	"net/http"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/queue"
	"antrean/server/edge"
)

// EraseTicket answers POST /api/v1/tickets/{token}/erase: the applicant wants to be forgotten. The same request again
// is answered the same, though the token is gone.
func EraseTicket(o *edge.Office, forgot func(token string)) fiber.Handler {
	return func(c *fiber.Ctx) error {
		var in struct {
			RequestID string `json:"request_id"`
		}
		if err := edge.Body(c, &in); err != nil {
			return err
		}
		return erase(o, c, "applicant", in.RequestID, edge.Code(c, "token"), forgot)
	}
}

// Erase answers POST /api/v1/erase: the office was asked to forget the person behind a token, of any day.
func Erase(o *edge.Office, forgot func(token string)) fiber.Handler {
	return func(c *fiber.Ctx) error {
		var in struct {
			RequestID string `json:"request_id"`
			Token     string `json:"token"`
		}
		if err := edge.Body(c, &in); err != nil {
			return err
		}
		token := edge.Clean(in.Token)
		if len(token) < 16 || len(token) > 64 {
			return problem.Field("token", "0123456789ABCDEFGHJK")
		}
		return erase(o, c, edge.Account(c).Name, in.RequestID, token, forgot)
	}
}

func erase(o *edge.Office, c *fiber.Ctx, actor, id, token string, forgot func(token string)) error {
	if err := edge.CheckID("request_id", id); err != nil {
		return err
	}
	if err := eraseToken(o, c, actor, id, token); err != nil {
		return err
	}
	forgot(token)
	return edge.JSON(c, http.StatusOK, fiber.Map{"erased": true})
}

// eraseToken erases; guessing at tokens is limited as it is for pages.
func eraseToken(o *edge.Office, c *fiber.Ctx, actor, id, token string) error {
	request := queue.Request{Actor: actor, ID: id, Digest: edge.Digest("erase", token)}
	err := o.Engine.Erase(c.UserContext(), request, token)
	if problem.Code(err) == "unknown_ticket" && actor == "applicant" {
		return o.Missed(c, time.Now(), "unknown_ticket")
	}
	return err
}

// EraseForm answers POST /t/{token}/erase, the form of the page. Its id comes from the token, so that a second tap is
// the same request.
func (p *Phone) EraseForm(c *fiber.Ctx) error {
	token := edge.Code(c, "token")
	err := eraseToken(p.office, c, "applicant", "form-"+edge.Digest("form", token), token)
	switch problem.Code(err) {
	case "":
	case "not_over", "case_not_over": // the page shows how far it is
		return c.Redirect("/t/"+token+"?lang="+p.office.Speak(c), http.StatusSeeOther)
	default:
		return p.calm(c, err)
	}
	p.Forget(token)
	return p.plain(c, http.StatusOK, "erased")
}

// Forget drops the pages of a token that were kept for the next phone, and the browsers that wanted to be told.
func (p *Phone) Forget(token string) {
	if p.office.Pushes != nil {
		p.office.Pushes.Forget(token)
	}
	p.anew(token)
}

// anew drops the pages of a token that were kept for the next phone: they would not show what has changed.
func (p *Phone) anew(token string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for key := range p.cache {
		if key.token == token {
			delete(p.cache, key)
		}
	}
}
