package office

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

var wita = time.FixedZone("WITA", 8*60*60)

func TestWhenACopyIsDue(t *testing.T) {
	at := func(text string) time.Time {
		moment, err := time.ParseInLocation("2006-01-02 15.04", text, wita)
		if err != nil {
			t.Fatal(err)
		}
		return moment
	}
	for _, c := range []struct {
		when, last, now string
		want            bool
	}{
		{"17.30", "2026-11-23 17.30", "2026-11-24 17.29", false},
		{"17.30", "2026-11-23 17.30", "2026-11-24 17.30", true},
		{"17.30", "2026-11-24 17.31", "2026-11-24 23.59", false},
		{"17.30", "2026-11-24 09.00", "2026-11-24 17.30", true}, // one made by hand in the morning is not that of the evening
		{"17.30", "2026-11-20 17.30", "2026-11-23 08.00", true}, // off over the weekend: made up for in the morning
		{"00.00", "2026-11-23 00.00", "2026-11-24 00.00", true},
		{"17.30", "2026-11-25 17.30", "2026-11-24 18.00", false}, // a clock that was set back
		{"6h", "2026-11-23 17.30", "2026-11-23 23.29", false},
		{"6h", "2026-11-23 17.30", "2026-11-23 23.30", true},
	} {
		s, err := ParseBackupSchedule(c.when)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Due(at(c.last), at(c.now)); got != c.want {
			t.Errorf("%s, last on %s, now %s: due %v, want %v", c.when, c.last, c.now, got, c.want)
		}
	}
	for _, text := range []string{"", "25.00", "17:30", "1m", "-6h", "daily"} {
		if _, err := ParseBackupSchedule(text); err == nil {
			t.Errorf("%q was taken for a schedule", text)
		}
	}
}

func TestTwoWeeksAndAYearOfCopiesAreKept(t *testing.T) {
	var copies []BackupFile
	for day := time.Date(2025, 1, 1, 17, 30, 0, 0, wita); day.Year() < 2027; day = day.AddDate(0, 0, 1) {
		copies = append(copies, BackupFile{Path: day.Format(time.DateOnly), At: day})
	}
	last := copies[len(copies)-1].At
	copies = append(copies, BackupFile{"late", last.Add(time.Hour)}, BackupFile{"later", last.Add(2 * time.Hour)})
	gone := BackupKeep{Daily: 14, Monthly: 12}.Superseded(copies)
	var kept []string
	for _, c := range copies {
		if !slices.Contains(gone, c) {
			kept = append(kept, c.Path)
		}
	}
	want := []string{"2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30", "2026-07-31", "2026-08-31",
		"2026-09-30", "2026-10-31", "2026-11-30"}
	for day := 18; day <= 31; day++ {
		want = append(want, time.Date(2026, 12, day, 0, 0, 0, 0, wita).Format(time.DateOnly))
	}
	want = append(want, "late", "later")
	if !slices.Equal(kept, want) {
		t.Errorf("kept\n%q, want\n%q", kept, want)
	}
}

func TestACopysNameTellsWhenItWasMade(t *testing.T) {
	at := time.Date(2026, 11, 23, 17, 30, 0, 0, wita)
	name := BackupName(at, 4711)
	if name != "antrean-2026-11-23T17.30-4711.db" {
		t.Errorf("got %s", name)
	}
	if got, ok := BackupTime("/media/stick/"+name, wita); !ok || !got.Equal(at) {
		t.Errorf("got %v %v, want %v", got, ok, at)
	}
	for _, other := range []string{"antrean.db", "antrean-1234.part", name + ".bad", "photo.jpg", "antrean-2026-13-23T17.30-1.db"} {
		if _, ok := BackupTime(other, wita); ok {
			t.Errorf("%s was taken for a copy", other)
		}
	}
}

// A fakeCopier writes files that only look like copies.
type fakeCopier struct {
	mu     sync.Mutex
	fault  error
	forgot []string
	seq    uint64
}

func (f *fakeCopier) Backup(_ context.Context, dir string, at time.Time, _ func(done, total int)) (Copied, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.fault != nil {
		return Copied{}, f.fault
	}
	f.seq++
	path := filepath.Join(dir, BackupName(at, f.seq))
	return Copied{Path: path, Bytes: 3, Proof: Proof{Seq: f.seq}}, os.WriteFile(path, []byte("db"), 0o600)
}

// breaks makes every later copy fail; nil heals it.
func (f *fakeCopier) breaks(why error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.fault, f.forgot = why, nil
}

func (f *fakeCopier) SweepMedia(context.Context, string, []string) error { return nil }

func (f *fakeCopier) ForgetIn(_ context.Context, path string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.forgot = append(f.forgot, filepath.Base(path))
	return nil
}

// TestAStickThatIsAwayIsMissedAndFound lives through three days with one directory that stays and one that comes.
func TestAStickThatIsAwayIsMissedAndFound(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		disk, stick := t.TempDir(), filepath.Join(t.TempDir(), "stick")
		when, err := ParseBackupSchedule("17.30")
		if err != nil {
			t.Fatal(err)
		}
		copier, forgotten := &fakeCopier{}, new(atomic.Uint64)
		b := &Backups{Copier: copier, Dirs: []string{disk, stick}, When: when, Keep: BackupKeep{Daily: 2}, Zone: wita, Forgotten: forgotten.Load}
		ctx, cancel := context.WithCancel(t.Context())
		go b.Run(ctx)
		synctest.Wait()
		states := b.States()
		if states[0].Seq != 1 || states[0].At.IsZero() || states[0].Fault != "" || !states[1].Missing || states[1].Fault == "" {
			t.Errorf("at first: %+v", states)
		}
		if err := os.Mkdir(stick, 0o700); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Minute)
		synctest.Wait()
		if states = b.States(); states[1].Missing || states[1].Fault != "" || states[1].Seq != 2 {
			t.Errorf("plugged in: %+v", states[1])
		}
		time.Sleep(4 * 24 * time.Hour)
		synctest.Wait()
		if copies, err := ListBackups(disk, wita); err != nil || len(copies) != 2 {
			t.Errorf("after four days there are %d copies (%v), want 2", len(copies), err)
		}
		copier.breaks(errors.New("no room"))
		time.Sleep(24 * time.Hour)
		synctest.Wait()
		if states = b.States(); states[0].Fault == "" || states[0].At.IsZero() || states[0].Path == "" {
			t.Errorf("on a full disk: %+v, want the fault and the last good copy", states[0])
		}
		copier.breaks(nil)
		forgotten.Store(3)
		time.Sleep(backupAgain + time.Minute)
		synctest.Wait()
		if states = b.States(); states[0].Fault != "" {
			t.Errorf("with room again: %+v", states[0])
		}
		copier.mu.Lock()
		defer copier.mu.Unlock()
		if len(copier.forgot) < 4 {
			t.Errorf("only %q were made to forget, want every copy", copier.forgot)
		}
		cancel()
	})
}
