package faults

import (
	"context"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"antrean/office"
	"antrean/store"
)

// settingsFor are settings that lead commands to an office that the demo runs.
func settingsFor(t *testing.T, dir string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "antrean.toml")
	raw, _ := json.Marshal(dir)
	text := "catalogue = \"disdukcapil-kota-banjar\"\ndata = " + string(raw) + "\n[hours]\nsenin = \"08.00-15.00\"\n[[counter]]\nn = 1\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// grown is an office with some thousand tickets, so that copying it takes a while.
func grown(t *testing.T, antrean, dir string, b *book) *process {
	t.Helper()
	p, err := start(t, antrean, dir)
	if err != nil {
		t.Fatal(err)
	}
	c := p.client(p.Devices["kiosk"])
	defer c.close()
	for range 1500 {
		w := b.take(p.Services)
		got, status, err := c.issue(w)
		if err != nil || status != http.StatusCreated {
			t.Fatalf("%d %+v %v", status, got, err)
		}
		b.answered(w, got, status)
	}
	return p
}

// killedAfter runs the binary and kills it after a while; done says that it was too quick for that.
func killedAfter(t *testing.T, wait time.Duration, antrean string, args ...string) (done bool) {
	t.Helper()
	cmd := exec.Command(antrean, args...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	late := time.AfterFunc(wait, func() { _ = cmd.Process.Kill() })
	defer late.Stop()
	err := cmd.Wait()
	if err != nil && cmd.ProcessState.Exited() {
		t.Fatalf("%v failed by itself: %v", args, err)
	}
	return err == nil
}

// wholeCopies verifies every file in a directory that counts as a copy.
func wholeCopies(t *testing.T, dir string) (n int, one string) {
	t.Helper()
	copies, err := office.ListBackups(dir, time.Local)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range copies {
		if _, err := store.Verify(context.Background(), c.Path); err != nil {
			t.Errorf("%s: %v", c.Path, err)
		}
		n, one = n+1, c.Path
	}
	return n, one
}

// TestKillBackupAndRestore kills a backup beside a running office and a restore over it, again and again: what counts
// as a copy is whole, and the office is the old one or the restored one, whole.
func TestKillBackupAndRestore(t *testing.T) {
	needFaults(t)
	random, dir, to, antrean, b := chance(t), t.TempDir(), t.TempDir(), build(t), newBook()
	p := grown(t, antrean, dir, b)
	config := settingsFor(t, dir)
	cut := 0
	for range rounds(t) {
		if !killedAfter(t, between(random, 5*time.Millisecond, 120*time.Millisecond), antrean, "backup", "-config", config, "-to", to) {
			cut++
		}
	}
	mustKeep(t, 0, p, b)
	if out, err := exec.Command(antrean, "backup", "-config", config, "-to", to).CombinedOutput(); err != nil {
		t.Fatalf("a backup after all: %v %s", err, out)
	}
	n, copied := wholeCopies(t, to)
	if parts, _ := filepath.Glob(filepath.Join(to, "*.part*")); len(parts) > 0 {
		t.Errorf("the killed have left %q", parts)
	}
	if err := p.stop(); err != nil {
		t.Error(err)
	}
	ledger, err := Audit(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.agrees(ledger); err != nil {
		t.Error(err)
	}
	halfway := 0
	for range rounds(t) {
		if !killedAfter(t, between(random, 5*time.Millisecond, 150*time.Millisecond), antrean, "restore", "-from", copied, "-data", dir, "-force", "-skip", "0") {
			halfway++
		}
		if ledger, err = Audit(dir); err != nil {
			t.Fatalf("after a restore that was cut off: %v", err)
		}
		if err := b.agrees(ledger); err != nil {
			t.Fatal(err)
		}
	}
	if cut == 0 || halfway == 0 {
		t.Errorf("%d backups and %d restores were cut off: the test proves nothing", cut, halfway)
	}
	t.Logf("%d backups cut off, %d copies whole; %d restores cut off", cut, n, halfway)
}

// TestKillWhileForgetting kills the office while it erases one visitor after another. Whoever it said to have
// forgotten is on no page of its file, and all others are there.
func TestKillWhileForgetting(t *testing.T) {
	needFaults(t)
	random, dir, antrean, b := chance(t), t.TempDir(), build(t), newBook()
	var gone []string
	for range max(3, rounds(t)/5) {
		p, err := start(t, antrean, dir)
		if err != nil {
			t.Fatal(err)
		}
		dead := time.AfterFunc(between(random, 20*time.Millisecond, 250*time.Millisecond), func() { _ = p.cmd.Process.Kill() })
		c := p.client(p.Devices["kiosk"])
		for err == nil {
			var token string
			if token, err = forgetOne(c, b.take(p.Services)); err == nil {
				gone = append(gone, token)
			}
		}
		c.close()
		dead.Stop()
		p.kill()
	}
	p, err := start(t, antrean, dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.stop(); err != nil {
		t.Error(err)
	}
	if _, err := Audit(dir); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(dir, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	for _, token := range gone {
		if strings.Contains(string(raw), token) {
			t.Fatalf("%s was said to be forgotten", token)
		}
	}
	if len(gone) == 0 {
		t.Error("nobody was ever forgotten: the test proves nothing")
	}
	t.Logf("%d visitors forgotten", len(gone))
}

// forgetOne takes a number, gives it up and wants to be forgotten.
func forgetOne(c *client, w wish) (token string, err error) {
	got, _, err := c.issue(w)
	if err != nil {
		return "", err
	}
	var out map[string]any
	if _, err := c.call(http.MethodPost, "/api/v1/tickets/"+got.Token+"/cancel", map[string]any{}, &out); err != nil {
		return "", err
	}
	_, err = c.call(http.MethodPost, "/api/v1/tickets/"+got.Token+"/erase", map[string]any{"request_id": w.RequestID}, &out)
	return got.Token, err
}
