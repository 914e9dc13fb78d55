package faults

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Mains are where the office's disk gets its power from.
type mains interface {
	// dir is a folder on the disk.
	dir() string
	// env is what a process that uses the disk needs to be started with.
	env() []string
	// cut takes the power away: what was not synced is gone, the process is killed, and the disk comes back.
	cut(p *process) error
}

// connect finds mains that work on this machine: a loop-mounted ext4 with its shutdown ioctl, or a shim before the
// C library that takes back what was not synced. ANTREAN_POWER=ext4 or shim insists on one.
func connect(t *testing.T) mains {
	t.Helper()
	wanted := os.Getenv("ANTREAN_POWER")
	if wanted != "shim" {
		disk, err := newLoopDisk(t)
		if err == nil {
			t.Log("power: a loop-mounted ext4, cut with EXT4_IOC_SHUTDOWN")
			return disk
		}
		t.Logf("power: no ext4 to cut on this machine: %v", err)
		if wanted == "ext4" {
			t.FailNow()
		}
	}
	shim, err := newShim(t)
	if err != nil {
		t.Fatalf("power: neither ext4 nor the shim works here (as root the first does, with gcc the second): %v", err)
	}
	t.Log("power: the shim testdata/powercut.c, which takes back what was not synced")
	return shim
}

// A loopDisk is an ext4 file system in a file.
type loopDisk struct{ image, mount string }

// ext4Shutdown is EXT4_IOC_SHUTDOWN, _IOR('X', 125, __u32), and noLogFlush is EXT4_GOING_FLAGS_NOLOGFLUSH: the file
// system stops at once and writes nothing more, not even its log (fs/ext4/ext4.h).
const (
	ext4Shutdown = 0x8004587d
	noLogFlush   = 2
)

func newLoopDisk(t *testing.T) (*loopDisk, error) {
	dir := t.TempDir()
	d := &loopDisk{image: filepath.Join(dir, "image"), mount: filepath.Join(dir, "disk")}
	if err := os.Mkdir(d.mount, 0o700); err != nil {
		return nil, err
	}
	if err := os.WriteFile(d.image, nil, 0o600); err != nil {
		return nil, err
	}
	if err := os.Truncate(d.image, 400<<20); err != nil {
		return nil, err
	}
	if err := command("mkfs.ext4", "-q", "-F", d.image); err != nil {
		return nil, err
	}
	if err := d.on(); err != nil {
		return nil, err
	}
	t.Cleanup(func() { d.off() })
	return d, d.probe()
}

func (d *loopDisk) dir() string   { return filepath.Join(d.mount, "data") }
func (d *loopDisk) env() []string { return nil }

func (d *loopDisk) on() error  { return command("mount", "-o", "loop", d.image, d.mount) }
func (d *loopDisk) off() error { return command("umount", d.mount) }

func (d *loopDisk) cut(p *process) error {
	err := d.shutdown()
	p.kill()
	return errors.Join(err, d.off(), d.on())
}

func (d *loopDisk) shutdown() error {
	f, err := os.Open(d.mount)
	if err != nil {
		return err
	}
	defer f.Close()
	flags := uint32(noLogFlush)
	if _, _, errno := unix.Syscall(unix.SYS_IOCTL, f.Fd(), ext4Shutdown, uintptr(unsafe.Pointer(&flags))); errno != 0 {
		return fmt.Errorf("shut ext4 down: %w", errno)
	}
	return nil
}

// probe cuts the power once: what was synced must be there afterwards and what was not must be gone, or this disk
// proves nothing.
func (d *loopDisk) probe() error {
	synced, unsynced := filepath.Join(d.mount, "synced"), filepath.Join(d.mount, "unsynced")
	if err := errors.Join(writeFile(synced, true), syncFile(d.mount), writeFile(unsynced, false)); err != nil {
		return err
	}
	if err := errors.Join(d.shutdown(), d.off(), d.on()); err != nil {
		return err
	}
	if raw, err := os.ReadFile(synced); err != nil || string(raw) != "written" {
		return fmt.Errorf("after a cut the synced file holds %q (%v)", raw, err)
	}
	if raw, _ := os.ReadFile(unsynced); len(raw) > 0 {
		return fmt.Errorf("after a cut the file that was not synced holds %q", raw)
	}
	return nil
}

func writeFile(name string, sync bool) error {
	if err := os.WriteFile(name, []byte("written"), 0o600); err != nil || !sync {
		return err
	}
	return syncFile(name)
}

func syncFile(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}

func command(name string, args ...string) error {
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, out)
	}
	return nil
}
