package store_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"antrean/office"
	"antrean/office/setup"
	"antrean/store"
)

// shown keeps a file of the boards and returns it as the setup names it.
func shown(t *testing.T, s *store.Store, name string, body []byte) setup.Medium {
	t.Helper()
	if err := s.Media().Append(name, 0, body); err != nil {
		t.Fatal(err)
	}
	hash, err := s.Media().Keep(name)
	if sum := sha256.Sum256(body); err != nil || hash != hex.EncodeToString(sum[:]) {
		t.Fatalf("got %s, %v", hash, err)
	}
	return setup.Medium{Hash: hash, Name: name + ".png", Type: "image/png", Bytes: int64(len(body))}
}

// decided keeps a version of the setup whose boards show media.
func decided(t *testing.T, s *store.Store, n int, media ...setup.Medium) {
	t.Helper()
	document := setup.Blank()
	document.Boards.Media = media
	body, err := document.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SaveSetup(setup.Version{N: n, At: time.Now(), By: "adi", Catalogue: "x", Body: body}); err != nil {
		t.Fatal(err)
	}
}

func restored(t *testing.T, from, dir string) store.Restoration {
	t.Helper()
	out, err := store.Restore(t.Context(), from, dir, false, func(office.Proof) office.Restored { return office.Restored{} }, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestWhatBoardsShowComesBackOnAnotherMachine(t *testing.T) {
	s, _ := opened(t, t.TempDir())
	picture, poster := []byte("\x89PNG a picture"), []byte("\x89PNG a poster")
	one, two := shown(t, s, "foto", picture), shown(t, s, "poster", poster)
	decided(t, s, 1, one, two)
	to := t.TempDir()
	made, err := s.Source().Backup(t.Context(), to, time.Now(), quiet)
	if err != nil || made.Media != 2 || len(made.MediaLost) != 0 {
		t.Fatalf("got %+v, %v, want both files beside the copy", made, err)
	}
	fresh := filepath.Join(t.TempDir(), "fresh")
	if out := restored(t, made.Path, fresh); out.Media != 2 || len(out.MediaLost) != 0 {
		t.Errorf("restored %d, lost %v", out.Media, out.MediaLost)
	}
	again, _ := opened(t, fresh)
	for _, c := range []struct {
		of   setup.Medium
		want []byte
	}{{one, picture}, {two, poster}} {
		path, ok := again.Media().Path(c.of.Hash)
		if raw, err := os.ReadFile(path); !ok || err != nil || !bytes.Equal(raw, c.want) {
			t.Errorf("%s: got %q, %v", c.of.Name, raw, err)
		}
	}

	// A file that was spoilt beside the copy is not taken for what it was, and its name is told.
	if err := os.WriteFile(filepath.Join(to, office.BackupMedia, one.Hash), []byte("\x89PNG b picture"), 0o600); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(t.TempDir(), "other")
	if out := restored(t, made.Path, other); out.Media != 1 || !slices.Equal(out.MediaLost, []string{"foto.png"}) {
		t.Errorf("spoilt: restored %d, lost %v", out.Media, out.MediaLost)
	}
	// A copy that was carried away alone is an office all the same.
	alone := filepath.Join(t.TempDir(), filepath.Base(made.Path))
	raw, err := os.ReadFile(made.Path)
	if err == nil {
		err = os.WriteFile(alone, raw, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	if out := restored(t, alone, filepath.Join(t.TempDir(), "third")); out.Media != 0 || len(out.MediaLost) != 2 {
		t.Errorf("alone: restored %d, lost %v", out.Media, out.MediaLost)
	}
}

func TestFilesOfTheBoardsStayAsLongAsACopyNamesThem(t *testing.T) {
	s, _ := opened(t, t.TempDir())
	one := shown(t, s, "lama", []byte("\x89PNG old"))
	decided(t, s, 1, one)
	to := t.TempDir()
	first, err := s.Source().Backup(t.Context(), to, time.Now().Add(-time.Hour), quiet)
	if err != nil {
		t.Fatal(err)
	}
	for n := 2; n < 60; n++ { // more versions than files are kept for
		decided(t, s, n)
	}
	second, err := s.Source().Backup(t.Context(), to, time.Now(), quiet)
	if err != nil || second.Media != 0 {
		t.Fatalf("got %+v, %v", second, err)
	}
	there := func() bool {
		_, err := os.Stat(filepath.Join(to, office.BackupMedia, one.Hash))
		return err == nil
	}
	if err := s.Source().SweepMedia(t.Context(), to, []string{first.Path, second.Path}); err != nil || !there() {
		t.Errorf("named by the first copy: gone, %v", err)
	}
	if err := s.Source().SweepMedia(t.Context(), to, []string{second.Path}); err != nil || there() {
		t.Errorf("named by none: still there, %v", err)
	}
}
