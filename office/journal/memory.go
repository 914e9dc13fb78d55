package journal

import "sync"

// A Memory is a Journal that forgets when the program ends: for tests and rehearsals.
type Memory struct {
	mu       sync.Mutex
	records  []Record
	snapshot Snapshot
	fail     error
}

var _ Journal = (*Memory)(nil)

// Epoch names the history of every Memory.
func (m *Memory) Epoch() string { return "memory" }

// Head is the last record's place in the chain.
func (m *Memory) Head() (uint64, Hash) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.records) == 0 {
		return 0, Hash{}
	}
	last := m.records[len(m.records)-1]
	return last.Seq, last.Hash
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
	m.records = append(m.records, b.Records...)
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
