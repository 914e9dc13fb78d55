package journaltest

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"

	"antrean/office/journal"
)

func empty(h Harness) error {
	j, err := h.Open()
	if err != nil {
		return err
	}
	if j.Epoch() == "" {
		return errors.New("it has no epoch")
	}
	if seq, hash := j.Head(); seq != 0 || hash != (journal.Hash{}) {
		return fmt.Errorf("its head is at %d", seq)
	}
	return expect(j, nil, journal.Snapshot{})
}

func appendMovesHead(h Harness) error {
	j, err := h.Open()
	if err != nil {
		return err
	}
	var story story
	for range 3 {
		batch := story.batch(2)
		if err := j.Append(batch); err != nil {
			return err
		}
		last := batch.Records[1]
		if seq, hash := j.Head(); seq != last.Seq || hash != last.Hash {
			return fmt.Errorf("the head is at %d, want %d", seq, last.Seq)
		}
	}
	return nil
}

func replay(h Harness) error {
	j, story, err := filled(h)
	if err != nil {
		return err
	}
	return expect(j, story.records, story.snapshot)
}

func replayAfter(h Harness) error {
	j, story, err := filled(h)
	if err != nil {
		return err
	}
	for after := range len(story.records) + 2 {
		want := story.records[min(after, len(story.records)):]
		got, err := collect(j, uint64(after))
		if err != nil {
			return err
		}
		if !sameRecords(got, want) {
			return fmt.Errorf("after %d come %d records, want %d", after, len(got), len(want))
		}
	}
	return nil
}

func replayStops(h Harness) error {
	j, _, err := filled(h)
	if err != nil {
		return err
	}
	enough, visits := errors.New("enough"), 0
	err = j.Replay(0, func(journal.Record) error {
		if visits++; visits == 2 {
			return enough
		}
		return nil
	})
	if !errors.Is(err, enough) || visits != 2 {
		return fmt.Errorf("%d visits, error %v; want 2 visits and the visit's error", visits, err)
	}
	return nil
}

func newestSnapshot(h Harness) error {
	j, err := h.Open()
	if err != nil {
		return err
	}
	var story story
	for i := range 4 {
		batch := story.batch(1)
		if i != 3 { // the last batch has none: the one before stays the newest
			story.seal(&batch)
		}
		if err := j.Append(batch); err != nil {
			return err
		}
		if err := expect(j, story.records, story.snapshot); err != nil {
			return fmt.Errorf("after batch %d: %w", i+1, err)
		}
	}
	return nil
}

func again(h Harness) error {
	j, story, err := filled(h)
	if err != nil {
		return err
	}
	epoch := j.Epoch()
	if j, err = h.Again(j); err != nil {
		return err
	}
	if j.Epoch() != epoch {
		return fmt.Errorf("epoch was %s and is %s", epoch, j.Epoch())
	}
	if err := expect(j, story.records, story.snapshot); err != nil {
		return err
	}
	if err := journal.Walk(j, func(journal.Record) error { return nil }); err != nil {
		return err
	}
	return j.Append(story.batch(1))
}

func follow(h Harness) error {
	j, story, err := filled(h)
	if err != nil {
		return err
	}
	before, last := story, story.records[len(story.records)-1]
	wrong := map[string]journal.Batch{
		"nothing":         {},
		"a gap":           {Records: []journal.Record{journal.NewRecord(last.Hash, last.Seq+2, []byte("late"), nil)}},
		"a repeat":        {Records: []journal.Record{last}},
		"another history": {Records: []journal.Record{journal.NewRecord(journal.Hash{1}, last.Seq+1, []byte("forged"), nil)}},
	}
	for name, batch := range wrong {
		if err := j.Append(batch); !errors.Is(err, journal.ErrBroken) {
			return fmt.Errorf("%s: Append returned %v", name, err)
		}
		if err := expect(j, before.records, before.snapshot); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return j.Append(story.batch(1))
}

func full(h Harness) error {
	j, story, err := filled(h)
	if err != nil {
		return err
	}
	before := story
	batch := story.batch(200) // more than a half-filled page can take
	story.seal(&batch)
	if err := h.Full(j, true); err != nil {
		return err
	}
	for range 2 {
		if err := j.Append(batch); !errors.Is(err, journal.ErrFull) {
			return fmt.Errorf("without room Append returned %v", err)
		}
		if err := expect(j, before.records, before.snapshot); err != nil {
			return fmt.Errorf("after ErrFull: %w", err)
		}
	}
	if err := h.Full(j, false); err != nil {
		return err
	}
	if err := j.Append(batch); err != nil {
		return fmt.Errorf("with room again: %w", err)
	}
	return expect(j, story.records, story.snapshot)
}

// erase is skipped for a journal that cannot forget.
func erase(h Harness) error {
	j, story, err := filled(h)
	if err != nil {
		return err
	}
	eraser, ok := j.(journal.Eraser)
	if !ok {
		return nil
	}
	for i := range story.records {
		if seq := story.records[i].Seq; seq == 2 || seq == 5 {
			story.records[i].Private, story.records[i].Salt = nil, nil
		}
	}
	if err := knows(eraser, story.records, 2, 5); err != nil {
		return err
	}
	for range 2 { // the second time there is nothing left to erase
		if err := eraser.Erase(math.MaxUint64, 2, 5, 4711); err != nil {
			return err
		}
		if err := expect(j, story.records, journal.Snapshot{}); err != nil {
			return err
		}
	}
	if j, err = h.Again(j); err != nil {
		return err
	}
	if err := journal.Walk(j, func(journal.Record) error { return nil }); err != nil {
		return err
	}
	return expect(j, story.records, journal.Snapshot{})
}

// knows checks that a journal lists the records that know something of a person: those not erased, and the erased
// ones before they are.
func knows(eraser journal.Eraser, records []journal.Record, erased ...uint64) error {
	want := append([]uint64(nil), erased...)
	for _, r := range records {
		if r.Private != nil {
			want = append(want, r.Seq)
		}
	}
	slices.Sort(want)
	var got []uint64
	for after := uint64(0); ; {
		page, err := eraser.Private(after, 2)
		if err != nil {
			return err
		}
		if len(page) == 0 {
			break
		}
		for _, r := range page {
			got, after = append(got, r.Seq), r.Seq
		}
	}
	if !slices.Equal(got, want) {
		return fmt.Errorf("it says that records %d know of a person, want %d", got, want)
	}
	return nil
}

// expect compares everything that a journal gives back.
func expect(j journal.Journal, records []journal.Record, snapshot journal.Snapshot) error {
	got, err := collect(j, 0)
	if err != nil {
		return err
	}
	if !sameRecords(got, records) {
		return fmt.Errorf("it has %d records, want %d, or they differ", len(got), len(records))
	}
	if len(records) > 0 {
		last := records[len(records)-1]
		if seq, hash := j.Head(); seq != last.Seq || hash != last.Hash {
			return fmt.Errorf("its head is at %d, want %d", seq, last.Seq)
		}
	}
	sealed, err := j.Snapshot()
	if err != nil {
		return err
	}
	if !reflect.DeepEqual(sealed, snapshot) {
		return fmt.Errorf("its snapshot is of %d, want %d, or they differ", sealed.Seq, snapshot.Seq)
	}
	return nil
}

func collect(j journal.Journal, after uint64) ([]journal.Record, error) {
	var got []journal.Record
	err := j.Replay(after, func(r journal.Record) error {
		got = append(got, r)
		return nil
	})
	return got, err
}

func sameRecords(a, b []journal.Record) bool {
	return len(a) == len(b) && (len(a) == 0 || reflect.DeepEqual(a, b))
}
