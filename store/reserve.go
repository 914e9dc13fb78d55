package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"

	"antrean/office/journal"
)

// reserveSize is 16 MiB: at 600 bytes an event, more than twenty thousand calls after the disk is full.
const reserveSize = 16 << 20

// reserveSlack is 2 MiB that must be left beside the reserve before it counts as room: enough for the tickets of a
// day, so that issuing does not open for a moment and close again.
const reserveSlack = 2 << 20

var _ journal.Reserve = (*Store)(nil)

func (s *Store) reserveFile() string { return filepath.Join(s.dir, "reserve") }

// Release gives the reserve's space to the journal.
func (s *Store) Release() { os.Remove(s.reserveFile()) }

// Restore takes the reserve's space back; it reports whether there was room for it.
func (s *Store) Restore() bool {
	if info, err := os.Stat(s.reserveFile()); err == nil && info.Size() == reserveSize {
		return true
	}
	if !s.room() {
		return false
	}
	f, err := os.OpenFile(s.reserveFile(), os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return false
	}
	if err = errors.Join(allocate(f, reserveSize), f.Close()); err != nil {
		s.Release()
	}
	return err == nil
}

// room asks the file system before Restore tries: trying takes the last bytes away from others for a moment.
func (s *Store) room() bool {
	free, err := s.Free()
	return err != nil || free >= reserveSize+reserveSlack
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

// Free is how many bytes the disk of the office still takes.
func (s *Store) Free() (uint64, error) {
	var disk syscall.Statfs_t
	if err := syscall.Statfs(s.dir, &disk); err != nil {
		return 0, fmt.Errorf("look for room on the disk: %w", err)
	}
	return uint64(disk.Bavail) * uint64(disk.Bsize), nil
}
