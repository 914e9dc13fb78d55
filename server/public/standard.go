package public

import (
	"bytes"
	"fmt"
	"html/template"
	"net/http"
	"sync"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/internal/qr"
	"antrean/internal/words"
	"antrean/office/catalogue"
	"antrean/server/edge"
	"antrean/static"
)

// Standards serves the service standards of the office as pages for reading and printing.
type Standards struct {
	office *edge.Office
	byLang map[string]*template.Template
}

// standardFiles are the parts of the pages, by their names in static.
var standardFiles = []string{"parts.html", "list.html", "standard.html"}

// standardsPages are parsed once for all servers of a program.
var standardsPages = sync.OnceValues(func() (map[string]*template.Template, error) {
	return edge.Pages("standar", standardFiles, words.Languages())
})

// NewStandards makes the pages.
func NewStandards(o *edge.Office) (*Standards, error) {
	byLang, err := standardsPages()
	return &Standards{office: o, byLang: byLang}, err
}

// The fields of the pages are listed at the heads of static/standar/*.html.

type standardFrame struct {
	Lang   string
	Langs  []phoneLang
	Path   string
	Assets string
	Office standardOffice
	Pledge string
}

type standardOffice struct{ Name, Parent, Address, Phone, Website string }

type standardList struct {
	standardFrame
	Unknown  bool
	Services []standardEntry
	Contacts []phoneContact
}

type standardEntry struct {
	ID, Name, Promise, Fee string
	Lacks                  int
}

func (s *Standards) frame(lang, path string) standardFrame {
	office := &s.office.Catalogue().Office
	out := standardFrame{
		Lang: lang, Path: path, Assets: "/assets/" + static.Build(), Pledge: office.Pledge.In(lang),
		Office: standardOffice{office.Name.In(lang), office.Parent, office.Address, office.Phone, office.Website},
	}
	for _, code := range s.office.Languages() {
		out.Langs = append(out.Langs, phoneLang{Code: code, Name: words.In(code).T("common.language")})
	}
	return out
}

// List answers GET /standar: the services, and how whole the standard of each is.
func (s *Standards) List(c *fiber.Ctx) error { return s.list(c, http.StatusOK) }

func (s *Standards) list(c *fiber.Ctx, status int) error {
	lang := s.office.Speak(c)
	return s.send(c, status, lang, "list.html", s.newList(lang, status == http.StatusNotFound))
}

// newList is the page of the services. unknown: somebody has asked for another one.
func (s *Standards) newList(lang string, unknown bool) standardList {
	all := s.office.Catalogue()
	page := standardList{standardFrame: s.frame(lang, "/standar"), Unknown: unknown, Contacts: contacts(all, lang)}
	for i := range all.Services {
		one := &all.Services[i]
		if one.ID == catalogue.Consultation {
			continue // a way on, not a service with a standard
		}
		entry := standardEntry{ID: one.ID, Name: one.Name.In(lang), Fee: one.Fee.Text.In(lang)}
		if one.Promise != nil {
			entry.Promise = one.Promise.Text.In(lang)
		}
		for _, part := range catalogue.Components() {
			if all.Lacks(one, part) {
				entry.Lacks++
			}
		}
		page.Services = append(page.Services, entry)
	}
	return page
}

// Show answers GET /standar/{service}: its 14 components. A service that is not here gets the list, and is told so.
func (s *Standards) Show(c *fiber.Ctx) error {
	one, ok := s.office.Catalogue().Service(c.Params("service"))
	if !ok || one.ID == catalogue.Consultation {
		return s.list(c, http.StatusNotFound)
	}
	lang := s.office.Speak(c)
	return s.send(c, http.StatusOK, lang, "standard.html", s.newStandard(one, lang))
}

// newStandard is the page of one service.
func (s *Standards) newStandard(one *catalogue.Service, lang string) standardPage {
	page := newStandardPage(s.office.Catalogue(), one, lang)
	page.standardFrame = s.frame(lang, "/standar/"+one.ID)
	if s.office.PublicURL() != "" {
		page.Address = s.office.PublicURL() + "/standar/" + one.ID
		if code, err := qr.Encode(page.Address, qr.M); err == nil {
			page.QR = &listQR{Modules: code.Size + 2*qr.Quiet, Path: code.Path(qr.Quiet)}
		}
	}
	return page
}

func (s *Standards) send(c *fiber.Ctx, status int, lang, name string, view any) error {
	var out bytes.Buffer
	if err := s.byLang[lang].ExecuteTemplate(&out, name, view); err != nil {
		return problem.Wrap("internal", fmt.Errorf("render %s: %w", name, err))
	}
	c.Set(fiber.HeaderContentType, "text/html; charset=utf-8")
	c.Set(fiber.HeaderCacheControl, "no-cache")
	c.Set(fiber.HeaderContentSecurityPolicy, policy+connections(c))
	return c.Status(status).Send(out.Bytes())
}
