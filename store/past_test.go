package store

import (
	"fmt"
	"testing"

	"antrean/office/journal"
	"antrean/office/queue"
)

func TestThePastIsReadBackWithoutWhatItKnowsOfPersons(t *testing.T) {
	s := open(t, t.TempDir())
	for seq := uint64(1); seq <= 5; seq++ {
		_, hash := s.Head()
		event := queue.Event{Kind: queue.CounterIdle, Seq: seq, Counter: int(seq), Private: &queue.Private{Note: "Bu Ani"}}
		core, private, err := event.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Append(journal.Batch{Records: []journal.Record{journal.NewRecord(hash, seq, core, private)}}); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		before uint64
		most   int
		want   string
	}{{0, 9, "5 4 3 2 1 "}, {4, 2, "3 2 "}, {1, 9, ""}, {99, 1, "5 "}} {
		got, n := "", 0
		err := s.ReadBack(c.before, func(e *queue.Event) bool {
			if e.Private != nil {
				t.Errorf("event %d tells %+v", e.Seq, e.Private)
			}
			got += fmt.Sprint(e.Counter, " ")
			n++
			return n < c.most
		})
		if err != nil || got != c.want {
			t.Errorf("%d back from %d: got %q %v, want %q", c.most, c.before, got, err, c.want)
		}
	}
}
