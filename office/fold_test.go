package office

import (
	"bytes"
	"errors"
	"math"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"antrean/office/journal"
	"antrean/office/queue"
	"antrean/office/setup"
)

// livedThrough is a journal of some days, and the state it left.
func livedThrough(t *testing.T, days int) (*journal.Memory, string) {
	t.Helper()
	j := &journal.Memory{}
	h := openHouse(t, j, 2)
	defer h.Close()
	for range days {
		h.do("sari", queue.OpenCounter{Counter: 1})
		for range 5 {
			h.do("kiosk", queue.Issue{Service: "kk", Token: "SECRET", Said: queue.Declared{Have: []string{}, Lang: "id"}, Printer: "kiosk"})
		}
		h.do("sari", queue.Next{Counter: 1})
		h.do("sari", queue.Finish{Counter: 1})
		h.do("sari", queue.Next{Counter: 1})
		h.do("kiosk", queue.RingBell{})
		time.Sleep(24 * time.Hour)
	}
	return j, h.seal()
}

func records(t *testing.T, j journal.Journal) (out []journal.Record) {
	t.Helper()
	if err := j.Replay(0, func(r journal.Record) error { out = append(out, r); return nil }); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestFoldingGivesTheLivedState(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j, lived := livedThrough(t, 4)
		snapshot, err := j.Snapshot()
		if err != nil || snapshot.Seq == 0 {
			t.Fatalf("snapshot at %d, %v: want one a day", snapshot.Seq, err)
		}
		kept := records(t, j)
		broken := snapshot
		broken.Body = bytes.ReplaceAll(broken.Body, []byte("kiosk"), []byte("crook"))
		for name, from := range map[string]journal.Snapshot{
			"the newest snapshot":               snapshot,
			"the first record":                  {},
			"the first, since a seal is broken": broken,
		} {
			j.Tamper(kept, from)
			h := openHouse(t, j, 2)
			if got := h.seal(); got != lived {
				t.Errorf("folded from %s:\n%s\nlived:\n%s", name, got, lived)
			}
			h.Close()
		}
	})
}

func TestOpenRefusesABrokenChain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j, _ := livedThrough(t, 3)
		kept := records(t, j)
		snapshot, err := j.Snapshot()
		if err != nil {
			t.Fatal(err)
		}
		edited := slices.Clone(kept)
		edited[4].Core = []byte(`{"kind":"ticket_issued","v":1}`)
		forged := *journal.NewSnapshot(snapshot.Seq, journal.Hash{1}, snapshot.Body)
		late := *journal.NewSnapshot(kept[len(kept)-1].Seq+1, journal.Hash{1}, snapshot.Body)
		for name, c := range map[string]struct {
			records  []journal.Record
			snapshot journal.Snapshot
		}{
			"a record before the snapshot was edited": {edited, snapshot},
			"records were cut off":                    {kept[:len(kept)-2], snapshot},
			"records up to the snapshot were cut off": {kept[:snapshot.Seq-1], snapshot},
			"a snapshot of another history":           {kept, forged},
			"a snapshot of the future":                {kept, late},
		} {
			j.Tamper(c.records, c.snapshot)
			if e, err := Open(j, &setup.InForce{Rules: rules(1)}); !errors.Is(err, journal.ErrBroken) {
				t.Errorf("%s: got %v, want ErrBroken", name, err)
				if err == nil {
					e.Close()
				}
			}
		}
	})
}

func TestOpenRefusesEventsOfANewerForm(t *testing.T) {
	j := &journal.Memory{}
	record := journal.NewRecord(journal.Hash{}, 1, []byte(`{"kind":"day_opened","v":99,"seq":1}`), nil)
	if err := j.Append(journal.Batch{Records: []journal.Record{record}}); err != nil {
		t.Fatal(err)
	}
	if e, err := Open(j, &setup.InForce{Rules: rules(1)}); err == nil {
		e.Close()
		t.Error("opened what it cannot read")
	}
}

func TestErasedPersonsStillFold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j, lived := livedThrough(t, 2)
		var all []uint64
		for _, r := range records(t, j) {
			all = append(all, r.Seq)
		}
		if err := j.Erase(math.MaxUint64, all...); err != nil {
			t.Fatal(err)
		}
		h := openHouse(t, j, 2)
		defer h.Close()
		if got := h.seal(); got == lived {
			t.Error("nothing was erased")
		}
		if _, ok := h.View().State.ByToken("SECRET"); ok {
			t.Error("an erased token still opens its page")
		}
		if err := h.View().State.Invariants(); err != nil {
			t.Error(err)
		}
	})
}
