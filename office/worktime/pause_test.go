package worktime

import (
	"testing"
	"time"
)

// TestPausesAreTheBreaksAndTheClosing: lunch on weekdays, the prayer on Fridays, and none on a day without work.
func TestPausesAreTheBreaksAndTheClosing(t *testing.T) {
	zone := time.FixedZone("WIB", 7*60*60)
	plan := Plan{Week: map[string]string{"senin-kamis": "08.00-12.00, 13.00-15.00", "jumat": "08.00-11.00, 13.30-15.00"}, Holidays: HolidaysNone}
	hours, err := plan.Compile(zone)
	if err != nil {
		t.Fatal(err)
	}
	for date, want := range map[Date][]string{
		"2026-11-23": {"12.00 13.00", "15.00"},
		"2026-11-27": {"11.00 13.30 prayer", "15.00 prayer"},
		"2026-11-28": {},
	} {
		pauses := hours.Pauses(date)
		if len(pauses) != len(want) {
			t.Errorf("%s: got %v, want %v", date, pauses, want)
			continue
		}
		for i, p := range pauses {
			got := p.At.In(zone).Format("15.04")
			if !p.Until.IsZero() {
				got += p.Until.In(zone).Format(" 15.04")
			}
			if p.Friday {
				got += " prayer"
			}
			if got != want[i] {
				t.Errorf("%s: got %q, want %q", date, got, want[i])
			}
		}
	}
	if got := Always(zone).Pauses("2026-11-23"); got != nil {
		t.Errorf("an office that never closes pauses: %v", got)
	}
}
