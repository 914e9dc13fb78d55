package admin

import (
	"slices"

	"antrean/internal/problem"
	"antrean/office/catalogue"
	"antrean/server/edge"
)

type channelsPage struct {
	ID     string
	Base   int
	Rows   []channelRow
	Stages []stageRow
}

type channelRow struct {
	ID, Name, Kind, URL string
	Path                []string
	Steps               []stepRow
	Only                bool // the last one stays
}

// Channels answers GET /admin/services/{id}/channels: the ways to apply, and the stages of the work.
func (a *Admin) Channels(v *View) error {
	service, err := a.service(v)
	if err != nil {
		return err
	}
	page := channelsPage{ID: service.ID, Base: a.office.Setup().N}
	for _, way := range service.Channels {
		page.Rows = append(page.Rows, channelRow{ID: way.ID, Name: way.Name.In(v.Lang), Kind: v.T("admin_services.channel.kind." + way.Kind), URL: way.URL,
			Path: inAll(way.Path, v.Lang), Steps: v.steps(service, &way), Only: len(service.Channels) == 1})
	}
	page.Stages = v.stageRows(service)
	return v.Under(servicesCrumb(v), serviceCrumb(v, service)).Show("service_channels", v.T("admin_services.part.channels"), page)
}

func channelsPath(service string) string { return "/admin/services/" + service + "/channels" }

// channelSheet is the form of a way to apply; id is "new" for another one.
func (a *Admin) channelSheet(v *View, service *catalogue.Service, id string) (*sheet, error) {
	doc, version, err := a.standards()
	if err != nil {
		return nil, err
	}
	s := a.newSheet(v, channelsPath(service.ID)+"/"+id, channelsPath(service.ID), branch{"kind": branch{"value": "link"}}, version)
	services := listAt(doc, "services")
	at := findBranch(services, service.ID)
	ways := listAt(services[at], "channels")
	n := len(ways)
	if id != "new" {
		if n = findBranch(ways, id); n < 0 {
			return nil, problem.New("not_found")
		}
		s.from = ways[n].(branch)
	}
	s.prefix = pointer("services", at, "channels", n)
	s.group("", "")
	s.choice("channel.kind", "kind", "radio", "queue", "link", "external").Must = true
	s.text("channel.name", "name", "text", true)
	s.group("", "")
	s.value("channel.url", "url", "text", "url")
	s.value("channel.also", "also", "text", "")
	s.texts("channel.path", "path")
	s.texts("channel.needs", "requirements")
	a.fillSteps(s, v, service)
	s.group("channel.correction", "")
	s.text("channel.correction.text", "correction.text", "area", false)
	s.group("", "pair")
	s.choice("channel.correction.rule", "correction.rule", "select", "", "next_working_day", "next_day")
	s.value("channel.correction.at", "correction.at", "text", "clock")
	s.optional("correction", "correction.text."+catalogue.DefaultLang, "correction.rule", "correction.at")
	return s.why(), nil
}

func (a *Admin) channelUnder(v *View, service *catalogue.Service) *View {
	return v.Under(servicesCrumb(v), serviceCrumb(v, service), Crumb{v.T("admin_services.part.channels"), channelsPath(service.ID)})
}

// Channel answers GET /admin/services/{id}/channels/{channel}, also for a new one.
func (a *Admin) Channel(v *View) error {
	service, err := a.service(v)
	if err != nil {
		return err
	}
	id := edge.Param(v.c, "channel")
	s, err := a.channelSheet(v, service, id)
	if err != nil {
		return err
	}
	return a.channelUnder(v, service).Show("service_part", channelTitle(v, id), a.channelPage(v, service, id, s))
}

func channelTitle(v *View, id string) string {
	if id == "new" {
		return v.T("admin_services.channel.new")
	}
	return v.T("admin_services.channel")
}

func (a *Admin) channelPage(v *View, service *catalogue.Service, id string, s *sheet) partPage {
	page := partPage{Sheet: s}
	if id != "new" && len(service.Channels) > 1 {
		page.More = &partMore{Label: v.T("admin_services.channel.remove"), Lead: v.T("admin_services.channel.remove.lead"), Base: s.Base,
			Action: channelsPath(service.ID) + "/" + id + "/remove", Ask: v.T("admin_services.channel.remove.ask"), Yes: v.T("admin_services.remove.yes")}
	}
	return page
}

// SaveChannel answers POST /admin/services/{id}/channels/{channel}, also for a new one.
func (a *Admin) SaveChannel(v *View) error {
	service, err := a.service(v)
	if err != nil {
		return err
	}
	id := edge.Param(v.c, "channel")
	s, err := a.channelSheet(v, service, id)
	if err != nil {
		return err
	}
	s.read()
	way := copyOf(s.from)
	s.put(way)
	in, err := s.save(putChannel(service.ID, id, way))
	switch {
	case err == errAgain:
		return a.channelUnder(v, service).retry(s.Form, "service_part", channelTitle(v, id), a.channelPage(v, service, id, s))
	case err != nil:
		return err
	}
	return v.saved(s.Form, in, standardsDeed{Subject: service.ID, Part: "part.channels"}, channelsPath(service.ID), saidSaved, "what", s.Value("name."+catalogue.DefaultLang))
}

func putChannel(service, id string, way branch) func([]byte) ([]byte, error) {
	return editService(service, func(s branch) error {
		ways := listAt(s, "channels")
		if i := findBranch(ways, id); i >= 0 {
			ways[i] = way
			return nil
		}
		way["id"] = slug(plainAt(way, "name", catalogue.DefaultLang), "cara", func(id string) bool { return findBranch(ways, id) >= 0 || id == "new" })
		s["channels"] = append(ways, way)
		return nil
	})
}

// RemoveChannel answers POST /admin/services/{id}/channels/{channel}/remove. One way is always left.
func (a *Admin) RemoveChannel(v *View) error {
	service, err := a.service(v)
	if err != nil {
		return err
	}
	id := edge.Param(v.c, "channel")
	if len(service.Channels) < 2 {
		v.flash(v.T("admin_services.channel.last"))
		return v.lead(channelsPath(service.ID))
	}
	return a.act(v, channelsPath(service.ID), standardsDeed{Subject: service.ID, Part: "part.channels"}, editOf(editService(service.ID, func(s branch) error {
		s["channels"] = slices.DeleteFunc(listAt(s, "channels"), func(way any) bool { return plainAt(way, "id") == id })
		return nil
	})))
}
