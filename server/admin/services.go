package admin

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"antrean/internal/problem"
	"antrean/office/catalogue"
	"antrean/office/setup"
	"antrean/server/edge"
)

type serviceRow struct {
	ID, Prefix, Short, Icon, Gate, Promise, Fee, Counters string
	Needs, Remarks                                        int
	Unserved, First, Last, Fixed                          bool
}

type servicesPage struct {
	Base  int
	Rows  []serviceRow
	Empty bool // the office has nothing but Consultation yet
	Over  string
}

// Services answers GET /admin/services: what the kiosk offers, in its order.
func (a *Admin) Services(v *View) error {
	in := a.office.Setup()
	c := in.Catalogue
	remarks := remarksOf(in)
	page := servicesPage{Base: in.N, Empty: len(c.Services) == 1}
	if gate := in.Document.Gate; gate != "" {
		page.Over = v.T("admin_services.gate." + string(gate))
	}
	for i := range c.Services {
		service := &c.Services[i]
		row := serviceRow{ID: service.ID, Prefix: service.Prefix, Short: service.Short.In(v.Lang), Icon: service.Icon,
			Gate: v.T("admin_services.gate." + string(service.Gate) + ".short"), Promise: v.promise(service.Promise), Fee: v.rupiah(service.Fee.Amount),
			Needs: len(service.Requirements), Remarks: remarks[service.ID], First: i == 0, Last: i >= len(c.Services)-2, Fixed: service.ID == catalogue.Consultation}
		row.Counters, row.Unserved = v.servedBy(in.Document, service.ID)
		page.Rows = append(page.Rows, row)
	}
	return v.Show("services", v.T("admin.services"), page)
}

// promise is how long a service takes, shortly.
func (v *View) promise(p *catalogue.Promise) string {
	if p == nil {
		return ""
	}
	return v.T("admin_services.within."+p.Unit, "n", p.Value)
}

// rupiah is what a service costs.
func (v *View) rupiah(amount int) string {
	if amount == 0 {
		return v.T("admin_services.free")
	}
	digits := strconv.Itoa(amount)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "." + digits[i:]
	}
	return "Rp" + digits
}

// servedBy says which counters serve a service.
func (v *View) servedBy(d *setup.Document, id string) (counters string, none bool) {
	var names []string
	for _, counter := range d.Counters {
		if len(counter.Serves) == 0 || slices.Contains(counter.Serves, id) {
			names = append(names, strconv.Itoa(counter.N))
		}
	}
	if len(names) == len(d.Counters) && len(names) > 1 {
		return v.T("admin_services.counters.all"), false
	}
	return strings.Join(names, ", "), len(names) == 0
}

// service is the one that the path names.
func (a *Admin) service(v *View) (*catalogue.Service, error) {
	service, ok := a.office.Catalogue().Service(edge.Param(v.c, "id"))
	if !ok {
		return nil, problem.New("not_found")
	}
	return service, nil
}

// MoveService answers POST /admin/services/{id}/move: a place up or down at the kiosk.
func (a *Admin) MoveService(v *View) error {
	service, err := a.service(v)
	if err != nil {
		return err
	}
	step := v.rowStep()
	return a.act(v, "/admin/services", standardsDeed{Subject: service.ID, Part: "order"}, editOf(func(raw []byte) ([]byte, error) {
		c, err := catalogue.Parse("catalogue", raw)
		if err != nil {
			return nil, err
		}
		at := slices.IndexFunc(c.Services, func(s catalogue.Service) bool { return s.ID == service.ID })
		return catalogue.MoveService(raw, service.ID, at+step)
	}))
}

// rowStep is which way a row is moved.
func (v *View) rowStep() int {
	if string(v.c.Request().PostArgs().Peek("to")) == "up" {
		return -1
	}
	return 1
}

// editOf makes a change of the document of an edit of its standards.
func editOf(edit func([]byte) ([]byte, error)) func(*setup.Document) error {
	return func(d *setup.Document) error {
		raw, err := edit(d.Catalogue)
		if err == nil {
			d.Catalogue = raw
		}
		return err
	}
}

// RemoveService answers POST /admin/services/{id}/remove. Counters give it up; tickets keep the standards that they
// were issued under.
func (a *Admin) RemoveService(v *View) error {
	service, err := a.service(v)
	switch {
	case err != nil:
		return err
	case service.ID == catalogue.Consultation:
		v.flash(v.T("admin_services.remove.never"))
		return v.lead("/admin/services/" + service.ID)
	}
	return a.act(v, "/admin/services", standardsDeed{Subject: service.ID, Part: "remove"}, func(d *setup.Document) error {
		raw, err := catalogue.RemoveService(d.Catalogue, service.ID)
		if err != nil {
			return err
		}
		d.Catalogue = raw
		for i := range d.Counters {
			giveUp(&d.Counters[i], service.ID)
		}
		return nil
	})
}

// giveUp takes a service from a counter. An empty list would mean all services, so the way on takes its place.
func giveUp(counter *setup.Counter, id string) {
	if !slices.Contains(counter.Serves, id) {
		return
	}
	counter.Serves = slices.DeleteFunc(counter.Serves, func(one string) bool { return one == id })
	if len(counter.Serves) == 0 {
		counter.Serves = []string{catalogue.Consultation}
	}
}

func servicesCrumb(v *View) Crumb { return Crumb{v.T("admin.services"), "/admin/services"} }

// newServiceSheet asks what a service needs at least.
func (a *Admin) newServiceSheet(v *View) *sheet {
	from := branch{"prefix": branch{"value": "A"}, "icon": branch{"value": "kk"}, "gate": branch{"value": "flag"}}
	s := a.newSheet(v, "/admin/services/new", "/admin/services", from, a.office.Setup().N)
	s.Submit = v.T("admin_services.new.save")
	fillName(s)
	fillGate(s)
	return s.why()
}

// NewService answers GET /admin/services/new.
func (a *Admin) NewService(v *View) error {
	return v.Under(servicesCrumb(v)).Show("service_part", v.T("admin_services.new"), partPage{Sheet: a.newServiceSheet(v), Lead: v.T("admin_services.new.lead")})
}

// AddService answers POST /admin/services/new: a service of the office's own.
func (a *Admin) AddService(v *View) error {
	s := a.newServiceSheet(v).read()
	id := slug(s.Value("short."+catalogue.DefaultLang), "layanan", freeService(a.office.Catalogue()))
	fee, counter := branch{}, branch{}
	for _, lang := range s.langs {
		fee[lang], counter[lang] = inLang(lang, "catalogue.default.fee"), inLang(lang, "admin_services.channel.counter")
	}
	after := copyOf(s.from)
	after["id"] = id
	after["fee"] = branch{"amount": branch{"value": json.Number("0")}, "text": fee}
	after["requirements"] = []any{}
	after["channels"] = []any{branch{"id": "loket", "kind": branch{"value": "queue"}, "name": counter}}
	s.put(after)
	in, err := s.save(putService(id, nil, after))
	switch {
	case err == errAgain:
		return v.Under(servicesCrumb(v)).retry(s.Form, "service_part", v.T("admin_services.new"), partPage{Sheet: s, Lead: v.T("admin_services.new.lead")})
	case err != nil:
		return err
	}
	return v.saved(s.Form, in, standardsDeed{Subject: id, Part: "new"}, "/admin/services/"+id, "admin_services.said.added", "n", 1)
}
