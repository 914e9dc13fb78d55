package store

import (
	"os"
	"path/filepath"

	"antrean/office/journal"
)

// reserveSize is 16 MiB: at 600 bytes an event, more than twenty thousand calls after the disk is full.
const reserveSize = 16 << 20

var _ journal.Reserve = (*Store)(nil)

func (s *Store) reserveFile() string { return filepath.Join(s.dir, "reserve") }

// Release gives the reserve's space to the journal.
func (s *Store) Release() { os.Remove(s.reserveFile()) }

// Restore takes the reserve's space back; it reports whether there was room for it.
func (s *Store) Restore() bool {
	if info, err := os.Stat(s.reserveFile()); err == nil && info.Size() == reserveSize {
		return true
	}
	f, err := os.OpenFile(s.reserveFile(), os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return false
	}
	if err := allocate(f, reserveSize); err == nil && f.Close() == nil {
		return true
	}
	f.Close()
	os.Remove(s.reserveFile())
	return false
}

// allocate writes the space, so that it is really taken on every file system.
func allocate(f *os.File, size int) error {
	block := make([]byte, 1<<20)
	for range size / len(block) {
		if _, err := f.Write(block); err != nil {
			return err
		}
	}
	return nil
}
