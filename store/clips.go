package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// A Clips is the office's own recordings: each under the hash of its bytes, beside the list of those that are not in use
// yet.
type Clips struct{ dir string }

// draftsFile lists the recordings that wait to be put in use.
const draftsFile = "drafts.json"

// Clips is the folder of the office's own recordings, in its directory.
func (s *Store) Clips() *Clips { return &Clips{dir: filepath.Join(s.dir, "voice")} }

// Keep makes a file of a recording and returns its hash. It is on disk when Keep returns.
func (c *Clips) Keep(sound []byte) (hash string, err error) {
	sum := sha256.Sum256(sound)
	hash = hex.EncodeToString(sum[:])
	if kept, err := c.Read(hash); err == nil && bytes.Equal(kept, sound) {
		return hash, nil
	}
	if err := c.write(hash, sound); err != nil {
		return "", fmt.Errorf("keep a recording: %w", err)
	}
	return hash, nil
}

// Read is a recording.
func (c *Clips) Read(hash string) ([]byte, error) {
	raw, err := os.ReadFile(c.path(hash))
	if err != nil {
		return nil, fmt.Errorf("read a recording: %w", err)
	}
	return raw, nil
}

// Drafts are the recordings that are not in use yet: by language and word their hash, empty for a word that goes back to
// the voice that the program carries.
func (c *Clips) Drafts() (map[string]map[string]string, error) {
	raw, err := os.ReadFile(c.path(draftsFile))
	if errors.Is(err, fs.ErrNotExist) {
		return map[string]map[string]string{}, nil
	}
	out := map[string]map[string]string{}
	if err == nil {
		err = json.Unmarshal(raw, &out)
	}
	if err != nil {
		return nil, fmt.Errorf("read the list of recordings: %w", err)
	}
	return out, nil
}

// SaveDrafts keeps the list of recordings that are not in use yet.
func (c *Clips) SaveDrafts(drafts map[string]map[string]string) error {
	raw, err := json.Marshal(drafts)
	if err == nil {
		err = c.write(draftsFile, raw)
	}
	if err != nil {
		return fmt.Errorf("keep the list of recordings: %w", err)
	}
	return nil
}

// Sweep removes every recording that is not named.
func (c *Clips) Sweep(keep []string) error {
	entries, err := os.ReadDir(c.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("sweep recordings: %w", err)
	}
	var errs []error
	for _, entry := range entries {
		if name := entry.Name(); name != draftsFile && !slices.Contains(keep, name) {
			errs = append(errs, os.Remove(filepath.Join(c.dir, name)))
		}
	}
	return errors.Join(errs...)
}

func (c *Clips) path(name string) string { return filepath.Join(c.dir, filepath.Base(name)) }

// write makes a file whole or not at all.
func (c *Clips) write(name string, body []byte) error {
	if err := os.MkdirAll(c.dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(c.dir, "new-*")
	if err != nil {
		return err
	}
	_, err = f.Write(body)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), c.path(name))
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return syncDir(c.dir)
}
