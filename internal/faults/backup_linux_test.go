package faults

import (
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestBackupOntoAFullDisk copies where there is no room: a plain message, nothing left behind, and the office goes on.
func TestBackupOntoAFullDisk(t *testing.T) {
	needFaults(t)
	antrean, dir, disk, b := build(t), t.TempDir(), smallDisk(t, "size=600k"), newBook()
	p := grown(t, antrean, dir, b)
	out, err := exec.Command(antrean, "backup", "-config", settingsFor(t, dir), "-to", disk).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "not enough room for a copy in "+disk) {
		t.Errorf("got %v %q", err, out)
	}
	if left, err := filepath.Glob(filepath.Join(disk, "*")); err != nil || len(left) > 0 {
		t.Errorf("%q are left behind (%v)", left, err)
	}
	if got, status, _ := p.wish(t, b); status != http.StatusCreated {
		t.Errorf("the office: %d %+v", status, got)
	}
	if _, err := os.Stat(filepath.Join(dir, "antrean.db")); err != nil {
		t.Error(err)
	}
	if err := p.stop(); err != nil {
		t.Error(err)
	}
}
