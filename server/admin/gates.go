package admin

import (
	"encoding/json"
	"strings"

	"antrean/office/catalogue"
	"antrean/office/setup"
)

// gateKinds are the ways to a number, in the order in which the pages offer them.
func gateKinds() []catalogue.Gate {
	return []catalogue.Gate{catalogue.Flag, catalogue.FrontOffice, catalogue.Self}
}

// gateField is the name of the field of a service.
func gateField(service string) string { return "gate." + service }

// gatesForm asks for the gate of every service, and for the one that overrides them all.
func (a *Admin) gatesForm(v *View) (*Form, error) {
	doc, _, err := a.standards()
	if err != nil {
		return nil, err
	}
	over := a.office.Setup().Document.Gate
	form := &Form{Action: "/admin/gates"}
	all := &Field{Name: "gate", Label: v.T("admin_setup.gates.over"), Kind: "radio", Value: string(over), Hint: v.T("admin_setup.gates.over.hint"),
		Options: []Option{{Value: "", Label: v.T("admin_setup.gates.over.none"), Hint: v.T("admin_setup.gates.over.none.hint")}}, Begins: &Section{Label: v.T("admin_setup.gates.office")}}
	var options []Option
	for _, gate := range gateKinds() {
		all.Options = append(all.Options, Option{Value: string(gate), Label: v.T("admin_services.gate." + string(gate)), Hint: v.T("admin_services.gate." + string(gate) + ".hint")})
		options = append(options, Option{Value: string(gate), Label: v.T("admin_services.gate." + string(gate) + ".short")})
	}
	form.Fields = append(form.Fields, all)
	for i, service := range a.office.Catalogue().Services {
		if service.ID == catalogue.Consultation {
			continue // it asks for nothing, so there is nothing to look at before
		}
		field := &Field{Name: gateField(service.ID), Label: service.Short.In(v.Lang), Kind: "select", Must: true, Options: options, Value: wordAt(listAt(doc, "services")[i], "gate")}
		if over != "" && field.Value != string(over) {
			field.Hint = v.T("admin_setup.gates.now", "gate", v.T("admin_services.gate."+string(over)+".short"))
		}
		if len(form.Fields) == 1 {
			field.Begins = &Section{Label: v.T("admin_setup.gates.services"), Lead: v.T("admin_setup.gates.services.lead"), Row: true}
		}
		form.Fields = append(form.Fields, field)
	}
	return v.deciding(form), nil
}

// Gates answers GET /admin/gates: how every service comes to a number, and what holds for the whole office.
func (a *Admin) Gates(v *View) error {
	form, err := a.gatesForm(v)
	if err != nil {
		return err
	}
	return v.Show("gates", v.T("admin.gates"), form)
}

// ChangeGates answers POST /admin/gates.
func (a *Admin) ChangeGates(v *View) error {
	form, err := a.gatesForm(v)
	if err != nil {
		return err
	}
	services := a.office.Catalogue().Services
	in, err := v.decide(form.Read(v), func(path string) string { return gatePlace(services, path) }, func(d *setup.Document) error {
		d.Gate = catalogue.Gate(form.Value("gate"))
		return writeGates(d, form)
	})
	switch {
	case err == errAgain:
		return v.retry(form, "gates", v.T("admin.gates"), form)
	case err != nil:
		return err
	}
	return v.decided(form, in, "setup.gates", "", "/admin/gates")
}

// writeGates puts the chosen gates into the standards; a service of which nothing was chosen keeps its own.
func writeGates(d *setup.Document, form *Form) error {
	doc, err := branchOf(d.Catalogue)
	if err != nil {
		return err
	}
	for _, node := range listAt(doc, "services") {
		service := node.(branch)
		id := plainAt(service, "id")
		if !form.has(gateField(id)) || form.Value(gateField(id)) == wordAt(service, "gate") {
			continue
		}
		service["gate"] = branch{"value": form.Value(gateField(id))}
		raw, err := json.Marshal(service)
		if err != nil {
			return err
		}
		if d.Catalogue, err = catalogue.SetService(d.Catalogue, id, raw); err != nil {
			return err
		}
	}
	return nil
}

// gatePlace is the field of a place in the document: "catalogue/services/3/gate/value".
func gatePlace(services []catalogue.Service, path string) string {
	if path == "gate" {
		return path
	}
	for i, service := range services {
		if strings.HasPrefix(path, "catalogue"+pointer("services", i, "gate")) {
			return gateField(service.ID)
		}
	}
	return ""
}
