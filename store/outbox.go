package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"antrean/office/message"
)

// postedKey notes up to which record of the journal messages have been made.
const postedKey = "outbox-posted"

// Posted is up to which record notices have been read.
func (s *Store) Posted() (through uint64, ok bool, err error) {
	var text string
	err = s.reader.QueryRow("SELECT value FROM meta WHERE key = ?", postedKey).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, false, nil
	}
	if err == nil {
		through, err = strconv.ParseUint(text, 10, 64)
	}
	if err != nil {
		return 0, false, fmt.Errorf("read how far messages are made: %w", err)
	}
	return through, true, nil
}

// Post adds messages, and notes how far the journal was read, all or nothing.
func (s *Store) Post(through uint64, list []message.Message, near map[message.Subject]string, counts []message.Count) error {
	err := s.inTx(func(tx *sql.Tx) error {
		for i := range list {
			if err := post(tx, &list[i]); err != nil {
				return err
			}
		}
		for subject, key := range near {
			if _, err := tx.Exec("UPDATE contact SET near = ? WHERE subject = ?", key, subject[:]); err != nil {
				return err
			}
		}
		if err := count(tx, counts...); err != nil {
			return err
		}
		_, err := tx.Exec("INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", postedKey, strconv.FormatUint(through, 10))
		return err
	})
	if err != nil {
		return fmt.Errorf("post messages: %w", err)
	}
	return nil
}

// inTx does something on the writer's connection, all or nothing.
func (s *Store) inTx(do func(*sql.Tx) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	tx, err := s.conn.BeginTx(context.Background(), nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := do(tx); err != nil {
		return err
	}
	return tx.Commit()
}

func post(tx *sql.Tx, m *message.Message) error {
	notice, err := json.Marshal(m.Notice)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`INSERT INTO outbox (key, subject, kind, code, at, urgent, notice, next_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
		m.Key, m.Subject[:], m.Kind, m.Code, m.At.UnixMilli(), m.Kind.Urgent(), string(notice), m.Next.UnixMilli(), m.Changed.UnixMilli())
	return err
}

func count(tx *sql.Tx, counts ...message.Count) error {
	for _, c := range counts {
		if _, err := tx.Exec("INSERT INTO outbox_count (day, kind, what, n) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n", c.Day, c.Kind, c.What, c.N); err != nil {
			return err
		}
	}
	return nil
}

const messageColumns = `o.id, o.key, o.subject, o.kind, o.code, o.at, o.notice, o.attempts, o.next_at, o.dead, o.reason, o.changed_at,
	c.ticket, c.address, c.lang, c.left_at, c.near FROM outbox o LEFT JOIN contact c ON c.subject = o.subject `

// Heads lists messages that may be sent now: of each person the oldest, so that nobody is told things out of order.
func (s *Store) Heads(now time.Time, most int) ([]message.Message, error) {
	return list(s.reader, "list messages to send", readMessage, "SELECT "+messageColumns+`WHERE o.dead = 0 AND o.next_at <= ?
		AND NOT EXISTS (SELECT 1 FROM outbox p WHERE p.subject = o.subject AND p.dead = 0 AND p.id < o.id)
		ORDER BY o.urgent DESC, o.id LIMIT ?`, now.UnixMilli(), most)
}

// Dead lists what nobody tries any more, the newest first.
func (s *Store) Dead(most int) ([]message.Message, error) {
	return list(s.reader, "list messages given up", readMessage, "SELECT "+messageColumns+"WHERE o.dead = 1 ORDER BY o.changed_at DESC, o.id DESC LIMIT ?", most)
}

func readMessage(row scanner) (m message.Message, err error) {
	var subject []byte
	var at, next, changed int64
	var notice, address, lang, near sql.NullString
	var ticket, left sql.NullInt64
	err = row.Scan(&m.ID, &m.Key, &subject, &m.Kind, &m.Code, &at, &notice, &m.Attempts, &next, &m.Dead, &m.Reason, &changed, &ticket, &address, &lang, &left, &near)
	if err != nil {
		return m, err
	}
	copy(m.Subject[:], subject)
	m.At, m.Next, m.Changed = time.UnixMilli(at), time.UnixMilli(next), time.UnixMilli(changed)
	if address.Valid {
		m.Contact = &message.Contact{Subject: m.Subject, Ticket: uint64(ticket.Int64), Address: address.String, Lang: lang.String, LeftAt: time.UnixMilli(left.Int64), Near: near.String}
	}
	if notice.Valid {
		err = json.Unmarshal([]byte(notice.String), &m.Notice)
	}
	return m, err
}

// Settle writes down what became of messages. Bytes of those that are gone are overwritten, in the log with the next
// Scrub.
func (s *Store) Settle(day string, now time.Time, results []message.Result) error {
	err := s.inTx(func(tx *sql.Tx) error {
		for _, r := range results {
			if err := settle(tx, day, now, r); err != nil {
				return err
			}
		}
		s.stained = true
		return nil
	})
	if err != nil {
		return fmt.Errorf("settle messages: %w", err)
	}
	return nil
}

func settle(tx *sql.Tx, day string, now time.Time, r message.Result) error {
	tried := 0
	if r.Tried {
		tried = 1
	}
	statement, args := "UPDATE outbox SET reason = ?, attempts = attempts + ?, next_at = ?, dead = ?, changed_at = ? WHERE id = ? AND key = ? AND dead = 0",
		[]any{r.What, tried, r.Next.UnixMilli(), r.Dead, now.UnixMilli(), r.ID, r.Key}
	if r.Ends() {
		statement, args = "DELETE FROM outbox WHERE id = ? AND key = ? AND dead = 0", []any{r.ID, r.Key}
	}
	done, err := tx.Exec(statement, args...)
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 && r.What != message.Sent || !r.Ends() && !r.Dead {
		return err
	}
	return count(tx, message.Count{Day: day, Kind: r.Kind, What: r.What, N: 1})
}

// Load says how much is on its way.
func (s *Store) Load() (l message.Load, err error) {
	var oldest, next sql.NullInt64
	err = s.reader.QueryRow("SELECT count(*), min(at), min(next_at) FROM outbox WHERE dead = 0").Scan(&l.Queued, &oldest, &next)
	if err == nil {
		err = s.reader.QueryRow("SELECT count(*) FROM outbox WHERE dead = 1").Scan(&l.Dead)
	}
	if err != nil {
		return l, fmt.Errorf("count messages: %w", err)
	}
	if oldest.Valid {
		l.Oldest, l.Next = time.UnixMilli(oldest.Int64), time.UnixMilli(next.Int64)
	}
	return l, nil
}

// Of lists the messages of one person that no gateway has taken, the oldest first.
func (s *Store) Of(subject message.Subject) ([]message.Message, error) {
	return list(s.reader, "list a person's messages", readMessage, "SELECT "+messageColumns+"WHERE o.subject = ? ORDER BY o.id", subject[:])
}

// Revive tries dead messages again that still have somewhere to go.
func (s *Store) Revive(id int64, now time.Time) (int, error) {
	return s.changeDead("retry messages", `UPDATE outbox SET dead = 0, attempts = 0, next_at = ?2, changed_at = ?2
		WHERE dead = 1 AND notice IS NOT NULL AND reason <> ?3 AND subject IN (SELECT subject FROM contact) AND (?1 = 0 OR id = ?1)`, id, now.UnixMilli(), message.Stale)
}

// Discard removes dead messages.
func (s *Store) Discard(id int64) (int, error) {
	return s.changeDead("discard messages", "DELETE FROM outbox WHERE dead = 1 AND (?1 = 0 OR id = ?1)", id)
}

func (s *Store) changeDead(what, statement string, args ...any) (n int, err error) {
	err = s.inTx(func(tx *sql.Tx) error {
		done, err := tx.Exec(statement, args...)
		if err != nil {
			return err
		}
		changed, err := done.RowsAffected()
		n, s.stained = int(changed), true
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("%s: %w", what, err)
	}
	return n, nil
}

// Counts lists what became of messages since a day.
func (s *Store) Counts(since string) ([]message.Count, error) {
	return list(s.reader, "count messages", readCount, "SELECT day, kind, what, n FROM outbox_count WHERE day >= ? ORDER BY day, kind, what", since)
}

func readCount(row scanner) (c message.Count, err error) {
	err = row.Scan(&c.Day, &c.Kind, &c.What, &c.N)
	return c, err
}

// Tidy removes what is too old to be looked at.
func (s *Store) Tidy(before time.Time, day string) error {
	err := s.inTx(func(tx *sql.Tx) error {
		if _, err := tx.Exec("DELETE FROM outbox WHERE dead = 1 AND changed_at < ?", before.UnixMilli()); err != nil {
			return err
		}
		_, err := tx.Exec("DELETE FROM outbox_count WHERE day < ?", day)
		return err
	})
	if err != nil {
		return fmt.Errorf("tidy messages: %w", err)
	}
	return nil
}
