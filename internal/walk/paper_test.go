package walk

import (
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A slip is a piece of paper from the virtual printer.
type slip struct {
	Lines []string `json:"lines"`
	PNG   string   `json:"png"`

	o *office
}

func (s slip) text() string { return strings.Join(s.Lines, "\n") }

// slips lists the paper that came out so far, newest first.
func (o *office) slips(t *testing.T) []slip {
	t.Helper()
	var tray struct {
		Slips []slip `json:"slips"`
	}
	o.get(t, "/api/v1/emulators/kiosk/slips", &tray)
	for i := range tray.Slips {
		tray.Slips[i].o = o
	}
	return tray.Slips
}

// paper waits for the nth slip of the day, counted from 1, and reads it.
func (o *office) paper(t *testing.T, n int) slip {
	t.Helper()
	tick := time.NewTicker(glance)
	defer tick.Stop()
	for end := time.Now().Add(patience); time.Now().Before(end); <-tick.C {
		if slips := o.slips(t); len(slips) >= n {
			return slips[len(slips)-n]
		}
	}
	t.Fatalf("paper %d has not come out", n)
	return slip{}
}

// picture is the slip as it lies in the tray.
func (s slip) picture(t *testing.T) []byte {
	t.Helper()
	resp, err := http.Get(s.o.Base + s.PNG)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s", s.PNG, resp.Status)
	}
	return raw
}

// scan reads the QR code of a picture with a program that knows nothing of ours.
func scan(t *testing.T, png []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "scan.png")
	if err := os.WriteFile(file, png, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("zbarimg", "--nodbus", "-q", "--raw", file).Output()
	if err != nil {
		t.Fatalf("zbarimg (Debian: zbar-tools) reads no code: %v", err)
	}
	return strings.TrimSpace(string(out))
}
