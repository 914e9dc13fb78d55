package main

import (
	"net"
	"strings"
	"testing"
)

func TestTheDemoTakesItsLastPortButOnlyWhereItIsAskedTo(t *testing.T) {
	everywhere, err := net.Listen("tcp", "[::]:0")
	if err != nil {
		t.Fatal(err)
	}
	last := everywhere.Addr().String()
	_, port, _ := net.SplitHostPort(last)
	if err := everywhere.Close(); err != nil {
		t.Fatal(err)
	}
	ln, base, err := (&demo{listen: "127.0.0.1:0"}).open(last)
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	if got, want := ln.Addr().String(), "127.0.0.1:"+port; got != want || base != "http://"+want {
		t.Errorf("got %s at %s, want %s", got, base, want)
	}
	other, base, err := (&demo{listen: "127.0.0.1:0"}).open(last) // taken now
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if other.Addr().String() == ln.Addr().String() || base != "http://"+other.Addr().String() {
		t.Errorf("got %s at %s, want another port", other.Addr(), base)
	}
}

func TestAnAddressIsOneThatABrowserCanOpen(t *testing.T) {
	for listen, want := range map[string]string{":0": "http://127.0.0.1:", "0.0.0.0:0": "http://127.0.0.1:", "127.0.0.1:0": "http://127.0.0.1:", "[::1]:0": "http://[::1]:"} {
		ln, base, err := (&demo{listen: listen}).open("")
		if err != nil {
			if listen == "[::1]:0" {
				continue // a machine without IPv6
			}
			t.Fatal(err)
		}
		if !strings.HasPrefix(base, want) || strings.HasSuffix(base, ":0") {
			t.Errorf("%s: got %s, want %s and a port", listen, base, want)
		}
		ln.Close()
	}
}

func TestAnAddressWithoutAPortIsAMistakeOfTheCaller(t *testing.T) {
	code, _, say := try(t, "", "demo", "-listen", "127.0.0.1", "-data", t.TempDir())
	if code != exitUsage || !strings.Contains(say, "-listen") {
		t.Errorf("got %d %q, want usage", code, say)
	}
}
