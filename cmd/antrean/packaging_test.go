package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

const packaging = "../../docs/packaging/"

func readFile(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestTheGuideNamesEveryFlagOfTheScript(t *testing.T) {
	t.Parallel()
	var given, told []string
	for _, m := range regexp.MustCompile(`(?m)^\t+(?:\$\{\d:\+)?(--[a-z-]+(?:=[^$"\s}]+)?)`).FindAllStringSubmatch(readFile(t, packaging+"antrean-screen"), -1) {
		if !strings.HasPrefix(m[1], "--window-") { // those are of two displays
			given = append(given, strings.TrimSuffix(m[1], "="))
		}
	}
	for _, m := range regexp.MustCompile("(?m)^\\| `(--[^`]+)` \\|").FindAllStringSubmatch(readFile(t, "../../docs/devices.md"), -1) {
		told = append(told, m[1])
	}
	if len(given) < 10 || !slices.Equal(given, told) {
		t.Errorf("the script gives\n%q, the guide names\n%q", given, told)
	}
	kiosk := regexp.MustCompile("`--kiosk [^`]+`").FindString(readFile(t, "../../docs/kiosk.md"))
	for _, m := range strings.Fields(strings.Trim(kiosk, "`")) {
		if !slices.Contains(given, m) {
			t.Errorf("docs/kiosk.md wants %s, the script does not give it", m)
		}
	}
}

func TestTheUnitStartsWhatThereIs(t *testing.T) {
	t.Parallel()
	for _, unit := range []string{"antrean.service"} {
		line := regexp.MustCompile(`(?m)^ExecStart=(.+)$`).FindStringSubmatch(readFile(t, packaging+unit))
		if line == nil {
			t.Fatalf("%s starts nothing", unit)
		}
		words := strings.Fields(line[1])
		var help bytes.Buffer
		run(context.Background(), []string{words[1], "-h"}, stdio{strings.NewReader(""), &help, &help})
		for _, word := range words[2:] {
			if strings.HasPrefix(word, "-") && !strings.Contains(help.String(), "  "+word+" ") {
				t.Errorf("%s gives %s, which %s does not know:\n%s", unit, word, words[1], &help)
			}
		}
	}
}

// TestAPrinterIsNotNamedAfterItsHub: udev looks for a serial number from the printer upwards, and two printers without one
// would share that of the hub.
func TestAPrinterIsNotNamedAfterItsHub(t *testing.T) {
	t.Parallel()
	named := 0
	for line := range strings.Lines(readFile(t, packaging+"70-antrean-printer.rules")) {
		if strings.Contains(line, "$attr{serial}") {
			named++
			if !strings.Contains(line, `ATTRS{bDeviceClass}!="09"`) {
				t.Errorf("takes a hub's serial number for the printer's: %s", line)
			}
		}
	}
	if named == 0 {
		t.Error("no printer is named by its serial number")
	}
}

// needs skips a test on a machine without a program, which make test has to bring.
func needs(t *testing.T, program string) {
	t.Helper()
	if !strings.Contains(readFile(t, "../../.ci/install.sh"), "\t"+program+":") {
		t.Errorf(".ci/install.sh does not install %s", program)
	}
	if _, err := exec.LookPath(program); err != nil {
		t.Skipf("%s is not installed", program)
	}
}

// TestOthersAgreeWithThePackaging asks programs that are made for it, where they are installed.
func TestOthersAgreeWithThePackaging(t *testing.T) {
	t.Parallel()
	for _, ask := range [][]string{
		{"shellcheck", packaging + "antrean-screen"},
		{"systemd-analyze", "verify", packaging + "antrean.service", packaging + "antrean-screen@.service"},
	} {
		t.Run(ask[0], func(t *testing.T) {
			needs(t, ask[0])
			out, _ := exec.Command(ask[0], ask[1:]...).CombinedOutput() // what it says counts: it fails for programs that are not here
			for line := range strings.Lines(string(out)) {
				if strings.Contains(line, "docs/packaging") || ask[0] == "shellcheck" {
					t.Error(strings.TrimSpace(line))
				}
			}
		})
	}
}

// TestTheScreenWaitsForTheServerAndStartsAgain runs the script with a browser that ends at once.
func TestTheScreenWaitsForTheServerAndStartsAgain(t *testing.T) {
	t.Parallel() // it mostly waits
	needs(t, "curl")
	var asked atomic.Int32
	office := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if n := asked.Add(1); r.URL.Path != "/readyz" || n < 3 {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	}))
	defer office.Close()
	dir := t.TempDir()
	log := filepath.Join(dir, "started")
	browser := filepath.Join(dir, "browser")
	if err := os.WriteFile(browser, []byte(fmt.Sprintf("#!/bin/sh\necho \"$@\" >>%s\n", log)), 0o755); err != nil {
		t.Fatal(err)
	}
	url := office.URL + "/kiosk#TOKEN"
	script := exec.Command("sh", packaging+"antrean-screen")
	script.Env = append(os.Environ(), "ANTREAN_URL="+url, "ANTREAN_BROWSER="+browser, "ANTREAN_WAIT=0.05", "RUNTIME_DIRECTORY="+dir, "DISPLAY=", "ANTREAN_PROFILE=",
		"ANTREAN_URL_2="+office.URL+"/board/utama", "ANTREAN_AT_2=1920,0", "ANTREAN_SIZE_2=1920,1080")
	var said bytes.Buffer
	script.Stderr = &said
	if err := script.Start(); err != nil {
		t.Fatal(err)
	}
	look := time.NewTicker(20 * time.Millisecond)
	defer look.Stop()
	kiosks, boards := 0, 0
	for end := time.Now().Add(20 * time.Second); (kiosks < 2 || boards < 2) && time.Now().Before(end); <-look.C {
		raw, _ := os.ReadFile(log) // not there before the first start
		kiosks, boards = strings.Count(string(raw), url+"\n"), strings.Count(string(raw), "/board/utama\n")
	}
	if kiosks < 2 || boards < 2 {
		t.Errorf("kiosk started %d times, board %d times, want again and again:\n%s", kiosks, boards, &said)
	}
	first, _, _ := strings.Cut(readFile(t, log), "\n")
	if !strings.Contains(readFile(t, log), "--window-position=1920,0 --window-size=1920,1080") || !strings.Contains(first, "-as-secure="+office.URL+" ") {
		t.Errorf("started with\n%s", first)
	}
	if n := asked.Load(); n < 4 {
		t.Errorf("the server was asked %d times, want until it was ready and before each start", n)
	}
	if err := script.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := script.Wait(); err != nil {
		t.Errorf("the script does not end well: %v\n%s", err, &said)
	}
}
