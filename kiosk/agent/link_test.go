package agent

import (
	"log/slog"
	"testing"
	"time"

	"antrean/printer/profile"
	"antrean/printer/wire"
)

func TestTheWaitGrowsToItsCap(t *testing.T) {
	for _, c := range []struct {
		tries int
		since time.Duration
		want  time.Duration
	}{
		{0, 0, 250 * time.Millisecond},
		{1, 0, 500 * time.Millisecond},
		{3, 5 * time.Second, 2 * time.Second},
		{1_000_000, 29 * time.Second, 2 * time.Second},
		{0, time.Minute, 250 * time.Millisecond},
		{5, time.Minute, 8 * time.Second},
		{6, time.Minute, 15 * time.Second},
		{1_000_000, time.Hour, 15 * time.Second},
	} {
		if got, want := longestWait(c.tries, c.since), c.want+time.Millisecond; got != want {
			t.Errorf("try %d, %v lost: got %v, want %v", c.tries, c.since, got, want)
		}
	}
}

// FuzzFrame takes whatever a server may send, and encodes the slips in it.
func FuzzFrame(f *testing.F) {
	f.Add([]byte(`{"kind":"agent","epoch":"a","seq":1,"at":"2026-03-02T08:00:00Z","jobs":[{"id":"1","state":"queued","expires_at":"2026-03-02T08:01:15Z",` +
		`"document":{"kind":"ticket","title":"A-001","blocks":[{"kind":"number","text":"A-001","size":8},{"kind":"qr","text":"HTTP://X"},{"kind":"pair","text":"a","value":"b"}]}}]}`))
	f.Add([]byte(`{"kind":"beat","seq":2}`))
	f.Add([]byte(`{"kind":"agent","jobs":[{"id":"1","state":"sending","claim":"claim-ours","document":{"blocks":[{"kind":"x","size":-1}]}},{"id":"1"}]}`))
	p, err := profile.Open("epson-58")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		d := newDesk(nil, ours)
		l := link{desk: d, log: slog.New(slog.DiscardHandler)}
		l.take(raw)
		l.take(raw)
		if len(d.known) > len(d.jobs) {
			t.Errorf("%d jobs are remembered of %d", len(d.known), len(d.jobs))
		}
		for _, j := range d.jobs {
			if len(wire.Join(p.Encode(j.Document))) == 0 {
				t.Error("a slip without a byte")
			}
		}
	})
}
