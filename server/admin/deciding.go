package admin

import (
	"errors"
	"strconv"
	"strings"

	"antrean/office"
	"antrean/office/setup"
)

// baseField is the version of the setup that a form was made from.
const baseField = "base"

// A base is the version of the setup that a form was made from.
type base struct {
	N         int
	Meanwhile bool // somebody else changed the setup since: the form is shown again, with the newest for its base
}

// settle makes the next version of the setup by a change, and says what is wrong with it at the form's fields, which place
// finds for the places of the document. done is true when it is in force.
func (a *Admin) settle(v *View, form *Form, note string, place func(path string) string, change func(*setup.Document) error) (done bool, from base, err error) {
	from.N = a.office.Setup().N
	sent, err := strconv.Atoi(v.sent(baseField))
	if err != nil {
		sent = -1 // of no form of ours: as if it were an old one
	}
	_, err = a.office.Setups.Change(v.c.UserContext(), sent, v.Who.Name, note, change)
	if errors.Is(err, office.ErrMeanwhile) {
		from.Meanwhile = true
		return false, from, nil
	}
	return err == nil, from, form.faults(v, place, err)
}

// faults puts what is wrong with a document to the fields, the first one when there is none for it; any other error is
// returned.
func (f *Form) faults(v *View, place func(path string) string, err error) error {
	faults, ok := errors.AsType[setup.Faults](err)
	if !ok {
		return err
	}
	for _, fault := range faults {
		name := place(fault.Path)
		if !f.holds(name) {
			name = f.Fields[0].Name
		}
		f.Fail(name, fault.Sentence(v.Lang))
	}
	return nil
}

func (f *Form) holds(name string) bool {
	for _, field := range f.Fields {
		if field.Name == name {
			return true
		}
	}
	return false
}

// wouldBe is the setup as it would be after a change, without making it so.
func (a *Admin) wouldBe(change func(*setup.Document) error) (*setup.InForce, error) {
	now := a.office.Setup()
	next := now.Document.Clone()
	if err := change(next); err != nil {
		return nil, err
	}
	return now.Next(next, a.office.Setups.Fit)
}

// number reads a whole number; text that is none is a fault of its field, and nothing is nil.
func (f *Form) number(v *View, name, text string) *int {
	if text == "" {
		return nil
	}
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n < 0 {
		f.Fail(name, v.T("worktime.fault.count"))
		return nil
	}
	return &n
}
