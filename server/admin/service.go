package admin

import (
	"slices"
	"strings"

	"antrean/internal/problem"
	"antrean/office/catalogue"
	"antrean/server/edge"
)

// partCard is a part of a service on its page: what stands there now, and the way to change it.
type partCard struct {
	Label, Path string
	Lines       []string
	More        int // lines that are not shown
	Lacks       bool
}

type servicePage struct {
	Service    *catalogue.Service
	Base       int
	Facts      serviceRow
	Short      string
	Cards      []partCard
	Remarks    int
	Fixed      bool
	Counters   []string // what gives the service up when it is removed
	StandardID string
}

func serviceCrumb(v *View, s *catalogue.Service) Crumb {
	return Crumb{s.Short.In(v.Lang), "/admin/services/" + s.ID}
}

// Service answers GET /admin/services/{id}: everything of a service, part by part.
func (a *Admin) Service(v *View) error {
	service, err := a.service(v)
	if err != nil {
		return err
	}
	in := a.office.Setup()
	page := servicePage{Service: service, Base: in.N, Short: service.Short.In(v.Lang), Remarks: remarksOf(in)[service.ID], Fixed: service.ID == catalogue.Consultation}
	page.Facts = serviceRow{Icon: service.Icon, Gate: v.T("admin_services.gate." + string(service.Gate) + ".short"), Fee: v.rupiah(service.Fee.Amount), Promise: v.promise(service.Promise)}
	page.Facts.Counters, page.Facts.Unserved = v.servedBy(in.Document, service.ID)
	for _, counter := range in.Document.Counters {
		if slices.Contains(counter.Serves, service.ID) {
			page.Counters = append(page.Counters, v.T("admin.counter.n", "n", counter.N))
		}
	}
	page.Cards = a.cards(v, service)
	return v.Under(servicesCrumb(v)).Show("service", page.Short, page)
}

const linesMost = 4 // of a card

// cards are the parts of a service in the order in which an office thinks of them.
func (a *Admin) cards(v *View, s *catalogue.Service) []partCard {
	c := a.office.Catalogue()
	at := "/admin/services/" + s.ID + "/"
	card := func(part string, lines ...string) partCard {
		lines = slices.DeleteFunc(lines, func(line string) bool { return line == "" })
		out := partCard{Label: v.T("admin_services.part." + part), Path: at + part, Lines: lines}
		if len(lines) > linesMost {
			out.Lines, out.More = lines[:linesMost], len(lines)-linesMost
		}
		out.Lacks = s.ID != catalogue.Consultation && slices.Contains(catalogue.Components(), catalogue.Component(part)) && c.Lacks(s, catalogue.Component(part))
		return out
	}
	out := []partCard{card("name", s.Name.In(v.Lang)), card("gate", v.T("admin_services.gate."+string(s.Gate)))}
	if s.ID != catalogue.Consultation {
		out = append(out, card("requirements", v.needLines(c, s)...), card("ask", v.askLines(c, s)...))
	}
	out = append(out, card("promise", promiseText(s, v.Lang)), card("fee", s.Fee.Text.In(v.Lang)), card("product", inAll(s.Product, v.Lang)...))
	var ways []string
	for _, way := range s.Channels {
		ways = append(ways, way.Name.In(v.Lang))
	}
	procedure := card("channels", ways...)
	procedure.Lacks = s.ID != catalogue.Consultation && c.Lacks(s, "procedure")
	out = append(out, procedure)
	var advice []string
	for _, one := range s.Advice {
		advice = append(advice, one.Text.In(v.Lang))
	}
	out = append(out, card("advice", advice...))
	for _, part := range catalogue.Components()[catalogue.DeliveryComponents:] {
		out = append(out, card(string(part), inAll(s.Texts(part), v.Lang)...))
	}
	return append(out, card("standard", standardLine(s.Standard)))
}

func promiseText(s *catalogue.Service, lang string) string {
	if s.Promise == nil {
		return ""
	}
	return s.Promise.Text.In(lang)
}

func standardLine(s *catalogue.Standard) string {
	if s == nil {
		return ""
	}
	return strings.Trim(s.Decree+" · "+s.Published, " ·")
}

func inAll(texts []catalogue.Text, lang string) []string {
	var out []string
	for _, text := range texts {
		out = append(out, text.In(lang))
	}
	return out
}

type partPage struct {
	Lead   string
	Sheet  *sheet
	Stages []string
	More   *partMore
}

// partMore is what else can be done with what a sheet is about.
type partMore struct {
	Label, Lead, Action, Ask, Yes string
	Base                          int
}

// part is the part that the path names, of its service.
func (a *Admin) part(v *View) (servicePart, *catalogue.Service, error) {
	service, err := a.service(v)
	if err != nil {
		return servicePart{}, nil, err
	}
	name := edge.Param(v.c, "part")
	i := slices.IndexFunc(serviceParts, func(p servicePart) bool { return p.Name == name })
	if i < 0 {
		return servicePart{}, nil, problem.New("not_found")
	}
	v.Under(servicesCrumb(v), serviceCrumb(v, service))
	return serviceParts[i], service, nil
}

// partSheet is the form of a part, filled with what the office has.
func (a *Admin) partSheet(v *View, part servicePart, id string) (*sheet, error) {
	doc, version, err := a.standards()
	if err != nil {
		return nil, err
	}
	at := "/admin/services/" + id
	s := a.newSheet(v, at+"/"+part.Name, at, nil, version)
	if err := s.ofService(doc, id); err != nil {
		return nil, err
	}
	part.fill(s)
	return s.why(), nil
}

// ofService fills a sheet from a service of a document.
func (s *sheet) ofService(doc branch, id string) error {
	list := listAt(doc, "services")
	i := findBranch(list, id)
	if i < 0 {
		return problem.New("not_found")
	}
	s.from, s.prefix = list[i].(branch), pointer("services", i)
	return nil
}

// Part answers GET /admin/services/{id}/{part}.
func (a *Admin) Part(v *View) error {
	part, service, err := a.part(v)
	if err != nil {
		return err
	}
	s, err := a.partSheet(v, part, service.ID)
	if err != nil {
		return err
	}
	return v.Show("service_part", v.T("admin_services.part."+part.Name), a.partPage(v, part, s))
}

func (a *Admin) partPage(v *View, part servicePart, s *sheet) partPage {
	page := partPage{Lead: s.say("part." + part.Name + ".lead"), Sheet: s}
	if gate := a.office.Setup().Document.Gate; part.Name == "gate" && gate != "" {
		page.Lead = v.T("admin_services.gate.over", "gate", v.T("admin_services.gate."+string(gate)))
	}
	return page
}

// SavePart answers POST /admin/services/{id}/{part}.
func (a *Admin) SavePart(v *View) error {
	part, service, err := a.part(v)
	if err != nil {
		return err
	}
	s, err := a.partSheet(v, part, service.ID)
	if err != nil {
		return err
	}
	s.read()
	after := copyOf(s.from)
	s.put(after)
	in, err := s.save(putService(service.ID, s.from, after))
	switch {
	case err == errAgain:
		return v.retry(s.Form, "service_part", v.T("admin_services.part."+part.Name), a.partPage(v, part, s))
	case err != nil:
		return err
	}
	deed := standardsDeed{Subject: service.ID, Part: "part." + part.Name}
	return v.saved(s.Form, in, deed, "/admin/services/"+service.ID, saidSaved, "what", v.T("admin_services."+deed.Part))
}
