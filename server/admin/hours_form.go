package admin

import (
	"time"

	"antrean/office/worktime"
)

// hoursPage draws what was typed.
func (a *Admin) hoursPage(v *View, typed typedHours) *hoursPage {
	page := &hoursPage{
		Form:      &Form{Action: "/admin/hours"},
		Always:    &Field{Name: "always", Label: v.T("hours.always"), Kind: "check", Value: typed.always, Hint: v.T("hours.always.hint")},
		CutOff:    (&Field{Name: "hours.cut_off_minutes", Label: v.T("hours.cut_off"), Kind: "number", Value: typed.cutOff, Hint: v.T("hours.cut_off.hint"), Most: 8}).look(v),
		AtClosing: v.closingField(typed.atClosing).look(v),
		Holidays:  v.holidaysField(typed.holidays).look(v),
	}
	page.AlwaysOpen = a.office.Setup().Document.Always
	for _, day := range worktime.Weekdays() {
		page.Week = append(page.Week, (&Field{Name: "hours.week." + worktime.DayKey(day), Label: worktime.WeekdayName(v.Lang, day), Kind: "text", Value: typed.week[day], Group: v.T("hours.week")}).look(v))
	}
	page.WeekAll = &Field{Name: "hours.week", Label: v.T("hours.week"), Kind: "hidden"}
	page.rows(v, typed)
	form := page.Form
	form.Fields = append(append(form.Fields, page.Always, page.WeekAll), page.Week...)
	form.Fields = append(append(form.Fields, page.CutOff, page.AtClosing), page.Profiles.fields()...)
	form.Fields = append(append(form.Fields, page.Closures.fields()...), page.Openings.fields()...)
	form.Fields = append(append(form.Fields, page.Holidays), page.Extra.fields()...)
	v.deciding(form)
	return page
}

// rows draws the lists.
func (page *hoursPage) rows(v *View, typed typedHours) {
	season := []Field{
		{Name: "name", Label: v.T("hours.season.name"), Kind: "text"}, {Name: "from", Label: v.T("hours.from"), Kind: "date"},
		{Name: "to", Label: v.T("hours.to"), Kind: "date"}, {Name: "cut_off_minutes", Label: v.T("hours.cut_off"), Kind: "number", Most: 8},
	}
	for _, day := range worktime.Weekdays() {
		season = append(season, Field{Name: "week." + worktime.DayKey(day), Label: worktime.WeekdayName(v.Lang, day), Kind: "text"})
	}
	page.Profiles = (&Rows{Path: "hours.profiles", Columns: season, Empty: 1}).fill(v, "hours.season.n", typed.profiles)
	page.Closures = (&Rows{Path: "hours.closures", Empty: 3, Columns: []Field{
		{Name: "from", Label: v.T("hours.from"), Kind: "date"}, {Name: "to", Label: v.T("hours.to"), Kind: "date"},
		{Name: "reason", Label: v.T("hours.reason"), Kind: "text"},
	}}).fill(v, "hours.closure.n", typed.closures)
	page.Openings = (&Rows{Path: "hours.openings", Empty: 3, Columns: []Field{
		{Name: "date", Label: v.T("hours.date"), Kind: "date"}, {Name: "hours", Label: v.T("hours.hours"), Kind: "text"},
		{Name: "reason", Label: v.T("hours.reason"), Kind: "text"},
	}}).fill(v, "hours.opening.n", typed.openings)
	kinds := []Option{{Value: worktime.KindHoliday, Label: v.T("hours.kind.libur")}, {Value: worktime.KindLeave, Label: v.T("hours.kind.cuti")}}
	page.Extra = (&Rows{Path: "hours.calendar_extra", Empty: 3, Columns: []Field{
		{Name: "date", Label: v.T("hours.date"), Kind: "date"}, {Name: "name", Label: v.T("hours.holiday.name"), Kind: "text"},
		{Name: "kind", Label: v.T("hours.holiday.kind"), Kind: "select", Options: kinds, Value: worktime.KindHoliday},
	}}).fill(v, "hours.holiday.n", typed.calendar)
}

func (v *View) closingField(value string) *Field {
	if value == "" {
		value = string(worktime.ClosingServe)
	}
	return &Field{Name: "hours.at_closing", Label: v.T("hours.at_closing"), Kind: "radio", Value: value, Options: []Option{
		{Value: string(worktime.ClosingServe), Label: v.T("hours.closing.serve"), Hint: v.T("hours.closing.serve.hint")},
		{Value: string(worktime.ClosingExpire), Label: v.T("hours.closing.expire"), Hint: v.T("hours.closing.expire.hint")},
		{Value: string(worktime.ClosingNextDay), Label: v.T("hours.closing.next_day"), Hint: v.T("hours.closing.next_day.hint")},
	}}
}

func (v *View) holidaysField(value string) *Field {
	if value == "" {
		value = string(worktime.HolidaysAll)
	}
	return &Field{Name: "hours.holidays", Label: v.T("hours.holidays.which"), Kind: "radio", Value: value, Options: []Option{
		{Value: string(worktime.HolidaysAll), Label: v.T("hours.holidays.all")}, {Value: string(worktime.HolidaysNational), Label: v.T("hours.holidays.national")},
		{Value: string(worktime.HolidaysNone), Label: v.T("hours.holidays.none")},
	}}
}

// ahead is how many days the preview looks ahead.
const ahead = 14

// preview shows what hours come to: today, the two weeks to come, and the holidays of this year and the next.
func (page *hoursPage) preview(v *View, hours worktime.Hours) {
	now := v.admin.office.Now()
	today := worktime.DateOf(now, now.Location())
	page.Days = nil
	for i := range ahead + 1 {
		page.Days = append(page.Days, v.signRow(hours, today.Add(i), i == 0))
	}
	page.Missing = hours.MissingCalendars(now)
	page.Years = v.years(now, hours)
}

func (v *View) signRow(hours worktime.Hours, date worktime.Date, today bool) signRow {
	sign := hours.Sign(date)
	row := signRow{Date: worktime.FormatDate(v.Lang, date.Start(hours.Zone())), Today: today, Open: len(sign.Ranges) > 0, Note: sign.Note}
	switch {
	case row.Open:
		row.Hours = rangesText(sign.Ranges)
		if last := sign.Ranges[len(sign.Ranges)-1].Closes; sign.Until != last {
			row.Until = sign.Until.String()
		}
	case sign.Why == worktime.OnHoliday, sign.Why == worktime.OnClosure:
		row.Note = sign.Name
	}
	return row
}

// years lists the holidays of the calendars of this year and the next.
func (v *View) years(now time.Time, hours worktime.Hours) (out []yearRows) {
	calendars, err := worktime.Calendars()
	if err != nil {
		return nil // they are part of the program and were read at its start
	}
	for _, c := range calendars {
		if c.Year < now.Year() || c.Year > now.Year()+1 {
			continue
		}
		year := yearRows{Year: c.Year, Decree: c.Decree}
		for _, day := range c.Days {
			date := worktime.Date(day.Date)
			year.Days = append(year.Days, holidayRow{Date: worktime.FormatDate(v.Lang, date.Start(now.Location())), Name: day.Name, Kept: !hours.Works(date)})
		}
		out = append(out, year)
	}
	return out
}
