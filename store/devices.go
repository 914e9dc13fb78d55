package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"antrean/office/staff"
)

var _ staff.Devices = (*Store)(nil)

const deviceColumns = "id, name, kind, printer, zone, counter, joined_at, revoked_at"

// Device finds a device by the hash of its token, as long as it was not revoked.
func (s *Store) Device(hash staff.Hash) (staff.Device, error) {
	d, err := readDevice(s.reader.QueryRow("SELECT "+deviceColumns+" FROM device WHERE token_hash = ? AND revoked_at IS NULL", hash[:]))
	if err != nil {
		return staff.Device{}, unknown("read device", err)
	}
	return d, nil
}

// Devices lists every device by name, the revoked ones last.
func (s *Store) Devices() ([]staff.Device, error) {
	return list(s.reader, "read devices", readDevice, "SELECT "+deviceColumns+" FROM device ORDER BY revoked_at IS NOT NULL, name, id")
}

func readDevice(row scanner) (staff.Device, error) {
	var d staff.Device
	var joined, revoked sql.NullInt64
	if err := row.Scan(&d.ID, &d.Name, &d.Kind, &d.Printer, &d.Zone, &d.Counter, &joined, &revoked); err != nil {
		return staff.Device{}, err
	}
	d.JoinedAt, d.RevokedAt = moment(joined), moment(revoked)
	return d, nil
}

// SaveDevice adds the device, or gives the one of that name a new token.
func (s *Store) SaveDevice(hash staff.Hash, d staff.Device) error {
	joined := d.JoinedAt
	if joined.IsZero() {
		joined = time.Now()
	}
	err := s.write(`INSERT INTO device (name, kind, token_hash, printer, zone, counter, joined_at) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (name) WHERE revoked_at IS NULL DO UPDATE SET kind = excluded.kind, token_hash = excluded.token_hash,
		printer = excluded.printer, zone = excluded.zone, counter = excluded.counter, joined_at = excluded.joined_at`,
		d.Name, d.Kind, hash[:], d.Printer, d.Zone, d.Counter, joined.UnixMilli())
	if err != nil {
		return fmt.Errorf("save device %s: %w", d.Name, err)
	}
	return nil
}

// ChangeDevice writes a device's name and place. A name that another device has is an error.
func (s *Store) ChangeDevice(d staff.Device) error {
	return s.changeDevice("change device", "UPDATE device SET name = ?, printer = ?, zone = ?, counter = ? WHERE id = ? AND revoked_at IS NULL",
		d.Name, d.Printer, d.Zone, d.Counter, d.ID)
}

// RevokeDevice makes a device's token worth nothing. To revoke one twice is ErrUnknown.
func (s *Store) RevokeDevice(id int64, at time.Time) error {
	return s.changeDevice("revoke device", "UPDATE device SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", at.UnixMilli(), id)
}

func (s *Store) changeDevice(doing, statement string, args ...any) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	result, err := s.conn.ExecContext(context.Background(), statement, args...)
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	n, err := result.RowsAffected()
	if err == nil && n == 0 {
		err = staff.ErrUnknown
	}
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}
