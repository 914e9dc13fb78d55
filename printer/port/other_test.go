package port_test

import (
	"bytes"
	"context"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"antrean/printer/port"
	"antrean/printer/virtual"
)

func TestASlipGoesOverTheNetwork(t *testing.T) {
	leavesNothing(t)
	printer := virtual.New(virtual.Options{SpeedMMS: virtual.Instant, PaperMM: virtual.Endless})
	defer printer.Close()
	_, slips := plugged(t, printer)
	network, err := printer.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	line := port.NewLine(port.Opener("tcp:"+network.Address()), nil)
	defer line.Stop()
	until(t, line, port.OK, "")
	if _, err := line.Write(t.Context(), ticket("A-010")); err != nil {
		t.Fatal(err)
	}
	if s := receive(t, slips); s.Lines[0] != "A-010" || s.QR[0] != address {
		t.Errorf("got %q %q", s.Lines, s.QR)
	}
	network.Close()
	until(t, line, port.Bad, port.Missing) // switched off: first the connection ends, then nobody listens
}

func TestNobodyListens(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	listener.Close()
	if _, err := port.Open(t.Context(), "tcp:"+address); port.ReasonOf(err) != port.Missing {
		t.Errorf("got %v, want missing", err)
	}
}

func TestANetworkPrinterThatHangsIsStuckInTime(t *testing.T) {
	leavesNothing(t)
	printer := virtual.New(virtual.Options{SpeedMMS: virtual.Instant, PaperMM: virtual.Endless})
	defer printer.Close()
	network, err := printer.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer network.Close()
	p, err := port.Open(t.Context(), "tcp:"+network.Address())
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	printer.Hang(true)
	short, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if _, err := p.Write(short, make([]byte, 1<<24)); port.ReasonOf(err) != port.Stuck {
		t.Errorf("got %v, want stuck", err)
	}
}

func TestCancellingAWriteIsNotAFailureOfThePrinter(t *testing.T) {
	leavesNothing(t)
	printer := virtual.New(virtual.Options{SpeedMMS: virtual.Instant, PaperMM: virtual.Endless})
	defer printer.Close()
	network, err := printer.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer network.Close()
	p, err := port.Open(t.Context(), "tcp:"+network.Address())
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	printer.Hang(true)
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	if _, err := p.Write(ctx, make([]byte, 1<<24)); err != context.Canceled {
		t.Errorf("got %v, want the caller's own cancelling", err)
	}
}

func TestSlipsCollectInAFile(t *testing.T) {
	leavesNothing(t)
	name := filepath.Join(t.TempDir(), "slips.bin")
	for _, part := range []string{"satu", "dua"} {
		p, err := port.Open(t.Context(), "file:"+name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Write(t.Context(), []byte(part)); err != nil {
			t.Error(err)
		}
		reading := make(chan error)
		go func() {
			_, err := p.Read(t.Context(), make([]byte, 1))
			reading <- err
		}()
		if err := p.Close(); err != nil {
			t.Error(err)
		}
		if err := <-reading; port.ReasonOf(err) != port.Closed {
			t.Errorf("read: got %v, want closed", err)
		}
	}
	if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, []byte("satudua")) {
		t.Errorf("got %q, %v", got, err)
	}
}

// TestADeviceThatSaysNothingIsNotUnplugged uses the one device every system has that answers reads with nothing.
func TestADeviceThatSaysNothingIsNotUnplugged(t *testing.T) {
	leavesNothing(t)
	p, err := port.Open(t.Context(), "device:"+os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	short, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := p.Read(short, make([]byte, 1)); port.ReasonOf(err) != port.Stuck {
		t.Errorf("read: got %v, want the end of the time allowed", err)
	}
	if n, err := p.Write(t.Context(), []byte("A-001")); n != 5 || err != nil {
		t.Errorf("write: %d, %v", n, err)
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
}

func TestADeviceSpecNamesADevice(t *testing.T) {
	leavesNothing(t)
	name := filepath.Join(t.TempDir(), "berkas")
	if err := os.WriteFile(name, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := port.Open(t.Context(), "device:"+name); port.ReasonOf(err) != port.Broken {
		t.Errorf("got %v, want broken", err)
	}
	if _, err := port.Open(t.Context(), "device:"+name+"-tidak-ada"); port.ReasonOf(err) != port.Missing {
		t.Errorf("got %v, want missing", err)
	}
}
