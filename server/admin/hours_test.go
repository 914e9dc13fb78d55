package admin_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office/setup"
	"antrean/office/staff"
	"antrean/office/worktime"
)

var (
	inputs  = regexp.MustCompile(`<input [^>]*>`)
	selects = regexp.MustCompile(`(?s)<select [^>]*name="([^"]+)".*?</select>`)
	choices = regexp.MustCompile(`<option value="([^"]*)"( selected)?`)
)

// typed is what a page's form would send as it stands.
func typed(page string) url.Values {
	out := url.Values{}
	attribute := func(tag, name string) (string, bool) {
		m := regexp.MustCompile(` ` + name + `="([^"]*)"`).FindStringSubmatch(tag)
		if m == nil {
			return "", false
		}
		return html.UnescapeString(m[1]), true
	}
	for _, tag := range inputs.FindAllString(page, -1) {
		name, _ := attribute(tag, "name")
		value, _ := attribute(tag, "value")
		kind, _ := attribute(tag, "type")
		if (kind == "radio" || kind == "checkbox") && !strings.Contains(tag, " checked") {
			continue
		}
		out.Set(name, value)
	}
	for _, list := range selects.FindAllStringSubmatch(page, -1) {
		for i, choice := range choices.FindAllStringSubmatch(list[0], -1) {
			if i == 0 || choice[2] != "" {
				out.Set(html.UnescapeString(list[1]), choice[1])
			}
		}
	}
	out.Del("request_id")
	return out
}

func officeWith(t *testing.T, plan worktime.Plan) *rig.Rig {
	t.Helper()
	r := rig.Open(t, rig.Options{})
	r.Decide(t, func(d *setup.Document) { d.Hours, d.Always = plan, false })
	return r
}

var plainWeek = map[string]string{"senin-jumat": "08.00-12.00, 13.00-15.00"}

func TestHoursAreShownAndSavedAsTheyWere(t *testing.T) {
	fifteen := 15
	r := officeWith(t, worktime.Plan{
		Week: plainWeek, CutOffMinutes: 30, AtClosing: worktime.ClosingExpire, Holidays: worktime.HolidaysNational,
		Profiles:      []worktime.Profile{{Name: "Ramadan", From: "2026-02-18", To: "2026-03-17", Week: map[string]string{"senin": "08.00-11.00"}, CutOffMinutes: &fifteen}},
		Closures:      []worktime.Closure{{From: "2026-12-28", To: "2026-12-29", Reason: "Pindah gedung"}},
		Openings:      []worktime.Opening{{Date: "2026-12-24", Hours: "08.00-11.00", Reason: "Natal"}},
		CalendarExtra: []worktime.Holiday{{Date: "2027-01-01", Name: "Tahun Baru", Kind: worktime.KindHoliday}},
	})
	admin := at(t, r, rig.Admin)
	_, page := admin.look("/admin/hours")
	form := typed(page)
	if form.Get("hours.week.kamis") != "08.00-12.00, 13.00-15.00" || form.Get("hours.profiles[0].week.senin") != "08.00-11.00" || form.Get("hours.at_closing") != "expire" {
		t.Errorf("the form holds %v, want the plan", form)
	}
	before := r.Office.Setup()
	admin.done("/admin/hours", form)
	after := r.Office.Setup()
	var was, is []worktime.Sign
	for day := worktime.Date("2026-01-01"); day < "2027-02-01"; day = day.Add(1) {
		was, is = append(was, before.Hours.Sign(day)), append(is, after.Hours.Sign(day))
	}
	for i := range was {
		if was[i].Why != is[i].Why || was[i].Name != is[i].Name || was[i].Note != is[i].Note || was[i].Until != is[i].Until || len(was[i].Ranges) != len(is[i].Ranges) {
			t.Fatalf("day %d of 2026: %+v became %+v by saving the form as it was", i+1, was[i], is[i])
		}
	}
	if after.Hours.AtClosing() != worktime.ClosingExpire || after.Document.Hours.Holidays != worktime.HolidaysNational {
		t.Errorf("got %+v", after.Document.Hours)
	}
}

func TestLinesOfTheHoursComeAndGo(t *testing.T) {
	r := officeWith(t, worktime.Plan{Week: plainWeek, Closures: []worktime.Closure{{From: "2026-12-28", Reason: "Banjir"}, {From: "2026-12-29", Reason: "Listrik"}}})
	admin := at(t, r, rig.Admin)
	_, page := admin.look("/admin/hours")
	form := typed(page)
	form.Set("hours.closures[0].from", "")
	form.Set("hours.closures[0].reason", "")
	form.Set("hours.closures[3].from", "2026-12-30") // the second of the empty ones
	form.Set("hours.closures[3].reason", "Pindah")
	if to := admin.done("/admin/hours", form); to != "/admin/hours" {
		t.Errorf("led to %s", to)
	}
	got := r.Office.Setup().Document.Hours.Closures
	if len(got) != 2 || got[0].Reason != "Listrik" || got[1].Reason != "Pindah" {
		t.Errorf("got %+v, want one gone and one come", got)
	}
	if trail, err := r.Office.Audit.Trail(staff.Query{What: "setup.hours"}); err != nil || len(trail) != 1 {
		t.Errorf("the audit has %d entries (%v), want one", len(trail), err)
	}
}

func TestWrongHoursStayInTheFormWithWhatIsWrong(t *testing.T) {
	r := officeWith(t, worktime.Plan{Week: plainWeek})
	admin := at(t, r, rig.Admin)
	before := r.Office.Setup().N
	for name, c := range map[string]struct{ field, value, sentence string }{
		"a night":             {"hours.week.jumat", "22.00-02.00", "pada hari yang sama"},
		"a clock nobody has":  {"hours.week.jumat", "08.00-25.00", "Jam tidak terbaca"},
		"a date nobody has":   {"hours.closures[0].from", "2026-02-30", "Bukan tanggal"},
		"minutes in words":    {"hours.cut_off_minutes", "banyak", "Harus angka"},
		"a season's Friday":   {"hours.profiles[0].week.jumat", "pagi", "Jam tidak terbaca"},
		"a choice of nobody":  {"hours.at_closing", "pulang", "Bukan salah satu pilihan"},
		"a holiday of nobody": {"hours.calendar_extra[0].name", "Hari jadi kota", "Harus diisi"},
	} {
		_, page := admin.look("/admin/hours")
		form := typed(page)
		form.Set(c.field, c.value)
		status, _, answer := admin.send("/admin/hours", form)
		if status != http.StatusUnprocessableEntity || !strings.Contains(errorsOf(answer), c.sentence) {
			t.Errorf("%s: got %d %q, want %q", name, status, errorsOf(answer), c.sentence)
		}
		if c.field != "hours.at_closing" && !strings.Contains(answer, `value="`+c.value+`"`) {
			t.Errorf("%s: what was typed is lost", name)
		}
		if !strings.Contains(answer, `href="#`) {
			t.Errorf("%s: no way to the field", name)
		}
	}
	_, page := admin.look("/admin/hours")
	empty := typed(page)
	for _, day := range worktime.Weekdays() {
		empty.Set("hours.week."+worktime.DayKey(day), "")
	}
	if status, _, answer := admin.send("/admin/hours", empty); status != http.StatusUnprocessableEntity || !strings.Contains(errorsOf(answer), "Harus diisi") {
		t.Errorf("a week without hours: got %d %q", status, errorsOf(answer))
	}
	if r.Office.Setup().N != before {
		t.Error("a wrong form changed the office")
	}
}

func TestHoursAreLookedAtBeforeTheyAreSaved(t *testing.T) {
	r := officeWith(t, worktime.Plan{Week: map[string]string{"senin-minggu": "08.00-15.00"}, Holidays: worktime.HolidaysNone})
	admin := at(t, r, rig.Admin)
	before := r.Office.Setup().N
	_, page := admin.look("/admin/hours")
	form := typed(page)
	tomorrow := worktime.DateOf(time.Now(), r.Office.Now().Location()).Add(1)
	form.Set("hours.closures[0].from", string(tomorrow))
	form.Set("hours.closures[0].reason", "Banjir besar")
	form.Set("do", "preview")
	status, _, answer := admin.send("/admin/hours", form)
	if status != http.StatusOK || !strings.Contains(answer, "Belum disimpan") || !strings.Contains(answer, "<small>Banjir besar</small>") || !strings.Contains(answer, `value="Banjir besar"`) {
		t.Errorf("got %d, want the preview with tomorrow closed and the form as it was typed", status)
	}
	if r.Office.Setup().N != before {
		t.Error("looking saved it")
	}
}

func TestAFormOfOldHoursIsNotTakenOver(t *testing.T) {
	r := officeWith(t, worktime.Plan{Week: plainWeek})
	admin := at(t, r, rig.Admin)
	_, page := admin.look("/admin/hours")
	form := typed(page)
	r.Decide(t, func(d *setup.Document) { d.PerKiosk = 7 })
	form.Set("hours.week.sabtu", "08.00-10.00")
	status, _, answer := admin.send("/admin/hours", form)
	if status != http.StatusConflict || !strings.Contains(answer, "mengubah pengaturan sementara") || !strings.Contains(answer, `value="08.00-10.00"`) {
		t.Fatalf("got %d, want to be told, and the form as it was typed", status)
	}
	admin.done("/admin/hours", typed(answer))
	if d := r.Office.Setup().Document; d.PerKiosk != 7 || d.Hours.Week["sabtu"] != "08.00-10.00" {
		t.Errorf("got %+v, want both changes", d.Hours)
	}
}

func TestQuotasAreSetForEachService(t *testing.T) {
	r := officeWith(t, worktime.Plan{Week: plainWeek})
	admin := at(t, r, rig.Admin)
	_, page := admin.look("/admin/quotas")
	form := typed(page)
	form.Set("quota.kk-rusak.daily", "40")
	form.Set("quota.kk-rusak.days.jumat", "20")
	form.Set("quota.kk-rusak.next_day", "yes")
	form.Set("per_kiosk", "6")
	admin.done("/admin/quotas", form)
	in := r.Office.Setup()
	if q := in.Rules.Quotas["kk-rusak"]; len(in.Rules.Quotas) != 1 || q.Daily != 40 || q.Days[time.Friday] != 20 || !q.NextDay || in.Rules.PerKiosk != 6 {
		t.Fatalf("got %+v, %d", in.Rules.Quotas, in.Rules.PerKiosk)
	}
	_, page = admin.look("/admin/quotas")
	if again := typed(page); again.Get("quota.kk-rusak.days.jumat") != "20" || again.Get("quota.kk-rusak.next_day") != "yes" || again.Get("per_kiosk") != "6" {
		t.Errorf("the form holds %v", again)
	}
	for field, value := range map[string]string{"quota.kk-rusak.daily": "-1", "per_kiosk": "enam"} {
		wrong := typed(page)
		wrong.Set(field, value)
		if status, _, answer := admin.send("/admin/quotas", wrong); status != http.StatusUnprocessableEntity || !strings.Contains(errorsOf(answer), "Harus angka") || !strings.Contains(answer, `value="`+value+`"`) {
			t.Errorf("%s: got %d %q", field, status, errorsOf(answer))
		}
	}
	alone := typed(page)
	alone.Set("quota.kk-rusak.daily", "")
	alone.Set("quota.kk-rusak.days.jumat", "")
	if status, _, answer := admin.send("/admin/quotas", alone); status != http.StatusUnprocessableEntity || !strings.Contains(errorsOf(answer), "Harus diisi") {
		t.Errorf("tomorrow without a number for today: got %d %q", status, errorsOf(answer))
	}
	alone.Del("quota.kk-rusak.next_day")
	alone.Set("per_kiosk", "")
	admin.done("/admin/quotas", alone)
	if d := r.Office.Setup().Document; len(d.Quotas) != 0 || d.PerKiosk != 0 {
		t.Errorf("emptied: got %+v, %d", d.Quotas, d.PerKiosk)
	}
	if status, _ := at(t, r, rig.Supervisor).look("/admin/quotas"); status != http.StatusForbidden {
		t.Errorf("a supervisor: got %d", status)
	}
}

func TestClosingAndTomorrowsNumbersAreNotBothChosen(t *testing.T) {
	r := officeWith(t, worktime.Plan{Week: plainWeek})
	daily := 5
	r.Decide(t, func(d *setup.Document) {
		d.Quotas = []setup.QuotaPlan{{Service: "kk-rusak", Daily: &daily, NextDay: true}}
	})
	admin := at(t, r, rig.Admin)
	_, page := admin.look("/admin/hours")
	form := typed(page)
	form.Set("hours.at_closing", "next_day")
	if status, _, answer := admin.send("/admin/hours", form); status != http.StatusUnprocessableEntity || !strings.Contains(errorsOf(answer), "tempat pertama") {
		t.Errorf("got %d %q, want to be told at the choice", status, errorsOf(answer))
	}
}
