package gateway

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"antrean/office/message"
)

// program writes a script and makes a gateway of it.
func program(t *testing.T, script string) *Command {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kirim")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return NewCommand([]string{path, "$(touch /nowhere); a b"})
}

// TestAProgramGetsTheMessageInItsInput and its arguments as they stand: no shell reads them.
func TestAProgramGetsTheMessageInItsInput(t *testing.T) {
	c := program(t, `cat > "$0.in"; printf %s "$1" > "$0.arg"`)
	if err := c.Send(t.Context(), letter()); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(c.argv[0] + ".in")
	if err != nil {
		t.Fatal(err)
	}
	var got message.Envelope
	if err := json.Unmarshal(raw, &got); err != nil || got.To != "+628123456789" || got.ID != "e-called-7-t3" {
		t.Errorf("got %s, %v", raw, err)
	}
	arg, err := os.ReadFile(c.argv[0] + ".arg")
	if err != nil || string(arg) != "$(touch /nowhere); a b" {
		t.Errorf("argument %q, %v", arg, err)
	}
	if c.Name() != "command kirim" {
		t.Errorf("shown as %q", c.Name())
	}
}

func TestHowAProgramFails(t *testing.T) {
	for script, want := range map[string]message.Failure{
		"exit 1": {Reason: "exit_1"}, "exit 75": {Reason: "exit_75"}, "exit 65": {Reason: "exit_65", Lasting: true}, "kill -9 $$": {Reason: message.Cut},
	} {
		if why := failureOf(t, program(t, script).Send(t.Context(), letter())); *why != want {
			t.Errorf("%s: got %+v, want %+v", script, *why, want)
		}
	}
	if why := failureOf(t, NewCommand([]string{"/nowhere/kirim"}).Send(t.Context(), letter())); why.Reason != message.Missing {
		t.Errorf("not there: got %+v", why)
	}
	if err := program(t, "exec <&-; exit 0").Send(t.Context(), letter()); err != nil {
		t.Errorf("one that does not read: got %v", err)
	}
}

// TestAProgramThatHangsIsEnded with what it has started, which holds a pipe as long as it lives.
func TestAProgramThatHangsIsEnded(t *testing.T) {
	c := program(t, `sleep 60 > "$0.pipe" & wait`)
	c.within = 300 * time.Millisecond
	if err := syscall.Mkfifo(c.argv[0]+".pipe", 0o600); err != nil {
		t.Fatal(err)
	}
	pipe, err := os.OpenFile(c.argv[0]+".pipe", os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer pipe.Close()
	if why := failureOf(t, c.Send(t.Context(), letter())); why.Reason != message.Timeout {
		t.Errorf("got %+v", why)
	}
	if err := pipe.SetReadDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := pipe.Read(make([]byte, 1)); !errors.Is(err, io.EOF) {
		t.Errorf("what it started still runs: %v", err)
	}
}
