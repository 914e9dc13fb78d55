package journaltest

import (
	"errors"
	"strings"
	"testing"

	"antrean/office/journal"
)

// memory is the harness of journal.Memory; wrap may put something in front of it.
func memory(wrap func(*journal.Memory) journal.Journal) Harness {
	behind := map[journal.Journal]*journal.Memory{}
	open := func(m *journal.Memory) (journal.Journal, error) {
		j := wrap(m)
		behind[j] = m
		return j, nil
	}
	return Harness{
		Open:  func() (journal.Journal, error) { return open(&journal.Memory{}) },
		Again: func(j journal.Journal) (journal.Journal, error) { return j, nil },
		Tamper: func(j journal.Journal, records []journal.Record, snapshot journal.Snapshot) (journal.Journal, error) {
			behind[j].Tamper(records, snapshot)
			return j, nil
		},
		Full: func(j journal.Journal, full bool) error {
			var err error
			if full {
				err = journal.ErrFull
			}
			behind[j].Fail(err)
			return nil
		},
	}
}

func TestMemory(t *testing.T) {
	Run(t, memory(func(m *journal.Memory) journal.Journal { return m }))
}

// The journals below each break one promise.
type (
	forgetful struct{ *journal.Memory } // keeps only the first record of a batch
	trusting  struct{ *journal.Memory } // takes the last record's word for where the head is
	restless  struct{ *journal.Memory } // replays from the start, whatever was asked
	deaf      struct{ *journal.Memory } // goes on when a visit fails
	hasty     struct{ *journal.Memory } // says that it wrote when there was no room
	thorough  struct{ *journal.Memory } // erases snapshots only
	unsealed  struct{ *journal.Memory } // forgets snapshots
)

func (j forgetful) Append(b journal.Batch) error {
	if len(b.Records) > 1 {
		b.Records = b.Records[:1]
	}
	return j.Memory.Append(b)
}

func (j trusting) Head() (seq uint64, hash journal.Hash) {
	_ = j.Replay(0, func(r journal.Record) error {
		seq, hash = r.Seq, r.Hash
		return nil
	})
	return seq, hash
}

func (j restless) Replay(_ uint64, visit func(journal.Record) error) error {
	return j.Memory.Replay(0, visit)
}

func (j deaf) Replay(after uint64, visit func(journal.Record) error) error {
	return j.Memory.Replay(after, func(r journal.Record) error {
		_ = visit(r)
		return nil
	})
}

func (j hasty) Append(b journal.Batch) error {
	if err := j.Memory.Append(b); !errors.Is(err, journal.ErrFull) {
		return err
	}
	return nil
}

func (j thorough) Erase(uint64, ...uint64) error { return j.Memory.Erase(0, 0) }

func (j unsealed) Append(b journal.Batch) error {
	b.Snapshot = nil
	return j.Memory.Append(b)
}

// TestSuiteFindsBrokenPromises holds the suite to account: a journal that breaks a promise fails the case for it.
func TestSuiteFindsBrokenPromises(t *testing.T) {
	for _, broken := range []struct {
		name  string
		wrap  func(*journal.Memory) journal.Journal
		fails string
	}{
		{"forgetful", func(m *journal.Memory) journal.Journal { return forgetful{m} }, "append"},
		{"trusting", func(m *journal.Memory) journal.Journal { return trusting{m} }, "tampered: the last was cut off"},
		{"restless", func(m *journal.Memory) journal.Journal { return restless{m} }, "replay after"},
		{"deaf", func(m *journal.Memory) journal.Journal { return deaf{m} }, "replay stops"},
		{"hasty", func(m *journal.Memory) journal.Journal { return hasty{m} }, "full"},
		{"thorough", func(m *journal.Memory) journal.Journal { return thorough{m} }, "erase"},
		{"unsealed", func(m *journal.Memory) journal.Journal { return unsealed{m} }, "snapshot"},
	} {
		t.Run(broken.name, func(t *testing.T) {
			var failed []string
			for _, c := range Cases() {
				if c.Check(memory(broken.wrap)) != nil {
					failed = append(failed, c.Name)
				}
			}
			if all := strings.Join(failed, "; "); !strings.Contains(all, broken.fails) {
				t.Errorf("failed cases: %q, want %q among them", all, broken.fails)
			}
		})
	}
}
