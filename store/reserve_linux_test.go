package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"antrean/office/journal"
)

// smallDisk mounts a disk of some megabytes; resize makes it larger.
func smallDisk(t *testing.T, megabytes int) (dir string, resize func(megabytes int)) {
	t.Helper()
	dir = t.TempDir()
	options := fmt.Sprintf("size=%dm", megabytes)
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, options); err != nil {
		t.Skipf("skipped: this machine does not let us mount a small disk: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Errorf("unmount: %v", err)
		}
	})
	return dir, func(megabytes int) {
		t.Helper()
		if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, fmt.Sprintf("size=%dm", megabytes)); err != nil {
			t.Fatal(err)
		}
	}
}

// fill writes until nothing fits any more.
func fill(t *testing.T, dir string) {
	t.Helper()
	f, err := os.Create(filepath.Join(dir, "ballast"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, size := range []int{1 << 20, 4096} {
		for err == nil {
			_, err = f.Write(make([]byte, size))
		}
		if !errors.Is(err, syscall.ENOSPC) {
			t.Fatalf("filled up with %v, want ENOSPC", err)
		}
		err = nil
	}
}

func TestFullDiskHeals(t *testing.T) {
	dir, resize := smallDisk(t, 24)
	s := open(t, filepath.Join(dir, "data"))
	for range 2 { // to have it already is as good
		if !s.Restore() {
			t.Fatal("there is room, and no reserve was made")
		}
	}
	fill(t, dir)
	if !s.Restore() {
		t.Error("the reserve is there, and Restore says it is not")
	}
	written := appendUntilFull(t, s)
	before, _ := s.Head()
	for range 5 { // refused again and again, it stays whole
		if err := s.Append(large(s)); !errors.Is(err, journal.ErrFull) {
			t.Fatalf("got %v, want ErrFull", err)
		}
	}
	s.Release()
	for range 100 {
		if err := s.Append(batchOf(s, "a call")); err != nil {
			t.Fatalf("with the reserve released: %v", err)
		}
	}
	if s.Restore() {
		t.Error("the reserve was made again on a full disk")
	}
	if _, err := os.Stat(s.reserveFile()); !os.IsNotExist(err) {
		t.Errorf("a reserve that could not be made was left behind: %v", err)
	}
	resize(64)
	if !s.Restore() {
		t.Error("there is room again, and no reserve was made")
	}
	if err := s.Append(large(s)); err != nil {
		t.Errorf("with room again: %v", err)
	}
	if seq, _ := s.Head(); seq != before+101 {
		t.Errorf("the head is at %d, want %d: %d before the disk was full, 100 calls and one more", seq, before+101, written)
	}
	if err := journal.Walk(s, func(journal.Record) error { return nil }); err != nil {
		t.Error(err)
	}
}

// TestReserveNeedsSlack is a disk with room for the reserve and nothing beside it.
func TestReserveNeedsSlack(t *testing.T) {
	dir, resize := smallDisk(t, reserveSize>>20+1)
	s := open(t, dir)
	if s.Restore() {
		t.Error("the reserve took the last megabyte: issuing would open and close at once")
	}
	resize(reserveSize>>20 + reserveSlack>>20 + 1)
	if !s.Restore() {
		t.Error("there is room and slack, and no reserve was made")
	}
}

func large(s *Store) journal.Batch { return batchOf(s, string(make([]byte, 64<<10))) }

func appendUntilFull(t *testing.T, s *Store) (written int) {
	t.Helper()
	for ; written < 1000; written++ {
		err := s.Append(large(s))
		if errors.Is(err, journal.ErrFull) {
			return written
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Fatal("the disk never filled up")
	return written
}
