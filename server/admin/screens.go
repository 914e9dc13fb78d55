package admin

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"antrean/internal/problem"
	"antrean/office/setup"
	"antrean/server/edge"
)

type screenRow struct {
	Name, Zone, Layout string
	Seat               string // from the last seat to the glass, and how large that is
	Reads              string // from where it is read; empty: nobody has measured
}

type screenPage struct {
	New  bool
	Row  screenRow
	Form *Form
}

func (a *Admin) screenRows(v *View) (rows []screenRow) {
	for _, s := range a.office.Setup().Document.Boards.Screens {
		rows = append(rows, v.screenRow(s))
	}
	return rows
}

func (v *View) screenRow(s setup.Screen) screenRow {
	row := screenRow{Name: s.Name, Zone: s.Zone, Layout: v.T("setup.layout." + s.Layout)}
	var parts []string
	for _, n := range s.Counters {
		parts = append(parts, strconv.Itoa(n))
	}
	if len(parts) > 0 {
		row.Layout = v.T("admin_boards.counters", "layout", row.Layout, "counters", strings.Join(parts, ", "))
	}
	if s.DiagonalIn > 0 {
		call, list := setup.ReadFrom(s.Layout, s.DiagonalIn)
		row.Reads = v.T("admin_boards.reads", "call", setup.Measure(call), "list", setup.Measure(list))
		if s.Layout == setup.LayoutGrid || s.Layout == setup.LayoutDoor { // they have no list
			row.Reads = v.T("admin_boards.reads.call", "call", setup.Measure(call))
		}
		row.Seat = setup.Measure(s.DiagonalIn) + "″"
	}
	if s.FarthestM > 0 {
		row.Seat = strings.TrimPrefix(row.Seat+", "+setup.Measure(s.FarthestM)+" m", ", ")
	}
	return row
}

// settingsForm asks what all boards tell.
func (a *Admin) settingsForm(v *View) *Form {
	boards := a.office.Setup().Document.Boards
	form := &Form{Action: "/admin/boards/settings", Fields: []*Field{
		{Name: "show_next", Label: v.T("admin_boards.next"), Kind: "check", Hint: v.T("admin_boards.next.hint")},
		{Name: "night_dark", Label: v.T("admin_boards.dark"), Kind: "check", Hint: v.T("admin_boards.dark.hint")},
	}}
	for name, on := range map[string]bool{"show_next": boards.ShowNext, "night_dark": boards.NightDark} {
		if on {
			form.Field(name).Value = "yes"
		}
	}
	return v.deciding(form)
}

// ChangeBoardSettings answers POST /admin/boards/settings.
func (a *Admin) ChangeBoardSettings(v *View) error {
	form := a.settingsForm(v).Read(v)
	in, err := v.decide(form, nowhere, func(d *setup.Document) error {
		d.Boards.ShowNext, d.Boards.NightDark = form.Value("show_next") != "", form.Value("night_dark") != ""
		return nil
	})
	if err == errAgain {
		return v.retry(form, "boards_settings", v.T("admin_boards.settings"), form)
	}
	if err != nil {
		return err
	}
	return v.decided(form, in, "setup.boards", "", "/admin/boards")
}

// BoardSettings answers GET /admin/boards/settings.
func (a *Admin) BoardSettings(v *View) error {
	return v.Under(boardsCrumb(v)).Show("boards_settings", v.T("admin_boards.settings"), a.settingsForm(v))
}

func boardsCrumb(v *View) Crumb { return Crumb{v.T("admin.boards"), "/admin/boards"} }

// screenForm asks for a screen; nil is a new one.
func (a *Admin) screenForm(v *View, s *setup.Screen) *Form {
	form := &Form{Action: "/admin/boards/screens/new"}
	if s == nil {
		s = &setup.Screen{Zone: a.office.Zones()[0], Layout: setup.LayoutHall}
		form.Submit = v.T("admin_boards.add")
	} else {
		form.Action = "/admin/boards/screens/" + s.Name
	}
	layout := &Field{Name: "layout", Label: v.T("admin_boards.layout"), Kind: "radio", Value: s.Layout, Must: true}
	for _, name := range setup.Layouts() {
		layout.Options = append(layout.Options, Option{Value: name, Label: v.T("setup.layout." + name), Hint: v.T("admin_boards.layout." + name)})
	}
	zone := &Field{Name: "zone", Label: v.T("admin_boards.zone"), Kind: "select", Value: s.Zone, Must: true}
	for _, name := range a.office.Zones() {
		zone.Options = append(zone.Options, Option{Value: name, Label: name})
	}
	counters := &Field{Name: "counters", Label: v.T("admin_boards.which"), Kind: "checks", Hint: v.T("admin_boards.which.hint")}
	for _, c := range a.office.Setup().Document.Counters {
		counters.Options = append(counters.Options, Option{Value: strconv.Itoa(c.N), Label: v.T("admin.counter.n", "n", c.N)})
		if slices.Contains(s.Counters, c.N) {
			counters.Values = append(counters.Values, strconv.Itoa(c.N))
		}
	}
	form.Fields = []*Field{
		{Name: "name", Label: v.T("admin_boards.name"), Kind: "text", Hint: v.T("admin_boards.name.hint"), Value: s.Name, Must: true, Most: 32},
		zone, layout, counters,
		{Name: "diagonal", Label: v.T("admin_boards.diagonal"), Kind: "text", Hint: v.T("admin_boards.diagonal.hint"), Value: measured(s.DiagonalIn), Most: 6},
		{Name: "farthest", Label: v.T("admin_boards.farthest"), Kind: "text", Hint: v.T("admin_boards.farthest.hint"), Value: measured(s.FarthestM), Most: 6},
	}
	return v.deciding(form)
}

func measured(n float64) string {
	if n == 0 {
		return ""
	}
	return setup.Measure(n)
}

// takeScreen moves what was typed into a screen.
func (v *View) takeScreen(form *Form) (s setup.Screen) {
	s = setup.Screen{Name: form.Value("name"), Zone: form.Value("zone"), Layout: form.Value("layout")}
	for name, into := range map[string]*float64{"diagonal": &s.DiagonalIn, "farthest": &s.FarthestM} {
		n, ok := setup.ParseMeasure(form.Value(name))
		if !ok {
			form.Fail(name, v.T("admin_boards.measure"))
		}
		*into = n
	}
	for _, text := range form.Field("counters").Values {
		if n, err := strconv.Atoi(text); err == nil { // one of the options, which are numbers
			s.Counters = append(s.Counters, n)
		}
	}
	return s
}

// screenPlace is the field of a place in the document: that of the screen that was changed, for no other can be wrong.
func screenPlace(path string) string {
	fields := map[string]string{"name": "name", "zone": "zone", "layout": "layout", "counters": "counters", "farthest_seat_m": "farthest", "screen_diagonal_in": "diagonal"}
	_, last, _ := strings.Cut(path, "].")
	if !strings.HasPrefix(path, "boards.screens[") {
		return ""
	}
	return fields[last]
}

// NewScreen answers GET /admin/boards/screens/new.
func (a *Admin) NewScreen(v *View) error {
	return v.Under(boardsCrumb(v)).Show("screen", v.T("admin_boards.new"), screenPage{New: true, Form: a.screenForm(v, nil)})
}

// AddScreen answers POST /admin/boards/screens/new.
func (a *Admin) AddScreen(v *View) error {
	form := a.screenForm(v, nil).Read(v)
	screen := v.takeScreen(form)
	in, err := v.decide(form, screenPlace, func(d *setup.Document) error {
		d.Boards.Screens = append(d.Boards.Screens, screen)
		slices.SortStableFunc(d.Boards.Screens, func(x, y setup.Screen) int { return cmp.Compare(x.Name, y.Name) })
		return nil
	})
	if err == errAgain {
		return v.Under(boardsCrumb(v)).retry(form, "screen", v.T("admin_boards.new"), screenPage{New: true, Form: form})
	}
	if err != nil {
		return err
	}
	return v.decided(form, in, "setup.screen.added", screen.Name, "/admin/boards")
}

// screen is the screen that the path names, with its page.
func (a *Admin) screen(v *View) (*screenPage, error) {
	name := edge.Param(v.c, "name")
	for _, s := range a.office.Setup().Document.Boards.Screens {
		if s.Name == name {
			v.Under(boardsCrumb(v))
			return &screenPage{Row: v.screenRow(s), Form: a.screenForm(v, &s)}, nil
		}
	}
	return nil, problem.New("not_found")
}

// Screen answers GET /admin/boards/screens/{name}.
func (a *Admin) Screen(v *View) error {
	page, err := a.screen(v)
	if err != nil {
		return err
	}
	return v.Show("screen", page.Row.Name, page)
}

// ChangeScreen answers POST /admin/boards/screens/{name}.
func (a *Admin) ChangeScreen(v *View) error {
	page, err := a.screen(v)
	if err != nil {
		return err
	}
	form := page.Form.Read(v)
	screen := v.takeScreen(form)
	in, err := v.decide(form, screenPlace, func(d *setup.Document) error {
		for i := range d.Boards.Screens {
			if d.Boards.Screens[i].Name == page.Row.Name {
				d.Boards.Screens[i] = screen
			}
		}
		return nil
	})
	if err == errAgain {
		return v.retry(form, "screen", page.Row.Name, page)
	}
	if err != nil {
		return err
	}
	return v.decided(form, in, "setup.screen.changed", screen.Name, "/admin/boards")
}

// RemoveScreen answers POST /admin/boards/screens/{name}/remove. Its television shows the hall from then on.
func (a *Admin) RemoveScreen(v *View) error {
	page, err := a.screen(v)
	if err != nil {
		return err
	}
	in, err := v.decide(page.Form, screenPlace, func(d *setup.Document) error {
		d.Boards.Screens = slices.DeleteFunc(d.Boards.Screens, func(s setup.Screen) bool { return s.Name == page.Row.Name })
		return nil
	})
	if err == errAgain {
		return v.retry(page.Form, "screen", page.Row.Name, page)
	}
	if err != nil {
		return err
	}
	return v.decided(page.Form, in, "setup.screen.removed", page.Row.Name, "/admin/boards")
}
