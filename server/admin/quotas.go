package admin

import (
	"fmt"
	"strconv"
	"strings"

	"antrean/office/setup"
	"antrean/office/worktime"
)

type quotasPage struct {
	Form     *Form
	PerKiosk *Field
	Services []*quotaRow
	Carries  bool // who waits at closing comes first the next day: no numbers of that day are given before
}

// A quotaRow is one service. Left empty it gives as many numbers as are asked for.
type quotaRow struct {
	ID, Prefix, Name string
	Daily            *Field
	Days             []*Field
	NextDay          *Field
	Used             string // today's numbers, where it has a quota
	Own              bool   // some weekday has a number of its own
}

func (r *quotaRow) fields() []*Field { return append(append([]*Field{r.Daily}, r.Days...), r.NextDay) }

// Quotas answers GET /admin/quotas.
func (a *Admin) Quotas(v *View) error {
	document := a.office.Setup().Document
	plans := map[string]setup.QuotaPlan{}
	for _, plan := range document.Quotas {
		plans[plan.Service] = plan
	}
	page := a.quotasPage(v, func(service, field string) string { return typedQuota(plans[service], field) })
	if document.PerKiosk != 0 {
		page.PerKiosk.Value = strconv.Itoa(document.PerKiosk)
	}
	return v.Show("quotas", v.T("admin.quotas"), page)
}

// ChangeQuotas answers POST /admin/quotas.
func (a *Admin) ChangeQuotas(v *View) error {
	page := a.quotasPage(v, func(service, field string) string { return v.sent(quotaField(service, field)) })
	page.PerKiosk.Value = v.sent(page.PerKiosk.Name)
	plans, perKiosk := page.plans(v)
	page.Form.readDeciding(v)
	place := func(path string) string { return quotaPlace(plans, path) }
	in, err := v.decide(page.Form, place, func(d *setup.Document) error {
		d.Quotas, d.PerKiosk = plans, perKiosk
		return nil
	})
	switch {
	case err == errAgain:
		return v.retry(page.Form, "quotas", v.T("admin.quotas"), page)
	case err != nil:
		return err
	}
	return v.decided(page.Form, in, "setup.quotas", "", "/admin/quotas")
}

func quotaField(service, field string) string { return "quota." + service + "." + field }

// typedQuota is one field of a quota as a form holds it.
func typedQuota(plan setup.QuotaPlan, field string) string {
	switch field {
	case "daily":
		if plan.Daily != nil {
			return strconv.Itoa(*plan.Daily)
		}
		return ""
	case "next_day":
		if plan.NextDay {
			return "yes"
		}
		return ""
	}
	for name, n := range plan.Days {
		if day, err := worktime.ParseWeekday(name); err == nil && "days."+worktime.DayKey(day) == field {
			return strconv.Itoa(n)
		}
	}
	return ""
}

// quotasPage draws every service with what typed says of it.
func (a *Admin) quotasPage(v *View, typed func(service, field string) string) *quotasPage {
	page := &quotasPage{Form: &Form{Action: "/admin/quotas"}, Carries: a.office.Hours().AtClosing() == worktime.ClosingNextDay}
	page.PerKiosk = &Field{Name: "per_kiosk", Label: v.T("hours.per_kiosk"), Kind: "number", Hint: v.T("hours.per_kiosk.hint"), Most: 8}
	page.Form.Fields = append(page.Form.Fields, page.PerKiosk)
	today := string(worktime.DateOf(a.office.Now(), a.office.Now().Location()))
	for i := range a.office.Catalogue().Services {
		service := &a.office.Catalogue().Services[i]
		row := &quotaRow{ID: service.ID, Prefix: service.Prefix, Name: service.Short.In(v.Lang)}
		field := func(name, label, kind string) *Field {
			f := &Field{Name: quotaField(service.ID, name), Label: label, Kind: kind, Value: typed(service.ID, name), Group: row.Name, Most: 8}
			return f.look(v)
		}
		row.Daily = field("daily", v.T("hours.quota.daily"), "number")
		for _, day := range worktime.Weekdays() {
			of := field("days."+worktime.DayKey(day), worktime.WeekdayName(v.Lang, day), "number")
			row.Days, row.Own = append(row.Days, of), row.Own || of.Value != ""
		}
		row.NextDay = field("next_day", v.T("hours.quota.next_day"), "check")
		if n, limited := a.office.Quota(today, service.ID); limited {
			state := a.office.Engine.View().State
			row.Used = v.T("hours.quota.used", "used", state.Given(service.ID, today), "n", n)
		}
		page.Services = append(page.Services, row)
		page.Form.Fields = append(page.Form.Fields, row.fields()...)
	}
	v.deciding(page.Form)
	return page
}

// plans is what was typed, for the services of which something was.
func (page *quotasPage) plans(v *View) (plans []setup.QuotaPlan, perKiosk int) {
	form := page.Form
	if n := form.number(v, page.PerKiosk.Name, page.PerKiosk.Value); n != nil {
		perKiosk = *n
	}
	for _, row := range page.Services {
		plan := setup.QuotaPlan{Service: row.ID, Daily: form.number(v, row.Daily.Name, row.Daily.Value), NextDay: row.NextDay.Value != ""}
		for i, day := range worktime.Weekdays() {
			if n := form.number(v, row.Days[i].Name, row.Days[i].Value); n != nil {
				if plan.Days == nil {
					plan.Days = map[string]int{}
				}
				plan.Days[worktime.DayKey(day)] = *n
			}
		}
		if plan.Daily != nil || len(plan.Days) > 0 || plan.NextDay {
			plans = append(plans, plan)
		}
	}
	return plans, perKiosk
}

// quotaPlace is the field of a form for a place of the document: "quotas[0].daily".
func quotaPlace(plans []setup.QuotaPlan, path string) string {
	for i, plan := range plans {
		if rest, ok := strings.CutPrefix(path, fmt.Sprintf("quotas[%d].", i)); ok {
			return quotaField(plan.Service, rest)
		}
	}
	return path
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
