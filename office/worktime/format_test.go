package worktime

import (
	"testing"
	"time"
)

func TestDatesAreWrittenAsPeopleSayThem(t *testing.T) {
	z := zones(t)
	noon := time.Date(2026, time.November, 23, 5, 0, 0, 0, time.UTC) // 12.00 in Jakarta
	for _, c := range []struct {
		lang string
		zone *time.Location
		want string
	}{
		{"id", z[0], "Senin, 23 November 2026, 12.00 WIB"},
		{"id", z[1], "Senin, 23 November 2026, 13.00 WITA"},
		{"id", z[2], "Senin, 23 November 2026, 14.00 WIT"},
		{"en", z[0], "Monday, 23 November 2026, 12.00 WIB"},
		{"id", time.UTC, "Senin, 23 November 2026, 05.00 UTC"},
	} {
		if got := FormatDateTime(c.lang, noon.In(c.zone)); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	day := time.Date(2027, time.May, 1, 23, 5, 0, 0, z[0])
	if got, want := FormatDate("id", day), "Sabtu, 1 Mei 2027"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := FormatClock("id", day), "23.05"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWhatIsDueAtMidnightIsDueOnTheDayThatEnds(t *testing.T) {
	z := zones(t)
	midnight := time.Date(2026, time.November, 24, 0, 0, 0, 0, z[0])
	for want, at := range map[string]time.Time{
		"Senin, 23 November 2026, 24.00 WIB":  midnight,
		"Selasa, 24 November 2026, 00.01 WIB": midnight.Add(time.Minute),
		"Senin, 23 November 2026, 15.00 WIB":  midnight.Add(-9 * time.Hour),
	} {
		if got := FormatDue("id", at); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got, want := FormatDueDate("en", midnight), "Monday, 23 November 2026"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestEveryDayAndMonthHasAName(t *testing.T) {
	for _, lang := range []string{"id", "en"} {
		for day := range 365 {
			text := FormatDate(lang, time.Date(2026, time.January, 1+day, 0, 0, 0, 0, time.UTC))
			if text[0] == '[' || len(text) < len("Rabu, 1 Mei 2026") {
				t.Errorf("%s: day %d is written %q", lang, day, text)
			}
		}
	}
}

func TestZonesHaveTheirNames(t *testing.T) {
	for name, want := range map[string]string{
		"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT", "UTC": "UTC",
	} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := Abbreviation(zone); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}
