package store_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"antrean/internal/faults"
	"antrean/office"
	"antrean/office/casefile"
	"antrean/office/complaint"
	"antrean/office/queue"
	"antrean/office/setup"
	"antrean/store"
)

// TestARestoredOfficeGivesNoNumberTwice copies an office, lets it go on, loses it, and restores the copy.
func TestARestoredOfficeGivesNoNumberTwice(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		old, to, fresh := t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "new", "data")
		s, err := store.Open(old)
		if err != nil {
			t.Fatal(err)
		}
		e, err := office.Open(s, &setup.InForce{Rules: testRules()})
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			issue(t, e, "BEFORE")
		}
		made, err := s.Source().Backup(t.Context(), to, time.Now(), quiet)
		if err != nil {
			t.Fatal(err)
		}
		lost := issued(t, e, "AFTER")
		epoch := s.Epoch()
		e.Close()
		s.Close()

		time.Sleep(time.Hour)
		skip := func(p office.Proof) office.Restored { return office.SkipAll(p, time.Now()) }
		done, err := store.Restore(t.Context(), made.Path, fresh, false, skip, time.Now())
		if err != nil || done.Epoch != epoch || done.NewEpoch == epoch || done.Tickets != 3 || done.Aside != "" {
			t.Fatalf("got %+v (%v), want another epoch than %s and 3 tickets", done, err, epoch)
		}
		if s, err = store.Open(fresh); err != nil {
			t.Fatal(err)
		}
		if e, err = office.Open(s, &setup.InForce{Rules: testRules()}); err != nil {
			t.Fatal(err)
		}
		note, ok, err := s.Restored()
		if err != nil || !ok || s.Epoch() != done.NewEpoch {
			t.Fatalf("after the restore: %+v %v %v, epoch %s", note, ok, err, s.Epoch())
		}
		for range 2 { // the program may die before it notes that it is done
			if _, _, err := e.Do(context.Background(), queue.Request{Actor: "office", ID: "restore-" + s.Epoch(), Do: note.Command(testRules())}); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.RestoredDone(); err != nil {
			t.Fatal(err)
		}
		next := issued(t, e, "NEW")
		if next.N <= lost.N || next.Number() != "A-101" {
			t.Errorf("the next number is %s, and somebody holds %s", next.Number(), lost.Number())
		}
		time.Sleep(24 * time.Hour)
		if next := issued(t, e, "TOMORROW"); next.Number() != "A-001" {
			t.Errorf("tomorrow begins with %s", next.Number())
		}
		if err := e.View().State.Invariants(); err != nil {
			t.Error(err)
		}
		if _, ok, err := s.Restored(); ok || err != nil {
			t.Errorf("the note is still there (%v)", err)
		}
		e.Close()
		s.Close()
		if _, err := faults.Audit(fresh); err != nil {
			t.Error(err)
		}
	})
}

func issued(t *testing.T, e *office.Engine, token string) *queue.Ticket {
	t.Helper()
	reply := issue(t, e, token)
	ticket, ok := e.View().State.Ticket(reply.Ticket)
	if !ok {
		t.Fatalf("there is no ticket %d", reply.Ticket)
	}
	return ticket
}

func TestRestoreNeverDeletesAnOffice(t *testing.T) {
	dir, to := t.TempDir(), t.TempDir()
	s, e := opened(t, dir)
	issue(t, e, "COPIED")
	made, err := s.Source().Backup(t.Context(), to, time.Now(), quiet)
	if err != nil {
		t.Fatal(err)
	}
	issue(t, e, "LATER")
	none := func(office.Proof) office.Restored { return office.SkipTo(0, time.Now()) }
	if _, err := store.Restore(t.Context(), made.Path, dir, true, none, time.Now()); err == nil || !strings.Contains(err.Error(), "in use") {
		t.Errorf("under a running office: got %v", err)
	}
	e.Close()
	s.Close()
	if _, err := store.Restore(t.Context(), made.Path, dir, false, none, time.Now()); !errors.Is(err, store.ErrOccupied) {
		t.Errorf("without force: got %v, want ErrOccupied", err)
	}
	done, err := store.Restore(t.Context(), made.Path, dir, true, none, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]int{done.Aside: 2, dir: 1} {
		ledger, err := faults.Audit(path)
		if err != nil || len(ledger.Tickets) != want {
			t.Errorf("%s: %v (%v), want %d tickets", path, ledger, err, want)
		}
	}
}

// TestRestoreOverABrokenOfficeKeepsItsFiles sets aside what can no longer be read, its log too.
func TestRestoreOverABrokenOfficeKeepsItsFiles(t *testing.T) {
	_, e := opened(t, t.TempDir())
	issue(t, e, "T")
	good, to, dir := t.TempDir(), t.TempDir(), t.TempDir()
	s, e := opened(t, good)
	issue(t, e, "T")
	made, err := s.Source().Backup(t.Context(), to, time.Now(), quiet)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{store.FileName: "no database", store.FileName + "-wal": "no log"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	done, err := store.Restore(t.Context(), made.Path, dir, true, func(office.Proof) office.Restored { return office.Restored{} }, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	if raw, err := os.ReadFile(filepath.Join(done.Aside, store.FileName)); err != nil || string(raw) != "no database" {
		t.Errorf("aside: %q %v", raw, err)
	}
	if _, err := faults.Audit(dir); err != nil {
		t.Error(err)
	}
}

// TestRestoreTakesNoLogOfAnOfficeThatIsGone loses the office's file alone: SQLite would read the log that stayed as part of
// the restored file, and bring back the old epoch with it.
func TestRestoreTakesNoLogOfAnOfficeThatIsGone(t *testing.T) {
	dir, to := t.TempDir(), t.TempDir()
	s, e := opened(t, dir)
	issue(t, e, "COPIED")
	made, err := s.Source().Backup(t.Context(), to, time.Now(), quiet)
	if err != nil {
		t.Fatal(err)
	}
	log, err := os.ReadFile(filepath.Join(dir, store.FileName+"-wal"))
	if err != nil || len(log) == 0 {
		t.Fatalf("%d bytes of log (%v)", len(log), err)
	}
	fresh := t.TempDir()
	if err := os.WriteFile(filepath.Join(fresh, store.FileName+"-wal"), log, 0o600); err != nil {
		t.Fatal(err)
	}
	none := func(office.Proof) office.Restored { return office.SkipTo(0, time.Now()) }
	done, err := store.Restore(t.Context(), made.Path, fresh, false, none, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	again, err := store.Open(fresh)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if again.Epoch() != done.NewEpoch {
		t.Errorf("the office is of epoch %s, want the %s that was said", again.Epoch(), done.NewEpoch)
	}
	if kept, err := os.ReadFile(filepath.Join(done.Aside, store.FileName+"-wal")); err != nil || !bytes.Equal(kept, log) {
		t.Errorf("the old log is not set aside (%v)", err)
	}
}

// TestARestoredOfficeGivesNoComplaintsNumberTwice loses a complaint that came after the copy was made.
func TestARestoredOfficeGivesNoComplaintsNumberTwice(t *testing.T) {
	to, fresh := t.TempDir(), filepath.Join(t.TempDir(), "data")
	s, e := opened(t, t.TempDir())
	issue(t, e, "BEFORE")
	received(t, s, "first")
	made, err := s.Source().Backup(t.Context(), to, time.Now(), quiet)
	if err != nil {
		t.Fatal(err)
	}
	lost := received(t, s, "lost")
	e.Close()
	s.Close()
	restored := time.Date(2026, 12, 31, 17, 30, 0, 0, time.UTC) // the year has turned in the office
	from := made.Path
	for _, want := range []string{"PGD-2026-0101", "PGD-2026-0201"} { // once more, with a copy of what was restored
		skip := func(p office.Proof) office.Restored { return office.SkipAll(p, restored) }
		if _, err := store.Restore(t.Context(), from, fresh, true, skip, restored); err != nil {
			t.Fatal(err)
		}
		if s, err = store.Open(fresh); err != nil {
			t.Fatal(err)
		}
		if got := received(t, s, want); got.String() != want || got.N <= lost.N {
			t.Errorf("got %s, want %s: somebody holds %s", got, want, lost)
		}
		if made, err = s.Source().Backup(t.Context(), to, time.Now().Add(time.Minute), quiet); err != nil {
			t.Fatal(err)
		}
		from = made.Path
		s.Close()
	}
	if s, err = store.Open(fresh); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := store.Restore(t.Context(), from, filepath.Join(fresh, "moved"), false, func(office.Proof) office.Restored { return office.SkipTo(0, restored) }, restored); err != nil {
		t.Fatal(err)
	}
	moved, err := store.Open(filepath.Join(fresh, "moved"))
	if err != nil {
		t.Fatal(err)
	}
	defer moved.Close()
	if got := received(t, moved, "moved"); got.String() != "PGD-2026-0202" {
		t.Errorf("an office that only moved goes on with %s", got)
	}
	var next complaint.Entry
	next.Year = 2027
	next.Apply(complaint.Act{At: restored, What: complaint.WasReceived, Way: complaint.Desk, Kind: complaint.Plain, Private: &complaint.Private{Text: "x", Code: "NEXT"}})
	if ref, err := s.SaveComplaint(next, nil, ""); err != nil || ref.N <= 100 {
		t.Errorf("the next year begins with %s (%v), want after those that may have been given", ref, err)
	}
}

// TestARestoredOfficeGivesNoRegisterNumberTwice loses an application that was opened after the copy was made: its claim
// slip opens nothing, and never what came later.
func TestARestoredOfficeGivesNoRegisterNumberTwice(t *testing.T) {
	for name, numbers := range map[string]struct {
		left func(office.Proof, time.Time) office.Restored
		want int
	}{
		"someone may hold one": {office.SkipAll, 101},
		"after this ticket":    {func(_ office.Proof, at time.Time) office.Restored { return office.SkipTo(7, at) }, 101},
		"nobody holds one":     {func(_ office.Proof, at time.Time) office.Restored { return office.SkipTo(0, at) }, 2},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				dir, to, fresh := t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "fresh")
				s, e := openedWith(t, dir, withCases(t))
				open := casefile.Open{Service: "kk-rusak", Channel: "desa", Token: "BEFORE"}
				file(t, e, open)
				made, err := s.Source().Backup(t.Context(), to, time.Now(), quiet)
				if err != nil {
					t.Fatal(err)
				}
				left := func(p office.Proof) office.Restored { return numbers.left(p, time.Now()) }
				if _, err := store.Restore(t.Context(), made.Path, fresh, false, left, time.Now()); err != nil {
					t.Fatal(err)
				}
				s, e = openedWith(t, fresh, withCases(t))
				note, ok, err := s.Restored()
				if err != nil || !ok {
					t.Fatal(ok, err)
				}
				for range 2 { // the program may die before it notes that it is done
					if err := note.LeaveOut(t.Context(), e, testRules(), "restore-"+s.Epoch()); err != nil {
						t.Fatal(err)
					}
				}
				open.Token = "NEW"
				id := file(t, e, open).Case
				if c, _ := e.View().Cases.Case(id); c.N != numbers.want {
					t.Errorf("the next application is %s, want number %d", c.Register(), numbers.want)
				}
				e.Close()
				s.Close()
				if _, err := faults.Audit(fresh); err != nil {
					t.Error(err)
				}
			})
		})
	}
}
