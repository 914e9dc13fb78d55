package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAnAgentRefusesWhatMakesNoSense(t *testing.T) {
	t.Setenv(tokenVariable, "")
	const server, printer = "http://127.0.0.1:9", "file:/nonexistent/slips"
	for name, c := range map[string]struct {
		args []string
		code int
		say  string
	}{
		"no token":      {[]string{"-server", server, "-printer", printer}, exitUsage, "-token-file"},
		"no token file": {[]string{"-server", server, "-printer", printer, "-token-file", "/nonexistent/token"}, exitFailed, "/nonexistent/token"},
		"join nowhere":  {[]string{"-join", "-server", server, "-printer", printer}, exitUsage, "-token-file"},
		"no server":     {[]string{"-token", "T", "-printer", printer}, exitUsage, "-server"},
		"odd server":    {[]string{"-token", "T", "-printer", printer, "-server", "192.168.1.10:8080"}, exitUsage, "-server"},
		"no printer":    {[]string{"-token", "T", "-server", server}, exitUsage, "-printer"},
		"odd printer":   {[]string{"-token", "T", "-server", server, "-printer", "agent"}, exitUsage, "-printer"},
		"no such model": {[]string{"-token", "T", "-server", server, "-printer", printer, "-profile", "hp"}, exitFailed, "-profile"},
		"left over":     {[]string{"now"}, exitUsage, "now"},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, err := try(t, "", append([]string{"agent"}, c.args...)...)
			if code != c.code || out != "" || !strings.Contains(err, c.say) {
				t.Errorf("got %d %q %q, want %d and %q", code, out, err, c.code, c.say)
			}
		})
	}
}

func TestAnAgentsTokenComesFromWhereItIsSafest(t *testing.T) {
	file := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(file, []byte("FROMFILE\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv(tokenVariable, "FROMENVIRONMENT")
	for want, a := range map[string]agentCommand{
		"FROMFILE": {token: "FROMFLAG", tokenFile: file}, "FROMFLAG": {token: "FROMFLAG"}, "FROMENVIRONMENT": {},
	} {
		if got, err := a.secret(); err != nil || got != want {
			t.Errorf("got %q %v, want %s", got, err, want)
		}
	}
}
