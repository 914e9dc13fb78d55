package admin

import (
	"errors"
	"strconv"
	"strings"

	"antrean/office/setup"
	"antrean/office/worktime"
)

type hoursPage struct {
	Form       *Form
	Always     *Field
	Week       []*Field
	WeekAll    *Field // what is wrong with the week as a whole
	CutOff     *Field
	AtClosing  *Field
	Holidays   *Field
	Profiles   *Rows
	Closures   *Rows
	Openings   *Rows
	Extra      *Rows
	Days       []signRow // today and the two weeks to come
	Years      []yearRows
	Missing    []int // years without a calendar
	Unsaved    bool  // Days are what would be
	AlwaysOpen bool
}

// A signRow is one day of the preview.
type signRow struct {
	Date, Hours, Note string
	Until             string // the last number is given before this
	Open, Today       bool
}

type yearRows struct {
	Year   int
	Decree []string
	Days   []holidayRow
}

type holidayRow struct {
	Date, Name string
	Kept       bool
}

// typedHours is a plan as a form holds it: all text, whatever was typed.
type typedHours struct {
	always, cutOff, atClosing, holidays    string
	week                                   [7]string
	profiles, closures, openings, calendar [][]string
}

// Hours answers GET /admin/hours.
func (a *Admin) Hours(v *View) error {
	in := a.office.Setup()
	page := a.hoursPage(v, typedOf(in.Document))
	page.preview(v, in.Hours)
	return v.Show("hours", v.T("admin.hours"), page)
}

// ChangeHours answers POST /admin/hours: saves, or with "preview" shows what would be.
func (a *Admin) ChangeHours(v *View) error {
	page := a.hoursPage(v, a.readHours(v))
	page.Form.readDeciding(v)
	plan := page.plan(v)
	change := func(d *setup.Document) error {
		d.Hours, d.Always = plan, page.Always.Value != ""
		return nil
	}
	page.preview(v, a.office.Hours())
	if page.Always.Value != "" {
		page.blameUnused(v, plan)
	}
	if page.Form.Bad() {
		return v.Again("hours", v.T("admin.hours"), page)
	}
	if v.sent("do") == "preview" {
		return a.previewHours(v, page, change)
	}
	in, err := v.decide(page.Form, hoursPlace, change)
	switch {
	case err == errAgain:
		return v.retry(page.Form, "hours", v.T("admin.hours"), page)
	case err != nil:
		return err
	}
	return v.decided(page.Form, in, "setup.hours", "", "/admin/hours")
}

func (a *Admin) previewHours(v *View, page *hoursPage, change func(*setup.Document) error) error {
	would, err := v.wouldBe(page.Form, hoursPlace, change)
	switch {
	case err == errAgain:
		return v.Again("hours", v.T("admin.hours"), page)
	case err != nil:
		return err
	}
	page.preview(v, would.Hours)
	page.Unsaved = true
	return v.Show("hours", v.T("admin.hours"), page)
}

// blameUnused says what is wrong with hours that are not in force while the office is always open: they would be in the way
// on the day when they are to be. A week without hours is none.
func (page *hoursPage) blameUnused(v *View, plan worktime.Plan) {
	_, err := plan.Compile(v.admin.office.Hours().Zone())
	wrong, _ := errors.AsType[worktime.Faults](err)
	for _, fault := range wrong {
		if fault.Field != "week" {
			page.Form.fault("hours."+fault.Field, fault.Text(v.Lang))
		}
	}
}

// hoursPlace is the field for a place of the document: their names are the same. A quota that closing forbids is a fault of
// closing here.
func hoursPlace(path string) string {
	if strings.HasPrefix(path, "quotas[") {
		return "hours.at_closing"
	}
	return path
}

// typedOf writes a document's hours into the form.
func typedOf(d *setup.Document) typedHours {
	p := d.Hours
	out := typedHours{atClosing: string(p.AtClosing), holidays: string(p.Holidays), week: worktime.Spread(p.Week)}
	if d.Always {
		out.always = "yes"
	}
	if p.CutOffMinutes != 0 {
		out.cutOff = strconv.Itoa(p.CutOffMinutes)
	}
	for _, profile := range p.Profiles {
		cutOff := ""
		if profile.CutOffMinutes != nil {
			cutOff = strconv.Itoa(*profile.CutOffMinutes)
		}
		line := []string{profile.Name, profile.From, profile.To, cutOff}
		days := worktime.Spread(profile.Week)
		for _, day := range worktime.Weekdays() {
			line = append(line, days[day])
		}
		out.profiles = append(out.profiles, line)
	}
	for _, c := range p.Closures {
		out.closures = append(out.closures, []string{c.From, c.To, c.Reason})
	}
	for _, o := range p.Openings {
		out.openings = append(out.openings, []string{o.Date, o.Hours, o.Reason})
	}
	for _, h := range p.CalendarExtra {
		out.calendar = append(out.calendar, []string{h.Date, h.Name, h.Kind})
	}
	return out
}

// readHours takes what was typed.
func (a *Admin) readHours(v *View) typedHours {
	empty := a.hoursPage(v, typedHours{})
	out := typedHours{
		always: v.sent("always"), cutOff: v.sent("hours.cut_off_minutes"), atClosing: v.sent("hours.at_closing"), holidays: v.sent("hours.holidays"),
		profiles: empty.Profiles.read(v), closures: empty.Closures.read(v), openings: empty.Openings.read(v), calendar: empty.Extra.read(v),
	}
	for _, day := range worktime.Weekdays() {
		out.week[day] = v.sent("hours.week." + worktime.DayKey(day))
	}
	return out
}

// plan is what was typed as a plan. What is no number is a fault at once; the rest is for whoever compiles it.
func (page *hoursPage) plan(v *View) worktime.Plan {
	form := page.Form
	p := worktime.Plan{
		Week: map[string]string{}, AtClosing: worktime.AtClosing(page.AtClosing.Value), Holidays: worktime.Holidays(page.Holidays.Value),
	}
	if n := form.number(v, page.CutOff.Name, page.CutOff.Value); n != nil {
		p.CutOffMinutes = *n
	}
	for i, day := range worktime.Weekdays() {
		if text := page.Week[i].Value; text != "" {
			p.Week[worktime.DayKey(day)] = text
		}
	}
	for _, line := range page.Profiles.Old() {
		f := line.Fields
		profile := worktime.Profile{Name: f[0].Value, From: f[1].Value, To: f[2].Value, CutOffMinutes: form.number(v, f[3].Name, f[3].Value), Week: map[string]string{}}
		for i, day := range worktime.Weekdays() {
			if text := f[4+i].Value; text != "" {
				profile.Week[worktime.DayKey(day)] = text
			}
		}
		p.Profiles = append(p.Profiles, profile)
	}
	for _, line := range page.Closures.Old() {
		p.Closures = append(p.Closures, worktime.Closure{From: line.Fields[0].Value, To: line.Fields[1].Value, Reason: line.Fields[2].Value})
	}
	for _, line := range page.Openings.Old() {
		p.Openings = append(p.Openings, worktime.Opening{Date: line.Fields[0].Value, Hours: line.Fields[1].Value, Reason: line.Fields[2].Value})
	}
	for _, line := range page.Extra.Old() {
		p.CalendarExtra = append(p.CalendarExtra, worktime.Holiday{Date: line.Fields[0].Value, Name: line.Fields[1].Value, Kind: line.Fields[2].Value})
	}
	return p
}

// rangesText writes the hours of a day: "08.00–12.00, 13.00–15.00".
func rangesText(ranges []worktime.Range) string {
	texts := make([]string, len(ranges))
	for i, r := range ranges {
		texts[i] = r.Opens.String() + "–" + r.Closes.String()
	}
	return strings.Join(texts, ", ")
}
