package agent

import (
	"strings"
	"testing"
)

func TestOnlyAServersAddressIsTaken(t *testing.T) {
	for _, good := range []string{"http://192.168.1.10:8080", "https://antrean.example.go.id", "https://antrean.example.go.id/", "http://[fd00::1]:8080"} {
		if _, err := newClient(good, "TOKEN"); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	for _, bad := range []string{
		"", "192.168.1.10:8080", "antrean.example.go.id", "http://", "http://:8080", "ftp://server", "ws://server", "http://server/antrean", "http://server?x=1",
		"http://server#x", "http://budi:rahasia@server", "http://budi:rahasia@server:port", "http://ser ver",
	} {
		_, err := newClient(bad, "TOKEN")
		if err == nil {
			t.Errorf("%q is taken", bad)
		} else if strings.Contains(err.Error(), "rahasia") {
			t.Errorf("%q: the password stands in %q", bad, err)
		}
	}
}

func TestATokenIsOneWord(t *testing.T) {
	for _, bad := range []string{"", "TO KEN", "TOKEN\n", "TOKEN\r\nX: y", "TOKÉN"} {
		_, err := newClient("http://server", bad)
		if err == nil {
			t.Errorf("%q is taken", bad)
		} else if bad != "" && strings.Contains(err.Error(), bad) {
			t.Errorf("the token stands in %q", err)
		}
	}
}
