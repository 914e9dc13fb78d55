package store_test

import (
	"maps"
	"os"
	"path/filepath"
	"testing"

	"antrean/store"
)

func TestARecordingIsKeptUnderItsHash(t *testing.T) {
	dir := t.TempDir()
	s, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	c := s.Clips()
	if err := c.Sweep(nil); err != nil {
		t.Errorf("sweeping nothing: %v", err)
	}
	if drafts, err := c.Drafts(); err != nil || len(drafts) != 0 {
		t.Errorf("got %v, %v, want none", drafts, err)
	}
	one, err := c.Keep([]byte("satu"))
	if err != nil || len(one) != 64 {
		t.Fatalf("got %q, %v", one, err)
	}
	if again, err := c.Keep([]byte("satu")); again != one || err != nil {
		t.Errorf("kept again: %q, %v", again, err)
	}
	two, err := c.Keep([]byte("dua"))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"1": one, "2": ""}
	if err := c.SaveDrafts(map[string]map[string]string{"id": want}); err != nil {
		t.Fatal(err)
	}
	if err := c.Sweep([]string{one}); err != nil {
		t.Fatal(err)
	}
	if raw, err := c.Read(one); err != nil || string(raw) != "satu" {
		t.Errorf("got %q, %v", raw, err)
	}
	if _, err := c.Read(two); err == nil {
		t.Error("what nobody names is still there")
	}
	if _, err := c.Read("../antrean.db"); err == nil {
		t.Error("a name leads out of the folder")
	}
	if drafts, err := s.Clips().Drafts(); err != nil || !maps.Equal(drafts["id"], want) {
		t.Errorf("got %v, %v, want %v", drafts, err, want)
	}
	if err := os.WriteFile(filepath.Join(dir, "voice", "drafts.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Drafts(); err == nil {
		t.Error("a broken list is read as an empty one, and would be lost by the next change")
	}
}
