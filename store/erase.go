package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"antrean/office/journal"
)

var _ journal.Eraser = (*Store)(nil)

// Erase removes the private parts of the records with these sequence numbers, what rows still hold of them, and every
// snapshot that may, up to clean. The bytes are overwritten (secure_delete), in the log too once it is written back,
// which is tried at once: see Scrub.
func (s *Store) Erase(clean uint64, seqs ...uint64) error {
	if len(seqs) == 0 {
		return nil
	}
	s.mu.Lock()
	err := s.erase(clean, seqs)
	s.stained = true
	s.mu.Unlock()
	if err != nil {
		return fmt.Errorf("erase private parts: %w", err)
	}
	_, err = s.Scrub()
	return err
}

// erasing are the statements that forget; ?1 is a JSON array of sequence numbers. A ticket, an application and a print job
// carry the number of the record that made them.
var erasing = [...]string{
	"UPDATE journal SET private = NULL, salt = NULL WHERE seq IN (SELECT value FROM json_each(?1)) AND private IS NOT NULL",
	"UPDATE ticket SET token_hash = NULL WHERE id IN (SELECT value FROM json_each(?1)) AND token_hash IS NOT NULL",
	`UPDATE print_job SET code = NULL WHERE kind = 'list' AND code IN
		(SELECT code FROM print_job WHERE kind = 'list' AND id IN (SELECT value FROM json_each(?1)))`,
}

func (s *Store) erase(clean uint64, seqs []uint64) error {
	tx, err := s.conn.BeginTx(context.Background(), nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := eraseIn(tx, clean, seqs); err != nil {
		return err
	}
	return tx.Commit()
}

func eraseIn(tx *sql.Tx, clean uint64, seqs []uint64) error {
	list, err := json.Marshal(seqs)
	if err != nil {
		return err
	}
	for _, statement := range erasing {
		if _, err := tx.Exec(statement, string(list)); err != nil {
			return err
		}
	}
	if err := eraseCases(tx, string(list)); err != nil {
		return err
	}
	oldest := seqs[0]
	for _, seq := range seqs {
		oldest = min(oldest, seq)
	}
	_, err = tx.Exec("DELETE FROM snapshot WHERE seq >= ? AND seq < ?", int64(oldest), int64(min(clean, 1<<62)))
	return err
}

// eraseCases forgets tokens of applications. Copies of older offices have none.
func eraseCases(tx *sql.Tx, list string) error {
	if there, err := hasTable(tx, "case_file"); err != nil || !there {
		return err
	}
	_, err := tx.Exec("UPDATE case_file SET token_hash = NULL WHERE id IN (SELECT value FROM json_each(?1)) AND token_hash IS NOT NULL", list)
	return err
}

// Scrub writes the log back into the file and empties it, so that erased bytes are in neither. It does not wait for
// readers, who would make calls wait too: false means that somebody is reading, and it is worth another try later. A
// Close does it at the latest.
func (s *Store) Scrub() (clean bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.stained {
		return true, nil
	}
	ctx := context.Background()
	if _, err := s.conn.ExecContext(ctx, "PRAGMA busy_timeout = 0"); err != nil {
		return false, fmt.Errorf("scrub the log: %w", err)
	}
	var busy, pages, done int
	err = s.conn.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &done)
	_, again := s.conn.ExecContext(ctx, "PRAGMA busy_timeout = 5000")
	if err = errors.Join(err, again); err != nil {
		return false, fmt.Errorf("scrub the log: %w", err)
	}
	s.stained = busy != 0
	return busy == 0, nil
}

// Private lists at most so many records after a sequence number that still have a private part, in order.
func (s *Store) Private(after uint64, most int) ([]journal.Record, error) {
	rows, err := s.reader.Query(`SELECT seq, core, private_hash, hash, private, salt FROM journal
		WHERE seq > ? AND private IS NOT NULL ORDER BY seq LIMIT ?`, int64(after), most)
	if err != nil {
		return nil, fmt.Errorf("list private parts: %w", err)
	}
	defer rows.Close()
	var found []journal.Record
	for rows.Next() {
		r, err := readRecord(rows)
		if err != nil {
			return nil, fmt.Errorf("list private parts: %w", err)
		}
		found = append(found, r)
	}
	return found, rows.Err()
}

// TicketOf finds the ticket whose token has this SHA-256.
func (s *Store) TicketOf(tokenHash []byte) (id uint64, ok bool, err error) {
	err = s.reader.QueryRow("SELECT id FROM ticket WHERE token_hash = ?", tokenHash).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, false, nil
	}
	if err != nil {
		return 0, false, fmt.Errorf("find the ticket of a token: %w", err)
	}
	return id, true, nil
}

// CasesOf finds the applications whose token has this SHA-256, oldest first.
func (s *Store) CasesOf(tokenHash []byte) ([]uint64, error) {
	rows, err := s.reader.Query("SELECT id FROM case_file WHERE token_hash = ? ORDER BY id", tokenHash)
	if err != nil {
		return nil, fmt.Errorf("find the applications of a token: %w", err)
	}
	defer rows.Close()
	var ids []uint64
	for rows.Next() {
		var id uint64
		if err := rows.Scan(&id); err != nil {
			return nil, fmt.Errorf("find the applications of a token: %w", err)
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}
