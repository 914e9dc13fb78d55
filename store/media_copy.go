package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"antrean/office"
	"antrean/office/setup"
)

// errOtherBytes means that a file is not what its name says.
var errOtherBytes = errors.New("its bytes are others than its name says")

// shelfOf is the files of the boards beside the copies of a directory. All copies there share them: each lies under the
// hash of its bytes, so one that has not changed is copied once.
func shelfOf(dir string) *Media { return &Media{dir: filepath.Join(dir, office.BackupMedia)} }

// keepMedia brings what a copy names for the boards beside it. What the office itself has lost is counted and told.
func (s *Source) keepMedia(ctx context.Context, copied *office.Copied) error {
	media, err := mediaIn(copied.Path)
	if err != nil {
		return err
	}
	copied.Media, copied.MediaLost, err = shelfOf(filepath.Dir(copied.Path)).take(ctx, &Media{dir: s.media}, media)
	return err
}

// mediaIn lists what the late versions in a copy name for the boards.
func mediaIn(path string) ([]setup.Medium, error) {
	b, err := OpenBackup(path)
	if err != nil {
		return nil, err
	}
	var tables int // copies of before setups were kept have none
	err = b.reader.QueryRow("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'setup'").Scan(&tables)
	var media []setup.Medium
	if err == nil && tables > 0 {
		media, err = setup.LateMedia(b)
	}
	return media, errors.Join(err, b.Close())
}

// take copies files from another place, each read against its hash. lost are the names of those that are not there, or
// are no longer what they were.
func (m *Media) take(ctx context.Context, from *Media, media []setup.Medium) (taken int, lost []string, err error) {
	for _, one := range media {
		if err := ctx.Err(); err != nil {
			return taken, lost, err
		}
		err := m.takeOne(from, one)
		switch {
		case errors.Is(err, os.ErrNotExist), errors.Is(err, errOtherBytes):
			lost = append(lost, one.Name)
		case err != nil:
			return taken, lost, fmt.Errorf("copy %s of the boards: %w", one.Name, roomless(err, m.dir))
		default:
			taken++
		}
	}
	return taken, lost, nil
}

// takeOne copies a file unless it is there already, in its full length.
func (m *Media) takeOne(from *Media, one setup.Medium) error {
	to := m.path(one.Hash)
	if info, err := os.Stat(to); err == nil && info.Mode().IsRegular() && info.Size() == one.Bytes {
		return nil
	}
	in, err := os.Open(from.path(one.Hash))
	if err != nil {
		return err
	}
	defer in.Close()
	if err := os.MkdirAll(m.dir, 0o700); err != nil {
		return fmt.Errorf("make %s: %v", m.dir, err) // not ErrNotExist: that would mean the file
	}
	part := to + mediaPart
	defer os.Remove(part) // after the rename there is none
	out, err := os.OpenFile(part, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	sum := sha256.New()
	_, err = io.Copy(io.MultiWriter(out, sum), in)
	if err = errors.Join(err, out.Sync(), out.Close()); err != nil {
		return err
	}
	if hex.EncodeToString(sum.Sum(nil)) != one.Hash {
		return errOtherBytes
	}
	if err := os.Rename(part, to); err != nil {
		return err
	}
	return syncDir(m.dir)
}

// SweepMedia removes what none of the copies of a directory names for the boards any more.
func (s *Source) SweepMedia(ctx context.Context, dir string, copies []string) error {
	shelf := shelfOf(dir)
	entries, err := os.ReadDir(shelf.dir)
	if errors.Is(err, os.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return fmt.Errorf("sweep media of copies: %w", err)
	}
	var keep []string
	for _, path := range slices.Backward(copies) {
		if err := ctx.Err(); err != nil {
			return err
		}
		media, err := mediaIn(path)
		if err != nil {
			return fmt.Errorf("sweep media of copies: %w", err) // nobody knows what it names: nothing goes
		}
		for _, one := range media {
			keep = append(keep, one.Hash)
		}
		if !slices.ContainsFunc(entries, func(e os.DirEntry) bool { return !slices.Contains(keep, e.Name()) }) {
			return nil // all are named, mostly by the newest
		}
	}
	return shelf.Sweep(keep)
}
