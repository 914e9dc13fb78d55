package virtual

import (
	"context"
	"io"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"antrean/printer/port"
)

func TestATerminalIsFoundUnderItsLinkAndGoesWithIt(t *testing.T) {
	p := New(Options{})
	defer p.Close()
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
	p := New(Options{})
	defer p.Close()
	if _, err := p.OpenTerminal(filepath.Join(t.TempDir(), "tidak", "ada")); err == nil {
		t.Error("linked into a folder that does not exist")
	}
}

// open opens a port for a test.
func open(t *testing.T, spec string) port.Port {
	t.Helper()
	way, err := port.Open(t.Context(), spec)
	if err != nil {
		t.Fatal(err)
	}
	return way
}

// hear reads n bytes, or as many as come within 10 s.
func hear(t *testing.T, way port.Port, n int) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	var out []byte
	for len(out) < n {
		b := make([]byte, n-len(out))
		got, err := way.Read(ctx, b)
		if err != nil {
			t.Errorf("after % X: %v", out, err)
			break
		}
		out = append(out, b[:got]...)
	}
	return string(out)
}

func TestATerminalAnswersAndComesBackUnderAnotherDevice(t *testing.T) {
	p := New(Options{})
	defer p.Close()
	link := filepath.Join(t.TempDir(), "printer")
	terminal, err := p.OpenTerminal(link)
	if err != nil {
		t.Fatal(err)
	}
	way := open(t, "serial:"+link)
	send(t, way, "\x10\x04\x01\x1dI\x42")
	if got := hear(t, way, 8); got != "\x16_EPSON\x00" {
		t.Errorf("got %q", got)
	}
	device := terminal.Device()
	if err := p.Do(Unplug); err != nil {
		t.Fatal(err)
	}
	if _, err := way.Read(t.Context(), make([]byte, 1)); port.ReasonOf(err) != port.Unplugged {
		t.Errorf("read: got %v, want unplugged", err)
	}
	if err := way.Close(); err != nil {
		t.Error(err)
	}
	if err := p.Do(Plug); err != nil {
		t.Fatal(err)
	}
	if terminal.Device() == device {
		t.Errorf("it came back as %s again", device)
	}
	way = open(t, "serial:"+link)
	defer way.Close()
	send(t, way, "\x10\x04\x04")
	if got := hear(t, way, 1); got != "\x12" {
		t.Errorf("after the replug: got %q", got)
	}
}

// TestALineInRealTime is the anchor of all tests in virtual time: the same line on the system's clock.
func TestALineInRealTime(t *testing.T) {
	p := New(Options{Baud: 19200, SpeedMMS: 400})
	defer p.Close()
	slips := make(chan Slip, 1)
	p.OnCut(func(s Slip) { slips <- s })
	link := filepath.Join(t.TempDir(), "printer")
	if _, err := p.OpenTerminal(link); err != nil {
		t.Fatal(err)
	}
	way := open(t, "serial:"+link+"?baud=19200")
	defer way.Close()
	ticket := string(make([]byte, 498-len(lines(5)))) + lines(5)
	send(t, way, ticket)
	line := 498 * 10 * time.Second / 19200
	select {
	case s := <-slips:
		motor := (5*30+96)*time.Second/3200 + cutTime
		first := len(lines(5)) * 10 * int(time.Second) / 19200                 // the NULs before are for no slip
		if s.Took < motor || s.Took > motor+time.Duration(first)+time.Second { // a machine under load wakes up late
			t.Errorf("first byte to cut took %v, want %v and the line's time of %d bytes", s.Took, motor, len(lines(5)))
		}
		if n := p.Panel().Received; n != 498 {
			t.Errorf("%d bytes received, want 498 in %v", n, line)
		}
	case <-time.After(10 * time.Second):
		t.Fatalf("no slip: %+v", p.Panel())
	}
}

func TestAfterXOFFATerminalTakesLittleButRequests(t *testing.T) {
	p := New(Options{Flow: "xonxoff"})
	defer p.Close()
	link := filepath.Join(t.TempDir(), "printer")
	if _, err := p.OpenTerminal(link); err != nil {
		t.Fatal(err)
	}
	way := open(t, "serial:"+link)
	defer way.Close()
	if err := p.Do(PaperOut); err != nil {
		t.Fatal(err)
	}
	send(t, way, string(make([]byte, 4096-128)))
	if got := hear(t, way, 1); got != "\x13" {
		t.Fatalf("got %q, want XOFF", got)
	}
	send(t, way, "\x10\x04\x04")
	if got := hear(t, way, 1); got != "\x7e" {
		t.Errorf("a request after XOFF: got %q", got)
	}
	send(t, way, string(make([]byte, 2000))) // a host that does not heed it: the bytes stay in the system
	send(t, way, "\n"+cut)
	if err := p.Do(Refill); err != nil {
		t.Fatal(err)
	}
	if got := hear(t, way, 1); got != "\x11" {
		t.Errorf("got %q, want XON", got)
	}
	if n := p.Panel().Overruns; n > 0 {
		t.Errorf("%d bytes lost", n)
	}
}

func TestANetworkGivesItsAddressFree(t *testing.T) {
	p := New(Options{})
	defer p.Close()
	n, err := p.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	n.Close()
	if again, err := p.Listen(n.Address()); err != nil {
		t.Errorf("the address is not free after Close: %v", err)
	} else {
		again.Close()
	}
}

func TestAClientOfTheNetworkMayLeaveAtOnce(t *testing.T) {
	p := New(Options{SpeedMMS: 400})
	defer p.Close()
	slips := make(chan Slip, 5)
	p.OnCut(func(s Slip) { slips <- s })
	n, err := p.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	for _, number := range []string{"A-001\n", "A-002\n"} {
		conn, err := net.Dial("tcp", n.Address())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(conn, number+cut); err != nil {
			t.Fatal(err)
		}
		if err := conn.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"A-001", "A-002"} {
		select {
		case s := <-slips:
			if s.Lines[0] != want {
				t.Errorf("got %q, want %s", s.Lines, want)
			}
		case <-time.After(10 * time.Second):
			t.Fatalf("%s did not come out: %+v", want, p.Panel())
		}
	}
}

func TestAClientOfTheNetworkHearsUntilThePaperStands(t *testing.T) {
	p := New(Options{SpeedMMS: 400})
	defer p.Close()
	n, err := p.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	conn, err := net.Dial("tcp", n.Address())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := io.WriteString(conn, "\x10\x04\x01A-001\n"+cut+"\x1d(H\x06\x0000ab12"); err != nil {
		t.Fatal(err)
	}
	if err := conn.(*net.TCPConn).CloseWrite(); err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(conn); err != nil || string(got) != "\x167\"ab12\x00" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestANetworkGoesWithThePowerAndComesBack(t *testing.T) {
	p := New(Options{})
	defer p.Close()
	n, err := p.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	way := open(t, "tcp:"+n.Address())
	defer way.Close()
	if err := p.Do(PowerOff); err != nil {
		t.Fatal(err)
	}
	if _, err := way.Read(t.Context(), make([]byte, 1)); port.ReasonOf(err) != port.Unplugged {
		t.Errorf("got %v, want unplugged", err)
	}
	if _, err := port.Open(t.Context(), "tcp:"+n.Address()); port.ReasonOf(err) != port.Missing {
		t.Errorf("got %v, want missing", err)
	}
	if err := p.Do(PowerOn); err != nil {
		t.Fatal(err)
	}
	again := open(t, "tcp:"+n.Address())
	defer again.Close()
	send(t, again, "\x10\x04\x01")
	if got := hear(t, again, 1); got != "\x16" {
		t.Errorf("got %q", got)
	}
}
