package setup

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"
)

// A Version is the document as somebody left it.
type Version struct {
	N         int // from 1, without gaps
	At        time.Time
	By        string // login, or FromFile
	Note      string // why, in the words of whoever changed it
	Catalogue string // version of the standards in it: tickets name it
	Body      []byte // the document, encoded
	File      []byte // what the settings file alone said, when it made the version
}

// FromFile is who makes versions of an office's settings file.
const FromFile = "antrean.toml"

// ErrUnknown means that a book has no such version.
var ErrUnknown = errors.New("setup: no such version")

// ErrTaken means that a version of that number is kept already: somebody else was faster.
var ErrTaken = errors.New("setup: that version is taken")

// A Reader lists versions.
type Reader interface {
	// Setups lists versions below before, newest first, at most most; before 0 begins with the newest.
	Setups(before, most int) ([]Version, error)
}

// A Book keeps every version there ever was. Nothing in it is changed or taken out.
type Book interface {
	Reader
	// Setup finds a version by its number; ErrUnknown.
	Setup(n int) (Version, error)
	// SetupOf finds the newest version with these standards; ErrUnknown.
	SetupOf(catalogue string) (Version, error)
	// SetupBy finds the newest version that somebody made; ErrUnknown.
	SetupBy(who string) (Version, error)
	// SaveSetup keeps the next version durably; ErrTaken when it is not the next.
	SaveSetup(Version) error
}

// Newest is the book's newest version, or the zero one when it is empty.
func Newest(b Reader) (Version, error) {
	list, err := b.Setups(0, 1)
	if err != nil || len(list) == 0 {
		return Version{}, err
	}
	return list[0], nil
}

// Merge takes over into newest what a settings file says otherwise than it did when it was last taken over. Parts that
// stand as they did keep what was decided since.
func Merge(newest, before, file *Document) (*Document, error) {
	now, err := parts(newest)
	if err != nil {
		return nil, err
	}
	was, err := parts(before)
	if err != nil {
		return nil, err
	}
	says, err := parts(file)
	if err != nil {
		return nil, err
	}
	for _, key := range slices.Sorted(maps.Keys(says)) {
		if !bytes.Equal(was[key], says[key]) {
			now[key] = says[key]
		}
	}
	for key := range was {
		if _, ok := says[key]; !ok {
			delete(now, key)
		}
	}
	raw, err := json.Marshal(now)
	if err != nil {
		return nil, fmt.Errorf("merge setup: %w", err)
	}
	return Decode(raw)
}

// parts are the document's members by name.
func parts(d *Document) (map[string]json.RawMessage, error) {
	raw, err := d.Encode()
	if err != nil {
		return nil, err
	}
	out := map[string]json.RawMessage{}
	if err := json.Unmarshal(raw, &out); err != nil {
		return nil, fmt.Errorf("read setup: %w", err)
	}
	return out, nil
}
