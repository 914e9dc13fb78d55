package store_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"antrean/office"
	"antrean/office/setup"
	"antrean/store"
)

// spoken keeps a version of the setup whose calls use recordings: by "language/word" their hash.
func spoken(t *testing.T, s *store.Store, n int, clips map[string]map[string]string) {
	t.Helper()
	document := setup.Blank()
	document.Voice.Clips = clips
	body, err := document.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SaveSetup(setup.Version{N: n, At: time.Now(), By: "adi", Catalogue: "x", Body: body}); err != nil {
		t.Fatal(err)
	}
}

func recorded(t *testing.T, s *store.Store, sound string) string {
	t.Helper()
	hash, err := s.Clips().Keep([]byte(sound))
	if err != nil {
		t.Fatal(err)
	}
	return hash
}

func TestWhatTheOfficeRecordedComesBackOnAnotherMachine(t *testing.T) {
	s, _ := opened(t, t.TempDir())
	ten, ticket := recorded(t, s, "RIFF ten"), recorded(t, s, "RIFF nomor antrean")
	recorded(t, s, "RIFF in no version") // stays where it is
	spoken(t, s, 1, map[string]map[string]string{"id": {"10": ten}, "jv": {"sepuluh": ten}})
	spoken(t, s, 2, map[string]map[string]string{"id": {"ticket": ticket}}) // ten can still be taken back
	to := t.TempDir()
	made, err := s.Source().Backup(t.Context(), to, time.Now(), quiet)
	if err != nil || made.Clips != 2 || len(made.ClipsLost) != 0 {
		t.Fatalf("got %+v, %v, want both recordings beside the copy", made, err)
	}
	fresh := filepath.Join(t.TempDir(), "fresh")
	if out := restored(t, made.Path, fresh); out.Clips != 2 || len(out.ClipsLost) != 0 {
		t.Errorf("restored %d, lost %v", out.Clips, out.ClipsLost)
	}
	again, _ := opened(t, fresh)
	for hash, want := range map[string]string{ten: "RIFF ten", ticket: "RIFF nomor antrean"} {
		if raw, err := again.Clips().Read(hash); err != nil || !bytes.Equal(raw, []byte(want)) {
			t.Errorf("got %q, %v, want %q", raw, err, want)
		}
	}

	// One that was spoilt beside the copy is not taken for what it was, and its word is told; the next copy mends it.
	beside := filepath.Join(to, office.BackupVoice, ticket)
	if err := os.WriteFile(beside, []byte("RIFF nomor lain"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out := restored(t, made.Path, filepath.Join(t.TempDir(), "other")); out.Clips != 1 || !slices.Equal(out.ClipsLost, []string{"id/ticket"}) {
		t.Errorf("spoilt: restored %d, lost %v", out.Clips, out.ClipsLost)
	}
	if _, err := s.Source().Backup(t.Context(), to, time.Now().Add(time.Second), quiet); err != nil {
		t.Fatal(err)
	}
	if raw, err := os.ReadFile(beside); err != nil || string(raw) != "RIFF nomor antrean" {
		t.Errorf("after the next copy: got %q, %v", raw, err)
	}
}

func TestRecordingsStayAsLongAsACopyNamesThem(t *testing.T) {
	s, _ := opened(t, t.TempDir())
	ten := recorded(t, s, "RIFF ten")
	spoken(t, s, 1, map[string]map[string]string{"id": {"10": ten}})
	to := t.TempDir()
	first, err := s.Source().Backup(t.Context(), to, time.Now().Add(-time.Hour), quiet)
	if err != nil {
		t.Fatal(err)
	}
	for n := 2; n < 60; n++ { // more versions than files are kept for
		spoken(t, s, n, nil)
	}
	second, err := s.Source().Backup(t.Context(), to, time.Now(), quiet)
	if err != nil || second.Clips != 0 {
		t.Fatalf("got %+v, %v", second, err)
	}
	there := func() bool {
		_, err := os.Stat(filepath.Join(to, office.BackupVoice, ten))
		return err == nil
	}
	if err := s.Source().SweepMedia(t.Context(), to, []string{first.Path, second.Path}); err != nil || !there() {
		t.Errorf("named by the first copy: gone, %v", err)
	}
	if err := s.Source().SweepMedia(t.Context(), to, []string{second.Path}); err != nil || there() {
		t.Errorf("named by none: still there, %v", err)
	}
}
