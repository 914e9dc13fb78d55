package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A Media is the files that boards show: each under the hash of its bytes, beside parts of those that arrive.
type Media struct{ dir string }

// mediaPart ends the name of a file that is arriving.
const mediaPart = ".part"

// Media is the folder of what boards show, in the office's directory.
func (s *Store) Media() *Media { return &Media{dir: filepath.Join(s.dir, "media")} }

func (m *Media) path(name string) string { return filepath.Join(m.dir, filepath.Base(name)) }

// Append writes bytes of a file that arrives, at an offset.
func (m *Media) Append(part string, offset int64, chunk []byte) error {
	if err := os.MkdirAll(m.dir, 0o700); err != nil {
		return fmt.Errorf("keep a part: %w", err)
	}
	f, err := os.OpenFile(m.path(part+mediaPart), os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("keep a part: %w", err)
	}
	_, err = f.WriteAt(chunk, offset)
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("keep a part: %w", err)
	}
	return nil
}

// Keep makes a file of a part that has arrived whole, and returns its hash. It is on disk when Keep returns.
func (m *Media) Keep(part string) (hash string, err error) {
	path := m.path(part + mediaPart)
	f, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("keep a file: %w", err)
	}
	sum := sha256.New()
	_, err = io.Copy(sum, f)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return "", fmt.Errorf("keep a file: %w", err)
	}
	hash = hex.EncodeToString(sum.Sum(nil))
	if err := os.Rename(path, m.path(hash)); err != nil {
		return "", fmt.Errorf("keep a file: %w", err)
	}
	return hash, nil
}

// Path is where a file lies.
func (m *Media) Path(hash string) (string, bool) {
	path := m.path(hash)
	info, err := os.Stat(path)
	return path, err == nil && info.Mode().IsRegular() && !strings.HasSuffix(path, mediaPart)
}

// Sweep removes every file and every part that is not named.
func (m *Media) Sweep(keep []string) error {
	entries, err := os.ReadDir(m.dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("sweep media: %w", err)
	}
	var errs []error
	for _, entry := range entries {
		if !slices.Contains(keep, strings.TrimSuffix(entry.Name(), mediaPart)) {
			errs = append(errs, os.Remove(filepath.Join(m.dir, entry.Name())))
		}
	}
	return errors.Join(errs...)
}
