package admin

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"

	"antrean/office/catalogue"
	"antrean/office/setup"
)

// why ends a sheet as every form of the setup ends.
func (s *sheet) why() *sheet {
	had := len(s.Fields)
	s.v.deciding(s.Form)
	s.Field(baseField).Value = strconv.Itoa(s.Base)
	s.group("", "why").Fields = s.Fields[had:]
	return s
}

// A standardsDeed is what a change of the standards is called in the audit.
type standardsDeed struct {
	Subject string // the service or question
	Part    string // key of the part that was changed, below "admin_services."
}

// save changes the standards by a sheet, as decide does.
func (s *sheet) save(change func(raw []byte) ([]byte, error)) (*setup.InForce, error) {
	return s.v.decide(s.Form, s.place, editOf(change))
}

// putService makes a change to the standards of what a page has made of a service.
func putService(id string, before, after branch) func([]byte) ([]byte, error) {
	return func(raw []byte) ([]byte, error) {
		if reflect.DeepEqual(before, after) {
			return raw, nil
		}
		out, err := json.Marshal(after)
		if err != nil {
			return nil, fmt.Errorf("write service: %w", err)
		}
		return catalogue.SetService(raw, id, out)
	}
}

// saved notes a change of the standards, leads on and says whether anything was changed.
func (v *View) saved(form *Form, in *setup.InForce, deed standardsDeed, to, key string, args ...any) error {
	changed, err := v.noted(form, in, "setup.services", deed.Subject, v.T("admin_services."+deed.Part))
	switch {
	case err != nil:
		return err
	case !changed:
		return v.Done(to, "admin_services.said.same")
	}
	return v.Done(to, key, args...)
}

const saidSaved = "admin_services.said.saved"

// act makes a change that has no form to keep, such as moving a row, and leads on.
func (a *Admin) act(v *View, to string, deed standardsDeed, change func(*setup.Document) error) error {
	form := v.pressed()
	in, err := v.decide(form, nowhere, change)
	switch {
	case err == errAgain && form.Meanwhile != nil:
		v.flash(form.Meanwhile.Said)
		return v.lead(to)
	case err == errAgain:
		v.flash(v.T("admin_services.said.refused", "reason", form.Faults[0]))
		return v.lead(to)
	case err != nil:
		return err
	}
	return v.saved(form, in, deed, to, saidSaved, "what", v.T("admin_services."+deed.Part))
}
