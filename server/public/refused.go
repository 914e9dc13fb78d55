package public

import (
	"strings"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/server/edge"
)

// boardAgain is after how many seconds a board without a waiting room looks for it again: nobody stands there to do it.
const boardAgain = "60"

// The fields of the page are listed at the head of static/phone/refused.html.
type refusedPage struct {
	phoneFrame
	Title, Hint string
}

func (p *Phone) newRefusedPage(lang string, refusal *problem.Error) refusedPage {
	page := refusedPage{phoneFrame: newFrame(p.office, lang, "/lobi")}
	page.Title, page.Hint = edge.Sentences(refusal, lang)
	return page
}

// Reads reports whether a person reads the answer to a request: a browser that goes to a page, and no script of one.
func Reads(c *fiber.Ctx) bool {
	return !strings.HasPrefix(c.Path(), "/api/") && strings.Contains(c.Get(fiber.HeaderAccept), fiber.MIMETextHTML)
}

// Refuse answers what went wrong as a page.
func (p *Phone) Refuse(c *fiber.Ctx, err error) error {
	refusal := edge.RefusalOf(c, err)
	lang := p.office.Speak(c)
	if strings.HasPrefix(c.Path(), "/board/") {
		c.Set("Refresh", boardAgain)
	}
	return p.show(c, edge.Status(refusal.Code), lang, "refused.html", p.newRefusedPage(lang, refusal))
}
