package worktime

import (
	"testing"
	"time"
)

func TestWorkingDaysOverHolidays(t *testing.T) {
	h := compile(t, pekalongan(), zones(t)[0])
	for _, c := range []struct {
		say, from string
		n         int
		want      Date
	}{
		{"the next day", "2026-01-12", 1, "2026-01-13"},
		{"over a Friday's holiday to Saturday", "2026-01-15", 1, "2026-01-17"},
		{"over Lebaran", "2026-03-17", 1, "2026-03-25"},
		{"three days promised before Lebaran", "2026-03-16", 3, "2026-03-26"},
		{"from the middle of Lebaran", "2026-03-21", 1, "2026-03-25"},
		{"back over Lebaran", "2026-03-25", -1, "2026-03-17"},
		{"none, on a working day", "2026-01-12", 0, "2026-01-12"},
		{"none, on a holiday", "2026-03-21", 0, "2026-03-25"},
		{"into a closing's open day", "2026-06-06", 1, "2026-06-10"},
		{"across the year", "2026-12-31", 1, "2027-01-01"},
	} {
		if got := h.AddWorkingDays(Date(c.from), c.n); got != c.want {
			t.Errorf("%s: %s and %d working days is %s, want %s", c.say, c.from, c.n, got, c.want)
		}
	}
	if got := h.NextWorkingDay("2026-03-17"); got != "2026-03-25" {
		t.Errorf("after 17 March: got %s, want 25 March", got)
	}
	if got := (Hours{}).AddWorkingDays("2026-03-17", 3); got != "" {
		t.Errorf("an office that never opens: got %s", got)
	}
	if got := Always(time.UTC).AddWorkingDays("2026-03-17", 3); got != "2026-03-20" {
		t.Errorf("an office that never closes: got %s", got)
	}
}

func TestWorkingMinutes(t *testing.T) {
	for _, zone := range zones(t) {
		h := compile(t, pekalongan(), zone)
		for _, c := range []struct {
			say, from, to string
			want          int
		}{
			{"an hour", "2026-01-12 08.00", "2026-01-12 09.00", 60},
			{"over the break", "2026-01-12 11.30", "2026-01-12 13.30", 60},
			{"a day", "2026-01-12 00.00", "2026-01-13 00.00", 300},
			{"the night", "2026-01-12 14.00", "2026-01-13 08.00", 0},
			{"a Friday and a Saturday", "2026-01-09 10.00", "2026-01-10 10.00", 90},
			{"over Lebaran", "2026-03-17 12.00", "2026-03-25 08.30", 60},
			{"backwards", "2026-01-12 09.00", "2026-01-12 08.00", 0},
		} {
			if got := h.WorkingMinutesBetween(at(t, zone, c.from), at(t, zone, c.to)); got != c.want {
				t.Errorf("%s, %s: got %d minutes, want %d", zone, c.say, got, c.want)
			}
		}
	}
	now := time.Unix(0, 0)
	if got := Always(time.UTC).WorkingMinutesBetween(now, now.Add(time.Hour)); got != 60 {
		t.Errorf("an office that never closes: got %d, want 60", got)
	}
}
