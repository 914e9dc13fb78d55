package walk

import (
	_ "embed"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
	"unsafe"
)

//go:embed testdata/shift.go.txt
var shiftSource string

// shiftFile is the environment variable that names the file with the seconds that a shifted program's clock is ahead.
const shiftFile = "ANTREAN_CLOCK_SHIFT"

// The line of time.Now that reads the clock, and what follows it in a program with a clock of its own.
const (
	readsClock   = "\tsec, nsec, mono := runtimeNow()\n"
	readsShifted = readsClock + "\tsec += shifted()\n"
)

// buildProgram builds the program from the tree as it stands, once for all walks, with a wall clock that a test can put
// forward while it runs. Everything is compiled anew on top of that package time, SQLite too, which is not optimized here:
// that would take nine times as long. Timers run on the steady clock, as on a machine whose clock is put right.
func buildProgram(t *testing.T) string {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

var built = sync.OnceValues(func() (string, error) {
	dir, err := filepath.Abs(filepath.FromSlash("../../bin/_shifted"))
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	overlay, err := writeOverlay(dir)
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "antrean")
	build := exec.Command("go", "build", "-overlay", overlay, "-o", path, "antrean/cmd/antrean")
	build.Env = append(os.Environ(), "CGO_CFLAGS=-O0")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build with a clock of its own: %w\n%s", err, out)
	}
	return path, nil
})

// writeOverlay puts package time with one more file and one more line beside the binary.
func writeOverlay(dir string) (string, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", err
	}
	theirs := filepath.Join(strings.TrimSpace(string(root)), "src", "time")
	source, err := os.ReadFile(filepath.Join(theirs, "time.go"))
	if err != nil {
		return "", err
	}
	if strings.Count(string(source), readsClock) != 1 {
		return "", fmt.Errorf("time.Now of this Go does not read the clock as it used to: look at %s", theirs)
	}
	replace := map[string]string{}
	for name, text := range map[string]string{"time.go": strings.Replace(string(source), readsClock, readsShifted, 1), "shift.go": shiftSource} {
		ours := filepath.Join(dir, name)
		if err := os.WriteFile(ours, []byte(text), 0o644); err != nil {
			return "", err
		}
		replace[filepath.Join(theirs, name)] = ours
	}
	raw, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	overlay := filepath.Join(dir, "overlay.json")
	return overlay, os.WriteFile(overlay, raw, 0o644)
}

// A shift is how far the clock of a shifted program is ahead of this machine's: eight bytes of a file that both map.
type shift struct {
	file string
	zone *time.Location // of the office
	by   *int64         // seconds
}

func newShift(t *testing.T, zone *time.Location) *shift {
	t.Helper()
	file := filepath.Join(t.TempDir(), "shift")
	if err := os.WriteFile(file, binary.NativeEndian.AppendUint64(nil, 0), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(file, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	mem, err := syscall.Mmap(int(f.Fd()), 0, 8, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_SHARED)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = syscall.Munmap(mem) })
	return &shift{file: file, zone: zone, by: (*int64)(unsafe.Pointer(&mem[0]))}
}

// now is the time by the shifted clock.
func (s *shift) now() time.Time {
	return time.Now().Add(time.Duration(atomic.LoadInt64(s.by)) * time.Second).In(s.zone)
}

// to puts the clock forward to a time.
func (s *shift) to(at time.Time) {
	atomic.AddInt64(s.by, int64(at.Sub(s.now())/time.Second))
}

// morning is a clock at eight of the next day, so that a walk sees the same office whenever it is run: no closing hour
// comes near, no midnight takes the numbers away.
func morning(t *testing.T) *shift {
	t.Helper()
	zone, err := time.LoadLocation("Asia/Jakarta")
	if err != nil {
		t.Fatal(err)
	}
	s := newShift(t, zone)
	now := s.now()
	s.to(time.Date(now.Year(), now.Month(), now.Day()+1, 8, 0, 0, 0, zone))
	return s
}

// environ is this process's environment, with the clock for a program that is started in it.
func (s *shift) environ() []string { return append(os.Environ(), shiftFile+"="+s.file) }
