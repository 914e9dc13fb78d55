package store

import (
	"fmt"
	"time"

	"antrean/office/staff"
)

var _ staff.Sessions = (*Store)(nil)

// Session finds a session by the hash of its secret.
func (s *Store) Session(hash staff.Hash) (staff.Session, error) {
	kept, err := readSession(s.reader.QueryRow("SELECT hash, staff, since, seen, address, browser FROM session WHERE hash = ?", hash[:]))
	if err != nil {
		return staff.Session{}, unknown("read session", err)
	}
	return kept.Session, nil
}

// Sessions lists every session, also those whose time is over, the last seen first.
func (s *Store) Sessions() ([]staff.Kept, error) {
	return list(s.reader, "read sessions", readSession, "SELECT hash, staff, since, seen, address, browser FROM session ORDER BY seen DESC, since DESC")
}

func readSession(row scanner) (staff.Kept, error) {
	var kept staff.Kept
	var hash []byte
	var since, seen int64
	if err := row.Scan(&hash, &kept.Name, &since, &seen, &kept.Address, &kept.Browser); err != nil {
		return staff.Kept{}, err
	}
	copy(kept.Hash[:], hash)
	kept.Since, kept.Seen = time.UnixMilli(since), time.UnixMilli(seen)
	return kept, nil
}

// SaveSession adds a session or notes when it was last seen.
func (s *Store) SaveSession(hash staff.Hash, session staff.Session) error {
	err := s.write(`INSERT INTO session (hash, staff, since, seen, address, browser) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (hash) DO UPDATE SET seen = excluded.seen`,
		hash[:], session.Name, session.Since.UnixMilli(), session.Seen.UnixMilli(), session.Address, session.Browser)
	if err != nil {
		return fmt.Errorf("save session: %w", err)
	}
	return nil
}

// SawSession notes when a session was last seen. One that was ended meanwhile stays ended.
func (s *Store) SawSession(hash staff.Hash, at time.Time) error {
	if err := s.write("UPDATE session SET seen = ? WHERE hash = ?", at.UnixMilli(), hash[:]); err != nil {
		return fmt.Errorf("note session: %w", err)
	}
	return nil
}

// DropSession ends a session. To drop one that is not there is no error.
func (s *Store) DropSession(hash staff.Hash) error {
	if err := s.write("DELETE FROM session WHERE hash = ?", hash[:]); err != nil {
		return fmt.Errorf("drop session: %w", err)
	}
	return nil
}
