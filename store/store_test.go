package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWriterIsDurable holds the one writing connection to the law of its DSN.
func TestWriterIsDurable(t *testing.T) {
	s := open(t, t.TempDir())
	for pragma, want := range map[string]string{
		"journal_mode": "wal", "foreign_keys": "1", "busy_timeout": "5000", "secure_delete": "1",
	} {
		var got string
		if err := s.conn.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
			t.Errorf("%s is %s (%v), want %s", pragma, got, err, want)
		}
	}
	var level int
	if err := s.conn.QueryRowContext(t.Context(), "PRAGMA synchronous").Scan(&level); err != nil || level != wantSynchronous {
		t.Errorf("synchronous is %d (%v), want %d", level, err, wantSynchronous)
	}
}

func TestConnectionThatIsNotDurableIsRefused(t *testing.T) {
	for _, pragma := range []string{"synchronous = 0", "journal_mode = delete"} {
		s := open(t, t.TempDir())
		s.reader.Close() // nothing may hold the log when its mode changes
		if _, err := s.conn.ExecContext(t.Context(), "PRAGMA "+pragma); err != nil {
			t.Fatal(err)
		}
		if err := s.checkDurable(); err == nil || !strings.Contains(err.Error(), "power cut") {
			t.Errorf("%s: got %v, want a refusal", pragma, err)
		}
	}
}

func TestReadersCannotWrite(t *testing.T) {
	s := open(t, t.TempDir())
	for range 4 { // each may be another connection of the pool
		if _, err := s.reader.Exec("DELETE FROM ticket"); err == nil {
			t.Error("a reader deleted tickets")
		}
	}
}

func TestSecondProcessIsRefused(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	if second, err := Open(dir); err == nil || !strings.Contains(err.Error(), "in use") {
		t.Errorf("got %v, want that it is in use", err)
		if err == nil {
			second.Close()
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	open(t, dir)
}

func TestNewerFormIsRefused(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	if _, err := s.conn.ExecContext(t.Context(), "PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir); err == nil || !strings.Contains(err.Error(), "form 99 is newer") {
		t.Errorf("Open: got %v, want that form 99 is newer", err)
	}
	if _, err := OpenBooks(dir); err == nil || !strings.Contains(err.Error(), "form 99 is newer") {
		t.Errorf("OpenBooks: got %v, want that form 99 is newer", err)
	}
}

func TestForeignFileIsRefused(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, FileName), []byte(strings.Repeat("not a database ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	if s, err := Open(dir); err == nil {
		s.Close()
		t.Error("opened a file that is no database")
	}
	if left, err := os.ReadFile(filepath.Join(dir, FileName)); err != nil || !strings.HasPrefix(string(left), "not a database") {
		t.Error("the foreign file was changed")
	}
}

// TestPathsOfEveryKind opens stores where letters of the path could be taken for options.
func TestPathsOfEveryKind(t *testing.T) {
	for _, name := range []string{"Kantor Banjar", "100%25", "a?mode=memory", "a#b", "antrean;x&y=z"} {
		dir := filepath.Join(t.TempDir(), name)
		s := open(t, dir)
		if err := s.Append(batchOf(s, "core")); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := os.Stat(filepath.Join(dir, FileName)); err != nil {
			t.Errorf("%s: the file is elsewhere: %v", name, err)
		}
	}
}

func TestFilesAreForTheOwnerOnly(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	s := open(t, dir)
	if !s.Restore() {
		t.Fatal("no room for the reserve here")
	}
	for _, name := range []string{".", "lock", "reserve", FileName, FileName + "-wal", FileName + "-shm"} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: mode %v (%v), want nothing for others", name, info.Mode(), err)
		}
	}
}

func TestEpochIsMintedOnce(t *testing.T) {
	dir := t.TempDir()
	first := open(t, dir)
	epoch := first.Epoch()
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if again := open(t, dir); again.Epoch() != epoch || len(epoch) != 16 {
		t.Errorf("epoch %q, then %q: want the same 16 characters", epoch, again.Epoch())
	}
	if other := open(t, t.TempDir()); other.Epoch() == epoch {
		t.Error("two offices have the same epoch")
	}
}
