package profile_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"antrean/printer/profile"
	"antrean/printer/wire"
)

// TestCalibrationHasEveryCodeUnderItsLetter reads the paper with zbarimg.
func TestCalibrationHasEveryCodeUnderItsLetter(t *testing.T) {
	zbarimg, err := exec.LookPath("zbarimg")
	if err != nil {
		t.Skip("zbarimg is not installed (Debian: zbar-tools): QR codes are not read back")
	}
	for _, id := range []string{"epson-80", "epson-58"} {
		p, err := profile.Open(id)
		if err != nil {
			t.Fatal(err)
		}
		slips := printed(p, wire.Join(p.Calibration("id")))
		if len(slips) != 1 {
			t.Fatalf("%s: %d slips", id, len(slips))
		}
		picture := filepath.Join(t.TempDir(), "slip.png")
		if err := os.WriteFile(picture, slips[0].PNG, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.CommandContext(t.Context(), zbarimg, "--nodbus", "-q", "--raw", picture).Output()
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Split(strings.TrimSpace(string(out)), "\n")
		slices.Sort(got)
		want := []string{"A native 4", "B native 6", "C native 8", "D raster 4", "E raster 6", "F raster 8", "G block 8", "H block 8", "I block 8"}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", id, got, want)
		}
	}
}

func TestCalibrationIsCutOnceInEveryLanguage(t *testing.T) {
	for _, p := range models(t) {
		for _, lang := range []string{"id", "en"} {
			stream := wire.Join(p.Calibration(lang))
			for name, cut := range map[string]string{"GS V": "\x1dVB", "ESC i": "\x1bi\x1de", "ESC d": "\x1bd\x03"} {
				if n := bytes.Count(stream, []byte(cut)); n > 1 || n == 1 && !bytes.Contains(stream[len(stream)-8:], []byte(cut)) {
					t.Errorf("%s: %d times %s, or not at the end", p.ID, n, name)
				}
			}
			if row := "123456789012345678901234567890"; !bytes.Contains(stream, []byte(row)) {
				t.Errorf("%s: no ruler in %q", p.ID, stream[:100])
			}
		}
	}
}
