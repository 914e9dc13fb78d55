package store

import (
	"fmt"
	"os"
	"path/filepath"

	"antrean/office/staff"
)

// Books are the accounts and devices of an office's file, for a second process beside the one that runs the office.
type Books struct{ store *Store }

// OpenBooks opens the books of an office, making its file when there is none.
func OpenBooks(dir string) (*Books, error) {
	if _, err := os.Stat(filepath.Join(dir, FileName)); os.IsNotExist(err) {
		made, err := Open(dir)
		if err != nil {
			return nil, err
		}
		if err := made.Close(); err != nil {
			return nil, err
		}
	}
	s := &Store{dir: dir}
	if err := s.openAccounts(); err != nil {
		s.Close()
		return nil, fmt.Errorf("open books in %s: %w", dir, err)
	}
	return &Books{s}, nil
}

// SaveAccount adds the account or replaces it.
func (b *Books) SaveAccount(a staff.Account) error { return b.store.SaveAccount(a) }

// SaveDevice adds the device, or gives the one of that name a new token.
func (b *Books) SaveDevice(token staff.Hash, d staff.Device) error {
	return b.store.SaveDevice(token, d)
}

// Close closes the books.
func (b *Books) Close() error { return b.store.Close() }
