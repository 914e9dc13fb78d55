package virtual

import (
	"os"
	"path/filepath"
	"testing"
)

func TestATerminalIsFoundUnderItsLinkAndGoesWithIt(t *testing.T) {
	p := New(Options{})
	link := filepath.Join(t.TempDir(), "printer")
	first, err := p.OpenTerminal(link)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.Readlink(link); err != nil || got != first.Device() {
		t.Errorf("the link leads to %q (%v), want %q", got, err, first.Device())
	}
	first.Unplug()
	if _, err := os.Lstat(link); !os.IsNotExist(err) {
		t.Errorf("the link is still there: %v", err)
	}
	first.Unplug() // a cable that is out stays out
}

func TestATerminalWithoutAPlaceForItsLinkIsRefused(t *testing.T) {
	if _, err := New(Options{}).OpenTerminal(filepath.Join(t.TempDir(), "tidak", "ada")); err == nil {
		t.Error("linked into a folder that does not exist")
	}
}

func TestANetworkGivesItsAddressFree(t *testing.T) {
	n, err := New(Options{}).Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	n.Close()
	if again, err := New(Options{}).Listen(n.Address()); err != nil {
		t.Errorf("the address is not free after Close: %v", err)
	} else {
		again.Close()
	}
}
