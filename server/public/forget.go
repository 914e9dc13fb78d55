package public

import (
	"cmp"
	"net/http"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/casefile"
	"antrean/office/queue"
	"antrean/server/edge"
)

// An exported token is everything that the office has written down about it, in the words of the journal: about the
// visit, and about the applications that it has opened or that came without one.
type exported struct {
	Ticket       *queue.Ticket   `json:"ticket"` // null: there was no visit, or its time is over
	Events       []exportedEvent `json:"events"`
	Applications []exportedCase  `json:"applications"`
}

type exportedEvent struct {
	queue.Event
	At      time.Time      `json:"at"`
	Private *queue.Private `json:"private,omitempty"`
}

type exportedCase struct {
	Case   *casefile.Case      `json:"case"`
	Events []exportedCaseEvent `json:"events"`
}

type exportedCaseEvent struct {
	casefile.Event
	At      time.Time         `json:"at"`
	Private *casefile.Private `json:"private,omitempty"`
}

// ExportTicket answers GET /api/v1/tickets/{token}/export: all that is stored about the token.
func ExportTicket(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		token := edge.Code(c, "token")
		view := o.Engine.View()
		files := view.Cases.ByToken(token)
		t, ok := o.ByToken(view, token)
		if !ok && len(files) == 0 {
			return o.Missed(c, time.Now(), "unknown_ticket")
		}
		out := exported{Events: []exportedEvent{}, Applications: []exportedCase{}}
		name := ""
		if ok {
			if err := out.visit(o, t); err != nil {
				return err
			}
			name = strconv.FormatUint(uint64(t.ID), 10)
		}
		for _, file := range files {
			if err := out.application(o, file); err != nil {
				return err
			}
			name = cmp.Or(name, file.Register())
		}
		c.Set(fiber.HeaderContentDisposition, `attachment; filename="antrean-`+name+`.json"`)
		return edge.JSON(c, http.StatusOK, out)
	}
}

func (out *exported) visit(o *edge.Office, t *queue.Ticket) error {
	story, err := o.Engine.Story(t.ID)
	if err != nil {
		return problem.Wrap("unavailable", err)
	}
	out.Ticket = t
	for _, event := range story {
		out.Events = append(out.Events, exportedEvent{Event: event, At: o.Local(event.At), Private: event.Private})
	}
	return nil
}

func (out *exported) application(o *edge.Office, c *casefile.Case) error {
	story, err := o.Engine.FileStory(c.ID)
	if err != nil {
		return problem.Wrap("unavailable", err)
	}
	one := exportedCase{Case: c, Events: []exportedCaseEvent{}}
	for _, event := range story {
		one.Events = append(one.Events, exportedCaseEvent{Event: event, At: o.Local(event.At), Private: event.Private})
	}
	out.Applications = append(out.Applications, one)
	return nil
}

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
	p.mu.Lock()
	defer p.mu.Unlock()
	for key := range p.cache {
		if key.token == token {
			delete(p.cache, key)
		}
	}
}
