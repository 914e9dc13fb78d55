package admin

import (
	"slices"
	"strings"
	"time"

	"antrean/internal/problem"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/setup"
	"antrean/office/staff"
	"antrean/server/edge"
)

// A chore is something that an office sets up before it works with this program.
type chore struct {
	Path, Label, Lead string
	Done              bool
}

type homePage struct {
	Chores       []chore
	Left         int
	Open, Of     int // counters
	Waiting      int
	PrintersBad  int
	ScreensGone  int
	Gateway      gatewayBox // for messages; without a name there is none
	Version      int
	Changed, Who string // the newest version
}

// Home answers GET /admin: what is left to set up, how the office does, and a card for each page that one may open.
func (a *Admin) Home(v *View) error {
	if v.Who.MustChange {
		return v.lead("/admin/account")
	}
	if !v.May(edge.ManageOffice) {
		return v.Show("home", v.T("admin.home"), nil)
	}
	page := &homePage{}
	devices, err := a.office.Devices.Devices()
	if err != nil {
		return problem.Wrap("unavailable", err)
	}
	if err := a.chores(v, page, devices); err != nil {
		return err
	}
	a.today(page, devices)
	if page.Gateway, err = a.gatewayBox(v); err != nil {
		return err
	}
	if newest, err := setup.Newest(a.office.Setups.Book); err == nil && newest.N > 0 {
		row := a.versionRow(v, newest)
		page.Version, page.Changed, page.Who = row.N, row.At, row.By
	}
	return v.Show("home", v.T("admin.home"), page)
}

// today is how the office does at this moment.
func (a *Admin) today(page *homePage, devices []staff.Device) {
	view := a.office.Engine.View()
	page.Of = len(view.Rules.Counters)
	for _, rule := range view.Rules.Counters {
		if c, ok := view.State.Counter(rule.N); ok && c.Open {
			page.Open++
		}
	}
	for i := range a.office.Catalogue().Services {
		page.Waiting += view.State.Waiting(a.office.Catalogue().Services[i].ID)
	}
	for _, p := range a.office.Printers() {
		if view.State.Printer(p.Name).Condition.State == queue.ValueBad {
			page.PrintersBad++
		}
	}
	for _, d := range devices {
		if beat, _ := a.office.Beats.Last(d.ID); d.RevokedAt.IsZero() && !beat.Online(time.Now()) {
			page.ScreensGone++
		}
	}
}

// chores lists what an office sets up, and what of it is done.
func (a *Admin) chores(v *View, page *homePage, devices []staff.Device) error {
	people, err := a.office.Accounts.Accounts()
	if err != nil {
		return problem.Wrap("unavailable", err)
	}
	d, c := a.office.Setup().Document, a.office.Catalogue()
	has := func(kinds ...string) bool {
		return slices.ContainsFunc(devices, func(d staff.Device) bool { return d.RevokedAt.IsZero() && slices.Contains(kinds, d.Kind) })
	}
	serves := slices.ContainsFunc(c.Services, func(s catalogue.Service) bool { return s.ID != catalogue.Consultation })
	all := []struct {
		path, word string
		done       bool
	}{
		{"/admin/office", "name", !isBlank(c)},
		{"/admin/services", "services", serves},
		{"/admin/people", "people", slices.ContainsFunc(people, func(p staff.Account) bool {
			return p.Active() && p.May(staff.ActAtCounter) && !p.May(staff.ManagePeople)
		})},
		{"/admin/printers", "printer", len(d.Printers) > 0},
		{"/admin/devices", "kiosk", has(staff.DeviceKiosk)},
		{"/admin/devices", "board", has(staff.DeviceBoard)},
		{"/admin/office/address", "address", d.ProvenURL() != ""},
		{"/admin/backup", "backup", a.office.Care.Backups != nil && len(a.office.Care.Backups.States()) > 0},
	}
	for _, one := range all {
		row := chore{Path: one.path, Label: v.T("admin_setup.chore." + one.word), Lead: v.T("admin_setup.chore." + one.word + ".lead"), Done: one.done}
		if !v.reaches(one.path) {
			row.Path = ""
		}
		page.Chores = append(page.Chores, row)
		if !one.done {
			page.Left++
		}
	}
	return nil
}

// isBlank reports whether the standards are still those that every office begins with.
func isBlank(c *catalogue.Catalogue) bool {
	blank, err := catalogue.Parse("blank", setup.Blank().Catalogue)
	return err == nil && c.Office.Name.In(catalogue.DefaultLang) == blank.Office.Name.In(catalogue.DefaultLang)
}

// reaches reports whether the navigation leads to a page, or to the one above it.
func (v *View) reaches(path string) bool {
	return slices.ContainsFunc(places, func(p Place) bool {
		return v.May(p.Right) && p.Path != "/admin" && (p.Path == path || strings.HasPrefix(path, p.Path+"/"))
	})
}
