package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"

	"antrean/office"
)

var _ office.Copier = (*Source)(nil)

// forgottenSince lists what a copy still knows and the office no longer does. The hash makes sure that it is the same
// record: after a restore there may be two histories.
const forgottenSince = `SELECT coalesce(json_group_array(c.seq), '[]') FROM main.journal c
	JOIN office.journal o ON o.seq = c.seq AND o.hash = c.hash WHERE c.private IS NOT NULL AND o.private IS NULL`

// ForgetIn erases from a copy what the office itself has forgotten since, so that a restore brings nobody back. The
// copy is replaced by one that knows less, whole, or stays as it is.
func (s *Source) ForgetIn(ctx context.Context, path string) error {
	seqs, complaints, err := s.forgottenSince(ctx, path)
	if err != nil {
		return fmt.Errorf("look into %s: %w", path, err)
	}
	if len(seqs) == 0 && len(complaints) == 0 {
		return nil
	}
	part := path + partEnding
	defer os.Remove(part)
	if err := os.Remove(part + "-journal"); err != nil && !errors.Is(err, os.ErrNotExist) { // of one that was cut off
		return err
	}
	if err := duplicate(path, part); err != nil {
		return roomless(err, filepath.Dir(path))
	}
	if err := eraseInCopy(ctx, part, seqs, complaints); err != nil {
		return fmt.Errorf("erase from a copy of %s: %w", path, err)
	}
	if err := syncFile(part); err != nil {
		return err
	}
	if err := os.Rename(part, path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

func (s *Source) forgottenSince(ctx context.Context, path string) (seqs []uint64, complaints []lesser, err error) {
	var file string
	if err := s.db.QueryRowContext(ctx, "SELECT file FROM pragma_database_list WHERE name = 'main'").Scan(&file); err != nil {
		return nil, nil, err
	}
	db, err := sql.Open("sqlite3", fileURI(path)+readerDSN)
	if err != nil {
		return nil, nil, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1) // the attachment belongs to a connection
	if _, err := db.ExecContext(ctx, "ATTACH ? AS office", fileURI(file)+"?mode=ro"); err != nil {
		return nil, nil, err
	}
	var list []byte
	if err := db.QueryRowContext(ctx, forgottenSince).Scan(&list); err != nil {
		return nil, nil, err
	}
	if err := json.Unmarshal(list, &seqs); err != nil {
		return nil, nil, err
	}
	complaints, err = complaintsForgottenSince(db)
	return seqs, complaints, err
}

func eraseInCopy(ctx context.Context, path string, seqs []uint64, complaints []lesser) (err error) {
	db, err := sql.Open("sqlite3", fileURI(path)+"?_secure_delete=on&_synchronous=FULL")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if len(seqs) > 0 {
		if err := eraseIn(tx, math.MaxUint64, seqs); err != nil {
			return err
		}
	}
	if err := forgetComplaints(tx, complaints); err != nil {
		return err
	}
	return tx.Commit()
}

// duplicate copies a file to one that only its owner reads.
func duplicate(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
