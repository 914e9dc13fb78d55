package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"testing"

	"antrean/office/journal"
	"antrean/office/journal/journaltest"
)

// open opens a store for a test.
func open(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestStoreIsAJournal(t *testing.T) {
	again := func(j journal.Journal) (journal.Journal, error) {
		s := j.(*Store)
		if err := s.Close(); err != nil {
			return nil, err
		}
		return Open(s.dir)
	}
	journaltest.Run(t, journaltest.Harness{
		Open:  func() (journal.Journal, error) { return Open(t.TempDir()) },
		Again: again,
		Tamper: func(j journal.Journal, records []journal.Record, snapshot journal.Snapshot) (journal.Journal, error) {
			s := j.(*Store)
			if err := s.Close(); err != nil {
				return nil, err
			}
			if err := tamper(s.dir, records, snapshot); err != nil {
				return nil, err
			}
			return Open(s.dir)
		},
		Full: func(j journal.Journal, full bool) error {
			s := j.(*Store)
			var pages int
			if err := s.conn.QueryRowContext(context.Background(), "PRAGMA page_count").Scan(&pages); err != nil {
				return err
			}
			if !full {
				pages = 1 << 30
			}
			_, err := s.conn.ExecContext(context.Background(), fmt.Sprint("PRAGMA max_page_count = ", pages))
			return err
		},
	})
}

// tamper writes other records into the file with SQL, as anybody could who has it.
func tamper(dir string, records []journal.Record, snapshot journal.Snapshot) error {
	db, err := sql.Open("sqlite3", filepath.Join(dir, FileName))
	if err != nil {
		return err
	}
	defer db.Close()
	if _, err := db.Exec("DELETE FROM journal; DELETE FROM snapshot"); err != nil {
		return err
	}
	for i := range records {
		if _, err := db.Exec("INSERT INTO journal (seq, core, private_hash, hash, private, salt) VALUES (?, ?, ?, ?, ?, ?)",
			recordArgs(&records[i], nil)...); err != nil {
			return err
		}
	}
	_, err = db.Exec("INSERT INTO snapshot (seq, hash, body, seal) VALUES (?, ?, ?, ?)",
		snapshot.Seq, snapshot.Hash[:], snapshot.Body, snapshot.Seal[:])
	return err
}

// batchOf is one record and the rows that follow from it.
func batchOf(s *Store, core string, tickets ...journal.TicketRow) journal.Batch {
	seq, hash := s.Head()
	return journal.Batch{Records: []journal.Record{journal.NewRecord(hash, seq+1, []byte(core), nil)}, Tickets: tickets}
}

func TestHashOfAnotherLengthIsABrokenChain(t *testing.T) {
	for _, column := range []string{"hash", "private_hash"} {
		s := open(t, t.TempDir())
		if err := s.Append(batchOf(s, "core")); err != nil {
			t.Fatal(err)
		}
		if _, err := s.conn.ExecContext(t.Context(), "UPDATE journal SET "+column+" = zeroblob(33)"); err != nil {
			t.Fatal(err)
		}
		if err := journal.Walk(s, func(journal.Record) error { return nil }); !errors.Is(err, journal.ErrBroken) {
			t.Errorf("%s of 33 bytes: got %v, want ErrBroken", column, err)
		}
	}
}

func TestNumberIsUniqueByConstraint(t *testing.T) {
	s := open(t, t.TempDir())
	ticket := journal.TicketRow{ID: 1, Day: "2026-11-23", Prefix: "A", N: 1, Service: "kk", State: "waiting", IssuedAt: 1}
	if err := s.Append(batchOf(s, "first", ticket)); err != nil {
		t.Fatal(err)
	}
	twin := ticket
	twin.ID = 2
	err := s.Append(batchOf(s, "twin", twin))
	if err == nil || errors.Is(err, journal.ErrFull) {
		t.Errorf("A-001 twice on one day: got %v, want an error that stops the office", err)
	}
	if seq, _ := s.Head(); seq != 1 {
		t.Errorf("the head is at %d after a refused batch, want 1", seq)
	}
	for name, other := range map[string]journal.TicketRow{
		"another day":    {ID: 3, Day: "2026-11-24", Prefix: "A", N: 1, Service: "kk", State: "waiting", IssuedAt: 1},
		"another prefix": {ID: 4, Day: "2026-11-23", Prefix: "B", N: 1, Service: "ktp", State: "waiting", IssuedAt: 1},
		"the same again": {ID: 1, Day: "2026-11-23", Prefix: "A", N: 1, Service: "kk", State: "called", IssuedAt: 1},
	} {
		if err := s.Append(batchOf(s, name, other)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestManyRowsAreWrittenAsFew covers batches around the size of a many-rows statement.
func TestManyRowsAreWrittenAsFew(t *testing.T) {
	s := open(t, t.TempDir())
	n := 0
	for _, size := range []int{1, manyRows - 1, manyRows, manyRows + 1, 3*manyRows + 5} {
		batch := batchOf(s, "head of the batch")
		for range size {
			n++
			batch.Tickets = append(batch.Tickets, journal.TicketRow{ID: uint64(n), Day: "2026-11-23", Prefix: "A", N: n, Service: "kk", State: "waiting", IssuedAt: 1})
			batch.Jobs = append(batch.Jobs, journal.JobRow{ID: uint64(n), Kind: "ticket", Ticket: uint64(n), Printer: "kiosk", State: "queued", At: 1})
		}
		if err := s.Append(batch); err != nil {
			t.Fatal(err)
		}
		for _, table := range []string{"ticket", "print_job"} {
			var have int
			if err := s.reader.QueryRow("SELECT count(*) FROM " + table).Scan(&have); err != nil || have != n {
				t.Errorf("%d rows in %s (%v), want %d", have, table, err, n)
			}
		}
	}
}

func TestOnlyTwoSnapshotsAreKept(t *testing.T) {
	s := open(t, t.TempDir())
	for range 5 {
		batch := batchOf(s, "day")
		last := batch.Records[0]
		batch.Snapshot = journal.NewSnapshot(last.Seq, last.Hash, []byte("{}"))
		if err := s.Append(batch); err != nil {
			t.Fatal(err)
		}
	}
	var n, oldest int
	if err := s.reader.QueryRow("SELECT count(*), min(seq) FROM snapshot").Scan(&n, &oldest); err != nil || n != 2 || oldest != 4 {
		t.Errorf("%d snapshots from %d on (%v), want the last two", n, oldest, err)
	}
}

// TestErasedBytesAreGone looks for the erased secret in every file, not only through SQL.
func TestErasedBytesAreGone(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	secret := []byte(`{"token":"TOP5ECRET0000000000X"}`)
	record := journal.NewRecord(journal.Hash{}, 1, []byte("core"), secret)
	batch := journal.Batch{Records: []journal.Record{record}, Snapshot: journal.NewSnapshot(1, record.Hash, secret)}
	if err := s.Append(batch); err != nil {
		t.Fatal(err)
	}
	if !onDisk(t, dir, "TOP5ECRET") {
		t.Fatal("the secret is not on disk before it is erased: the test looks in the wrong place")
	}
	if err := s.Erase(math.MaxUint64, 1); err != nil {
		t.Fatal(err)
	}
	if onDisk(t, dir, "TOP5ECRET") {
		t.Error("the erased secret is still on disk")
	}
}

func onDisk(t *testing.T, dir, text string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, FileName+"*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(raw, []byte(text)) {
			return true
		}
	}
	return false
}
