package edge_test

import (
	"testing"
	"time"

	"antrean/server/edge"
)

func TestAKioskIsMeasuredOnceAndOnlyWhenAskedFor(t *testing.T) {
	m, now := edge.NewMeasures(), time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	if _, ok := m.May("depan", "measure-1", now); ok || m.Wanted("depan", now) {
		t.Error("a kiosk may be measured that nobody wants measured")
	}
	m.Want("depan", "sari", now)
	if by, ok := m.May("depan", "measure-1", now); !ok || by != "sari" || !m.Wanted("depan", now) {
		t.Errorf("got %q %v, want sari to have asked", by, ok)
	}
	if m.Wanted("samping", now) {
		t.Error("another kiosk may be measured too")
	}
	m.Measured("depan", "measure-1")
	if _, ok := m.May("depan", "measure-2", now); ok || m.Wanted("depan", now) {
		t.Error("a measured kiosk may be measured again")
	}
	if _, ok := m.May("depan", "measure-1", now); !ok {
		t.Error("the request that measured it may not be repeated")
	}
	m.Want("depan", "sari", now)
	if later := now.Add(16 * time.Minute); m.Wanted("depan", later) {
		t.Error("a quarter of an hour later it may still be measured")
	}
}
