package journal

import (
	"slices"
	"sync"
)

// A Memory is a Journal that forgets when the program ends: for tests and rehearsals.
type Memory struct {
	mu       sync.Mutex
	records  []Record
	seq      uint64 // of the head
	hash     Hash   // of the head
	snapshot Snapshot
	fail     error
}

var (
	_ Journal = (*Memory)(nil)
	_ Eraser  = (*Memory)(nil)
)

// Epoch names the history of every Memory.
func (m *Memory) Epoch() string { return "memory" }

// Head is the last record's place in the chain.
func (m *Memory) Head() (uint64, Hash) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.seq, m.hash
}

// Fail makes every later Append return err; nil heals it.
func (m *Memory) Fail(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.fail = err
}

// Append keeps the batch's records.
func (m *Memory) Append(b Batch) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fail != nil {
		return m.fail
	}
	if err := b.Follows(m.seq, m.hash); err != nil {
		return err
	}
	m.records = append(m.records, b.Records...)
	last := m.records[len(m.records)-1]
	m.seq, m.hash = last.Seq, last.Hash
	if b.Snapshot != nil {
		m.snapshot = *b.Snapshot
	}
	return nil
}

// Replay visits the records after a sequence number.
func (m *Memory) Replay(after uint64, visit func(Record) error) error {
	m.mu.Lock()
	records := m.records
	m.mu.Unlock()
	for _, r := range records {
		if r.Seq <= after {
			continue
		}
		if err := visit(r); err != nil {
			return err
		}
	}
	return nil
}

// Snapshot is the newest sealed state.
func (m *Memory) Snapshot() (Snapshot, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.snapshot, nil
}

// Erase removes private parts and the snapshots made after them.
func (m *Memory) Erase(clean uint64, seqs ...uint64) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	kept := slices.Clone(m.records) // whoever replays keeps what it was given
	for i := range kept {
		if slices.Contains(seqs, kept[i].Seq) {
			kept[i].Private, kept[i].Salt = nil, nil
		}
	}
	m.records = kept
	if len(seqs) > 0 && m.snapshot.Seq >= slices.Min(seqs) && m.snapshot.Seq < clean {
		m.snapshot = Snapshot{}
	}
	return nil
}

// Private lists records with a private part.
func (m *Memory) Private(after uint64, most int) ([]Record, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var found []Record
	for _, r := range m.records {
		if r.Seq > after && r.Private != nil && len(found) < most {
			found = append(found, r)
		}
	}
	return found, nil
}

// TicketOf finds nothing: a Memory keeps no rows.
func (m *Memory) TicketOf([]byte) (uint64, bool, error) { return 0, false, nil }

// CasesOf finds nothing, for the same reason.
func (m *Memory) CasesOf([]byte) ([]uint64, error) { return nil, nil }

// Tamper puts other records and another snapshot in place of those kept, behind the journal's back, as a broken disk
// or somebody with a tool would.
func (m *Memory) Tamper(records []Record, snapshot Snapshot) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.records, m.snapshot = records, snapshot
}

// ForgetBeside has nothing to forget: nothing is kept beside a journal in memory.
func (*Memory) ForgetBeside([]byte) error { return nil }
