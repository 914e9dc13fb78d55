package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"antrean/office/staff"
)

var _ staff.Accounts = (*Store)(nil)

const accountColumns = "name, display, roles, password, counters, lang, must_change, added_at, disabled_at, signed_in_at"

// Account finds an account by its login name.
func (s *Store) Account(name string) (staff.Account, error) {
	a, err := readAccount(s.reader.QueryRow("SELECT "+accountColumns+" FROM staff WHERE name = ?", name))
	if err != nil {
		return staff.Account{}, unknown("read account", err)
	}
	return a, nil
}

// Accounts lists every account by name, the disabled ones too.
func (s *Store) Accounts() ([]staff.Account, error) {
	return list(s.reader, "read accounts", readAccount, "SELECT "+accountColumns+" FROM staff ORDER BY name")
}

// A scanner is a row, alone or of many.
type scanner interface{ Scan(...any) error }

func readAccount(row scanner) (staff.Account, error) {
	var a staff.Account
	var roles, counters string
	var added, disabled, signedIn sql.NullInt64
	err := row.Scan(&a.Name, &a.Display, &roles, &a.Password, &counters, &a.Lang, &a.MustChange, &added, &disabled, &signedIn)
	if err != nil {
		return staff.Account{}, err
	}
	if err := errors.Join(json.Unmarshal([]byte(roles), &a.Roles), json.Unmarshal([]byte(counters), &a.Counters)); err != nil {
		return staff.Account{}, fmt.Errorf("account %s: %w", a.Name, err)
	}
	a.AddedAt, a.DisabledAt, a.SignedInAt = moment(added), moment(disabled), moment(signedIn)
	return a, nil
}

// SaveAccount adds the account or replaces it; when it last signed in stays.
func (s *Store) SaveAccount(a staff.Account) error {
	roles, err := json.Marshal(a.Roles)
	if err != nil {
		return fmt.Errorf("save account %s: %w", a.Name, err)
	}
	counters, err := json.Marshal(a.Counters)
	if err != nil {
		return fmt.Errorf("save account %s: %w", a.Name, err)
	}
	err = s.write(`INSERT INTO staff (name, display, roles, password, counters, lang, must_change, added_at, disabled_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (name) DO UPDATE SET display = excluded.display, roles = excluded.roles, password = excluded.password, counters = excluded.counters,
		lang = excluded.lang, must_change = excluded.must_change, disabled_at = excluded.disabled_at`,
		a.Name, a.Display, string(roles), a.Password, string(counters), a.Lang, a.MustChange, millis(a.AddedAt), millis(a.DisabledAt))
	if err != nil {
		return fmt.Errorf("save account %s: %w", a.Name, err)
	}
	return nil
}

// NoteSignIn writes down when somebody last signed in.
func (s *Store) NoteSignIn(name string, at time.Time) error {
	if err := s.write("UPDATE staff SET signed_in_at = ? WHERE name = ?", at.UnixMilli(), name); err != nil {
		return fmt.Errorf("note sign-in of %s: %w", name, err)
	}
	return nil
}

// An asker is a database, or one moment of it.
type asker interface {
	Query(question string, args ...any) (*sql.Rows, error)
}

// list reads every row of a question.
func list[T any](db asker, doing string, read func(scanner) (T, error), question string, args ...any) ([]T, error) {
	rows, err := db.Query(question, args...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", doing, err)
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		one, err := read(rows)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", doing, err)
		}
		out = append(out, one)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", doing, err)
	}
	return out, nil
}

// moment is a time as the tables hold it; NULL is the zero time.
func moment(ms sql.NullInt64) time.Time {
	if !ms.Valid {
		return time.Time{}
	}
	return time.UnixMilli(ms.Int64)
}

// millis is what the tables hold of a time.
func millis(at time.Time) sql.NullInt64 {
	return sql.NullInt64{Int64: at.UnixMilli(), Valid: !at.IsZero()}
}

// unknown turns "no rows" into staff's word for it.
func unknown(doing string, err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return staff.ErrUnknown
	}
	return fmt.Errorf("%s: %w", doing, err)
}
