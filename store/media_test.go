package store_test

import (
	"os"
	"path/filepath"
	"testing"

	"antrean/store"
)

func TestAFileArrivesInPartsAndIsKeptUnderItsHash(t *testing.T) {
	dir := t.TempDir()
	s, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	m := s.Media()
	if err := m.Sweep(nil); err != nil {
		t.Errorf("sweeping nothing: %v", err)
	}
	for offset, chunk := range map[int64]string{0: "ha", 2: "lo"} {
		if err := m.Append("one", offset, []byte(chunk)); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.Append("orphan", 0, []byte("x")); err != nil {
		t.Fatal(err)
	}
	hash, err := m.Keep("one")
	if err != nil || len(hash) != 64 {
		t.Fatalf("got %q, %v", hash, err)
	}
	path, ok := m.Path(hash)
	if body, err := os.ReadFile(path); !ok || err != nil || string(body) != "halo" {
		t.Errorf("got %q %v %v, want the whole file", body, ok, err)
	}
	for _, name := range []string{"one", "../antrean.db", "orphan.part", ""} {
		if path, ok := m.Path(name); ok {
			t.Errorf("%q leads to %s", name, path)
		}
	}
	if err := m.Sweep([]string{hash}); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(filepath.Join(dir, "media"))
	if err != nil || len(left) != 1 || left[0].Name() != hash {
		t.Errorf("left are %v (%v), want the named file alone", left, err)
	}
}
