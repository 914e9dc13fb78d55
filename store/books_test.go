package store

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"antrean/office/staff"
)

func TestBooksBesideARunningOffice(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	books, err := OpenBooks(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer books.Close()
	var group sync.WaitGroup
	group.Go(func() { // the office goes on meanwhile
		for range 50 {
			if err := s.Append(batchOf(s, "core")); err != nil {
				t.Error(err)
				return
			}
		}
	})
	for n := range 20 {
		if err := books.SaveAccount(staff.Account{Name: "sari", Roles: []staff.Role{staff.Operator}, Password: strings.Repeat("x", n+1)}); err != nil {
			t.Error(err)
		}
	}
	token := staff.HashSecret("token")
	if err := books.SaveDevice(token, staff.Device{Name: "kiosk", Kind: staff.DeviceKiosk}); err != nil {
		t.Error(err)
	}
	group.Wait()
	if a, err := s.Account("sari"); err != nil || len(a.Password) != 20 {
		t.Errorf("the office sees %+v (%v), want the last password", a, err)
	}
	if _, err := s.Device(token); err != nil {
		t.Errorf("the office does not see the device: %v", err)
	}
	if seq, _ := s.Head(); seq != 50 {
		t.Errorf("the office's head is at %d, want 50", seq)
	}
}

func TestBooksOfAnOfficeThatNeverRan(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "data")
	books, err := OpenBooks(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := books.SaveAccount(staff.Account{Name: "sari", Roles: []staff.Role{staff.Admin}, Password: "hash"}); err != nil {
		t.Error(err)
	}
	if err := books.Close(); err != nil {
		t.Error(err)
	}
	if _, err := open(t, dir).Account("sari"); err != nil {
		t.Errorf("the office does not know her: %v", err)
	}
}

// TestBooksNeverMigrateUnderARunningOffice is an office that has just made its file, or one of an older program.
func TestBooksNeverMigrateUnderARunningOffice(t *testing.T) {
	dir := t.TempDir()
	lock, err := lockDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Close()
	if err := os.WriteFile(filepath.Join(dir, FileName), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if books, err := OpenBooks(dir); err == nil || !strings.Contains(err.Error(), "in use") {
		t.Errorf("got %v, want that the office is in use", err)
		if err == nil {
			books.Close()
		}
	}
}
