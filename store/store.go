// Package store remembers the office in one SQLite file: the journal, the rows that follow from it, accounts and
// devices.
//
// The one writer connection commits with synchronous=FULL, so what Append returned survives a power cut; Open
// refuses a database that is set otherwise. Readers have a pool of their own that cannot write.
package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"sort"
	"sync"
	"syscall"

	"github.com/mattn/go-sqlite3"

	"antrean/office/journal"
)

// FileName is the database inside the data directory.
const FileName = "antrean.db"

// writerDSN is law: go-sqlite3 opens WAL files with synchronous=NORMAL unless told otherwise, and one power cut then
// loses tickets that people hold in their hands. _txlock=immediate takes the write lock at BEGIN; _secure_delete=on
// overwrites what is erased.
const writerDSN = "?_journal_mode=WAL&_synchronous=" + synchronous +
	"&_txlock=immediate&_busy_timeout=5000&_foreign_keys=on&_secure_delete=on"

const readerDSN = "?mode=ro&_query_only=on&_busy_timeout=5000&_foreign_keys=on"

//go:embed migrations/*.sql
var migrations embed.FS

// A Store is the office's file, held by one process.
type Store struct {
	dir     string
	lock    *os.File
	writer  *sql.DB
	mu      sync.Mutex // guards conn and stained
	conn    *sql.Conn  // the one connection that writes
	stained bool       // the log still holds erased bytes
	reader  *sql.DB
	inserts inserts

	epoch string
	seq   uint64
	hash  journal.Hash
}

var _ journal.Journal = (*Store)(nil)

// Open opens or makes the office's file in dir, brings its form up to date and checks that it is durable. A second
// process on the same dir is refused.
func Open(dir string) (*Store, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	lock, err := lockDir(dir)
	if err != nil {
		return nil, err
	}
	s := &Store{dir: dir, lock: lock}
	if err := s.open(); err != nil {
		s.Close()
		return nil, fmt.Errorf("open store %s: %w", dir, err)
	}
	return s, nil
}

// ErrInUse means that another process runs the office.
var ErrInUse = errors.New("is in use by another antrean")

// lockDir keeps a second process out for as long as this one lives.
func lockDir(dir string) (*os.File, error) {
	f, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		return nil, fmt.Errorf("open store: %s %w", dir, ErrInUse)
	}
	return f, nil
}

func (s *Store) open() error {
	if err := s.claim(); err != nil {
		return err
	}
	if err := s.openWriter(); err != nil {
		return err
	}
	if err := s.migrate(); err != nil {
		return err
	}
	if err := s.openAccounts(); err != nil {
		return err
	}
	if err := s.inserts.prepare(s.conn); err != nil {
		return err
	}
	if err := syncDir(s.dir); err != nil {
		return err
	}
	return s.readHead()
}

// claim makes the file when there is none, readable by its owner only: SQLite would let everyone read it, and gives
// the log the same mode.
func (s *Store) claim() error {
	f, err := os.OpenFile(filepath.Join(s.dir, FileName), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// openWriter opens the file.
func (s *Store) openWriter() error {
	db, err := sql.Open("sqlite3", s.file()+writerDSN)
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	s.writer = db
	return nil
}

// openAccounts readies a file of the newest form, as far as accounts and devices need it.
func (s *Store) openAccounts() (err error) {
	if s.conn, err = s.writer.Conn(context.Background()); err != nil {
		return err
	}
	if err := s.checkDurable(); err != nil {
		return err
	}
	s.reader, err = sql.Open("sqlite3", s.file()+readerDSN)
	return err
}

// file is the database as SQLite takes it: a URI, so that no letter of the path is taken for an option.
func (s *Store) file() string {
	return (&url.URL{Scheme: "file", Path: filepath.Join(s.dir, FileName), OmitHost: true}).String()
}

// syncDir makes the file's name as durable as what is in it.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}

// checkDurable refuses a connection that would lose what it promised.
func (s *Store) checkDurable() error {
	var mode string
	var level int
	ctx := context.Background()
	if err := s.conn.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&mode); err != nil {
		return err
	}
	if err := s.conn.QueryRowContext(ctx, "PRAGMA synchronous").Scan(&level); err != nil {
		return err
	}
	if mode != "wal" || level != wantSynchronous {
		return fmt.Errorf("journal_mode is %s and synchronous %d: not safe against a power cut", mode, level)
	}
	return nil
}

// errOldForm means that Open has to migrate the file.
var errOldForm = errors.New("its form is older than this program")

// form says how far the file has come and what steps there are.
func (s *Store) form() (have int, steps []string, err error) { return formOf(s.writer) }

// formOf says so of a file that is open. One newer than this program is refused.
func formOf(db *sql.DB) (have int, steps []string, err error) {
	if steps, err = fs.Glob(migrations, "migrations/*.sql"); err != nil {
		return 0, nil, err
	}
	sort.Strings(steps)
	if err := db.QueryRow("PRAGMA user_version").Scan(&have); err != nil {
		return 0, nil, err
	}
	if have > len(steps) {
		return 0, nil, fmt.Errorf("its form %d is newer than this program, which knows %d", have, len(steps))
	}
	return have, steps, nil
}

// migrate brings the file to the newest form, one step a transaction.
func (s *Store) migrate() error {
	have, steps, err := s.form()
	if err != nil {
		return err
	}
	for i := have; i < len(steps); i++ {
		if err := s.migrateStep(steps[i], i+1); err != nil {
			return fmt.Errorf("migrate with %s: %w", steps[i], err)
		}
	}
	return nil
}

func (s *Store) migrateStep(name string, form int) error {
	body, err := migrations.ReadFile(name)
	if err != nil {
		return err
	}
	tx, err := s.writer.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.Exec(string(body)); err != nil {
		return err
	}
	if form == 1 {
		var epoch [8]byte
		rand.Read(epoch[:])
		if _, err := tx.Exec("INSERT INTO meta (key, value) VALUES ('epoch', ?)", hex.EncodeToString(epoch[:])); err != nil {
			return err
		}
	}
	if _, err := tx.Exec(fmt.Sprintf("PRAGMA user_version = %d", form)); err != nil {
		return err
	}
	return tx.Commit()
}

func (s *Store) readHead() error {
	if err := s.reader.QueryRow("SELECT value FROM meta WHERE key = 'epoch'").Scan(&s.epoch); err != nil {
		return fmt.Errorf("read epoch: %w", err)
	}
	var hash []byte
	err := s.reader.QueryRow("SELECT seq, hash FROM head").Scan(&s.seq, &hash)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err == nil {
		err = readHash(&s.hash, hash)
	}
	if err != nil {
		return fmt.Errorf("read the journal's head: %w", err)
	}
	return nil
}

// Close closes the file. What was appended stays.
func (s *Store) Close() error {
	s.inserts.close()
	var errs []error
	if s.conn != nil {
		errs = append(errs, s.conn.Close())
	}
	for _, db := range []*sql.DB{s.reader, s.writer} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	if s.lock != nil {
		errs = append(errs, s.lock.Close())
	}
	return errors.Join(errs...)
}

// write runs one statement of the accounts on the writer's connection.
func (s *Store) write(query string, args ...any) error {
	_, err := s.writeOne(query, args...)
	return err
}

// writeOne is write, and reports whether a row was written.
func (s *Store) writeOne(query string, args ...any) (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	result, err := s.conn.ExecContext(context.Background(), query, args...)
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	return n > 0, err
}

// isFull reports whether SQLite had no room; the transaction is rolled back and the handle stays good.
func isFull(err error) bool {
	sqliteErr, ok := errors.AsType[sqlite3.Error](err)
	return ok && sqliteErr.Code == sqlite3.ErrFull
}
