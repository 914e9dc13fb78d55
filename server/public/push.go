package public

import (
	"net/http"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/internal/words"
	"antrean/server/edge"
	"antrean/static"
)

// Worker answers GET /push.js: what wakes up in a browser when it is told something. It is asked for anew each time, so
// that no browser keeps an old one.
func Worker(c *fiber.Ctx) error {
	body, kind, ok := static.Asset("phone/knock.js")
	if !ok {
		return problem.New("not_found")
	}
	c.Set(fiber.HeaderContentType, kind)
	c.Set(fiber.HeaderCacheControl, "no-cache")
	return c.Send(body)
}

// Push answers POST /api/v1/tickets/{token}/push: a browser wants to be told about this page while it is closed.
func Push(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		token, err := watched(o, c)
		if err != nil {
			return err
		}
		var in struct {
			RequestID string `json:"request_id"`
			Lang      string `json:"lang"`
			edge.Browser
		}
		if err := edge.Body(c, &in); err != nil {
			return err
		}
		if err := edge.CheckID("request_id", in.RequestID); err != nil {
			return err
		}
		if words.In(in.Lang).Code() != in.Lang {
			return problem.Field("lang", words.Default)
		}
		if o.PushKey() == "" {
			return problem.New("push_off")
		}
		if err := o.Pushes.Subscribe(token, in.Lang, in.Browser); err != nil {
			return err
		}
		return edge.JSON(c, http.StatusOK, fiber.Map{"on": true})
	}
}

// StopPush answers POST /api/v1/tickets/{token}/push/stop: a browser wants to be told no more. Again is no error, nor is
// one that was never told.
func StopPush(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		token, err := watched(o, c)
		if err != nil {
			return err
		}
		var in struct {
			RequestID string `json:"request_id"`
			Endpoint  string `json:"endpoint"`
		}
		if err := edge.Body(c, &in); err != nil {
			return err
		}
		if err := edge.CheckID("request_id", in.RequestID); err != nil {
			return err
		}
		if o.Pushes != nil {
			if err := o.Pushes.Unsubscribe(token, in.Endpoint); err != nil {
				return err
			}
		}
		return edge.JSON(c, http.StatusOK, fiber.Map{"on": false})
	}
}

// watched is the token of the path, of a ticket or of applications; guessing is limited as it is for pages.
func watched(o *edge.Office, c *fiber.Ctx) (string, error) {
	token, view := edge.Code(c, "token"), o.Engine.View()
	if _, ok := o.ByToken(view, token); ok || token != "" && len(view.Cases.ByToken(token)) > 0 {
		return token, nil
	}
	return "", o.Missed(c, time.Now(), "unknown_ticket")
}
