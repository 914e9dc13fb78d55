package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"antrean/office"
	"antrean/office/journal"
)

// Endings of files that are no backup: one in the making, and one that could not be read again.
const (
	partEnding = office.PartEnding
	badEnding  = office.BadEnding
)

// Backup copies the office, running or not, into a file of its own in dir, named by the moment at in its zone. The
// directory must be there: it may be a stick that is not plugged in. The copy counts only when it was read again from
// the first record to the last; one that cannot be is kept with the ending .bad, to be looked at.
//
// A copy that was broken off leaves nothing that could be taken for one.
func (s *Source) Backup(ctx context.Context, dir string, at time.Time, progress func(done, total int)) (office.Copied, error) {
	began := time.Now()
	out, err := s.backup(ctx, dir, at, progress)
	if err != nil {
		return office.Copied{}, fmt.Errorf("back up into %s: %w", dir, err)
	}
	out.Took = time.Since(began)
	return out, nil
}

func (s *Source) backup(ctx context.Context, dir string, at time.Time, progress func(done, total int)) (office.Copied, error) {
	if info, err := os.Stat(dir); err != nil {
		return office.Copied{}, err
	} else if !info.IsDir() {
		return office.Copied{}, fmt.Errorf("%s is no directory", dir)
	}
	if err := s.fits(dir); err != nil {
		return office.Copied{}, err
	}
	part := filepath.Join(dir, fmt.Sprintf("%s%d%s", office.BackupPrefix, os.Getpid(), partEnding))
	if err := os.Remove(part); err != nil && !errors.Is(err, os.ErrNotExist) {
		return office.Copied{}, err
	}
	sweep(dir)
	defer os.Remove(part) // after the rename there is none
	defer os.Remove(part + "-journal")
	if err := s.copyTo(ctx, part, progress); err != nil {
		return office.Copied{}, err
	}
	out, err := Verify(ctx, part)
	if err == nil {
		err = s.sameHistory(out.Seq, out.Hash)
	}
	if err != nil {
		if ctx.Err() == nil {
			err = errors.Join(fmt.Errorf("the copy cannot be trusted: %w", err), os.Rename(part, part+badEnding))
		}
		return office.Copied{}, err
	}
	out.Path = filepath.Join(dir, office.BackupName(at, out.Seq))
	if err := os.Rename(part, out.Path); err != nil {
		return office.Copied{}, err
	}
	if err := syncDir(dir); err != nil {
		return office.Copied{}, err
	}
	names, err := namedIn(out.Path)
	if err == nil {
		err = shelvesBeside(dir).take(ctx, s.beside, &out, names)
	}
	if err != nil {
		return office.Copied{}, fmt.Errorf("%s is whole, but not what lies beside it: %w", out.Path, err)
	}
	return out, nil
}

// sweep removes what copies have left that were killed: nobody with their process id is alive.
func sweep(dir string) {
	parts, _ := filepath.Glob(filepath.Join(dir, office.BackupPrefix+"*"+partEnding+"*")) // the pattern is ours
	for _, part := range parts {
		if strings.HasSuffix(part, badEnding) {
			continue // to be looked at
		}
		name, _, _ := strings.Cut(strings.TrimPrefix(filepath.Base(part), office.BackupPrefix), ".")
		if pid, err := strconv.Atoi(name); err == nil && errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) {
			_ = os.Remove(part) // what stays is in nobody's way but its own
		}
	}
}

// sameHistory compares a copy's last record with the office's own: the chain makes all before it the same.
func (s *Source) sameHistory(seq uint64, hash journal.Hash) error {
	if seq == 0 {
		return nil
	}
	var have []byte
	var ours journal.Hash
	if err := s.db.QueryRow("SELECT hash FROM journal WHERE seq = ?", int64(seq)).Scan(&have); err != nil {
		return err
	}
	if err := readHash(&ours, have); err != nil {
		return err
	}
	if ours != hash {
		return fmt.Errorf("%w: the copy's record %d is not the office's", journal.ErrBroken, seq)
	}
	return nil
}

// A Backup is a copy of an office, open to be read. It is a journal that takes no more records.
type Backup struct{ *Store }

// OpenBackup opens a copy. One of a newer form than this program is refused.
func OpenBackup(path string) (*Backup, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite3", fileURI(path)+readerDSN)
	if err != nil {
		return nil, err
	}
	s := &Store{reader: db, writer: db}
	if _, _, err = s.form(); err == nil {
		err = s.readHead()
	}
	s.writer = nil
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s is no backup of an office: %w", path, err), db.Close())
	}
	return &Backup{s}, nil
}

// Append refuses: a copy is what was.
func (b *Backup) Append(journal.Batch) error { return errors.New("a backup takes no records") }

// Close closes the copy.
func (b *Backup) Close() error { return b.reader.Close() }

// Verify opens a copy and reads it whole: SQLite's own check, the chain up to the head, and the state that it folds
// to, from the first record and from its snapshot.
func Verify(ctx context.Context, path string) (office.Copied, error) {
	b, err := OpenBackup(path)
	if err != nil {
		return office.Copied{}, err
	}
	defer b.Close()
	out := office.Copied{Path: path, Epoch: b.Epoch()}
	if info, err := os.Stat(path); err == nil {
		out.Bytes = info.Size()
	}
	var said string
	if err := b.reader.QueryRowContext(ctx, "PRAGMA integrity_check").Scan(&said); err != nil {
		return office.Copied{}, fmt.Errorf("check %s: %w", path, err)
	}
	if said != "ok" {
		return office.Copied{}, fmt.Errorf("check %s: %w: %s", path, journal.ErrBroken, said)
	}
	proof, err := office.Prove(ctx, b)
	if err != nil {
		return office.Copied{}, fmt.Errorf("read %s: %w", path, err)
	}
	out.Proof = *proof
	return out, nil
}

func fileURI(path string) string {
	return (&url.URL{Scheme: "file", Path: absolute(path), OmitHost: true}).String()
}

// absolute keeps a relative path from being taken for a host.
func absolute(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return path
}
