package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"antrean/office"
	"antrean/office/setup"
)

// errOtherBytes means that a file is not what its name says.
var errOtherBytes = errors.New("its bytes are others than its name says")

// The shelves are the files of an office that lie beside its journal, each under the hash of its bytes.
type shelves struct{ media, voice *Media }

// shelvesBeside are those of the copies of a directory. All copies there share them: one that has not changed is copied
// once.
func shelvesBeside(dir string) shelves {
	return shelves{&Media{dir: filepath.Join(dir, office.BackupMedia)}, &Media{dir: filepath.Join(dir, office.BackupVoice)}}
}

// shelvesIn are those of an office.
func shelvesIn(dir string) shelves {
	s := &Store{dir: dir}
	return shelves{s.Media(), &Media{dir: s.Clips().dir}}
}

// take copies what a copy names from other shelves. What is not there, or is spoilt, is counted and told.
func (s shelves) take(ctx context.Context, from shelves, copied *office.Copied, names named) (err error) {
	if copied.Media, copied.MediaLost, err = s.media.take(ctx, from.media, names.media); err != nil {
		return fmt.Errorf("what the boards show: %w", err)
	}
	if copied.Clips, copied.ClipsLost, err = s.voice.take(ctx, from.voice, names.clips); err != nil {
		return fmt.Errorf("what was recorded for the calls: %w", err)
	}
	return nil
}

// A named is what the late versions in a copy name: for the boards, and for the voice.
type named struct{ media, clips []setup.Medium }

// anyLength is the length of a file that the setup names by its hash alone.
const anyLength = -1

// namedIn looks into a copy.
func namedIn(path string) (out named, err error) {
	b, err := OpenBackup(path)
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	var tables int // copies of before setups were kept have none
	err = b.reader.QueryRow("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'setup'").Scan(&tables)
	if err != nil || tables == 0 {
		return out, err
	}
	if out.media, err = setup.LateMedia(b); err != nil {
		return out, err
	}
	recordings, err := setup.LateRecordings(b)
	for _, hash := range slices.Sorted(maps.Keys(recordings)) {
		out.clips = append(out.clips, setup.Medium{Hash: hash, Name: recordings[hash], Bytes: anyLength})
	}
	return out, err
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
			return taken, lost, fmt.Errorf("copy %s: %w", one.Name, roomless(err, m.dir))
		default:
			taken++
		}
	}
	return taken, lost, nil
}

// holds reports whether a file is there already: in its full length, or, where that is not known, with its very bytes.
// Those are recordings, of a few kilobytes each.
func holds(path string, one setup.Medium) bool {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || one.Bytes != anyLength {
		return err == nil && info.Mode().IsRegular() && info.Size() == one.Bytes
	}
	raw, err := os.ReadFile(path)
	sum := sha256.Sum256(raw)
	return err == nil && hex.EncodeToString(sum[:]) == one.Hash
}

// takeOne copies a file unless it is there already.
func (m *Media) takeOne(from *Media, one setup.Medium) error {
	to := m.path(one.Hash)
	if holds(to, one) {
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

// SweepMedia removes what none of the copies of a directory names any more for the boards and for the voice.
func (s *Source) SweepMedia(ctx context.Context, dir string, copies []string) error {
	beside, keep := shelvesBeside(dir), named{}
	media, err := beside.media.list()
	voice, err2 := beside.voice.list()
	if err = errors.Join(err, err2); err != nil {
		return fmt.Errorf("sweep beside copies: %w", err)
	}
	for _, path := range slices.Backward(copies) {
		if allNamed(media, keep.media) && allNamed(voice, keep.clips) {
			return nil // mostly by the newest
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		names, err := namedIn(path)
		if err != nil {
			return fmt.Errorf("sweep beside copies: %w", err) // nobody knows what it names: nothing goes
		}
		keep.media, keep.clips = append(keep.media, names.media...), append(keep.clips, names.clips...)
	}
	return errors.Join(beside.media.Sweep(hashesOf(keep.media)), beside.voice.Sweep(hashesOf(keep.clips)))
}

// list names the files of a folder, none when it is not there.
func (m *Media) list() (names []string, err error) {
	entries, err := os.ReadDir(m.dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names, err
}

func hashesOf(media []setup.Medium) (hashes []string) {
	for _, one := range media {
		hashes = append(hashes, one.Hash)
	}
	return hashes
}

func allNamed(files []string, by []setup.Medium) bool {
	return !slices.ContainsFunc(files, func(name string) bool {
		return !slices.ContainsFunc(by, func(m setup.Medium) bool { return m.Hash == name })
	})
}
