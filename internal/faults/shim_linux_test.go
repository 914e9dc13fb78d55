package faults

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// A shim stands between SQLite and the C library and remembers what writes replaced until they are synced.
type shim struct{ library, undo, data string }

func newShim(t *testing.T) (*shim, error) {
	dir := t.TempDir()
	s := &shim{library: filepath.Join(dir, "powercut.so"), undo: filepath.Join(dir, "undo"), data: filepath.Join(dir, "data")}
	return s, command("gcc", "-shared", "-fPIC", "-O1", "-o", s.library, "testdata/powercut.c", "-ldl", "-lpthread")
}

func (s *shim) dir() string { return s.data }

func (s *shim) env() []string {
	return []string{"LD_PRELOAD=" + s.library, "ANTREAN_UNDO=" + s.undo}
}

// cut kills the process and takes back what it had written and not synced.
func (s *shim) cut(p *process) error {
	p.kill()
	raw, err := os.ReadFile(s.undo)
	if err != nil {
		return fmt.Errorf("the shim was not loaded: %w", err)
	}
	if err := os.Remove(s.undo); err != nil {
		return err
	}
	lost, err := unsynced(raw)
	if err != nil {
		return err
	}
	for _, w := range slices.Backward(lost) {
		if err := w.takeBack(); err != nil {
			return err
		}
	}
	return nil
}

// A write is one that the shim remembered.
type write struct {
	path   string
	offset int64
	size   int64 // of the file before
	old    []byte
}

// unsynced reads the shim's log, whose form stands in testdata/powercut.c, and returns the writes without a sync of
// their file after them, in order.
func unsynced(raw []byte) (open []write, err error) {
	r := bytes.NewReader(raw)
	number := func() (n int64) {
		err = errors.Join(err, binary.Read(r, binary.NativeEndian, &n))
		return n
	}
	text := func(n int64) []byte {
		if n < 0 || n > int64(r.Len()) {
			err = errors.Join(err, fmt.Errorf("the shim's log is cut off"))
			return nil
		}
		b := make([]byte, n)
		r.Read(b)
		return b
	}
	for r.Len() > 0 && err == nil {
		kind, _ := r.ReadByte()
		path := string(text(number()))
		if kind == 'S' {
			open = slices.DeleteFunc(open, func(w write) bool { return w.path == path })
			continue
		}
		w := write{path: path, offset: number(), size: number()}
		w.old = text(number())
		open = append(open, w)
	}
	return open, err
}

func (w write) takeBack() error {
	f, err := os.OpenFile(w.path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := f.WriteAt(w.old, w.offset); err != nil {
		return err
	}
	return f.Truncate(w.size)
}
