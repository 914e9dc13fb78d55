package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"antrean/office/staff"
)

// Books are the accounts and devices of an office's file, for a second process beside the one that runs the office.
type Books struct{ store *Store }

// OpenBooks opens the books of an office. A file that is missing or of an older form is made ready first, which is
// refused while another process runs the office.
func OpenBooks(dir string) (*Books, error) {
	if _, err := os.Stat(filepath.Join(dir, FileName)); err == nil {
		books, err := openBooks(dir)
		if !errors.Is(err, errOldForm) {
			return books, err
		}
	}
	made, err := Open(dir)
	if err != nil {
		return nil, err
	}
	if err := made.Close(); err != nil {
		return nil, err
	}
	return openBooks(dir)
}

// openBooks opens the books of a file that is of the newest form.
func openBooks(dir string) (*Books, error) {
	s := &Store{dir: dir}
	err := s.openWriter()
	if err == nil {
		err = s.newestForm()
	}
	if err == nil {
		err = s.openAccounts()
	}
	if err != nil {
		s.Close()
		return nil, fmt.Errorf("open books in %s: %w", dir, err)
	}
	return &Books{s}, nil
}

func (s *Store) newestForm() error {
	have, steps, err := s.form()
	if err == nil && have < len(steps) {
		err = errOldForm
	}
	return err
}

// SaveAccount adds the account or replaces it.
func (b *Books) SaveAccount(a staff.Account) error { return b.store.SaveAccount(a) }

// Account finds an account by its login name.
func (b *Books) Account(name string) (staff.Account, error) { return b.store.Account(name) }

// Note adds a line to the audit.
func (b *Books) Note(e staff.Entry) error { return b.store.Note(e) }

// SaveDevice adds the device, or gives the one of that name a new token.
func (b *Books) SaveDevice(token staff.Hash, d staff.Device) error {
	return b.store.SaveDevice(token, d)
}

// Close closes the books.
func (b *Books) Close() error { return b.store.Close() }
