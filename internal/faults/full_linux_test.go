package faults

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// TestDiskFull fills the disk under a running office: no more numbers, but who has one is called, also after a crash
// and after a restart; when there is room again, numbers are given again by themselves.
func TestDiskFull(t *testing.T) {
	needFaults(t)
	antrean, disk := build(t), smallDisk(t, "size=40m")
	dir := filepath.Join(disk, "data")
	p := startFull(t, antrean, dir)
	b := newBook()
	for range 40 {
		if got, status, w := p.wish(t, b); status != http.StatusCreated {
			t.Fatalf("with room: %d %+v", status, got)
		} else {
			b.answered(w, got, status)
		}
	}
	fillUp(t, disk)
	if err := p.stop(); err != nil { // before the office has noticed
		t.Error(err)
	}
	p = startFull(t, antrean, dir)
	p.untilFull(t, b)
	p.callsOn(t)

	p.kill() // a crash on the full disk
	p = startFull(t, antrean, dir)
	p.isFull(t, b)
	p.callsOn(t)
	if err := p.stop(); err != nil {
		t.Error(err)
	}
	p = startFull(t, antrean, dir)
	p.isFull(t, b)
	p.callsOn(t)

	if err := unix.Mount("tmpfs", disk, "tmpfs", unix.MS_REMOUNT, "size=96m"); err != nil {
		t.Fatal(err)
	}
	p.heals(t)
	if got, status, _ := p.wish(t, b); status != http.StatusCreated {
		t.Errorf("with room again: %d %+v", status, got)
	}
	mustKeep(t, 0, p, b)
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
	t.Logf("%d numbers given around a full disk, %d records", len(ledger.Tickets), ledger.State.Seq)
}

// smallDisk mounts a disk in memory.
func smallDisk(t *testing.T, options string) string {
	t.Helper()
	dir := t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, options); err != nil {
		t.Skipf("skipped: this machine does not let us mount a small disk (root can): %v", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(dir, 0); err != nil {
			t.Errorf("unmount: %v", err)
		}
	})
	return dir
}

// fillUp writes until nothing fits any more.
func fillUp(t *testing.T, dir string) {
	t.Helper()
	f, err := os.Create(filepath.Join(dir, "ballast"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, size := range []int{1 << 20, 4096} {
		for err == nil {
			_, err = f.Write(make([]byte, size))
		}
		if !errors.Is(err, syscall.ENOSPC) {
			t.Fatalf("filled up with %v, want ENOSPC", err)
		}
		err = nil
	}
}

func startFull(t *testing.T, antrean, dir string) *process {
	t.Helper()
	p, err := start(t, antrean, dir)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// wish sends one new wish.
func (p *process) wish(t *testing.T, b *book) (ticket, int, wish) {
	t.Helper()
	c := p.client(p.Devices["kiosk"])
	defer c.close()
	w := b.take(p.Services)
	got, status, err := c.issue(w)
	if err != nil {
		t.Fatal(err)
	}
	return got, status, w
}

// untilFull issues until the office says that the disk is full.
func (p *process) untilFull(t *testing.T, b *book) {
	t.Helper()
	for range 5000 {
		got, status, w := p.wish(t, b)
		if status == http.StatusCreated {
			b.answered(w, got, status)
			continue
		}
		if status != http.StatusServiceUnavailable || got.Code != "disk_full" {
			t.Fatalf("on a full disk: %d %+v, want 503 disk_full", status, got)
		}
		p.isFull(t, b)
		return
	}
	t.Fatal("the disk never filled up")
}

// isFull wants numbers to be refused, and the kiosk to be told so.
func (p *process) isFull(t *testing.T, b *book) {
	t.Helper()
	for range 10 {
		if got, status, _ := p.wish(t, b); status != http.StatusServiceUnavailable || got.Code != "disk_full" {
			t.Fatalf("on a full disk: %d %+v, want 503 disk_full", status, got)
		}
	}
	if !p.saysFull(t) {
		t.Error("the kiosk is not told that the disk is full")
	}
}

func (p *process) saysFull(t *testing.T) bool {
	t.Helper()
	c := p.client(p.Devices["kiosk"])
	defer c.close()
	var s struct {
		DiskFull *bool `json:"disk_full"`
	}
	if status, err := c.call(http.MethodGet, "/api/v1/kiosk/status", nil, &s); err != nil || status != http.StatusOK || s.DiskFull == nil {
		t.Fatalf("kiosk status: %d, %+v, %v", status, s, err)
	}
	return *s.DiskFull
}

// callsOn signs in, calls ten tickets and serves them.
func (p *process) callsOn(t *testing.T) {
	t.Helper()
	c := p.client("")
	defer c.close()
	var out struct {
		Code   string `json:"code"`
		Ticket *struct {
			Number string `json:"number"`
		} `json:"ticket"`
	}
	login := map[string]string{"name": p.Staff[0].Name, "password": p.Staff[0].Password}
	if status, err := c.call(http.MethodPost, "/api/v1/login", login, &out); err != nil || status != http.StatusOK {
		t.Fatalf("sign in on a full disk: %d %+v, %v", status, out, err)
	}
	do := func(action string, n int) {
		t.Helper()
		id := map[string]string{"command_id": action + "-" + time.Now().Format("150405.000000000")[7:] + "-command"}
		out.Ticket = nil
		status, err := c.call(http.MethodPost, "/api/v1/counters/1/"+action, id, &out)
		if err != nil || status != http.StatusOK || action == "next" && out.Ticket == nil {
			t.Fatalf("%s %d on a full disk: %d %+v, %v", action, n, status, out, err)
		}
	}
	do("open", 0)
	for n := range 10 {
		do("next", n)
		do("finish", n)
	}
}

// heals waits until the kiosk is told that there is room, without anybody asking for a number.
func (p *process) heals(t *testing.T) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); p.saysFull(t); time.Sleep(200 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("there is room again, and the office does not find it")
		}
	}
}
