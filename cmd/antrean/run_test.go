package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
)

// try runs the binary's main on arguments.
func try(t *testing.T, in string, args ...string) (code int, out, err string) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(context.Background(), args, stdio{strings.NewReader(in), &o, &e})
	return code, o.String(), e.String()
}

func TestExitCodes(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		code int
		say  string
	}{
		"nothing":         {nil, exitUsage, "usage: antrean COMMAND"},
		"help at all":     {[]string{"help"}, exitDone, "usage: antrean COMMAND"},
		"-h at all":       {[]string{"-h"}, exitDone, "usage: antrean COMMAND"},
		"no such command": {[]string{"serv"}, exitUsage, `no command "serv"`},
		"help":            {[]string{"serve", "-h"}, exitDone, "-config"},
		"no such flag":    {[]string{"demo", "-fast"}, exitUsage, "-fast"},
		"left over":       {[]string{"version", "now"}, exitUsage, `unexpected "now"`},
		"no such office":  {[]string{"demo", "-office", "jakarta", "-listen", "127.0.0.1:0"}, exitUsage, "jakarta"},
		"no such gate":    {[]string{"demo", "-gate", "open", "-listen", "127.0.0.1:0"}, exitUsage, "gate"},
		"no such printer": {[]string{"demo", "-printer", "laser", "-listen", "127.0.0.1:0"}, exitUsage, "custom"},
		"no settings":     {[]string{"serve", "-config", "/nonexistent.toml"}, exitFailed, "/nonexistent.toml"},
		"staff what":      {[]string{"staff"}, exitUsage, "staff add"},
		"staff nameless":  {[]string{"staff", "add"}, exitUsage, "-name"},
		"staff odd role":  {[]string{"staff", "add", "-name", "a", "-role", "boss"}, exitUsage, "boss"},
		"backup where":    {[]string{"backup", "-config", "../../docs/antrean.toml", "-data", "x"}, exitUsage, "-data"},
		"restore what":    {[]string{"restore", "-data", "x"}, exitUsage, "-from"},
		"restore nothing": {[]string{"restore", "-from", "/nonexistent.db", "-data", "/nonexistent"}, exitFailed, "/nonexistent.db"},
		"erase whom":      {[]string{"erase", "-token", "A-001"}, exitUsage, "-token"},
		"device nameless": {[]string{"device", "add"}, exitUsage, "-name"},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, err := try(t, "", c.args...)
			if code != c.code || !strings.Contains(out+err, c.say) {
				t.Errorf("got %d and %q, want %d and %q", code, out+err, c.code, c.say)
			}
		})
	}
}

func TestVersionNamesThePages(t *testing.T) {
	code, out, _ := try(t, "", "version")
	if code != exitDone || !strings.Contains(out, "pages") {
		t.Errorf("got %d %q", code, out)
	}
}
