package admin

import (
	"cmp"
	"strconv"
	"time"

	"antrean/internal/problem"
	"antrean/office/queue"
	"antrean/office/staff"
	"antrean/server/edge"
)

type deviceRow struct {
	ID                               int64
	Name, Kind, Place, Seen, Version string
	Browser, Screen, Skew            string
	Printer, PrinterState            string
	Online, Old, SkewBad, PrinterBad bool
	Reloading, Revoked, Screenless   bool
	Joined, RevokedAt                string
	Board                            []boardWord
}

type devicesPage struct {
	Code string // what was typed
	Form *Form
	Rows []deviceRow
	Gone []deviceRow
	Wait []waitingRow
	Lone []loneRow
	Dead bool // an address is set up, and no phone has reached it: tickets carry no QR
	Try  bool // whoever looks may try it

	Gateway gatewayBox // for messages; without a name there is none
}

// A waitingRow is a box that shows its code and waits to be let in. The code is not said: whoever types it stands before
// the box.
type waitingRow struct{ Kind, Browser, Address, Screen, Asked string }

// skewMost is how far a screen's clock may be off before somebody should look: calls and times on it are seen side by
// side with the others.
const skewMost = 5 * time.Second

func codeForm(v *View) *Form {
	return &Form{Action: "/admin/devices/find", Submit: v.T("admin.pair.find"), Fields: []*Field{
		{Name: "code", Label: v.T("admin.pair.code"), Kind: "code", Hint: v.T("admin.pair.code.hint"), Must: true, Most: 20},
	}}
}

func (a *Admin) devicesPage(v *View) (*devicesPage, error) {
	all, err := a.office.Devices.Devices()
	if err != nil {
		return nil, problem.Wrap("unavailable", err)
	}
	d := a.office.Setup().Document
	page := &devicesPage{Form: codeForm(v), Dead: d.PublicURL != "" && d.ProvenURL() == "", Try: v.May(edge.ManageOffice)}
	if page.Gateway, err = a.gatewayBox(v); err != nil {
		return nil, err
	}
	for _, box := range a.office.Pairings.Waiting(time.Now()) {
		row := waitingRow{Kind: v.T("admin.kind." + box.Kind), Browser: browserOf(box.Browser), Address: box.Address, Asked: v.When(box.AskedAt)}
		if box.Width > 0 {
			row.Screen = strconv.Itoa(box.Width) + " × " + strconv.Itoa(box.Height)
		}
		page.Wait = append(page.Wait, row)
	}
	page.Lone = a.unpaired(v, all)
	for _, d := range all {
		row := a.deviceRow(v, d)
		if row.Revoked {
			page.Gone = append(page.Gone, row)
		} else {
			page.Rows = append(page.Rows, row)
		}
	}
	return page, nil
}

// deviceRow is a device with how it fares.
func (a *Admin) deviceRow(v *View, d staff.Device) deviceRow {
	beat, reloading := a.office.Beats.Last(d.ID)
	row := deviceRow{ID: d.ID, Name: d.Name, Kind: v.T("admin.kind." + d.Kind), Place: v.place(d), Joined: v.When(d.JoinedAt), Revoked: !d.RevokedAt.IsZero(), RevokedAt: v.When(d.RevokedAt),
		Seen: v.When(beat.SeenAt), Online: beat.Online(time.Now()), Browser: browserOf(beat.Browser), Reloading: reloading, Screenless: d.Kind == staff.DeviceAgent}
	if beat.Told {
		row.Version, row.Old = beat.Build, beat.Build != a.office.Build
		row.Screen = strconv.Itoa(beat.Width) + " × " + strconv.Itoa(beat.Height)
		row.Skew, row.SkewBad = v.skew(beat.Skew), beat.Skew.Abs() > skewMost
		row.Board = v.boardWords(beat.Board)
	}
	if d.Printer != "" {
		condition := a.office.Engine.View().State.Printer(d.Printer).Condition
		row.Printer, row.PrinterState = d.Printer, v.T("admin.printer."+cmp.Or(string(condition.State), "unknown"))
		row.PrinterBad = condition.State == queue.ValueBad
	}
	return row
}

// place is where a device stands, in a word.
func (v *View) place(d staff.Device) string {
	switch {
	case d.Kind == staff.DeviceBoard:
		return d.Zone
	case d.Kind == staff.DeviceCounter && d.Counter > 0:
		return v.T("admin.counter.n", "n", d.Counter)
	}
	return ""
}

// skew says how far a clock is off.
func (v *View) skew(skew time.Duration) string {
	switch seconds := skew.Round(time.Second) / time.Second; {
	case skew.Abs() > time.Hour:
		return v.T("admin.device.astray")
	case seconds > 0:
		return v.T("admin.device.behind", "n", int64(seconds))
	case seconds < 0:
		return v.T("admin.device.ahead", "n", int64(-seconds))
	}
	return v.T("admin.device.exact")
}

// Devices answers GET /admin/devices: every box, and the field for the code of a new one.
func (a *Admin) Devices(v *View) error {
	page, err := a.devicesPage(v)
	if err != nil {
		return err
	}
	return v.Scripted().Show("devices", v.T("admin.devices"), page)
}

// FindPairing answers POST /admin/devices/find, and leads to the box that shows the code.
func (a *Admin) FindPairing(v *View) error {
	page, err := a.devicesPage(v)
	if err != nil {
		return err
	}
	form := page.Form.Read(v)
	code := edge.Typed(form.Value("code"))
	if form.Field("code").Error == "" {
		if _, ok := a.office.Pairings.Find(code, time.Now()); !ok {
			form.Fail("code", v.T("admin.pair.unknown"))
		}
	}
	if len(form.Wrong()) > 0 {
		return v.Scripted().Again("devices", v.T("admin.devices"), page)
	}
	return v.lead("/admin/devices/join/" + code)
}

func devicesCrumb(v *View) Crumb { return Crumb{v.T("admin.devices"), "/admin/devices"} }
