package admin

import (
	"mime"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/catalogue"
)

// pageMost is the longest text of a page that is read, in bytes: what a request may hold, less the rest of its form. The
// longest standard known has 20 KB.
const pageMost = 30_000

// A draftService is what was read from the text of a page.
type draftService struct {
	Name, Promise, Fee, Decree string
	Needs                      []needRow
	Channels                   []string
	Lacks                      []string
	Looks                      []string
}

type importPage struct {
	Sheet *sheet
	Text  string
	Error string
	Draft *draftService
	Base  int
}

// Import answers GET /admin/services/import.
func (a *Admin) Import(v *View) error {
	return v.Under(servicesCrumb(v)).Show("service_import", v.T("admin_services.import"), importPage{Base: a.office.Setup().N})
}

// Pasted is Form for a long text: its form comes as multipart, in which every letter is as long as it is.
func (a *Admin) Pasted(do func(*View) error) fiber.Handler {
	form := a.Form(do)
	return func(c *fiber.Ctx) error {
		if kind, _, err := mime.ParseMediaType(c.Get(fiber.HeaderContentType)); err != nil || kind != fiber.MIMEMultipartForm {
			return form(c)
		}
		parts, err := c.MultipartForm()
		if err != nil || len(parts.File) > 0 {
			return problem.New("wrong_type")
		}
		args := c.Request().PostArgs()
		for name, values := range parts.Value {
			for _, value := range values {
				args.Add(name, value)
			}
		}
		c.Request().Header.SetContentType(fiber.MIMEApplicationForm)
		return form(c)
	}
}

// ImportText answers POST /admin/services/import: it shows what was read from the text; when it has been looked at,
// "save" makes a service of it.
func (a *Admin) ImportText(v *View) error {
	args := v.c.Request().PostArgs()
	page := importPage{Text: string(args.Peek("text")), Base: a.office.Setup().N}
	again := func() error {
		return v.Under(servicesCrumb(v)).Again("service_import", v.T("admin_services.import"), page)
	}
	if len(page.Text) > pageMost {
		page.Error = v.T("admin.form.long", "n", pageMost)
		return again()
	}
	raw, looks, err := catalogue.Import(page.Text)
	if err != nil {
		page.Error = v.T("admin_services.import.unread")
		return again()
	}
	c, err := catalogue.Parse("import", raw)
	if err != nil {
		return problem.Wrap("internal", err)
	}
	read := &c.Services[0]
	page.Draft = v.draft(c, read, looks)
	page.Sheet = a.importSheet(v, read)
	if !args.Has("save") {
		return v.Under(servicesCrumb(v)).Show("service_import", v.T("admin_services.import"), page)
	}
	page.Sheet.read()
	id := slug(page.Sheet.Value("short."+catalogue.DefaultLang), "layanan", freeService(a.office.Catalogue()))
	in, err := page.Sheet.save(a.adopt(page.Sheet, raw, read.ID, id))
	switch {
	case err == errAgain:
		return v.Under(servicesCrumb(v)).retry(page.Sheet.Form, "service_import", v.T("admin_services.import"), page)
	case err != nil:
		return err
	}
	return v.saved(page.Sheet.Form, in, standardsDeed{Subject: id, Part: "import"}, "/admin/services/"+id, "admin_services.said.added", "n", 1)
}

// draft is what a page has given, for a person to look at.
func (v *View) draft(c *catalogue.Catalogue, s *catalogue.Service, looks []catalogue.Look) *draftService {
	out := &draftService{Name: s.Name.In(v.Lang), Promise: promiseText(s, v.Lang), Fee: s.Fee.Text.In(v.Lang), Decree: standardLine(s.Standard)}
	for _, row := range s.Requirements {
		one := needRow{Label: row.Label.In(v.Lang), When: v.condition(c, row.When)}
		for _, leaf := range row.Any {
			one.Any = append(one.Any, leaf.Label.In(v.Lang))
		}
		out.Needs = append(out.Needs, one)
	}
	for _, way := range s.Channels {
		out.Channels = append(out.Channels, way.Name.In(v.Lang))
	}
	for _, part := range catalogue.Components() {
		if c.Lacks(s, part) {
			out.Lacks = append(out.Lacks, inLang(v.Lang, "catalogue.field."+string(part)))
		}
	}
	for _, look := range looks {
		if look.Code != "missing" && look.Code != "office" { // the first stands in Lacks, the office is not imported
			out.Looks = append(out.Looks, look.In(v.Lang))
		}
	}
	for _, remark := range s.Remarks {
		out.Looks = append(out.Looks, remark.Text.In(v.Lang))
	}
	return out
}

// importSheet asks what a page does not say.
func (a *Admin) importSheet(v *View, read *catalogue.Service) *sheet {
	from := branch{"prefix": branch{"value": read.Prefix}, "icon": branch{"value": read.Icon}, "gate": branch{"value": string(read.Gate)},
		"short": branch{}, "name": branch{}}
	for lang, text := range read.Name {
		from["name"].(branch)[lang] = text
	}
	for lang, text := range read.Short {
		from["short"].(branch)[lang] = text
	}
	s := a.newSheet(v, "/admin/services/import", "/admin/services", from, a.office.Setup().N)
	s.Submit = v.T("admin_services.import.save")
	fillName(s)
	s.group("", "")
	s.choice("gate", "gate", "radio", string(catalogue.Flag), string(catalogue.FrontOffice), string(catalogue.Self)).Must = true
	return s.why()
}

// adopt puts an imported service into the standards, with what was typed beside it.
func (a *Admin) adopt(s *sheet, from []byte, read, as string) func([]byte) ([]byte, error) {
	return func(raw []byte) ([]byte, error) {
		raw, err := catalogue.Adopt(raw, from, read, as)
		if err != nil {
			return nil, err
		}
		return editService(as, func(service branch) error {
			s.put(service)
			return nil
		})(raw)
	}
}
