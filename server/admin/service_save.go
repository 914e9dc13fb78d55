package admin

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"

	"antrean/internal/problem"
	"antrean/office"
	"antrean/office/catalogue"
	"antrean/office/setup"
)

// why adds the question for the reason, last in a sheet.
func (s *sheet) why() *sheet {
	s.group("", "why")
	s.add(&Field{Name: "why", Label: s.say("why"), Hint: s.say("why.hint"), Kind: "text", Most: noteMost})
	return s
}

// madeFrom is the version that a form was made from.
func (v *View) madeFrom() int {
	n, err := strconv.Atoi(string(v.c.Request().PostArgs().Peek("base")))
	if err != nil {
		return -1
	}
	return n
}

// A standardsDeed is what a change of the standards is called in the audit.
type standardsDeed struct {
	Subject string // the service or question
	Part    string // key of the part that was changed, below "admin_services."
	Why     string
}

// setStandards makes the next version of the office's standards and notes it. changed is false when nothing is
// different.
func (a *Admin) setStandards(v *View, base int, deed standardsDeed, change func(*setup.Document) error) (changed bool, err error) {
	in, err := a.office.Setups.Change(v.c.UserContext(), base, v.Who.Name, deed.Why, change)
	if err != nil {
		return false, err
	}
	if in.N == base {
		return false, nil
	}
	detail := map[string]any{"part": v.T("admin_services." + deed.Part), "version": in.N, "note": deed.Why}
	return true, v.Note("setup.services", deed.Subject, detail)
}

// saveSheet changes the standards by a sheet. ok is false when something is wrong, which the sheet then says.
func (a *Admin) saveSheet(s *sheet, deed standardsDeed, change func(raw []byte) ([]byte, error)) (ok, changed bool, err error) {
	if len(s.Wrong()) > 0 || len(s.Top) > 0 {
		return false, false, nil
	}
	deed.Why = s.Value("why")
	changed, err = a.setStandards(s.v, s.v.madeFrom(), deed, func(d *setup.Document) error {
		raw, err := change(d.Catalogue)
		if err == nil {
			d.Catalogue = raw
		}
		return err
	})
	if err == nil {
		return true, changed, nil
	}
	return false, false, a.explain(s, err)
}

// explain says in a sheet why a change was refused; what it cannot say comes back.
func (a *Admin) explain(s *sheet, err error) error {
	if refusal, ok := errors.AsType[*catalogue.Refusal](err); ok {
		for _, fault := range refusal.Faults {
			s.fault(fault)
		}
		return nil
	}
	if faults, ok := errors.AsType[setup.Faults](err); ok {
		for _, fault := range faults {
			s.Top = append(s.Top, fault.Sentence(s.v.Lang))
		}
		return nil
	}
	if errors.Is(err, office.ErrMeanwhile) {
		s.Base = a.office.Setup().N
		s.Top = append(s.Top, a.whoMeanwhile(s.v))
		return nil
	}
	return problem.Wrap("unavailable", err)
}

// whoMeanwhile says who was faster.
func (a *Admin) whoMeanwhile(v *View) string {
	who := ""
	if newest, err := a.office.Setups.Book.Setup(a.office.Setup().N); err == nil {
		who = newest.By
		if account, err := a.office.Accounts.Account(who); err == nil {
			who = account.Called()
		}
	}
	return v.T("admin_services.meanwhile", "name", who)
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

// leadSaved leads on and says whether anything was changed.
func (v *View) leadSaved(to, what string, changed bool) error {
	if !changed {
		return v.Done(to, "admin_services.said.same")
	}
	return v.Done(to, "admin_services.said.saved", "what", what)
}

// act makes a change that has no form to keep, such as moving a row, and leads on.
func (a *Admin) act(v *View, to string, deed standardsDeed, change func(*setup.Document) error) error {
	changed, err := a.setStandards(v, v.madeFrom(), deed, change)
	switch {
	case err == nil:
		return v.leadSaved(to, v.T("admin_services."+deed.Part), changed)
	case errors.Is(err, office.ErrMeanwhile):
		v.flash(a.whoMeanwhile(v))
		return v.lead(to)
	}
	if faults := reasons(v, err); faults != "" {
		v.flash(v.T("admin_services.said.refused", "reason", faults))
		return v.lead(to)
	}
	return problem.Wrap("unavailable", err)
}

// reasons says why a change cannot be, in one line; nothing when it is not about the change.
func reasons(v *View, err error) string {
	if refusal, ok := errors.AsType[*catalogue.Refusal](err); ok {
		return refusal.Faults[0].Reason
	}
	if faults, ok := errors.AsType[setup.Faults](err); ok && len(faults) > 0 {
		return faults[0].Sentence(v.Lang)
	}
	return ""
}
