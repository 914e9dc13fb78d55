package main

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
)

// emulate runs printer emulate until the test ends, and returns the lines it says first.
func emulate(t *testing.T, lines int, args ...string) []string {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	read, write := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		code := run(ctx, append([]string{"printer", "emulate", "-page", "127.0.0.1:0"}, args...), stdio{strings.NewReader(""), write, io.Discard})
		write.Close()
		ended <- code
	}()
	t.Cleanup(func() {
		read.Close() // nobody listens to the rest
		stop()
		if code := <-ended; code != exitDone {
			t.Errorf("printer emulate ended with %d", code)
		}
	})
	var out []string
	for said := bufio.NewScanner(read); len(out) < lines && said.Scan(); {
		out = append(out, said.Text())
	}
	if len(out) < lines {
		t.Fatalf("it said only %q", out)
	}
	return out
}

// after is what follows a word in a line, up to the next blank.
func after(t *testing.T, line, word string) string {
	t.Helper()
	_, rest, ok := strings.Cut(line, word+" ")
	if !ok {
		t.Fatalf("no %s in %q", word, line)
	}
	value, _, _ := strings.Cut(rest, " ")
	return value
}

func TestAnEmulatedPrinterTakesSlipsAndShowsThem(t *testing.T) {
	t.Parallel() // it mostly waits for paper
	link := filepath.Join(t.TempDir(), "usb-printer")
	said := emulate(t, 3, "-printer", "kanji", "-tcp", "127.0.0.1:0", "-serial", link)
	for _, line := range said[:2] {
		code, out, say := try(t, "", "printer", "test", "-port", after(t, line, "-port"), "-profile", after(t, line, "-profile"))
		if code != exitDone || !strings.HasPrefix(out, "confirmed  proof processed  ") {
			t.Errorf("%s: got %d %q %q", line, code, out, say)
		}
	}
	page := after(t, said[2], "page")
	base := strings.TrimSuffix(page, "/emulator/printer")
	resp, err := http.Get(base + "/api/v1/emulators/printer")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var shown struct {
		Panel struct{ Persona string }
		Slips []struct{ Complaints []string }
	}
	if err := json.NewDecoder(resp.Body).Decode(&shown); err != nil || shown.Panel.Persona != "kanji" || len(shown.Slips) != 2 {
		t.Fatalf("got %+v %v, want both slips", shown, err)
	}
	for i, s := range shown.Slips {
		if len(s.Complaints) > 0 {
			t.Errorf("slip %d: %v", i, s.Complaints)
		}
	}
	for url, want := range map[string]int{page: http.StatusOK, base + "/words/id.json": http.StatusOK, base + "/kiosk": http.StatusNotFound} {
		resp, err := http.Get(url)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != want {
			t.Errorf("%s: got %d, want %d", url, resp.StatusCode, want)
		}
	}
}

func TestEveryPersonaIsNamedWithAProfileThatExists(t *testing.T) {
	for persona := range strings.FieldsSeq(personas()) {
		said := emulate(t, 1, "-printer", persona, "-tcp", "127.0.0.1:0")
		if _, err := openProfile(after(t, said[0], "-profile"), "."); err != nil {
			t.Errorf("%s: %v", persona, err)
		}
	}
}
