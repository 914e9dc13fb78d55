package admin

import "antrean/office/catalogue"

// askSheet is the form of what a service asks by itself.
func (a *Admin) askSheet(v *View, service *catalogue.Service) (*sheet, error) {
	doc, version, err := a.standards()
	if err != nil {
		return nil, err
	}
	at := "/admin/services/" + service.ID
	s := a.newSheet(v, at+"/ask", at, nil, version)
	if err := s.ofService(doc, service.ID); err != nil {
		return nil, err
	}
	fillAsk(s, a.office.Catalogue())
	return s.why(), nil
}

// Ask answers GET /admin/services/{id}/ask: which questions the kiosk asks, and which answer ends the visit.
func (a *Admin) Ask(v *View) error {
	service, err := a.service(v)
	if err != nil {
		return err
	}
	s, err := a.askSheet(v, service)
	if err != nil {
		return err
	}
	return v.Under(servicesCrumb(v), serviceCrumb(v, service)).Show("service_part", v.T("admin_services.part.ask"), partPage{Sheet: s, Lead: v.T("admin_services.part.ask.lead")})
}

// SaveAsk answers POST /admin/services/{id}/ask.
func (a *Admin) SaveAsk(v *View) error {
	service, err := a.service(v)
	if err != nil {
		return err
	}
	s, err := a.askSheet(v, service)
	if err != nil {
		return err
	}
	s.read()
	checkAsk(s)
	after := copyOf(s.from)
	s.put(after)
	in, err := s.save(putService(service.ID, s.from, after))
	switch {
	case err == errAgain:
		return v.Under(servicesCrumb(v), serviceCrumb(v, service)).retry(s.Form, "service_part", v.T("admin_services.part.ask"), partPage{Sheet: s, Lead: v.T("admin_services.part.ask.lead")})
	case err != nil:
		return err
	}
	return v.saved(s.Form, in, standardsDeed{Subject: service.ID, Part: "part.ask"}, "/admin/services/"+service.ID, saidSaved, "what", v.T("admin_services.part.ask"))
}
