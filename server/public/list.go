package public

import (
	"net/http"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/internal/qr"
	"antrean/office/queue"
	"antrean/office/worktime"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

type listPage struct {
	phoneFrame
	Known         bool
	Code, Service string
	Missing       []phoneNeed
	Ready         []string
	Needed        int
	Until         string
	Numbers       numbersNow
	QR            *listQR
}

type listQR struct {
	Modules int
	Path    string
}

// List answers GET /c/{code}: what to bring, on the phone that scanned the slip.
func (p *Phone) List(c *fiber.Ctx) error {
	lang, status, code := p.office.Speak(c), http.StatusOK, edge.Code(c, "code")
	page := listPage{phoneFrame: newFrame(p.office, lang, "/c/"+code)}
	saved, err := p.office.List(c, code)
	switch {
	case err == nil:
		if c.Query("lang") == "" && p.pages.byLang[saved.Said.Lang] != nil {
			lang = saved.Said.Lang
			page.phoneFrame = newFrame(p.office, lang, "/c/"+saved.Code)
		}
		page.fill(p.office, saved, lang)
	default:
		status = edge.Status(problem.Code(err))
	}
	plain, err := p.pages.render(lang, "list.html", page)
	if err != nil {
		return problem.Wrap("internal", err)
	}
	return p.send(c, status, &rendered{plain: plain, zipped: zip(plain)})
}

func (l *listPage) fill(o *edge.Office, saved *queue.List, lang string) {
	l.Known, l.Code = true, saved.Code
	l.Until = worktime.FormatDate(lang, o.Local(saved.Until()))
	missing := snapshot.Named(o, saved.Service, saved.Said.Missing, true)
	l.Missing = needs(missing, o, saved.Service, lang)
	for _, row := range snapshot.Named(o, saved.Service, saved.Said.Needed, false) {
		if !contains(missing, row.ID) {
			l.Ready = append(l.Ready, row.Label.In(lang))
		}
	}
	l.Needed = len(saved.Said.Needed)
	l.Numbers = numbersOf(o, saved.Service, lang)
	if s, ok := o.Catalogue().Service(saved.Service); ok {
		l.Service = s.Name.In(lang)
	}
	text := saved.Code
	if url := o.ListURL(saved.Code); url != "" {
		text = url
	}
	if code, err := qr.Encode(text, qr.M); err == nil {
		l.QR = &listQR{Modules: code.Size + 2*qr.Quiet, Path: code.Path(qr.Quiet)}
	}
}
