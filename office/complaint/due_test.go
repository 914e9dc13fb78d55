package complaint

import (
	"testing"
	"time"

	"antrean/office/worktime"
)

// hours are those of an office that works from Monday to Friday and keeps all holidays of 2026.
func hours(t testing.TB) worktime.Hours {
	t.Helper()
	zone, err := time.LoadLocation("Asia/Jakarta")
	if err != nil {
		t.Fatal(err)
	}
	plan := worktime.Plan{Week: map[string]string{"senin-kamis": "08.00-15.00", "jumat": "08.00-14.00"}}
	h, err := plan.Compile(zone)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func moment(t testing.TB, h worktime.Hours, text string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15.04", text, h.Zone())
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// TestDueDays is the national times over the weekends and holidays of 2026, counted on a calendar by hand.
func TestDueDays(t *testing.T) {
	h := hours(t)
	for _, c := range []struct{ say, came, first, information, plain, field string }{
		{"a Monday", "2026-01-05", "2026-01-08", "2026-01-12", "2026-01-26", "2026-04-10"},
		{"a Friday", "2026-01-09", "2026-01-14", "2026-01-19", "2026-01-30", "2026-04-16"},
		{"a Saturday", "2026-01-10", "2026-01-14", "2026-01-19", "2026-01-30", "2026-04-16"},
		{"a Sunday", "2026-01-11", "2026-01-14", "2026-01-19", "2026-01-30", "2026-04-16"},
		{"before Isra Mikraj, a Friday", "2026-01-15", "2026-01-21", "2026-01-23", "2026-02-05", "2026-04-22"},
		{"before Imlek", "2026-02-13", "2026-02-20", "2026-02-24", "2026-03-09", "2026-05-25"},
		{"the day before Nyepi and Lebaran", "2026-03-17", "2026-03-27", "2026-03-31", "2026-04-14", "2026-06-26"},
		{"in Lebaran", "2026-03-21", "2026-03-27", "2026-03-31", "2026-04-14", "2026-06-26"},
		{"before Good Friday", "2026-04-02", "2026-04-08", "2026-04-10", "2026-04-23", "2026-07-07"},
		{"before Labour Day", "2026-04-30", "2026-05-06", "2026-05-08", "2026-05-25", "2026-08-03"},
		{"before Ascension", "2026-05-13", "2026-05-20", "2026-05-22", "2026-06-09", "2026-08-13"},
		{"before Iduladha", "2026-05-26", "2026-06-03", "2026-06-05", "2026-06-19", "2026-08-26"},
		{"Pancasila Day", "2026-06-01", "2026-06-04", "2026-06-08", "2026-06-22", "2026-08-27"},
		{"before 1 Muharam", "2026-06-15", "2026-06-19", "2026-06-23", "2026-07-06", "2026-09-10"},
		{"before Independence Day", "2026-08-14", "2026-08-20", "2026-08-24", "2026-09-07", "2026-11-10"},
		{"before Maulid", "2026-08-24", "2026-08-28", "2026-09-01", "2026-09-14", "2026-11-17"},
	} {
		for _, clock := range []string{" 00.00", " 09.30", " 23.59"} { // the time of day does not count
			came := moment(t, h, c.came+clock)
			for days, want := range map[int]string{FirstDays: c.first, Information.Days(): c.information, Plain.Days(): c.plain, Field.Days(): c.field} {
				if got := Due(h, came, days); string(got) != want {
					t.Errorf("%s, %s%s and %d working days: got %s, want %s", c.say, c.came, clock, days, got, want)
				}
			}
		}
	}
	for came, want := range map[string]string{"2026-12-23 10.00": "2026-12-30", "2026-12-24 10.00": "2026-12-30", "2026-12-25 10.00": "2026-12-30"} {
		if got := Due(h, moment(t, h, came), FirstDays); string(got) != want {
			t.Errorf("%s: got %s, want %s", came, got, want)
		}
	}
}

func TestADayIsOwedAlsoWhereNobodyEverWorks(t *testing.T) {
	zone := time.FixedZone("", 0)
	h, err := worktime.NewHours(zone, [7][]worktime.Range{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	if got := Due(h, moment(t, h, "2026-01-05 10.00"), 3); got != "2026-01-08" {
		t.Errorf("got %s, want three days on", got)
	}
}

func TestWorkingDaysAreCountedAsTheyAreOwed(t *testing.T) {
	h := hours(t)
	for _, kind := range Kinds() {
		came := moment(t, h, "2026-03-17 10.00")
		due := Due(h, came, kind.Days())
		if got := WorkingDays(h, came, due.Start(h.Zone())); got != kind.Days() {
			t.Errorf("%s: %d working days until %s, want %d", kind, got, due, kind.Days())
		}
	}
	if got := WorkingDays(h, moment(t, h, "2026-01-09 10.00"), moment(t, h, "2026-01-09 14.00")); got != 0 {
		t.Errorf("the same day: got %d", got)
	}
}
