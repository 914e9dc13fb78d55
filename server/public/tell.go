package public

import (
	"net/http"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/internal/words"
	"antrean/office/message"
	"antrean/server/edge"
)

// numbersMost is how often a person may change in an hour where messages go: a slip of the finger is mended, and nobody
// sends the office's messages through a list of strangers.
const numbersMost = 5

// A tellPage asks where messages may go. Its fields are those of static/phone/tell.html.
type tellPage struct {
	phoneFrame
	Back  string
	Code  string // number of the ticket, or of the application
	To    string // the end of the number that there is, or ""
	Going bool
	Typed string
	Said  string // what is wrong
	Most  int
}

// A teller is who asks to be told: the person of a token.
type teller struct {
	token, code, lang string
}

// teller finds the person of the path's token. Guessing is limited as it is for pages.
func (p *Phone) teller(c *fiber.Ctx) (teller, error) {
	o, token := p.office, edge.Code(c, "token")
	view := o.Engine.View()
	if t, ok := o.ByToken(view, token); ok {
		return teller{token, t.Number(), t.Said.Lang}, nil
	}
	if cases := view.Cases.ByToken(token); token != "" && len(cases) > 0 {
		return teller{token: token, code: cases[len(cases)-1].Register()}, nil
	}
	_, err := o.Ticket(c, token)
	return teller{}, err
}

// Tell answers GET /t/{token}/kabar: where messages about this number or application may go, and what for.
func (p *Phone) Tell(c *fiber.Ctx) error {
	who, err := p.teller(c)
	if err != nil {
		return p.calm(c, err)
	}
	page := p.newTellPage(c, who)
	return p.show(c, http.StatusOK, page.Lang, "tell.html", page)
}

func (p *Phone) newTellPage(c *fiber.Ctx, who teller) tellPage {
	lang := p.office.Speak(c)
	if c.Query("lang") == "" && p.pages.byLang[who.lang] != nil {
		lang = who.lang
	}
	m := p.office.Messages
	return tellPage{phoneFrame: newFrame(p.office, lang, "/t/"+who.token+"/kabar"), Back: "/t/" + who.token, Code: who.code, To: m.Left(who.token), Going: m.On() && m.Going(who.token), Most: message.AddressMost}
}

// TellForm answers POST /t/{token}/kabar: it keeps the number, or forgets the one that there is, and leads back to the
// page. Nothing that was typed is lost when it is refused.
func (p *Phone) TellForm(c *fiber.Ctx) error {
	who, err := p.teller(c)
	if err != nil {
		return p.calm(c, err)
	}
	page := p.newTellPage(c, who)
	if c.FormValue("forget") == "" {
		page.Typed = c.FormValue("contact")
		err = p.leave(who, page.Typed, page.Lang)
	} else {
		err = p.office.Messages.Forget(who.token)
	}
	if err != nil {
		page.Said = tellWrong(page.Lang, err)
		return p.show(c, edge.Status(problem.Code(err)), page.Lang, "tell.html", page)
	}
	p.anew(who.token)
	return c.Redirect("/t/"+who.token+"/kabar?lang="+page.Lang, http.StatusSeeOther)
}

// tellWrong says what is wrong with a number, or with the moment.
func tellWrong(lang string, err error) string {
	switch problem.Code(err) {
	case "bad_field":
		return words.In(lang).T("phone.tell.wrong")
	case "stale":
		return words.In(lang).T("phone.tell.over")
	}
	return words.In(lang).T("problem." + problem.Code(err))
}

// leave keeps a number that its person has typed.
func (p *Phone) leave(who teller, typed, lang string) error {
	now := time.Now()
	if p.tellers.TooMany(who.token, now) {
		return problem.New("too_many")
	}
	if err := p.office.Messages.Leave(who.token, typed, lang); err != nil {
		return err
	}
	p.tellers.Add(who.token, now)
	return nil
}

// TicketContact answers POST /api/v1/tickets/{token}/contact: where messages may go; empty: nowhere any more.
func (p *Phone) TicketContact(c *fiber.Ctx) error {
	who, err := p.teller(c)
	if err != nil {
		return err
	}
	var in struct {
		RequestID string `json:"request_id"`
		Contact   string `json:"contact"`
		Lang      string `json:"lang"`
	}
	if err := edge.Body(c, &in); err != nil {
		return err
	}
	if err := edge.CheckID("request_id", in.RequestID); err != nil {
		return err
	}
	if in.Contact == "" {
		err = p.office.Messages.Forget(who.token)
	} else {
		err = p.leave(who, in.Contact, words.In(in.Lang).Code())
	}
	if err != nil {
		return err
	}
	p.anew(who.token)
	return edge.JSON(c, http.StatusOK, fiber.Map{"contact": p.office.Messages.Left(who.token)})
}
