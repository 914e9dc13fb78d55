package admin

import (
	"slices"
	"strconv"
	"strings"

	"antrean/internal/problem"
	"antrean/office/setup"
	"antrean/server/edge"
)

type counterRow struct {
	N                           int
	Name, Zone, Serves, Printer string
	Open                        bool
	Who, Number                 string // who works there, and whom
}

type counterPage struct {
	New  bool
	N    int
	Form *Form
	Row  counterRow
}

// Counters answers GET /admin/counters: every counter and what it serves.
func (a *Admin) Counters(v *View) error {
	var rows []counterRow
	for _, c := range a.office.Setup().Document.Counters {
		rows = append(rows, a.counterRow(v, c))
	}
	slices.SortStableFunc(rows, func(x, y counterRow) int { return x.N - y.N })
	return v.Show("counters", v.T("admin.counters"), rows)
}

func (a *Admin) counterRow(v *View, c setup.Counter) counterRow {
	row := counterRow{N: c.N, Name: c.Name, Zone: c.Zone, Printer: c.Printer, Serves: v.T("admin_setup.counter.all")}
	if row.Zone == "" {
		row.Zone = setup.DefaultZone
	}
	if len(c.Serves) > 0 {
		var names []string
		for _, id := range c.Serves {
			if s, ok := a.office.Catalogue().Service(id); ok {
				names = append(names, s.Short.In(v.Lang))
			}
		}
		row.Serves = strings.Join(names, ", ")
	}
	state := a.office.Engine.View().State
	if now, ok := state.Counter(c.N); ok {
		row.Open, row.Who = now.Open, now.Operator
		if ticket, ok := state.Ticket(now.Ticket); ok {
			row.Number = ticket.Number()
		}
	}
	return row
}

func (a *Admin) counterForm(v *View, c *setup.Counter) *Form {
	form := &Form{Action: "/admin/counters/new"}
	if c == nil {
		c = &setup.Counter{N: a.freeCounter(), Zone: setup.DefaultZone}
		form.Submit = v.T("admin_setup.counter.add")
		form.Fields = append(form.Fields, &Field{Name: "n", Label: v.T("admin_setup.counter.number"), Kind: "number", Hint: v.T("admin_setup.counter.number.hint"), Value: strconv.Itoa(c.N), Must: true, Least: 1, MostN: setup.CounterMost})
	} else {
		form.Action = "/admin/counters/" + strconv.Itoa(c.N)
	}
	zone := c.Zone
	if zone == "" {
		zone = setup.DefaultZone
	}
	which := "all"
	if len(c.Serves) > 0 {
		which = "some"
	}
	form.Fields = append(form.Fields,
		&Field{Name: "name", Label: v.T("admin_setup.counter.name"), Kind: "text", Hint: v.T("admin_setup.counter.name.hint"), Value: c.Name, Most: counterNameMost},
		&Field{Name: "zone", Label: v.T("admin_setup.counter.zone"), Kind: "text", Hint: v.T("admin_setup.counter.zone.hint", "zones", strings.Join(a.office.Zones(), ", ")), Value: zone, Must: true, Most: 32},
		&Field{Name: "which", Label: v.T("admin_setup.counter.which"), Kind: "radio", Value: which, Must: true, Options: []Option{
			{Value: "all", Label: v.T("admin_setup.counter.which.all"), Hint: v.T("admin_setup.counter.which.all.hint")},
			{Value: "some", Label: v.T("admin_setup.counter.which.some"), Hint: v.T("admin_setup.counter.which.some.hint")},
		}},
		a.servesField(v, c.Serves))
	paper := &Field{Name: "printer", Label: v.T("admin_setup.counter.printer"), Kind: "select", Hint: v.T("admin_setup.counter.printer.hint"), Value: c.Printer, Options: []Option{{Label: v.T("admin_setup.counter.printer.none")}}}
	for _, p := range a.office.Printers() {
		paper.Options = append(paper.Options, Option{Value: p.Name, Label: p.Name})
	}
	form.Fields = append(form.Fields, paper)
	return v.deciding(form)
}

// counterNameMost is the longest name on a sign, in bytes: boards give it the room of two digits and a word.
const counterNameMost = 24

// servesField offers every service under the letter of its numbers.
func (a *Admin) servesField(v *View, chosen []string) *Field {
	field := &Field{Name: "serves", Label: v.T("admin_setup.counter.serves"), Kind: "checks", Values: chosen}
	services := slices.Clone(a.office.Catalogue().Services)
	var prefixes []string
	for i := range services {
		if !slices.Contains(prefixes, services[i].Prefix) {
			prefixes = append(prefixes, services[i].Prefix)
		}
	}
	for _, prefix := range prefixes {
		heading := v.T("admin_setup.counter.prefix", "prefix", prefix)
		for i := range services {
			if services[i].Prefix == prefix {
				field.Options = append(field.Options, Option{Value: services[i].ID, Label: services[i].Name.In(v.Lang), Group: heading})
				heading = ""
			}
		}
	}
	return field
}

// freeCounter is the lowest number that no counter has.
func (a *Admin) freeCounter() int {
	for n := 1; n < setup.CounterMost; n++ {
		if !slices.ContainsFunc(a.office.Setup().Document.Counters, func(c setup.Counter) bool { return c.N == n }) {
			return n
		}
	}
	return setup.CounterMost
}

// take moves what was typed into a counter.
func (f *Form) takeCounter(c *setup.Counter) {
	c.Name, c.Zone, c.Printer, c.Serves = f.Value("name"), f.Value("zone"), f.Value("printer"), nil
	if f.Value("which") == "some" {
		for _, o := range f.Field("serves").Options { // in the order of the standards
			if f.Field("serves").Chosen(o.Value) {
				c.Serves = append(c.Serves, o.Value)
			}
		}
	}
}

func (v *View) checkCounter(form *Form) {
	v.plainLines(form)
	if form.Value("which") == "some" && len(form.Field("serves").Values) == 0 {
		form.Fail("serves", v.T("admin_setup.counter.serves.none"))
	}
}

func countersCrumb(v *View) Crumb { return Crumb{v.T("admin.counters"), "/admin/counters"} }

// NewCounter answers GET /admin/counters/new.
func (a *Admin) NewCounter(v *View) error {
	return v.Under(countersCrumb(v)).Show("counter", v.T("admin_setup.counter.new"), counterPage{New: true, Form: a.counterForm(v, nil)})
}

// AddCounter answers POST /admin/counters/new.
func (a *Admin) AddCounter(v *View) error {
	form := a.counterForm(v, nil).Read(v)
	v.checkCounter(form)
	in, err := v.decide(form, counterPlace, func(d *setup.Document) error {
		c := setup.Counter{N: form.Int("n")}
		if slices.ContainsFunc(d.Counters, func(other setup.Counter) bool { return other.N == c.N }) {
			form.Fail("n", v.T("admin_setup.counter.taken", "n", c.N))
		}
		form.takeCounter(&c)
		d.Counters = append(d.Counters, c)
		slices.SortStableFunc(d.Counters, func(x, y setup.Counter) int { return x.N - y.N })
		return nil
	})
	if err == errAgain {
		return v.Under(countersCrumb(v)).retry(form, "counter", v.T("admin_setup.counter.new"), counterPage{New: true, Form: form})
	}
	if err != nil {
		return err
	}
	return v.decided(form, in, "setup.counter.added", form.Value("n"), "/admin/counters")
}

// counterPlace is the field of a place in the document: that of the counter that was changed, for no other can be wrong.
func counterPlace(path string) string {
	for _, name := range []string{"n", "zone", "serves", "printer"} {
		if strings.HasPrefix(path, "counters[") && strings.HasSuffix(path, "]."+name) {
			return name
		}
	}
	return ""
}

// counter is the counter that the path names, with its page.
func (a *Admin) counter(v *View) (*counterPage, error) {
	n, err := strconv.Atoi(edge.Param(v.c, "n"))
	if err != nil {
		return nil, problem.New("not_found")
	}
	for _, c := range a.office.Setup().Document.Counters {
		if c.N == n {
			v.Under(countersCrumb(v))
			return &counterPage{N: n, Form: a.counterForm(v, &c), Row: a.counterRow(v, c)}, nil
		}
	}
	return nil, problem.New("not_found")
}

// Counter answers GET /admin/counters/{n}.
func (a *Admin) Counter(v *View) error {
	page, err := a.counter(v)
	if err != nil {
		return err
	}
	return v.Show("counter", v.T("admin.counter.n", "n", page.N), page)
}

// ChangeCounter answers POST /admin/counters/{n}.
func (a *Admin) ChangeCounter(v *View) error {
	page, err := a.counter(v)
	if err != nil {
		return err
	}
	form := page.Form.Read(v)
	v.checkCounter(form)
	in, err := v.decide(form, counterPlace, func(d *setup.Document) error {
		for i := range d.Counters {
			if d.Counters[i].N == page.N {
				form.takeCounter(&d.Counters[i])
			}
		}
		return nil
	})
	if err == errAgain {
		return v.retry(form, "counter", v.T("admin.counter.n", "n", page.N), page)
	}
	if err != nil {
		return err
	}
	return v.decided(form, in, "setup.counter.changed", strconv.Itoa(page.N), "/admin/counters")
}

// RemoveCounter answers POST /admin/counters/{n}/remove. One where somebody works, or stands, stays.
func (a *Admin) RemoveCounter(v *View) error {
	page, err := a.counter(v)
	if err != nil {
		return err
	}
	form := page.Form
	form.Field("note").read(v)
	in, err := v.decide(form, counterPlace, func(d *setup.Document) error {
		switch {
		case page.Row.Number != "":
			form.fault("", v.T("admin_setup.counter.busy", "n", page.N, "number", page.Row.Number))
		case page.Row.Open:
			form.fault("", v.T("admin_setup.counter.open", "n", page.N, "who", page.Row.Who))
		}
		d.Counters = slices.DeleteFunc(d.Counters, func(c setup.Counter) bool { return c.N == page.N })
		return nil
	})
	if err == errAgain {
		return v.retry(form, "counter", v.T("admin.counter.n", "n", page.N), page)
	}
	if err != nil {
		return err
	}
	return v.decided(form, in, "setup.counter.removed", strconv.Itoa(page.N), "/admin/counters")
}
