package setup

import (
	"errors"
	"testing"
	"time"

	"antrean/internal/problem"
	"antrean/office/worktime"
)

func TestClosedSaysWhenNumbersAreGivenAgain(t *testing.T) {
	zone := time.FixedZone("WIB", 7*60*60)
	hours, err := worktime.ParseHours(zone, map[string]string{"monday": "08.00-15.00"}, 30*time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	closed := ClosedBy(hours)
	monday := time.Date(2026, 11, 23, 0, 0, 0, 0, zone)
	if err := closed(monday.Add(9 * time.Hour)); err != nil {
		t.Errorf("at nine: %v", err)
	}
	for _, at := range []time.Duration{7 * time.Hour, 14*time.Hour + 45*time.Minute, 16 * time.Hour} {
		err := closed(monday.Add(at))
		refusal, ok := errors.AsType[*problem.Error](err)
		if !ok || refusal.Code != "closed" {
			t.Errorf("after %v: got %v, want closed", at, err)
			continue
		}
		next, ok := refusal.Also["next_open"].(time.Time)
		if !ok || next.Hour() != 8 || !next.After(monday.Add(at)) {
			t.Errorf("after %v: opens next at %v, want eight o'clock to come", at, next)
		}
	}
}
