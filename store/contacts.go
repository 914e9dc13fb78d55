package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"antrean/office/message"
)

var _ message.Book = (*Store)(nil)

// LeaveContact keeps a contact, in the place of the one before, which is overwritten.
func (s *Store) LeaveContact(c message.Contact) error {
	err := s.write(`INSERT INTO contact (subject, ticket, address, lang, left_at) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (subject) DO UPDATE SET address = excluded.address, lang = excluded.lang, ticket = max(ticket, excluded.ticket)`,
		c.Subject[:], int64(c.Ticket), c.Address, c.Lang, c.LeftAt.UnixMilli())
	if err != nil {
		return fmt.Errorf("keep a contact: %w", err)
	}
	return s.scrubNow()
}

// scrubNow says that the log holds what was overwritten, and tries to empty it at once.
func (s *Store) scrubNow() error {
	s.mu.Lock()
	s.stained = true
	s.mu.Unlock()
	_, err := s.Scrub()
	return err
}

// ContactOf finds a contact; nil when there is none.
func (s *Store) ContactOf(subject message.Subject) (*message.Contact, error) {
	c := message.Contact{Subject: subject}
	var left int64
	err := s.reader.QueryRow("SELECT ticket, address, lang, left_at, near FROM contact WHERE subject = ?", subject[:]).Scan(&c.Ticket, &c.Address, &c.Lang, &left, &c.Near)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("find a contact: %w", err)
	}
	c.LeftAt = time.UnixMilli(left)
	return &c, nil
}

// Contacts lists all contacts without their addresses.
func (s *Store) Contacts() ([]message.Contact, error) {
	return list(s.reader, "list contacts", readContact, "SELECT subject, ticket, lang, left_at, near FROM contact")
}

func readContact(row scanner) (c message.Contact, err error) {
	var subject []byte
	var left int64
	err = row.Scan(&subject, &c.Ticket, &c.Lang, &left, &c.Near)
	copy(c.Subject[:], subject)
	c.LeftAt = time.UnixMilli(left)
	return c, err
}

// ForgetContacts removes contacts and what waits for them, and overwrites them.
func (s *Store) ForgetContacts(day string, subjects ...message.Subject) (unsent int, err error) {
	if len(subjects) == 0 {
		return 0, nil
	}
	s.mu.Lock()
	unsent, err = s.forgetContacts(day, subjects)
	s.mu.Unlock()
	if err != nil {
		return 0, fmt.Errorf("forget contacts: %w", err)
	}
	return unsent, s.scrubNow()
}

func (s *Store) forgetContacts(day string, subjects []message.Subject) (unsent int, err error) {
	tx, err := s.conn.BeginTx(context.Background(), nil)
	if err != nil {
		return 0, err
	}
	defer tx.Rollback()
	for _, subject := range subjects {
		n, err := forgetContact(tx, day, subject[:])
		if err != nil {
			return 0, err
		}
		unsent += n
	}
	return unsent, tx.Commit()
}

// forgetContact removes what is known of a subject. What was given up stays as a line without a person.
func forgetContact(tx *sql.Tx, day string, subject []byte) (unsent int, err error) {
	if _, err := tx.Exec("DELETE FROM contact WHERE subject = ?", subject); err != nil {
		return 0, err
	}
	if _, err := tx.Exec(`INSERT INTO outbox_count (day, kind, what, n) SELECT ?1, kind, ?2, count(*) FROM outbox WHERE subject = ?3 AND dead = 0 GROUP BY kind
		ON CONFLICT DO UPDATE SET n = n + excluded.n`, day, message.Forgotten, subject); err != nil {
		return 0, err
	}
	gone, err := tx.Exec("DELETE FROM outbox WHERE subject = ? AND dead = 0", subject)
	if err != nil {
		return 0, err
	}
	if _, err := tx.Exec("UPDATE outbox SET subject = NULL, notice = NULL WHERE subject = ?", subject); err != nil {
		return 0, err
	}
	n, err := gone.RowsAffected()
	return int(n), err
}

// ForgetBeside removes where messages and pushes for the person of a token went.
func (s *Store) ForgetBeside(tokenHash []byte) error {
	err := s.inTx(func(tx *sql.Tx) error {
		for _, statement := range []string{
			"DELETE FROM contact WHERE subject = ?", "DELETE FROM outbox WHERE dead = 0 AND subject = ?",
			"UPDATE outbox SET subject = NULL, notice = NULL WHERE subject = ?", "DELETE FROM push_subscription WHERE subject = ?",
		} {
			if _, err := tx.Exec(statement, tokenHash); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("forget where messages went: %w", err)
	}
	return s.scrubNow()
}
