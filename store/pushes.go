package store

import (
	"database/sql"
	"errors"
	"fmt"
	"time"

	"antrean/office/webpush"
)

var _ webpush.Book = (*Store)(nil)

// PushKey is the key by which the office signs pushes; nil when there is none yet.
func (s *Store) PushKey() (key []byte, err error) {
	err = s.reader.QueryRow("SELECT private FROM push_key").Scan(&key)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("find the key of pushes: %w", err)
	}
	return key, nil
}

// KeepPushKey keeps the key; one that is there already stays.
func (s *Store) KeepPushKey(key []byte) error {
	if err := s.write("INSERT INTO push_key (one, private) VALUES (1, ?) ON CONFLICT DO NOTHING", key); err != nil {
		return fmt.Errorf("keep the key of pushes: %w", err)
	}
	return nil
}

// Subscribe keeps a subscription, in the place of the same browser's for the same page.
func (s *Store) Subscribe(p webpush.Subscription) error {
	err := s.write(`INSERT INTO push_subscription (subject, endpoint, ticket, public, auth, lang, made_at, near) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (subject, endpoint) DO UPDATE SET public = excluded.public, auth = excluded.auth, lang = excluded.lang, near = excluded.near`,
		p.Subject[:], p.Endpoint, int64(p.Ticket), p.Public, p.Auth, p.Lang, p.MadeAt.UnixMilli(), p.Near)
	if err != nil {
		return fmt.Errorf("keep a subscription: %w", err)
	}
	return nil
}

// Subscriptions lists all of them, the oldest first.
func (s *Store) Subscriptions() ([]webpush.Subscription, error) {
	return list(s.reader, "list subscriptions", readSubscription,
		"SELECT subject, endpoint, ticket, public, auth, lang, made_at, near FROM push_subscription ORDER BY made_at, endpoint")
}

func readSubscription(row scanner) (p webpush.Subscription, err error) {
	var subject []byte
	var made int64
	err = row.Scan(&subject, &p.Endpoint, &p.Ticket, &p.Public, &p.Auth, &p.Lang, &made, &p.Near)
	copy(p.Subject[:], subject)
	p.MadeAt = time.UnixMilli(made)
	return p, err
}

// Unsubscribe removes a subscription and overwrites it.
func (s *Store) Unsubscribe(subject webpush.Subject, endpoint string) error {
	if err := s.write("DELETE FROM push_subscription WHERE subject = ? AND endpoint = ?", subject[:], endpoint); err != nil {
		return fmt.Errorf("remove a subscription: %w", err)
	}
	s.mu.Lock()
	s.stained = true
	s.mu.Unlock()
	_, err := s.Scrub()
	return err
}
