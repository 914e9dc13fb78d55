package worktime

import (
	"errors"
	"math/rand/v2"
	"testing"
	"time"
)

// banjar is a week with a lunch break, a short Friday and no weekend; numbers end half an hour before closing.
func banjar(t testing.TB, zone *time.Location) Hours {
	t.Helper()
	hours, err := ParseHours(zone, map[string]string{
		"senin-kamis": "08.00-12.00, 13.00-15.00",
		"Jumat":       "08.00-11.00",
	}, 30*time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	return hours
}

// at reads "2026-11-23 08.00" in a zone, and "" as no time.
func at(t testing.TB, zone *time.Location, text string) time.Time {
	t.Helper()
	if text == "" {
		return time.Time{}
	}
	when, err := time.ParseInLocation("2006-01-02 15.04", text, zone)
	if err != nil {
		t.Fatal(err)
	}
	return when
}

func TestAWeekAtTheOffice(t *testing.T) {
	const monday, friday, nextMonday = "2026-11-23", "2026-11-27", "2026-11-30"
	for _, zone := range zones(t) {
		hours := banjar(t, zone)
		for _, c := range []struct {
			say                       string
			now                       string
			open, working             bool
			issueUntil, closes, opens string
			why                       string
		}{
			{"before the door opens", monday + " 07.59", false, false, monday + " 14.30", monday + " 15.00", monday + " 08.00", BeforeOpening},
			{"the door opens", monday + " 08.00", true, true, monday + " 14.30", monday + " 15.00", "", ""},
			{"the last minute before lunch", monday + " 11.59", true, true, monday + " 14.30", monday + " 15.00", "", ""},
			{"lunch", monday + " 12.00", false, false, monday + " 14.30", monday + " 15.00", monday + " 13.00", OnBreak},
			{"after lunch", monday + " 13.00", true, true, monday + " 14.30", monday + " 15.00", "", ""},
			{"the last number", monday + " 14.29", true, true, monday + " 14.30", monday + " 15.00", "", ""},
			{"too late for a number, not for those who wait", monday + " 14.30", false, true, monday + " 14.30", monday + " 15.00", "2026-11-24 08.00", PastCutOff},
			{"closing", monday + " 15.00", false, false, "", "", "2026-11-24 08.00", AfterClosing},
			{"a Friday is short", friday + " 10.29", true, true, friday + " 10.30", friday + " 11.00", "", ""},
			{"over the weekend", friday + " 10.30", false, true, friday + " 10.30", friday + " 11.00", nextMonday + " 08.00", PastCutOff},
			{"Sunday, just before midnight", "2026-11-29 23.59", false, false, "", "", nextMonday + " 08.00", ClosedDay},
		} {
			got := hours.At(at(t, zone, c.now))
			want := Answer{Open: c.open, Working: c.working, IssueUntil: at(t, zone, c.issueUntil),
				Closes: at(t, zone, c.closes), NextOpen: at(t, zone, c.opens), Why: c.why}
			if got != want {
				t.Errorf("%s, %s: got %+v, want %+v", zone, c.say, got, want)
			}
		}
	}
}

func TestAnOfficeThatNeverCloses(t *testing.T) {
	got := Always(time.UTC).At(time.Unix(0, 0))
	if want := (Answer{Open: true, Working: true, Always: true}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestAnOfficeThatNeverOpens(t *testing.T) {
	if got := (Hours{}).At(time.Unix(0, 0)); got != (Answer{Why: ClosedDay}) {
		t.Errorf("got %+v, want a closed day and nothing else", got)
	}
	if err := (Hours{}).Check(); !errors.Is(err, ErrNeverOpen) {
		t.Errorf("got %v, want %v", err, ErrNeverOpen)
	}
	hours, err := NewHours(time.UTC, [7][]Range{time.Monday: {{Opens: 480, Closes: 500}}}, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	if err := hours.Check(); !errors.Is(err, ErrNeverOpen) {
		t.Errorf("a cut-off longer than the day: got %v, want %v", err, ErrNeverOpen)
	}
}

// TestTheNextOpeningIsTheFirst walks from any instant to the opening that was announced, minute by minute, and meets
// no other; and from any open instant to the last number.
func TestTheNextOpeningIsTheFirst(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	places := zones(t)
	for range 60 {
		zone := places[random.IntN(len(places))]
		hours := anyHours(t, random, zone)
		now := at(t, zone, "2026-12-28 00.00").Add(time.Duration(random.IntN(10*24*60)) * time.Minute) // across a year's end
		answer := hours.At(now)
		end := answer.NextOpen
		if answer.Open {
			end = answer.Closes
		}
		if end.IsZero() || end.Sub(now) > 8*24*time.Hour {
			t.Fatalf("at %v: nothing follows within a week: %+v", now, answer)
		}
		walk(t, hours, now, end, answer.Open)
	}
}

func walk(t *testing.T, hours Hours, now, end time.Time, open bool) {
	t.Helper()
	for minute := now; minute.Before(end); minute = minute.Add(time.Minute) {
		got := hours.At(minute)
		if !open && got.Open {
			t.Fatalf("closed at %v until %v, but open at %v", now, end, minute)
		}
		if got.Open && (!minute.Before(got.IssueUntil) || !got.Working || got.IssueUntil.After(got.Closes)) {
			t.Fatalf("open at %v: %+v", minute, got)
		}
	}
	if got := hours.At(end); got.Open == open {
		t.Fatalf("from %v: open is still %v at %v", now, open, end)
	}
}

// anyHours is a week with one to three ranges on some days, at least on one.
func anyHours(t *testing.T, random *rand.Rand, zone *time.Location) Hours {
	t.Helper()
	for {
		var days [7][]Range
		for day := range days {
			from := Minute(random.IntN(600))
			for range random.IntN(4) {
				to := from + 1 + Minute(random.IntN(200))
				days[day] = append(days[day], Range{from, to})
				from = to + 1 + Minute(random.IntN(60))
			}
		}
		hours, err := NewHours(zone, days, time.Duration(random.IntN(90))*time.Minute)
		if err != nil {
			t.Fatal(err)
		}
		if hours.Check() == nil {
			return hours
		}
	}
}
