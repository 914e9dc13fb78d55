package queue

import "testing"

// TestWhoJoinedIsRememberedAsLongAsTheNumberThatGoesOn: it may be carried over a weekend, and its people follow it by
// their own slips.
func TestWhoJoinedIsRememberedAsLongAsTheNumberThatGoesOn(t *testing.T) {
	s := newStage()
	perform := func(lines ...string) {
		t.Helper()
		for _, line := range lines {
			if _, err := s.perform(line); err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			if err := s.check(); err != nil {
				t.Fatalf("%s: %v", line, err)
			}
		}
	}
	perform("atur jam 08.00-15.00", "atur penutupan besok", "08.00 sari buka 1", "08.01 kiosk ambil kk", "08.02 kiosk ambil ktp",
		"08.03 sari gabungkan 1 B-001 ke A-001", "2026-11-24 00.00 kantor ganti-hari", "2026-11-25 00.00 kantor ganti-hari",
		"2026-11-26 00.00 kantor ganti-hari", "2026-11-27 00.00 kantor ganti-hari")
	joined, ok := s.state.ByToken("TOKEN2")
	if !ok || s.state.GoesOn(joined).State != Waiting {
		t.Fatalf("got %+v, %v; want to be led to the number that waits", joined, ok)
	}
	perform("2026-11-27 08.00 sari buka 1", "08.01 sari panggil 1 A-001", "08.02 sari layani 1", "08.03 sari selesai 1",
		"08.04 sari panggil 1 A-001", "08.05 sari selesai 1", "2026-11-28 00.00 kantor ganti-hari", "2026-11-30 00.00 kantor ganti-hari")
	for _, token := range []string{"TOKEN1", "TOKEN2"} {
		if left, ok := s.state.ByToken(token); ok {
			t.Errorf("two days after its visit %+v is still there", left)
		}
	}
}
