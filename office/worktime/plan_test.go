package worktime

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"antrean/internal/words"
)

// pekalongan is a week as an office of 2026 has it, with Ramadan, the national holidays, a move and a Sunday's work.
func pekalongan() Plan {
	short := 15
	return Plan{
		Week:          map[string]string{"senin-kamis": "08.00-12.00, 13.00-14.00", "jumat": "08.00-10.30", "sabtu": "09.00-12.00"},
		CutOffMinutes: 30,
		Profiles: []Profile{{Name: "Ramadan", From: "2026-02-18", To: "2026-03-18", CutOffMinutes: &short,
			Week: map[string]string{"senin-kamis": "08.00-12.30", "jumat": "08.00-11.00"}}},
		Closures: []Closure{{From: "2026-06-08", To: "2026-06-12", Reason: "Pindah gedung"}, {From: "2026-07-01", Reason: "Listrik padam"}},
		Openings: []Opening{{Date: "2026-06-10", Hours: "09.00-11.00", Reason: "Pengambilan saja"}, {Date: "2026-08-17", Hours: "07.00-09.00"}},
	}
}

func compile(t testing.TB, p Plan, zone *time.Location) Hours {
	t.Helper()
	h, err := p.Compile(zone)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestAYearAtTheOffice(t *testing.T) {
	for _, zone := range zones(t) {
		h := compile(t, pekalongan(), zone)
		for _, c := range []struct {
			say, now, why, name, note, opens string
		}{
			{"an ordinary Friday", "2026-01-09 08.00", "", "", "", ""},
			{"a Friday's end", "2026-01-09 10.30", AfterClosing, "", "", "2026-01-10 09.00"},
			{"a holiday with a Saturday behind it", "2026-01-16 09.00", OnHoliday, "Isra Mikraj Nabi Muhammad S.A.W.", "", "2026-01-17 09.00"},
			{"joint leave before a holiday", "2026-02-16 09.00", OnHoliday, "Cuti bersama Tahun Baru Imlek", "", "2026-02-18 08.00"},
			{"a Friday in Ramadan", "2026-02-20 10.40", "", "", "Ramadan", ""},
			{"its cut-off is its own", "2026-02-20 10.45", PastCutOff, "", "Ramadan", "2026-02-23 08.00"},
			{"no Saturdays in Ramadan", "2026-02-21 09.00", ClosedDay, "", "Ramadan", "2026-02-23 08.00"},
			{"the weeks of Idulfitri", "2026-03-18 08.00", OnHoliday, "Cuti bersama Hari Suci Nyepi", "", "2026-03-25 08.00"},
			{"a closing with a day of work inside", "2026-06-08 09.00", OnClosure, "Pindah gedung", "", "2026-06-10 09.00"},
			{"that day", "2026-06-10 09.00", "", "", "Pengambilan saja", ""},
			{"its cut-off", "2026-06-10 10.30", PastCutOff, "", "Pengambilan saja", "2026-06-13 09.00"},
			{"closed for one day", "2026-07-01 09.00", OnClosure, "Listrik padam", "", "2026-07-02 08.00"},
			{"open on a holiday", "2026-08-17 07.30", "", "", "", ""},
			{"a Sunday", "2026-01-11 10.00", ClosedDay, "", "", "2026-01-12 08.00"},
		} {
			got := h.At(at(t, zone, c.now))
			if got.Open != (c.why == "") || got.Why != c.why || got.Name != c.name || got.Note != c.note || !got.NextOpen.Equal(at(t, zone, c.opens)) {
				t.Errorf("%s, %s: got %+v, want %q %q %q until %q", zone, c.say, got, c.why, c.name, c.note, c.opens)
			}
		}
	}
}

func TestHolidaysAnOfficeKeeps(t *testing.T) {
	zone := zones(t)[0]
	for _, c := range []struct {
		rule  Holidays
		day   string
		works bool
	}{
		{HolidaysAll, "2026-12-25", false}, {HolidaysAll, "2026-12-24", false}, {"", "2026-12-24", false},
		{HolidaysNational, "2026-12-25", false}, {HolidaysNational, "2026-12-24", true},
		{HolidaysNone, "2026-12-25", true}, {HolidaysNone, "2026-12-24", true},
	} {
		p := pekalongan()
		p.Holidays = c.rule
		if got := compile(t, p, zone).Works(Date(c.day)); got != c.works {
			t.Errorf("%q on %s: works %v, want %v", c.rule, c.day, got, c.works)
		}
	}
}

// TestTheCalendarOf2026 holds the file to the decree's own count, and each date to its weekday in it.
func TestTheCalendarOf2026(t *testing.T) {
	all, err := Calendars()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		count := map[string]int{}
		last := ""
		for _, d := range c.Days {
			count[d.Kind]++
			if _, err := ParseDate(d.Date); err != nil || d.Date <= last || d.Date[:4] != fmt.Sprint(c.Year) || d.Name == "" {
				t.Errorf("%d: %+v after %s: %v", c.Year, d, last, err)
			}
			last = d.Date
		}
		if len(c.Decree) == 0 || c.Country != "ID" {
			t.Errorf("%d: no decree, or not of Indonesia", c.Year)
		}
		if c.Year == 2026 && (count[KindHoliday] != 17 || count[KindLeave] != 8 || len(c.Days) != 25) {
			t.Errorf("2026: got %v, want 17 libur and 8 cuti", count)
		}
	}
}

func TestAYearWithoutACalendarIsMissed(t *testing.T) {
	zone := zones(t)[0]
	p := pekalongan()
	now := at(t, zone, "2026-11-23 08.00")
	if got := compile(t, p, zone).MissingCalendars(now); fmt.Sprint(got) != "[2027]" {
		t.Errorf("got %v, want 2027", got)
	}
	p.CalendarExtra = []Holiday{{Date: "2027-01-01", Name: "Tahun Baru 2027 Masehi", Kind: KindHoliday}}
	h := compile(t, p, zone)
	if got := h.MissingCalendars(now); len(got) != 0 {
		t.Errorf("with the office's own days: got %v, want none", got)
	}
	if got := h.MissingCalendars(at(t, zone, "2027-12-31 23.59")); fmt.Sprint(got) != "[2028]" {
		t.Errorf("a year later: got %v, want 2028", got)
	}
	if got := h.At(at(t, zone, "2027-01-01 09.00")); got.Why != OnHoliday || got.Name != "Tahun Baru 2027 Masehi" {
		t.Errorf("on the office's own day: got %+v", got)
	}
	p.Holidays = HolidaysNone
	if got := compile(t, p, zone).MissingCalendars(now); len(got) != 0 {
		t.Errorf("an office that keeps no holidays misses %v", got)
	}
	if got := Always(zone).MissingCalendars(now); len(got) != 0 {
		t.Errorf("an office that never closes misses %v", got)
	}
}

func TestAPlanSaysWhichFieldIsWrong(t *testing.T) {
	minus := -1
	for field, change := range map[string]func(*Plan){
		"week empty":                          func(p *Plan) { p.Week = nil },
		"week never":                          func(p *Plan) { p.Week = map[string]string{"senin": "tutup"} },
		"week.jumat hours":                    func(p *Plan) { p.Week["jumat"] = "pagi" },
		"week.funday weekday":                 func(p *Plan) { p.Week["funday"] = "08.00-10.00" },
		"week.senin-kamis twice":              func(p *Plan) { p.Week["kamis"] = "08.00-10.00" },
		"cut_off_minutes minutes":             func(p *Plan) { p.CutOffMinutes = 1440 },
		"profiles[0].week.jumat hours":        func(p *Plan) { p.Profiles[0].Week["jumat"] = "pagi" },
		"profiles[0].week.jumat span":         func(p *Plan) { p.Profiles[0].Week["jumat"] = "22.00-02.00" },
		"openings[0].hours span":              func(p *Plan) { p.Openings[0].Hours = "08.00-12.00, 11.00-15.00" },
		"profiles[0].week empty":              func(p *Plan) { p.Profiles[0].Week = nil },
		"profiles[0].name empty":              func(p *Plan) { p.Profiles[0].Name = " " },
		"profiles[0].from empty":              func(p *Plan) { p.Profiles[0].From = "" },
		"profiles[0].to order":                func(p *Plan) { p.Profiles[0].To = "2026-02-17" },
		"profiles[0].cut_off_minutes minutes": func(p *Plan) { p.Profiles[0].CutOffMinutes = &minus },
		"closures[0].to order":                func(p *Plan) { p.Closures[0].To = "2026-06-01" },
		"closures[1].from date":               func(p *Plan) { p.Closures[1].From = "1 Juli" },
		"closures[1].reason empty":            func(p *Plan) { p.Closures[1].Reason = "" },
		"openings[1].date twice":              func(p *Plan) { p.Openings[1].Date = p.Openings[0].Date },
		"openings[1].date date":               func(p *Plan) { p.Openings[1].Date = "2026-02-30" },
		"openings[0].hours empty":             func(p *Plan) { p.Openings[0].Hours = "tutup" },
		"openings[0].hours hours":             func(p *Plan) { p.Openings[0].Hours = "8-9" },
		"holidays choice":                     func(p *Plan) { p.Holidays = "lokal" },
		"at_closing choice":                   func(p *Plan) { p.AtClosing = "pulang" },
		"calendar_extra[0].kind choice":       func(p *Plan) { p.CalendarExtra = []Holiday{{Date: "2027-01-01", Name: "Tahun Baru"}} },
		"calendar_extra[0].name empty":        func(p *Plan) { p.CalendarExtra = []Holiday{{Date: "2027-01-01", Kind: KindLeave}} },
		"calendar_extra[0].date date":         func(p *Plan) { p.CalendarExtra = []Holiday{{Date: "2027", Name: "Tahun Baru", Kind: KindLeave}} },
	} {
		p := pekalongan()
		change(&p)
		_, err := p.Compile(time.UTC)
		faults, ok := errors.AsType[Faults](err)
		want, code, _ := strings.Cut(field, " ")
		if !ok || len(faults) != 1 || faults[0].Field != want || faults[0].Code != code {
			t.Errorf("%s: got %v", field, err)
			continue
		}
		for _, lang := range words.Languages() {
			if text := faults[0].Text(lang); text == "" || strings.HasPrefix(text, "[") {
				t.Errorf("%s: no sentence for %s in %s", field, code, lang)
			}
		}
		if !strings.HasPrefix(err.Error(), want+": ") {
			t.Errorf("%s: the log says %q", field, err)
		}
	}
}

func TestTheEmptyPlanIsNone(t *testing.T) {
	if _, err := (Plan{}).Compile(time.UTC); err == nil {
		t.Error("want it refused")
	}
}

func TestOfTwoProfilesTheLaterCounts(t *testing.T) {
	zone := zones(t)[0]
	p := pekalongan()
	p.Profiles = append(p.Profiles, Profile{Name: "Audit", From: "2026-03-02", To: "2026-03-02", Week: map[string]string{"senin": "10.00-11.00"}})
	h := compile(t, p, zone)
	if got := h.At(at(t, zone, "2026-03-02 09.00")); got.Note != "Audit" || got.Why != BeforeOpening {
		t.Errorf("got %+v, want before the audit's opening", got)
	}
	if got := h.At(at(t, zone, "2026-03-03 09.00")); got.Note != "Ramadan" || !got.Open {
		t.Errorf("the day after: got %+v, want Ramadan again", got)
	}
}
