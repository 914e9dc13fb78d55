package admin

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"

	"antrean/internal/problem"
	"antrean/office"
	"antrean/office/catalogue"
	"antrean/office/setup"
)

// Every page that changes the office's setup ends its form with deciding, and hands what it says to decide. There is no
// other way to a next version from a page.

// noteMost is the longest reason for a change, in bytes.
const noteMost = 200

// baseField is the version of the setup that a form was made from.
const baseField = "base"

// deciding ends a form of the setup: why it is changed, and the version that it was opened with.
func (v *View) deciding(form *Form) *Form {
	if form.Submit == "" {
		form.Submit = v.T("admin.save")
	}
	form.Fields = append(form.Fields,
		&Field{Name: "note", Label: v.T("admin_setup.note"), Kind: "text", Hint: v.T("admin_setup.note.hint"), Most: noteMost},
		&Field{Name: baseField, Kind: "hidden", Value: strconv.Itoa(v.admin.office.Setup().N)})
	if len(form.Sections()) > 1 {
		form.Field("note").Begins = &Section{Label: v.T("admin_setup.note.part")}
	}
	return form
}

// readDeciding takes what deciding asked for, of a form that reads its other fields by itself.
func (f *Form) readDeciding(v *View) {
	f.Field("note").read(v)
	f.Field(baseField).read(v)
}

// Deciding are the fields that deciding added, for a page that draws its own.
func (f *Form) Deciding() []*Field { return f.Fields[len(f.Fields)-2:] }

// pressed is the form of a button that says all of what it does, such as moving a row.
func (v *View) pressed() *Form {
	form := v.deciding(&Form{})
	form.Field(baseField).read(v)
	return form
}

// A meanwhile says what somebody else changed while a form was open.
type meanwhile struct {
	Said    string
	Changes []string
	Path    string // of the page as it is now
}

// errAgain means that a form is to be shown again: its fields say why.
var errAgain = errors.New("admin: the form is wrong")

// decide makes the next version of the setup of what a form says, and returns it in force. It returns errAgain when
// the form is to be shown again. place finds the field where a fault of the document belongs; "" is none.
func (v *View) decide(form *Form, place func(path string) string, change func(*setup.Document) error) (*setup.InForce, error) {
	if form.Bad() {
		return nil, errAgain
	}
	base, err := strconv.Atoi(form.Value(baseField))
	if err != nil {
		base = 0 // no version has this number: somebody else's change is looked for
	}
	in, err := v.admin.office.Setups.Change(v.c.UserContext(), base, v.Who.Name, form.Value("note"), func(d *setup.Document) error {
		if err := change(d); err != nil {
			return err
		}
		if form.Bad() {
			return errAgain
		}
		return nil
	})
	if err == nil {
		return in, nil
	}
	if errors.Is(err, office.ErrMeanwhile) {
		v.tellMeanwhile(form, base)
		return nil, errAgain
	}
	return nil, form.blame(v, place, err)
}

// wouldBe is the setup as it would be after a change, without making it so; errAgain as decide has it.
func (v *View) wouldBe(form *Form, place func(path string) string, change func(*setup.Document) error) (*setup.InForce, error) {
	now := v.admin.office.Setup()
	next := now.Document.Clone()
	if err := change(next); err != nil {
		return nil, form.blame(v, place, err)
	}
	would, err := now.Next(next, v.admin.office.Setups.Fit)
	if err != nil {
		return nil, form.blame(v, place, err)
	}
	return would, nil
}

// blame says at the fields why a change was refused, and answers errAgain; any other error comes back as a problem.
func (f *Form) blame(v *View, place func(path string) string, err error) error {
	faults, isFaults := errors.AsType[setup.Faults](err)
	refusal, isRefusal := errors.AsType[*catalogue.Refusal](err)
	switch {
	case isFaults:
		for _, fault := range faults {
			f.fault(place(fault.Path), fault.Sentence(v.Lang))
		}
	case isRefusal:
		for _, fault := range refusal.Faults {
			if name := place("catalogue" + fault.Path); f.has(name) {
				f.Fail(name, v.T("admin_services.bad.refused", "reason", fault.Reason))
				continue
			}
			f.fault("", v.T("admin_services.bad.elsewhere", "path", fault.Path, "reason", fault.Reason))
		}
	case problem.Code(err) != "":
		return err
	case !errors.Is(err, errAgain):
		return problem.Wrap("unavailable", err)
	}
	return errAgain
}

// fault puts what is wrong at its field, or above the form when it has none.
func (f *Form) fault(name, sentence string) {
	if !f.has(name) {
		f.Faults = append(f.Faults, sentence)
		return
	}
	f.Fail(name, sentence)
}

// nowhere is the place of faults that no field can be blamed for.
func nowhere(string) string { return "" }

// tellMeanwhile shows who has changed what since version base, and lets the next press of the button stand on it.
func (v *View) tellMeanwhile(form *Form, base int) {
	now := v.admin.office.Setup()
	m := &meanwhile{Said: v.T("admin_setup.meanwhile", "name", v.whoMade(now.N)), Path: v.Path}
	if was, err := v.admin.office.Setups.Book.Setup(base); err == nil {
		if document, err := setup.Decode(was.Body); err == nil {
			m.Changes = setup.Differences(document, now.Document, v.Lang)
		}
	}
	form.Meanwhile = m
	form.Field(baseField).Value = strconv.Itoa(now.N)
}

// whoMade is the person who made a version, as colleagues call them.
func (v *View) whoMade(n int) string {
	version, err := v.admin.office.Setups.Book.Setup(n)
	if err != nil {
		return v.T("admin_setup.meanwhile.somebody")
	}
	if account, err := v.admin.office.Accounts.Account(version.By); err == nil {
		return account.Called()
	}
	return version.By
}

// noted writes a change into the audit. changed is false when the version is the one that the form stood on.
func (v *View) noted(form *Form, in *setup.InForce, what, subject, part string) (changed bool, err error) {
	if form.Value(baseField) == strconv.Itoa(in.N) {
		return false, nil
	}
	detail := map[string]any{"version": in.N, "note": form.Value("note")}
	if part != "" {
		detail["part"] = part
	}
	return true, v.Note(what, subject, detail)
}

// decided notes a change of the setup and leads on.
func (v *View) decided(form *Form, in *setup.InForce, what, subject, to string) error {
	changed, err := v.noted(form, in, what, subject, "")
	switch {
	case err != nil:
		return err
	case !changed:
		return v.Done(to, "admin_setup.said.same")
	}
	return v.Done(to, "admin_setup.said.saved", "n", in.N)
}

// retry answers with a page whose form is wrong somewhere, or was made on what is no longer so.
func (v *View) retry(form *Form, name, title string, body any) error {
	if form.Meanwhile == nil {
		return v.Again(name, title, body)
	}
	v.Title, v.Body = title, body
	return v.send(http.StatusConflict, name)
}

// An object is a part of a catalogue file as it is written there, sources and all.
type object = map[string]any

// standards reads the file of the standards, to change parts of it.
func standards(d *setup.Document) (object, error) {
	doc := object{}
	if err := json.Unmarshal(d.Catalogue, &doc); err != nil {
		return nil, problem.Wrap("internal", err)
	}
	return doc, nil
}

// part is an object inside another, made when it is not there.
func part(of object, key string) object {
	if found, ok := of[key].(object); ok {
		return found
	}
	made := object{}
	of[key] = made
	return made
}

// setText puts a language of a text; empty takes it away.
func setText(of object, key, lang, text string) {
	if text == "" {
		delete(part(of, key), lang)
		return
	}
	part(of, key)[lang] = text
}

// setValue puts a value with a source.
func setValue(of object, key string, value any) { part(of, key)["value"] = value }
