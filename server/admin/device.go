package admin

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"antrean/internal/problem"
	"antrean/office/staff"
	"antrean/server/edge"
)

// tokenChars is 26 characters of 5 bits: 130 random bits.
const tokenChars = 26

type joinPage struct {
	Code, Kind, Screen, Browser, Address, Asked string
	Form                                        *Form
}

type devicePage struct {
	Kind string // one of staff.DeviceKinds
	Row  deviceRow
	Form *Form
}

// deviceForm asks for the name of a device and where it stands, as far as its kind has a place.
func (a *Admin) deviceForm(v *View, action string, d staff.Device) *Form {
	form := &Form{Action: action, Submit: v.T("admin.save"), Fields: []*Field{
		{Name: "name", Label: v.T("admin.device.name"), Kind: "text", Hint: v.T("admin.device.name.hint"), Value: d.Name, Must: true, Most: 32},
	}}
	switch d.Kind {
	case staff.DeviceKiosk, staff.DeviceAgent:
		field := &Field{Name: "printer", Label: v.T("admin.device.printer"), Kind: "select", Value: d.Printer, Must: d.Kind == staff.DeviceAgent}
		if d.Kind == staff.DeviceKiosk {
			field.Options = append(field.Options, Option{Value: "", Label: v.T("admin.device.printer.none")})
		}
		for _, p := range a.office.Printers() {
			if d.Kind == staff.DeviceKiosk || p.Agent {
				field.Options = append(field.Options, Option{Value: p.Name, Label: p.Name})
			}
		}
		form.Fields = append(form.Fields, field)
	case staff.DeviceBoard:
		field := &Field{Name: "zone", Label: v.T("admin.device.zone"), Kind: "select", Value: d.Zone, Must: true}
		for _, zone := range a.office.Zones() {
			field.Options = append(field.Options, Option{Value: zone, Label: zone})
		}
		form.Fields = append(form.Fields, field)
	case staff.DeviceCounter:
		field := &Field{Name: "counter", Label: v.T("admin.device.counter"), Kind: "select", Value: strconv.Itoa(d.Counter)}
		field.Options = append(field.Options, Option{Value: "0", Label: v.T("admin.device.counter.any")})
		for _, rule := range a.office.Engine.View().Rules.Counters {
			field.Options = append(field.Options, Option{Value: strconv.Itoa(rule.N), Label: v.T("admin.counter.n", "n", rule.N)})
		}
		form.Fields = append(form.Fields, field)
	}
	return form
}

// takeDevice moves what was typed into a device, and says on the form when another has the name.
func (a *Admin) takeDevice(v *View, form *Form, d *staff.Device) error {
	d.Name = form.Value("name")
	for _, field := range form.Fields {
		switch field.Name {
		case "printer":
			d.Printer = field.Value
		case "zone":
			d.Zone = field.Value
		case "counter":
			d.Counter, _ = strconv.Atoi(field.Value) // one of the options, which are numbers
		}
	}
	if form.Field("name").Error == "" && (!staff.GoodName(strings.ReplaceAll(d.Name, " ", "-"))) {
		form.Fail("name", v.T("admin.device.name.bad"))
	}
	all, err := a.office.Devices.Devices()
	if err != nil {
		return problem.Wrap("unavailable", err)
	}
	if slices.ContainsFunc(all, func(other staff.Device) bool {
		return other.RevokedAt.IsZero() && other.ID != d.ID && strings.EqualFold(other.Name, d.Name)
	}) {
		form.Fail("name", v.T("admin.device.name.taken"))
	}
	return nil
}

// pairing is the box that waits with the code of the path.
func (a *Admin) pairing(v *View) (edge.Pairing, *joinPage, error) {
	pairing, ok := a.office.Pairings.Find(edge.Code(v.c, "code"), time.Now())
	if !ok {
		return pairing, nil, problem.New("unknown_pairing")
	}
	page := &joinPage{Code: edge.Grouped(pairing.Code, 3), Kind: v.T("admin.kind." + pairing.Kind), Browser: browserOf(pairing.Browser), Address: pairing.Address, Asked: v.When(pairing.AskedAt)}
	if pairing.Width > 0 {
		page.Screen = strconv.Itoa(pairing.Width) + " × " + strconv.Itoa(pairing.Height)
	}
	page.Form = a.deviceForm(v, "/admin/devices/join/"+pairing.Code, staff.Device{Kind: pairing.Kind})
	page.Form.Submit = v.T("admin.pair.join")
	v.Under(devicesCrumb(v))
	return pairing, page, nil
}

// Pairing answers GET /admin/devices/join/{code}: what the box says of itself, and how it is to be called.
func (a *Admin) Pairing(v *View) error {
	_, page, err := a.pairing(v)
	if err != nil {
		return err
	}
	return v.Show("join", v.T("admin.pair.title"), page)
}

// Join answers POST /admin/devices/join/{code}: the box gets its token.
func (a *Admin) Join(v *View) error {
	pairing, page, err := a.pairing(v)
	if err != nil {
		return err
	}
	form, now := page.Form.Read(v), time.Now()
	device := staff.Device{Kind: pairing.Kind, JoinedAt: now}
	if err := a.takeDevice(v, form, &device); err != nil {
		return err
	}
	if len(form.Wrong()) > 0 {
		return v.Again("join", v.T("admin.pair.title"), page)
	}
	token := staff.NewSecret(tokenChars)
	joined, err := a.office.Pairings.Join(pairing.Code, now, token, func() (staff.Device, error) {
		if err := a.office.Devices.SaveDevice(staff.HashSecret(token), device); err != nil {
			return device, err
		}
		return a.office.Devices.Device(staff.HashSecret(token))
	})
	switch {
	case err != nil:
		return problem.Wrap("unavailable", err)
	case !joined:
		return problem.New("unknown_pairing")
	}
	detail := map[string]any{"kind": device.Kind, "printer": device.Printer, "zone": device.Zone, "counter": device.Counter, "address": pairing.Address}
	if err := v.Note("device.joined", device.Name, detail); err != nil {
		return err
	}
	return v.Done("/admin/devices", "admin.said.device.joined", "name", device.Name)
}

// device is the device that the path names, with its page.
func (a *Admin) device(v *View) (staff.Device, *devicePage, error) {
	all, err := a.office.Devices.Devices()
	if err != nil {
		return staff.Device{}, nil, problem.Wrap("unavailable", err)
	}
	for _, d := range all {
		if strconv.FormatInt(d.ID, 10) == v.c.Params("id") {
			v.Under(devicesCrumb(v))
			return d, &devicePage{Kind: d.Kind, Row: a.deviceRow(v, d), Form: a.deviceForm(v, "/admin/devices/"+v.c.Params("id"), d)}, nil
		}
	}
	return staff.Device{}, nil, problem.New("not_found")
}

// Device answers GET /admin/devices/{id}.
func (a *Admin) Device(v *View) error {
	d, page, err := a.device(v)
	if err != nil {
		return err
	}
	return v.Show("device", d.Name, page)
}

// ChangeDevice answers POST /admin/devices/{id}: its name and its place.
func (a *Admin) ChangeDevice(v *View) error {
	d, page, err := a.device(v)
	if err != nil {
		return err
	}
	before, form := d, page.Form.Read(v)
	if err := a.takeDevice(v, form, &d); err != nil {
		return err
	}
	if len(form.Wrong()) > 0 {
		return v.Again("device", before.Name, page)
	}
	if err := a.known(a.office.Devices.ChangeDevice(d)); err != nil {
		return err
	}
	if d.Kind == staff.DeviceKiosk {
		if err := a.renameGlass(v, before.Name, d.Name); err != nil {
			return err
		}
	}
	detail := map[string]any{"name": [][]string{{before.Name}, {d.Name}}, "printer": d.Printer, "zone": d.Zone, "counter": d.Counter}
	if err := v.Note("device.changed", d.Name, detail); err != nil {
		return err
	}
	return v.Done("/admin/devices", "admin.said.device.changed", "name", d.Name)
}

// known tells a device that was revoked meanwhile from books that cannot be written.
func (a *Admin) known(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, staff.ErrUnknown):
		return problem.New("not_found")
	}
	return problem.Wrap("unavailable", err)
}

// ReloadDevice answers POST /admin/devices/{id}/reload: its page is loaded again with its next beat.
func (a *Admin) ReloadDevice(v *View) error {
	d, _, err := a.device(v)
	if err != nil {
		return err
	}
	a.office.Beats.Reload(d.ID, time.Now())
	if err := v.Note("device.reload", d.Name, nil); err != nil {
		return err
	}
	return v.Done("/admin/devices", "admin.said.device.reload", "name", d.Name)
}

// RevokeDevice answers POST /admin/devices/{id}/revoke: its token and its sockets end at once.
func (a *Admin) RevokeDevice(v *View) error {
	d, _, err := a.device(v)
	if err != nil {
		return err
	}
	if err := a.known(a.office.Devices.RevokeDevice(d.ID, time.Now())); err != nil {
		return err
	}
	a.revoked(d.ID)
	a.office.Beats.Forget(d.ID)
	if err := v.Note("device.revoked", d.Name, nil); err != nil {
		return err
	}
	return v.Done("/admin/devices", "admin.said.device.revoked", "name", d.Name)
}
