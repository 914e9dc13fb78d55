package worktime

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// zones are the three of Indonesia: two hours apart, without summer time.
func zones(t testing.TB) []*time.Location {
	t.Helper()
	var out []*time.Location
	for _, name := range []string{"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, zone)
	}
	return out
}

func TestMidnightComesThreeTimesInIndonesia(t *testing.T) {
	z := zones(t)
	for _, c := range []struct {
		utc                   string
		jakarta, east, papuan Date
	}{
		{"2026-11-23T14:59:59Z", "2026-11-23", "2026-11-23", "2026-11-23"},
		{"2026-11-23T15:00:00Z", "2026-11-23", "2026-11-23", "2026-11-24"},
		{"2026-11-23T16:00:00Z", "2026-11-23", "2026-11-24", "2026-11-24"},
		{"2026-11-23T16:59:59Z", "2026-11-23", "2026-11-24", "2026-11-24"},
		{"2026-11-23T17:00:00Z", "2026-11-24", "2026-11-24", "2026-11-24"},
		{"2026-12-31T17:00:00Z", "2027-01-01", "2027-01-01", "2027-01-01"},
		{"2028-02-28T17:00:00Z", "2028-02-29", "2028-02-29", "2028-02-29"},
	} {
		at, err := time.Parse(time.RFC3339, c.utc)
		if err != nil {
			t.Fatal(err)
		}
		got := []Date{DateOf(at, z[0]), DateOf(at, z[1]), DateOf(at, z[2])}
		if want := []Date{c.jakarta, c.east, c.papuan}; fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("at %s: got %v, want %v", c.utc, got, want)
		}
	}
}

// TestDatesAreReadAsTheStandardLibraryReadsThem: those of the calendar, and what is none.
func TestDatesAreReadAsTheStandardLibraryReadsThem(t *testing.T) {
	random := rand.New(rand.NewPCG(19, 45))
	texts := []string{"", "2026-11-2", "2026-11-233", "2026/11/23", "2026-11-2x", "-026-11-23", "2026-1--23", "0000-01-01", "9999-12-31"}
	for _, year := range []int{1900, 2000, 2026, 2028, 2100} {
		for month := range 14 {
			for day := range 33 {
				texts = append(texts, fmt.Sprintf("%04d-%02d-%02d", year, month, day))
			}
		}
	}
	for range 2000 { // one letter is another
		text := []byte(texts[random.IntN(len(texts))])
		if len(text) > 0 {
			text[random.IntN(len(text))] = "0123456789-/: x"[random.IntN(15)]
		}
		texts = append(texts, string(text))
	}
	for _, text := range texts {
		year, month, day, ok := Date(text).split()
		want, err := time.Parse(time.DateOnly, text)
		if ok != (err == nil) || ok && (year != want.Year() || month != want.Month() || day != want.Day()) {
			t.Errorf("%q: got %d %d %d, %v; the library reads %v, %v", text, year, month, day, ok, want, err)
		}
	}
}

func TestADayHoldsExactlyItsInstants(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, zone := range zones(t) {
		for range 2000 {
			at := time.Unix(random.Int64N(4e9), random.Int64N(1e9)) // 1970 to 2096
			date := DateOf(at, zone)
			start, end := date.Start(zone), date.Add(1).Start(zone)
			if at.Before(start) || !at.Before(end) {
				t.Fatalf("%v is on %s, which lasts from %v to %v", at, date, start, end)
			}
			if date.Add(1) <= date || date.Add(-1) >= date || date.Add(1).Add(-1) != date {
				t.Fatalf("%s: the days beside it are %s and %s", date, date.Add(-1), date.Add(1))
			}
			if got, want := date.Weekday(), at.In(zone).Weekday(); got != want {
				t.Fatalf("%s: got %s, want %s", date, got, want)
			}
		}
	}
}

func TestParseDateTakesDaysOfTheCalendar(t *testing.T) {
	for _, text := range []string{"2026-11-23", "2028-02-29", "0001-01-01"} {
		if got, err := ParseDate(text); err != nil || got != Date(text) {
			t.Errorf("%s: got %q, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "2026-02-30", "2027-02-29", "23-11-2026", "2026-11-23 ", "2026-11-23T00:00:00Z", "2026-1-1"} {
		if got, err := ParseDate(text); err == nil {
			t.Errorf("%q: got %q, want it refused", text, got)
		}
	}
}

func TestNoDateHasNoInstants(t *testing.T) {
	if got := Date("").Start(time.UTC); !got.IsZero() {
		t.Errorf("got %v, want the zero time", got)
	}
}
