package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"antrean/office/staff"
)

var (
	_ staff.Accounts = (*Store)(nil)
	_ staff.Sessions = (*Store)(nil)
	_ staff.Devices  = (*Store)(nil)
)

// Account finds an account by its login name.
func (s *Store) Account(name string) (staff.Account, error) {
	a := staff.Account{Name: name}
	var counters string
	err := s.reader.QueryRow("SELECT role, password, counters FROM staff WHERE name = ?", name).Scan(&a.Role, &a.Password, &counters)
	if err != nil {
		return staff.Account{}, unknown("read account", err)
	}
	if err := json.Unmarshal([]byte(counters), &a.Counters); err != nil {
		return staff.Account{}, fmt.Errorf("read account %s: %w", name, err)
	}
	return a, nil
}

// SaveAccount adds the account or replaces it.
func (s *Store) SaveAccount(a staff.Account) error {
	counters, err := json.Marshal(a.Counters)
	if err != nil {
		return fmt.Errorf("save account %s: %w", a.Name, err)
	}
	err = s.write(`INSERT INTO staff (name, role, password, counters) VALUES (?, ?, ?, ?)
		ON CONFLICT (name) DO UPDATE SET role = excluded.role, password = excluded.password, counters = excluded.counters`,
		a.Name, a.Role, a.Password, string(counters))
	if err != nil {
		return fmt.Errorf("save account %s: %w", a.Name, err)
	}
	return nil
}

// Session finds a session by the hash of its secret.
func (s *Store) Session(hash staff.Hash) (staff.Session, error) {
	var session staff.Session
	var since, seen int64
	err := s.reader.QueryRow("SELECT staff, since, seen FROM session WHERE hash = ?", hash[:]).Scan(&session.Name, &since, &seen)
	if err != nil {
		return staff.Session{}, unknown("read session", err)
	}
	session.Since, session.Seen = time.UnixMilli(since), time.UnixMilli(seen)
	return session, nil
}

// SaveSession adds a session or notes when it was last seen.
func (s *Store) SaveSession(hash staff.Hash, session staff.Session) error {
	err := s.write(`INSERT INTO session (hash, staff, since, seen) VALUES (?, ?, ?, ?) ON CONFLICT (hash) DO UPDATE SET seen = excluded.seen`,
		hash[:], session.Name, session.Since.UnixMilli(), session.Seen.UnixMilli())
	if err != nil {
		return fmt.Errorf("save session: %w", err)
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

// Device finds a device by the hash of its token.
func (s *Store) Device(hash staff.Hash) (staff.Device, error) {
	var d staff.Device
	err := s.reader.QueryRow("SELECT name, kind, printer FROM device WHERE token_hash = ?", hash[:]).Scan(&d.Name, &d.Kind, &d.Printer)
	if err != nil {
		return staff.Device{}, unknown("read device", err)
	}
	return d, nil
}

// SaveDevice adds the device, or gives the one of that name a new token.
func (s *Store) SaveDevice(hash staff.Hash, d staff.Device) error {
	err := s.write(`INSERT INTO device (name, kind, token_hash, printer, added) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, token_hash = excluded.token_hash, printer = excluded.printer`,
		d.Name, d.Kind, hash[:], d.Printer, time.Now().UnixMilli())
	if err != nil {
		return fmt.Errorf("save device %s: %w", d.Name, err)
	}
	return nil
}

// unknown turns "no rows" into staff's word for it.
func unknown(doing string, err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return staff.ErrUnknown
	}
	return fmt.Errorf("%s: %w", doing, err)
}
