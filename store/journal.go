package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"antrean/office/journal"
)

// Epoch names the history; it was minted with the file.
func (s *Store) Epoch() string { return s.epoch }

// Head is the last record's place in the chain.
func (s *Store) Head() (uint64, journal.Hash) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seq, s.hash
}

// Append writes the batch in one transaction. It returns journal.ErrFull when there is no room and nothing was
// written; after any other error the file must be opened anew before it can be trusted.
func (s *Store) Append(b journal.Batch) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := b.Follows(s.seq, s.hash); err != nil {
		return err
	}
	err := s.append(b)
	switch {
	case err == nil:
		last := b.Records[len(b.Records)-1]
		s.seq, s.hash = last.Seq, last.Hash
		return nil
	case isFull(err):
		return fmt.Errorf("%w: %w", journal.ErrFull, err)
	}
	return err
}

func (s *Store) append(b journal.Batch) (err error) {
	ctx := context.Background()
	if _, err := s.inserts.begin.ExecContext(ctx); err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer func() {
		if err != nil { // a failed COMMIT may have rolled back by itself; then this one says so and changes nothing
			_, rollback := s.inserts.rollback.ExecContext(ctx)
			if rollback != nil && !isFull(err) {
				err = errors.Join(err, fmt.Errorf("roll back: %w", rollback))
			}
		}
	}()
	if err := s.inserts.journal.all(ctx, len(b.Records), func(i int, args []any) []any { return recordArgs(&b.Records[i], args) }); err != nil {
		return fmt.Errorf("insert records: %w", err)
	}
	if err := s.inserts.ticket.all(ctx, len(b.Tickets), func(i int, args []any) []any { return ticketArgs(&b.Tickets[i], args) }); err != nil {
		return fmt.Errorf("upsert tickets: %w", err)
	}
	if err := s.inserts.lacks(ctx, b.Tickets); err != nil {
		return fmt.Errorf("insert lacks: %w", err)
	}
	if err := s.inserts.change.all(ctx, len(b.Changes), func(i int, args []any) []any { return changeArgs(&b.Changes[i], args) }); err != nil {
		return fmt.Errorf("insert changes of counters: %w", err)
	}
	if err := s.inserts.job.all(ctx, len(b.Jobs), func(i int, args []any) []any { return jobArgs(&b.Jobs[i], args) }); err != nil {
		return fmt.Errorf("upsert print jobs: %w", err)
	}
	if err := s.inserts.cases.all(ctx, b.Cases, b.Outages); err != nil {
		return fmt.Errorf("write applications: %w", err)
	}
	last := b.Records[len(b.Records)-1]
	if _, err := s.inserts.head.ExecContext(ctx, int64(last.Seq), last.Hash[:]); err != nil {
		return fmt.Errorf("move the head: %w", err)
	}
	if err := s.keep(ctx, b.Snapshot); err != nil {
		return fmt.Errorf("keep snapshot: %w", err)
	}
	if _, err := s.inserts.commit.ExecContext(ctx); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

// keep writes the snapshot and drops all but the one before it.
func (s *Store) keep(ctx context.Context, snapshot *journal.Snapshot) error {
	if snapshot == nil {
		return nil
	}
	if _, err := s.conn.ExecContext(ctx, "DELETE FROM snapshot WHERE seq < (SELECT max(seq) FROM snapshot)"); err != nil {
		return err
	}
	_, err := s.conn.ExecContext(ctx, "INSERT OR REPLACE INTO snapshot (seq, hash, body, seal) VALUES (?, ?, ?, ?)",
		snapshot.Seq, snapshot.Hash[:], snapshot.Body, snapshot.Seal[:])
	return err
}

// Replay visits the records after a sequence number, in order.
func (s *Store) Replay(after uint64, visit func(journal.Record) error) error {
	rows, err := s.reader.Query("SELECT seq, core, private_hash, hash, private, salt FROM journal WHERE seq > ? ORDER BY seq", after)
	if err != nil {
		return fmt.Errorf("read journal: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		r, err := readRecord(rows)
		if err != nil {
			return fmt.Errorf("read journal: %w", err)
		}
		if err := visit(r); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("read journal: %w", err)
	}
	return nil
}

func readRecord(rows *sql.Rows) (journal.Record, error) {
	var r journal.Record
	var privateHash, hash sql.RawBytes
	if err := rows.Scan(&r.Seq, &r.Core, &privateHash, &hash, &r.Private, &r.Salt); err != nil {
		return r, err
	}
	if privateHash != nil {
		if err := readHash(&r.PrivateHash, privateHash); err != nil {
			return r, fmt.Errorf("private hash of record %d: %w", r.Seq, err)
		}
	}
	if err := readHash(&r.Hash, hash); err != nil {
		return r, fmt.Errorf("hash of record %d: %w", r.Seq, err)
	}
	return r, nil
}

func readHash(to *journal.Hash, from []byte) error {
	if len(from) != len(to) {
		return fmt.Errorf("%w: %d bytes are no hash", journal.ErrBroken, len(from))
	}
	copy(to[:], from)
	return nil
}

// Snapshot is the newest sealed state.
func (s *Store) Snapshot() (journal.Snapshot, error) {
	var snapshot journal.Snapshot
	var hash, seal []byte
	err := s.reader.QueryRow("SELECT seq, hash, body, seal FROM snapshot ORDER BY seq DESC LIMIT 1").
		Scan(&snapshot.Seq, &hash, &snapshot.Body, &seal)
	if errors.Is(err, sql.ErrNoRows) {
		return journal.Snapshot{}, nil
	}
	if err != nil {
		return journal.Snapshot{}, err
	}
	return snapshot, errors.Join(readHash(&snapshot.Hash, hash), readHash(&snapshot.Seal, seal))
}
