package admin

import (
	"cmp"
	"slices"
	"strings"

	"antrean/internal/problem"
	"antrean/office/queue"
	"antrean/office/setup"
	"antrean/printer/profile"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

type machineRow struct {
	Name, Port, Model, State string
	Bad, Low, OneWay         bool
	Used                     string // by what
}

type machinePage struct {
	New      bool
	Name     string
	Form     *Form
	Row      machineRow
	Examples []portExample
}

// A portExample is a way to write where a printer hangs, and what it is for.
type portExample struct{ Spec, Said string }

// usualModel is what a printer is taken for of which nobody says a model.
const usualModel = "epson-80"

// Machines answers GET /admin/printers: the printers as they are set up, and how they are.
func (a *Admin) Machines(v *View) error {
	var rows []machineRow
	for _, p := range a.office.Setup().Document.Printers {
		row, err := a.machineRow(v, p)
		if err != nil {
			return err
		}
		rows = append(rows, row)
	}
	return v.Show("machines", v.T("admin.machines"), rows)
}

func (a *Admin) machineRow(v *View, p setup.Printer) (machineRow, error) {
	now := snapshot.MachineOf(a.office.Engine.View(), p.Name)
	row := machineRow{Name: p.Name, Port: p.Port, Model: modelName(p.Profile), OneWay: p.OneWay, Bad: now.State == queue.ValueBad, Low: now.Low}
	state := now.State
	if row.Bad {
		if state = now.Reason; !v.Words.Has("printers.state." + state) {
			state = "other"
		}
	}
	row.State = v.T("printers.state." + state)
	used, err := a.usersOf(v, p.Name)
	row.Used = strings.Join(used, ", ")
	return row, err
}

// modelName is what the makers call a model; a file of the office's own is named by its path.
func modelName(id string) string {
	model, err := profile.Open(cmp.Or(id, usualModel))
	if err != nil {
		return id
	}
	return model.Name
}

// usersOf lists what prints on a printer: counters, the front office, boxes.
func (a *Admin) usersOf(v *View, name string) ([]string, error) {
	var used []string
	d := a.office.Setup().Document
	if d.DeskPaper == name {
		used = append(used, v.T("admin_setup.machine.desk"))
	}
	if d.BackPaper == name {
		used = append(used, v.T("admin_setup.machine.back"))
	}
	for _, c := range d.Counters {
		if c.Printer == name {
			used = append(used, v.T("admin.counter.n", "n", c.N))
		}
	}
	all, err := a.office.Devices.Devices()
	if err != nil {
		return nil, problem.Wrap("unavailable", err)
	}
	for _, device := range all {
		if device.Printer == name && device.RevokedAt.IsZero() {
			used = append(used, device.Name)
		}
	}
	return used, nil
}

func (a *Admin) machineForm(v *View, p *setup.Printer) *Form {
	form := &Form{Action: "/admin/printers/new"}
	if p == nil {
		p = &setup.Printer{}
		form.Submit = v.T("admin_setup.machine.add")
		form.Fields = append(form.Fields, &Field{Name: "name", Label: v.T("admin_setup.machine.name"), Kind: "text", Hint: v.T("admin_setup.machine.name.hint"), Must: true, Most: 32})
	} else {
		form.Action = "/admin/printers/" + p.Name
	}
	model := &Field{Name: "profile", Label: v.T("admin_setup.machine.profile"), Kind: "select", Value: p.Profile, Hint: v.T("admin_setup.machine.profile.hint"),
		Options: []Option{{Label: v.T("admin_setup.machine.profile.usual", "name", modelName(usualModel))}}}
	for _, id := range profile.IDs() {
		model.Options = append(model.Options, Option{Value: id, Label: modelName(id) + " (" + id + ")"})
	}
	if !model.offers(p.Profile) {
		model.Options = append(model.Options, Option{Value: p.Profile, Label: p.Profile})
	}
	oneWay := &Field{Name: "one_way", Label: v.T("admin_setup.machine.one_way"), Kind: "check", Hint: v.T("admin_setup.machine.one_way.hint")}
	if p.OneWay {
		oneWay.Value = "yes"
	}
	form.Fields = append(form.Fields,
		&Field{Name: "port", Label: v.T("admin_setup.machine.port"), Kind: "text", Hint: v.T("admin_setup.machine.port.hint"), Value: p.Port, Must: true, Most: lineMost},
		model, oneWay)
	return v.deciding(form)
}

// examples are the ways to name a port, for whoever reads them off the printer's cable.
func examples(v *View) []portExample {
	return []portExample{
		{"tcp:192.168.1.50:9100", v.T("admin_setup.machine.port.tcp")},
		{"serial:/dev/serial/by-id/NAME?baud=115200", v.T("admin_setup.machine.port.serial")},
		{"device:/dev/usb/lp0", v.T("admin_setup.machine.port.device")},
		{"agent", v.T("admin_setup.machine.port.agent")},
	}
}

// filePort begins a port that writes into a file of the server: whoever may set printers up may not write files.
const filePort = "file:"

// takeMachine moves what was typed into a printer.
func (f *Form) takeMachine(v *View, p *setup.Printer) {
	if port := f.Value("port"); port != p.Port && strings.HasPrefix(port, filePort) {
		f.Fail("port", v.T("admin_setup.machine.port.file"))
	}
	p.Port, p.Profile, p.OneWay = f.Value("port"), f.Value("profile"), f.Value("one_way") == "yes"
}

// machinePlace is the field of a place in the document: that of the printer that was changed.
func machinePlace(path string) string {
	for _, name := range []string{"name", "port", "profile"} {
		if strings.HasPrefix(path, "printers[") && strings.HasSuffix(path, "]."+name) {
			return name
		}
	}
	return ""
}

func machinesCrumb(v *View) Crumb { return Crumb{v.T("admin.machines"), "/admin/printers"} }

func newMachine(v *View, form *Form) machinePage {
	v.Under(machinesCrumb(v))
	return machinePage{New: true, Form: form, Examples: examples(v)}
}

// NewMachine answers GET /admin/printers/new.
func (a *Admin) NewMachine(v *View) error {
	return v.Show("machine", v.T("admin_setup.machine.new"), newMachine(v, a.machineForm(v, nil)))
}

// AddMachine answers POST /admin/printers/new.
func (a *Admin) AddMachine(v *View) error {
	form := a.machineForm(v, nil).Read(v)
	name := form.Value("name")
	switch {
	case form.Field("name").Error != "":
	case !setup.PlainName(name) || name == "new":
		form.Fail("name", v.T("admin_setup.machine.name.bad"))
	}
	in, err := v.decide(form, machinePlace, func(d *setup.Document) error {
		p := setup.Printer{Name: name}
		form.takeMachine(v, &p)
		d.Printers = append(d.Printers, p)
		return nil
	})
	if err == errAgain {
		return v.retry(form, "machine", v.T("admin_setup.machine.new"), newMachine(v, form))
	}
	if err != nil {
		return err
	}
	return v.decided(form, in, "setup.printer.added", name, "/admin/printers/"+name)
}

// machine is the printer that the path names, with its page.
func (a *Admin) machine(v *View) (*machinePage, error) {
	name := edge.Param(v.c, "name")
	for _, p := range a.office.Setup().Document.Printers {
		if p.Name == name {
			row, err := a.machineRow(v, p)
			v.Under(machinesCrumb(v))
			return &machinePage{Name: name, Form: a.machineForm(v, &p), Row: row, Examples: examples(v)}, err
		}
	}
	return nil, problem.New("not_found")
}

// Machine answers GET /admin/printers/{name}.
func (a *Admin) Machine(v *View) error {
	page, err := a.machine(v)
	if err != nil {
		return err
	}
	return v.Show("machine", page.Name, page)
}

// ChangeMachine answers POST /admin/printers/{name}.
func (a *Admin) ChangeMachine(v *View) error {
	page, err := a.machine(v)
	if err != nil {
		return err
	}
	return a.setMachine(v, page, page.Form.Read(v), "setup.printer.changed", func(d *setup.Document) {
		i := slices.IndexFunc(d.Printers, func(p setup.Printer) bool { return p.Name == page.Name })
		page.Form.takeMachine(v, &d.Printers[i])
	})
}

// RemoveMachine answers POST /admin/printers/{name}/remove. One that something prints on stays.
func (a *Admin) RemoveMachine(v *View) error {
	page, err := a.machine(v)
	if err != nil {
		return err
	}
	if page.Row.Used != "" {
		page.Form.fault("", v.T("admin_setup.machine.used", "name", page.Name, "by", page.Row.Used))
	}
	return a.setMachine(v, page, page.Form, "setup.printer.removed", func(d *setup.Document) {
		d.Printers = slices.DeleteFunc(d.Printers, func(p setup.Printer) bool { return p.Name == page.Name })
	})
}

func (a *Admin) setMachine(v *View, page *machinePage, form *Form, what string, change func(*setup.Document)) error {
	in, err := v.decide(form, machinePlace, func(d *setup.Document) error { change(d); return nil })
	if err == errAgain {
		return v.retry(form, "machine", page.Name, page)
	}
	if err != nil {
		return err
	}
	return v.decided(form, in, what, page.Name, "/admin/printers")
}
