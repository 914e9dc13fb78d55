package journaltest

import (
	"fmt"

	"antrean/office/journal"
)

// A story is what is told to a journal, and what it must give back.
type story struct {
	records  []journal.Record
	snapshot journal.Snapshot
}

// batch tells n more records; two of three have a private part.
func (s *story) batch(n int) journal.Batch {
	var out journal.Batch
	for range n {
		var previous journal.Hash
		if len(s.records) > 0 {
			previous = s.records[len(s.records)-1].Hash
		}
		seq := uint64(len(s.records) + 1)
		var private []byte
		if seq%3 != 0 {
			private = fmt.Appendf(nil, `{"token":"SECRET%d"}`, seq)
		}
		record := journal.NewRecord(previous, seq, fmt.Appendf(nil, `{"kind":"told","seq":%d,"text":%q}`, seq, "a line of some length"), private)
		s.records = append(s.records, record)
		out.Records = append(out.Records, record)
	}
	return out
}

// seal gives the batch a snapshot of all that was told.
func (s *story) seal(b *journal.Batch) {
	last := b.Records[len(b.Records)-1]
	b.Snapshot = journal.NewSnapshot(last.Seq, last.Hash, fmt.Appendf(nil, `{"told":%d}`, last.Seq))
	s.snapshot = *b.Snapshot
}

// filled opens a journal with two batches of three records and a snapshot.
func filled(h Harness) (journal.Journal, story, error) {
	var s story
	j, err := h.Open()
	if err != nil {
		return nil, s, err
	}
	for range 2 {
		batch := s.batch(3)
		s.seal(&batch)
		if err := j.Append(batch); err != nil {
			return nil, s, err
		}
	}
	return j, s, nil
}
