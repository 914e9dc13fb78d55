package setup

import (
	"slices"
	"testing"
	"time"
)

func TestQuietHoursOfEveryKind(t *testing.T) {
	jakarta := time.FixedZone("WIB", 7*60*60)
	a := &Announce{
		Quiet:      []QuietHours{{From: "11.45", To: "12.30"}, {Day: "jumat", From: "11.30", To: "13.00"}, {From: "12.30", To: "12.40"}, {From: "22.00", To: "05.00"}},
		QuietUntil: "2026-11-24T09:00",
	}
	for at, want := range map[string]string{
		"2026-11-24 08.59": "2026-11-24 09.00", // Tuesday, until a moment
		"2026-11-24 09.00": "",
		"2026-11-24 11.44": "",
		"2026-11-24 11.45": "2026-11-24 12.40", // hours that meet count as one
		"2026-11-24 12.40": "",
		"2026-11-27 11.30": "2026-11-27 13.00", // Friday
		"2026-11-27 13.00": "",
		"2026-11-27 23.00": "2026-11-28 05.00", // over midnight
		"2026-11-28 04.59": "2026-11-28 05.00",
		"2026-11-28 05.00": "",
	} {
		now, err := time.ParseInLocation("2006-01-02 15.04", at, jakarta)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if until := a.QuietAt(now); !until.IsZero() {
			got = until.Format("2006-01-02 15.04")
		}
		if got != want {
			t.Errorf("at %s: quiet until %q, want %q", at, got, want)
		}
	}
}

func TestQuietHoursAreReadAsTheyAreWritten(t *testing.T) {
	for _, text := range []string{"11.45-13.00", "jumat 11.30-13.00", "22.00-05.00"} {
		q, err := ParseQuiet(text)
		if err != nil || q.String() != text {
			t.Errorf("%s: got %s, %v", text, q, err)
		}
	}
	if q, err := ParseQuiet(" Jumat  11:30–13:00 "); err != nil || q.Day != "jumat" {
		t.Errorf("got %+v, %v", q, err)
	}
	for _, text := range []string{"", "12.00", "pagi 12.00-13.00", "12.00-25.00", "12.00-12.00", "a b c"} {
		if _, err := ParseQuiet(text); err == nil {
			t.Errorf("%q is taken for quiet hours", text)
		}
	}
}

func TestWaitingRoomsShareAHall(t *testing.T) {
	half := 50
	a := &Announce{Halls: []Hall{{Name: "bawah", Zones: []string{"depan", "samping"}, Volume: &half}, {Name: "atas", Volume: &half}}}
	zones := []string{"depan", "atas", "samping", "gudang"}
	if got, want := a.HallsOf(zones), []string{"bawah", "atas", "gudang"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for hall, want := range map[string]int{"bawah": 50, "atas": 50, "gudang": 100} {
		if got := a.Volume(hall); got != want {
			t.Errorf("%s: volume %d, want %d", hall, got, want)
		}
	}
	var usual Announce
	if !usual.Chimes() || !usual.Speaks() || usual.First() != "id" || usual.HallOf("utama") != "utama" {
		t.Error("an office that decided nothing chimes and speaks Indonesian, each room for itself")
	}
}
