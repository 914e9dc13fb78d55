package store

import (
	"context"
	"fmt"

	"antrean/office/journal"
)

var _ journal.Eraser = (*Store)(nil)

// Erase removes the private parts of the records with these sequence numbers, and every snapshot that may still hold
// them. The bytes are overwritten (secure_delete), in the log too once it is written back, which is tried at once
// and happens at Close at the latest.
func (s *Store) Erase(seqs ...uint64) error {
	if len(seqs) == 0 {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.erase(seqs); err != nil {
		return fmt.Errorf("erase private parts: %w", err)
	}
	if _, err := s.conn.ExecContext(context.Background(), "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		return fmt.Errorf("erase private parts from the log: %w", err)
	}
	return nil
}

func (s *Store) erase(seqs []uint64) error {
	tx, err := s.conn.BeginTx(context.Background(), nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	oldest := seqs[0]
	for _, seq := range seqs {
		oldest = min(oldest, seq)
		if _, err := tx.Exec("UPDATE journal SET private = NULL, salt = NULL WHERE seq = ?", seq); err != nil {
			return err
		}
	}
	if _, err := tx.Exec("DELETE FROM snapshot WHERE seq >= ?", oldest); err != nil {
		return err
	}
	return tx.Commit()
}
