package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"antrean/internal/raced"
	"antrean/office"
	"antrean/office/journal"
	"antrean/office/queue"
	"antrean/office/setup"
	"antrean/store"
)

func quiet(int, int) {}

// opened is an office at work on a directory.
func opened(t *testing.T, dir string) (*store.Store, *office.Engine) {
	t.Helper()
	return openedWith(t, dir, &setup.InForce{Rules: testRules()})
}

func openedWith(t *testing.T, dir string, in *setup.InForce) (*store.Store, *office.Engine) {
	t.Helper()
	s, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	e, err := office.Open(s, in)
	if err != nil {
		s.Close()
		t.Fatal(err)
	}
	var once sync.Once
	stop := func() { once.Do(func() { e.Close(); s.Close() }) }
	t.Cleanup(stop)
	return s, e
}

func issue(t *testing.T, e *office.Engine, token string) queue.Reply {
	t.Helper()
	reply, _, err := e.Do(context.Background(), queue.Request{Actor: "kiosk", Do: queue.Issue{Service: "kk", Token: token,
		Said: queue.Declared{Lang: "id", Answers: map[string]string{"q": "ANSWER-" + token}, Have: []string{"ktp"}}, Printer: "kiosk"}})
	if err != nil {
		t.Fatal(err)
	}
	return reply
}

// filled is how many tickets make a copy take several steps.
const filled = 2400

// fill gives them out at many kiosks at once, so that they share their syncs.
func fill(t *testing.T, e *office.Engine) {
	t.Helper()
	var group sync.WaitGroup
	for k := range 48 {
		group.Go(func() {
			for n := range filled / 48 {
				issue(t, e, fmt.Sprint("FULL-", k, "-", n))
			}
		})
	}
	group.Wait()
}

// sealAt folds a journal up to a record.
func sealAt(t *testing.T, j journal.Journal, seq uint64) []byte {
	t.Helper()
	state := queue.NewState()
	err := j.Replay(0, func(r journal.Record) error {
		e, err := queue.DecodeEvent(r.Core, r.Private)
		if err == nil && r.Seq <= seq {
			state.Apply(&e)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := state.Seal()
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// TestABackupIsAPrefixWhileNumbersAreGiven copies again and again under eight kiosks that never stop.
func TestABackupIsAPrefixWhileNumbersAreGiven(t *testing.T) {
	s, e := opened(t, t.TempDir())
	fill(t, e)
	to := t.TempDir()
	zone := time.FixedZone("WITA", 8*60*60)
	copies := 3
	if raced.On {
		copies = 1
	}
	for n := range copies {
		before, steps := e.View().Seq(), 0
		at := time.Date(2026, 11, 23, 17, 30+n, 0, 0, zone)
		calm := rush(t, e, n)
		made, err := s.Source().Backup(t.Context(), to, at, func(int, int) { steps++ })
		calm()
		if err != nil {
			t.Fatal(err)
		}
		if steps < 2 || made.Seq < before || made.Seq > e.View().Seq() {
			t.Errorf("copy %d: %d steps, ends at %d; the office was at %d and is at %d", n, steps, made.Seq, before, e.View().Seq())
		}
		if want := office.BackupName(at, made.Seq); filepath.Base(made.Path) != want {
			t.Errorf("got %s, want %s", made.Path, want)
		}
		copied, err := store.OpenBackup(made.Path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(sealAt(t, copied, made.Seq), sealAt(t, s, made.Seq)) {
			t.Errorf("copy %d folds to another state than the office at %d", n, made.Seq)
		}
		copied.Close()
	}
	onlyCopies(t, to, copies)
}

// rush lets eight kiosks give numbers until it is told to calm down, or each has given some hundred: what they give is
// folded again afterwards.
func rush(t *testing.T, e *office.Engine, round int) (calm func()) {
	stop := make(chan struct{})
	var group sync.WaitGroup
	for k := range 8 {
		group.Go(func() {
			for n := range 100 {
				select {
				case <-stop:
					return
				default:
					issue(t, e, fmt.Sprintf("NEW-%d-%d-%d", round, k, n))
				}
			}
		})
	}
	return func() { close(stop); group.Wait() }
}

// onlyCopies wants a directory to hold so many copies, each one file that is nobody else's to read, and nothing more.
func onlyCopies(t *testing.T, dir string, want int) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		raw, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := office.BackupTime(entry.Name(), time.UTC); !ok || len(raw) < 20 || raw[18] != 1 { // the file format's write version: 1 needs no log
			t.Errorf("%s is no copy of one file", entry.Name())
		}
		if info, _ := entry.Info(); info.Mode().Perm() != 0o600 {
			t.Errorf("%s can be read by others: %v", entry.Name(), info.Mode())
		}
	}
	if len(entries) != want {
		t.Errorf("%d files in %s, want %d", len(entries), dir, want)
	}
}

func TestABackupFromASecondProcessAndOfAnEmptyOffice(t *testing.T) {
	dir := t.TempDir()
	_, e := opened(t, dir)
	for n := range 2 {
		source, err := store.OpenSource(dir)
		if err != nil {
			t.Fatal(err)
		}
		made, err := source.Backup(t.Context(), t.TempDir(), time.Now(), quiet)
		if err != nil || made.Seq != e.View().Seq() || made.Tickets != n || made.Bytes == 0 {
			t.Errorf("got %+v (%v), want %d tickets", made, err, n)
		}
		source.Close()
		issue(t, e, "T")
	}
	if _, err := store.OpenSource(t.TempDir()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no office: got %v", err)
	}
}

func TestABackupThatIsBrokenOffLeavesNothing(t *testing.T) {
	s, e := opened(t, t.TempDir())
	fill(t, e)
	to := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	_, err := s.Source().Backup(ctx, to, time.Now(), func(done, total int) {
		if done > 0 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want that it was cancelled", err)
	}
	onlyCopies(t, to, 0)
	if _, err := s.Source().Backup(t.Context(), filepath.Join(to, "stick"), time.Now(), quiet); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a stick that is not there: got %v", err)
	}
	if made, err := s.Source().Backup(t.Context(), to, time.Now(), quiet); err != nil || made.Tickets != filled {
		t.Errorf("the next one: got %+v (%v)", made, err)
	}
}

// TestVerifyFindsWhatIsBroken damages copies in the ways that disks and people do.
func TestVerifyFindsWhatIsBroken(t *testing.T) {
	s, e := opened(t, t.TempDir())
	for range 50 {
		issue(t, e, "TOKEN")
	}
	made, err := s.Source().Backup(t.Context(), t.TempDir(), time.Now(), quiet)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(made.Path)
	if err != nil {
		t.Fatal(err)
	}
	flipped := bytes.Clone(whole)
	flipped[bytes.Index(flipped, []byte(`"ticket_issued"`))+3]++
	for name, damaged := range map[string][]byte{
		"cut off": whole[:len(whole)/2], "empty": nil, "another file": []byte("PK\x03\x04 is no database"), "one letter changed": flipped,
	} {
		path := filepath.Join(t.TempDir(), "copy.db")
		if err := os.WriteFile(path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := store.Verify(t.Context(), path); err == nil {
			t.Errorf("%s: it was believed", name)
		}
	}
	if _, err := store.Verify(t.Context(), made.Path); err != nil {
		t.Errorf("whole: %v", err)
	}
}

// TestABackupOfAnOfficeThatNobodyRuns copies a file whose log was taken away at a clean stop.
func TestABackupOfAnOfficeThatNobodyRuns(t *testing.T) {
	dir := t.TempDir()
	s, e := opened(t, dir)
	issue(t, e, "T")
	e.Close()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	source, err := store.OpenSource(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer source.Close()
	if made, err := source.Backup(t.Context(), t.TempDir(), time.Now(), quiet); err != nil || made.Tickets != 1 {
		t.Errorf("got %+v (%v)", made, err)
	}
}
