package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"github.com/mattn/go-sqlite3"
)

const (
	pagesAtOnce = 256                  // 1 MiB: what one step copies
	stepPause   = 2 * time.Millisecond // between steps, so that a slow disk serves the counters first
	syncEvery   = 16                   // steps between syncs: a sync of everything at the end would hold the office up
)

// A Source is an office's file as a copy is made from it, whether this process runs the office or another.
type Source struct {
	db     *sql.DB
	beside shelves
}

// Source reads the file of a running office.
func (s *Store) Source() *Source { return &Source{s.reader, shelvesIn(s.dir)} }

// OpenSource opens the file of an office that another process may be running, to be read only.
func OpenSource(dir string) (*Source, error) {
	if _, err := os.Stat(filepath.Join(dir, FileName)); err != nil {
		return nil, fmt.Errorf("there is no office in %s: %w", dir, err)
	}
	db, err := sql.Open("sqlite3", (&Store{dir: dir}).file()+readerDSN)
	if err != nil {
		return nil, err
	}
	return &Source{db, shelvesIn(dir)}, nil
}

// Close closes a source that OpenSource opened.
func (s *Source) Close() error { return s.db.Close() }

// copyTo writes the office as it is at one moment into a file that must not be there yet, and waits until it is on
// the disk. The copy reads one state of the log while the office goes on writing: nobody waits for it.
func (s *Source) copyTo(ctx context.Context, path string, progress func(done, total int)) (err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	to, err := sql.Open("sqlite3", fileURI(path)+"?_synchronous=OFF")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	to.SetMaxOpenConns(1)
	from, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer from.Close()
	tx, err := from.BeginTx(ctx, &sql.TxOptions{ReadOnly: true}) // holds one state fast: else each commit would begin the copy anew
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var head int
	if err := tx.QueryRow("SELECT count(*) FROM head").Scan(&head); err != nil {
		return err
	}
	dest, err := to.Conn(ctx)
	if err != nil {
		return err
	}
	defer dest.Close()
	if err := steps(ctx, dest, from, f, progress); err != nil {
		return roomless(err, filepath.Dir(path))
	}
	if err := leavePushesOut(ctx, dest); err != nil {
		return roomless(err, filepath.Dir(path))
	}
	// The copy is one file, openable anywhere, also from a medium that cannot be written.
	if _, err := dest.ExecContext(ctx, "PRAGMA journal_mode = DELETE"); err != nil {
		return err
	}
	return f.Sync()
}

// steps moves the pages with SQLite's online backup.
func steps(ctx context.Context, dest, from *sql.Conn, f *os.File, progress func(done, total int)) error {
	return raw(dest, func(to *sqlite3.SQLiteConn) error {
		return raw(from, func(source *sqlite3.SQLiteConn) error {
			b, err := to.Backup("main", source, "main")
			if err != nil {
				return err
			}
			for n := 1; ; n++ {
				done, err := b.Step(pagesAtOnce)
				if err == nil && !done && n%syncEvery == 0 {
					err = f.Sync()
				}
				if err == nil && !done {
					err = pause(ctx, stepPause)
				}
				progress(b.PageCount()-b.Remaining(), b.PageCount())
				if err != nil || done {
					return errors.Join(err, b.Finish())
				}
			}
		})
	})
}

// raw reaches the driver's own connection.
func raw(c *sql.Conn, do func(*sqlite3.SQLiteConn) error) error {
	return c.Raw(func(c any) error {
		own, ok := c.(*sqlite3.SQLiteConn)
		if !ok {
			return driver.ErrBadConn
		}
		return do(own)
	})
}

func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// ErrNoRoom means that a copy does not fit where it was to go.
var ErrNoRoom = errors.New("not enough room for a copy")

// roomless says in plain words that the disk was full.
func roomless(err error, dir string) error {
	if isFull(err) || errors.Is(err, syscall.ENOSPC) {
		return fmt.Errorf("%w in %s: %w", ErrNoRoom, dir, err)
	}
	return err
}

// fits asks the file system before a copy is begun, and leaves the office its room when they share a disk.
func (s *Source) fits(dir string) error {
	var pages, size int64
	if err := s.db.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		return err
	}
	if err := s.db.QueryRow("PRAGMA page_size").Scan(&size); err != nil {
		return err
	}
	var disk syscall.Statfs_t
	if err := syscall.Statfs(dir, &disk); err != nil {
		return nil // a file system that does not say: trying will
	}
	need, have := pages*size+reserveSlack, int64(disk.Bavail)*int64(disk.Bsize)
	if need > have {
		return fmt.Errorf("%w in %s: it needs %d MB, %d MB are free", ErrNoRoom, dir, need>>20, have>>20)
	}
	return nil
}
