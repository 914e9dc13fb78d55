package store

import (
	"database/sql"
	"errors"
	"fmt"
	"time"

	"antrean/office/setup"
)

var _ setup.Book = (*Store)(nil)

const setupColumns = "SELECT n, at, by, note, catalogue, body, file FROM setup "

// Setups lists versions of the setup below before, newest first.
func (s *Source) Setups(before, most int) ([]setup.Version, error) {
	rows, err := s.db.Query(setupColumns+"WHERE ? = 0 OR n < ? ORDER BY n DESC LIMIT ?", before, before, most)
	if err != nil {
		return nil, fmt.Errorf("list setups: %w", err)
	}
	defer rows.Close()
	var list []setup.Version
	for rows.Next() {
		v, err := scanSetup(rows)
		if err != nil {
			return nil, fmt.Errorf("list setups: %w", err)
		}
		list = append(list, v)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("list setups: %w", err)
	}
	return list, nil
}

// Setup finds a version of the setup by its number.
func (s *Source) Setup(n int) (setup.Version, error) { return s.oneSetup("WHERE n = ?", n) }

// SetupOf finds the newest version of the setup with these standards.
func (s *Source) SetupOf(catalogue string) (setup.Version, error) {
	return s.oneSetup("WHERE catalogue = ? ORDER BY n DESC LIMIT 1", catalogue)
}

// SetupBy finds the newest version of the setup that somebody made.
func (s *Source) SetupBy(who string) (setup.Version, error) {
	return s.oneSetup("WHERE by = ? ORDER BY n DESC LIMIT 1", who)
}

func (s *Source) oneSetup(where string, arg any) (setup.Version, error) {
	v, err := scanSetup(s.db.QueryRow(setupColumns+where, arg))
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return setup.Version{}, setup.ErrUnknown
	case err != nil:
		return setup.Version{}, fmt.Errorf("read setup: %w", err)
	}
	return v, nil
}

func scanSetup(row interface{ Scan(...any) error }) (setup.Version, error) {
	var v setup.Version
	var at int64
	err := row.Scan(&v.N, &at, &v.By, &v.Note, &v.Catalogue, &v.Body, &v.File)
	v.At = time.UnixMilli(at)
	return v, err
}

// Setups lists versions of the setup below before, newest first.
func (s *Store) Setups(before, most int) ([]setup.Version, error) {
	return s.Source().Setups(before, most)
}

// Setup finds a version of the setup by its number.
func (s *Store) Setup(n int) (setup.Version, error) { return s.Source().Setup(n) }

// SetupOf finds the newest version of the setup with these standards.
func (s *Store) SetupOf(catalogue string) (setup.Version, error) {
	return s.Source().SetupOf(catalogue)
}

// SetupBy finds the newest version of the setup that somebody made.
func (s *Store) SetupBy(who string) (setup.Version, error) { return s.Source().SetupBy(who) }

// SaveSetup keeps the next version of the setup. It is on disk when SaveSetup returns.
func (s *Store) SaveSetup(v setup.Version) error {
	done, err := s.writeOne(`INSERT INTO setup (n, at, by, note, catalogue, body, file) SELECT ?, ?, ?, ?, ?, ?, ?
		WHERE ? = 1 + (SELECT coalesce(max(n), 0) FROM setup)`,
		v.N, v.At.UnixMilli(), v.By, v.Note, v.Catalogue, v.Body, blob(v.File), v.N)
	if err != nil {
		return fmt.Errorf("save setup %d: %w", v.N, err)
	}
	if !done {
		return fmt.Errorf("save setup %d: %w", v.N, setup.ErrTaken)
	}
	return nil
}
