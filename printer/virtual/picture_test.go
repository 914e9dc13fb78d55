package virtual

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"antrean/internal/qr"
)

func TestPicturesAreDrawnDotForDot(t *testing.T) {
	for _, c := range []struct{ name, stream, want string }{
		{"ESC * of 24 dots", "\x1b3\x18\x1b*\x21\x02\x00\xf0\x00\x01\x80\x00\x01\n", "##..|#...|#...|#..."},
		{"ESC * of 24 dots, wide", "\x1b3\x18\x1b*\x20\x02\x00\xf0\x00\x01\x80\x00\x01\n", "####|##..|##..|##.."},
		{"ESC * of 8 dots", "\x1b3\x18\x1b*\x01\x02\x00\xc0\x40\n", "#...|#...|#...|##.."},
		{"ESC * of 8 dots, wide", "\x1b3\x18\x1b*\x00\x02\x00\xc0\x40\n", "##..|##..|##..|####"},
		{"GS ( L by rows", "\x1d(L\x0c\x000p0\x01\x011\x04\x00\x02\x00\xa0\x50\x1d(L\x02\x0002", "#.#.|.#.#|....|...."},
		{"GS ( L doubled", "\x1d(L\x0c\x000p0\x02\x021\x04\x00\x02\x00\xa0\x50\x1d(L\x02\x0002", "##..|##..|..##|..##"},
		{"GS 8 L by columns", "\x1d8L\x0e\x00\x00\x000q0\x01\x011\x04\x00\x02\x00\x80\x40\x80\x40\x1d(L\x02\x0002", "#.#.|.#.#|....|...."},
		{"GS v 0 doubled in width", "\x1dv0\x01\x01\x00\x02\x00\xa0\x50", "##..|..##|....|...."},
		{"half blocks", "\x1b3\x18\xdf\n", "####|####|####|####"},
		{"white", "\x1b3\x18\xdc\n", "....|....|....|...."},
	} {
		s := Print(Options{}, []byte(c.stream+cut))[0]
		got := strings.TrimSuffix(strings.ReplaceAll(dots(t, s, 0, 96, 4, 4), "\n", "|"), "|")
		if got != c.want || len(s.Complaints) > 0 {
			t.Errorf("%s: got %s, want %s (%q)", c.name, got, c.want, s.Complaints)
		}
	}
}

// halfBlocks sets a code with the characters of CP437 that are half black, two rows of modules a line.
func halfBlocks(t *testing.T, text string) string {
	t.Helper()
	matrix, err := qr.Encode(text, qr.M)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	out.WriteString("\x1b@\x1c.\x1bt\x00\x1b3\x18\x1ba\x01")
	for y := 0; y < matrix.Size; y += 2 {
		for x := range matrix.Size {
			upper, lower := 0, 0
			if matrix.At(x, y) {
				upper = 2
			}
			if matrix.At(x, y+1) {
				lower = 1
			}
			out.WriteString([]string{" ", "\xdc", "\xdf", "\xdb"}[upper+lower])
		}
		out.WriteString("\n")
	}
	return out.String() + cut
}

// TestCodesRead has an independent reader read what each way of printing a code puts on paper.
func TestCodesRead(t *testing.T) {
	zbarimg, err := exec.LookPath("zbarimg")
	if err != nil {
		t.Skip("zbarimg is not installed (Debian: zbar-tools)")
	}
	const address = "HTTPS://ANTREAN.LAN/T/7KQ2M9XD4RTZBV3H8NCW"
	length := string(rune(len(address)))
	for _, c := range []struct {
		name, stream string
		persona      Persona
	}{
		{"native", "\x1d(k\x03\x001C\x06\x1d(k\x03\x001E1\x1d(k" + string(rune(len(address)+3)) + "\x001P0" + address + "\x1d(k\x03\x001Q0" + cut, Epson},
		{"clone", "\x1bZ\x00\x01\x06" + length + "\x00" + address + "\n" + cut, ZJ58},
		{"Star", "\x1b\x1dyS2\x06\x1b\x1dyS1\x01\x1b\x1dyD1\x00" + length + "\x00" + address + "\x1b\x1dyP\x1bd3", Star},
		{"half blocks", halfBlocks(t, address), ZJ58},
		{"half blocks", halfBlocks(t, address), Kanji},
	} {
		s := Print(Options{Persona: c.persona}, []byte(c.stream))[0]
		name := filepath.Join(t.TempDir(), "slip.png")
		if err := os.WriteFile(name, s.PNG, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.CommandContext(t.Context(), zbarimg, "--nodbus", "-q", "--raw", name).Output()
		if got := strings.TrimSpace(string(out)); err != nil || got != address || len(s.Complaints) > 0 {
			t.Errorf("%s on %s reads %q, %v (%q)", c.name, c.persona, got, err, s.Complaints)
		}
	}
}
