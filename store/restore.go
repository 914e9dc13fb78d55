package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"antrean/office"
)

// A Restoration is what Restore did.
type Restoration struct {
	office.Copied        // what was restored, with its old epoch
	Data          string `json:"data"`
	NewEpoch      string `json:"new_epoch"`
	Aside         string `json:"aside,omitempty"` // where the office that was there lies now
}

// ErrOccupied means that there is an office where one was to be restored.
var ErrOccupied = errors.New("there is an office already")

// restoredKey is where the file remembers what the next start has to do about numbers.
const restoredKey = "restored"

// Restore makes the office of a copy the one in dir, after reading the copy whole. The history forks there, so it
// gets an epoch of its own. An office that is there is refused, or set aside with force; it is never deleted.
//
// Until the last step, one rename, the office in dir is the old one, whole.
func Restore(ctx context.Context, from, dir string, force bool, numbers func(office.Proof) office.Restored, now time.Time) (Restoration, error) {
	copied, err := Verify(ctx, from)
	if err != nil {
		return Restoration{}, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return Restoration{}, fmt.Errorf("restore: %w", err)
	}
	lock, err := lockDir(dir)
	if err != nil {
		return Restoration{}, err
	}
	defer lock.Close()
	out := Restoration{Copied: copied, Data: dir}
	there, err := exists(filepath.Join(dir, FileName))
	if err != nil {
		return Restoration{}, fmt.Errorf("restore: %w", err)
	}
	if there && !force {
		return Restoration{}, fmt.Errorf("restore into %s: %w", dir, ErrOccupied)
	}
	part := filepath.Join(dir, FileName+".restoring")
	defer os.Remove(part)
	if out.NewEpoch, err = prepare(ctx, from, part, numbers(copied.Proof)); err != nil {
		return Restoration{}, fmt.Errorf("restore into %s: %w", dir, roomless(err, dir))
	}
	names, err := namedIn(from)
	if err == nil {
		err = shelvesIn(dir).take(ctx, shelvesBeside(filepath.Dir(from)), &out.Copied, names)
	}
	if err != nil {
		return Restoration{}, fmt.Errorf("restore into %s: %w", dir, err)
	}
	if out.Aside, err = setAside(dir, there, now); err != nil {
		return Restoration{}, fmt.Errorf("set the old office aside: %w", err)
	}
	if err := os.Rename(part, filepath.Join(dir, FileName)); err != nil {
		return Restoration{}, fmt.Errorf("restore into %s: %w", dir, err)
	}
	return out, syncDir(dir)
}

func exists(path string) (bool, error) {
	_, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// prepare writes the file that will be the office: the copy, with an epoch of its own and a note for the next start.
func prepare(ctx context.Context, from, part string, numbers office.Restored) (epoch string, err error) {
	if err := os.Remove(part + "-journal"); err != nil && !errors.Is(err, os.ErrNotExist) { // of a restore that was cut off
		return "", err
	}
	if err := duplicate(from, part); err != nil {
		return "", err
	}
	var minted [8]byte
	rand.Read(minted[:])
	epoch = hex.EncodeToString(minted[:])
	note, err := json.Marshal(numbers)
	if err != nil {
		return "", err
	}
	db, err := sql.Open("sqlite3", fileURI(part)+"?_synchronous=FULL")
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	for key, value := range map[string]string{"epoch": epoch, restoredKey: string(note)} {
		if _, err := db.ExecContext(ctx, "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value); err != nil {
			return "", err
		}
	}
	if !numbers.None() {
		if err := skipComplaints(ctx, db, numbers.At); err != nil {
			return "", err
		}
	}
	return epoch, syncFile(part)
}

// complaintsAfter begins the key of the number after which the complaints of a year go on.
const complaintsAfter = "complaints_after_"

// skipComplaints leaves out the numbers of complaints up to the next hundred of each year: some that came after the copy was
// made may be in people's hands, and nobody else may get the same.
func skipComplaints(ctx context.Context, db *sql.DB, at time.Time) error {
	last := map[int]int{at.UTC().Year(): 0, at.UTC().Add(farthestEast).Year(): 0}
	var tables int // copies of before complaints were kept have none
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'complaint'").Scan(&tables); err != nil {
		return err
	}
	if tables > 0 {
		rows, err := list(db, "look for complaints", readLast, "SELECT year, max(n) FROM complaint GROUP BY year")
		if err != nil {
			return err
		}
		for _, row := range rows {
			last[row[0]] = row[1]
		}
	}
	for year, n := range last {
		_, err := db.ExecContext(ctx, `INSERT INTO meta (key, value) VALUES (?, ?)
			ON CONFLICT (key) DO UPDATE SET value = max(CAST(value AS INTEGER), CAST(excluded.value AS INTEGER))`,
			fmt.Sprint(complaintsAfter, year), strconv.Itoa((n/office.SkipStep+1)*office.SkipStep))
		if err != nil {
			return err
		}
	}
	return nil
}

// farthestEast is how far the day may be ahead of UTC where an office stands.
const farthestEast = 14 * time.Hour

func readLast(row scanner) (last [2]int, err error) {
	err = row.Scan(&last[0], &last[1])
	return last, err
}

// setAside gives the office's files a second home before the first is given up. The log is written back first, so
// that mostly there is one file. A log whose office is gone is set aside too: SQLite would take it for the new file's.
func setAside(dir string, office bool, now time.Time) (aside string, err error) {
	if office {
		old := &Store{dir: dir}
		if err := old.openWriter(); err == nil {
			_, _ = old.writer.Exec("PRAGMA wal_checkpoint(TRUNCATE)") // a broken file is set aside as it is
			_ = old.Close()
		}
	} else if left, err := leftIn(dir); err != nil || len(left) == 0 {
		return "", err
	}
	if aside, err = os.MkdirTemp(dir, "before-restore-"+now.Format("2006-01-02T15.04.05")+"-"); err != nil {
		return "", err
	}
	return aside, moveAside(dir, aside)
}

// logs end the names of the files that SQLite keeps beside an office's, and takes for its part when it opens it.
func logs() []string { return []string{"-wal", "-shm", "-journal"} }

// leftIn lists the logs in a directory.
func leftIn(dir string) (left []string, err error) {
	for _, end := range logs() {
		there, err := exists(filepath.Join(dir, FileName+end))
		if err != nil {
			return nil, err
		}
		if there {
			left = append(left, FileName+end)
		}
	}
	return left, nil
}

func moveAside(dir, aside string) error {
	left, err := leftIn(dir)
	if err != nil {
		return err
	}
	for _, name := range append([]string{FileName}, left...) {
		from, to := filepath.Join(dir, name), filepath.Join(aside, name)
		if there, err := exists(from); err != nil || !there {
			if err != nil {
				return err
			}
			continue
		}
		if os.Link(from, to) == nil {
			continue
		}
		if err := duplicate(from, to); err != nil { // a file system without links
			return err
		}
	}
	if err := errors.Join(syncDir(aside), syncDir(dir)); err != nil {
		return err
	}
	for _, name := range left { // one that stayed would be taken for the new file's
		if err := os.Remove(filepath.Join(dir, name)); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

// Restored is what the last restore left to do, if it was not done yet.
func (s *Store) Restored() (r office.Restored, ok bool, err error) {
	var note string
	err = s.reader.QueryRow("SELECT value FROM meta WHERE key = ?", restoredKey).Scan(&note)
	if errors.Is(err, sql.ErrNoRows) {
		return r, false, nil
	}
	if err == nil {
		err = json.Unmarshal([]byte(note), &r)
	}
	if err != nil {
		return r, false, fmt.Errorf("read what the restore left to do: %w", err)
	}
	return r, true, nil
}

// RestoredDone notes that it was done.
func (s *Store) RestoredDone() error {
	if err := s.write("DELETE FROM meta WHERE key = ?", restoredKey); err != nil {
		return fmt.Errorf("note that the restore is done: %w", err)
	}
	return nil
}
