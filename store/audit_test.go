package store

import (
	"fmt"
	"testing"
	"time"

	"antrean/office/staff"
)

// noted is an audit of twelve lines, a minute apart.
func noted(t *testing.T) (s *Store, start time.Time) {
	t.Helper()
	s, start = open(t, t.TempDir()), time.UnixMilli(1795395600000)
	for n := range 12 {
		e := staff.Entry{At: start.Add(time.Duration(n) * time.Minute), Who: []string{"adi", "ratna"}[n%2], Address: "192.0.2.7", What: []string{"account.added", "account.changed", "device.joined"}[n%3], Subject: fmt.Sprintf("s_%d", n)}
		if n == 5 {
			e.Detail = []byte(`{"roles":["operator"],"note":"100% Wati"}`)
		}
		if err := s.Note(e); err != nil {
			t.Fatal(err)
		}
	}
	return s, start
}

func TestTheAuditIsSearched(t *testing.T) {
	s, start := noted(t)
	for name, c := range map[string]struct {
		query staff.Query
		want  int
		first int64
	}{
		"everything":           {staff.Query{}, 12, 12},
		"one person":           {staff.Query{Who: "adi"}, 6, 11},
		"one deed":             {staff.Query{What: "device.joined"}, 4, 12},
		"a room of deeds":      {staff.Query{What: "account"}, 8, 11},
		"a word of the detail": {staff.Query{Text: "wati"}, 1, 6},
		"a percent sign":       {staff.Query{Text: "100%"}, 1, 6},
		"an underscore":        {staff.Query{Text: "s_1"}, 3, 12}, // s_1, s_10, s_11
		"some minutes":         {staff.Query{From: start.Add(2 * time.Minute), To: start.Add(4 * time.Minute)}, 2, 4},
		"a page":               {staff.Query{Before: 8, Limit: 3}, 3, 7},
		"both":                 {staff.Query{Who: "adi", What: "account.added"}, 2, 7},
		"nobody":               {staff.Query{Who: "a%"}, 0, 0},
	} {
		got, err := s.Trail(c.query)
		if err != nil || len(got) != c.want || len(got) > 0 && got[0].Seq != c.first {
			t.Errorf("%s: got %d lines %+v (%v), want %d from %d", name, len(got), got, err, c.want, c.first)
		}
	}
}

func TestTheAuditIsAppendOnly(t *testing.T) {
	s, _ := noted(t)
	for _, statement := range []string{"UPDATE audit SET who = 'nobody'", "DELETE FROM audit WHERE seq = 3", "INSERT OR REPLACE INTO audit (seq, at, who, what) VALUES (3, 0, 'nobody', 'x')"} {
		if err := s.write(statement); err == nil {
			t.Errorf("%s: want a refusal", statement)
		}
	}
	got, err := s.Trail(staff.Query{})
	if err != nil || len(got) != 12 || got[9].Who != "adi" || got[6].Detail == nil {
		t.Errorf("got %+v (%v), want all twelve lines as they were", got, err)
	}
}
