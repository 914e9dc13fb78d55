package port_test

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"

	"antrean/printer/escpos"
	"antrean/printer/layout"
	"antrean/printer/port"
	"antrean/printer/slip"
	"antrean/printer/virtual"
	"antrean/printer/wire"
)

// leavesNothing fails the test when goroutines or descriptors remain after it. It is called first.
func leavesNothing(t *testing.T) {
	t.Helper()
	if master, slave, err := pty.Open(); err == nil { // the first use starts the runtime's poller, which has descriptors of its own
		_, _ = master.Close(), slave.Close()
	}
	goroutines, files := runtime.NumGoroutine(), descriptors(t)
	t.Cleanup(func() {
		tick := time.NewTicker(time.Millisecond)
		defer tick.Stop()
		for range 2000 { // a goroutine that was told to end still has to
			if runtime.NumGoroutine() <= goroutines && descriptors(t) <= files {
				return
			}
			<-tick.C
		}
		stacks := make([]byte, 1<<16)
		t.Errorf("%d goroutines, want %d; %d descriptors, want %d\n%s", runtime.NumGoroutine(), goroutines, descriptors(t), files, stacks[:runtime.Stack(stacks, true)])
	})
}

func descriptors(t *testing.T) int {
	t.Helper()
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Skip("no /proc here: descriptors are not counted")
	}
	return len(entries)
}

func allBytes() []byte {
	b := make([]byte, 256)
	for i := range b {
		b[i] = byte(i)
	}
	return b
}

func TestASerialLineIsEightBitCleanBothWays(t *testing.T) {
	leavesNothing(t)
	master, slave, err := pty.Open() // cooked, as a terminal comes: it is for our side to change that
	if err != nil {
		t.Fatal(err)
	}
	defer master.Close()
	defer slave.Close()
	for _, baud := range port.Bauds() {
		p, err := port.Open(t.Context(), "serial:"+slave.Name()+"?baud="+strconv.Itoa(baud))
		if err != nil {
			t.Fatal(err)
		}
		if n, err := p.Write(t.Context(), allBytes()); n != 256 || err != nil {
			t.Fatalf("write: %d, %v", n, err)
		}
		got := make([]byte, 256)
		if _, err := io.ReadFull(master, got); err != nil || !bytes.Equal(got, allBytes()) {
			t.Errorf("%d baud, to the printer: % X, %v", baud, got, err)
		}
		if _, err := master.Write(allBytes()); err != nil {
			t.Fatal(err)
		}
		if got := readAll(t, p, 256); !bytes.Equal(got, allBytes()) {
			t.Errorf("%d baud, from the printer: % X", baud, got)
		}
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	}
}

func readAll(t *testing.T, p port.Port, n int) []byte {
	t.Helper()
	var out []byte
	for len(out) < n {
		b := make([]byte, n)
		m, err := p.Read(t.Context(), b)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, b[:m]...)
	}
	return out
}

// address is in upper case, as every address on paper is.
const address = "HTTPS://ANTREAN.BANJARKOTA.GO.ID/T/7KQ2M9XD4RTZBV3H8NCW"

func ticket(number string) []byte {
	return wire.Join(escpos.Encode(slip.Document{Blocks: []slip.Block{
		{Kind: slip.Number, Text: number, Align: slip.Center},
		{Kind: slip.QR, Text: address, Align: slip.Center},
	}}, escpos.Options{Paper: layout.Paper80()}))
}

// plugged is a virtual printer on a pseudo-terminal, and its slips as they fall.
func plugged(t *testing.T, p *virtual.Printer) (link string, slips chan virtual.Slip) {
	t.Helper()
	slips = make(chan virtual.Slip, 50)
	p.OnCut(func(s virtual.Slip) { slips <- s })
	return filepath.Join(t.TempDir(), "printer"), slips
}

func plug(t *testing.T, p *virtual.Printer, link string) *virtual.Terminal {
	t.Helper()
	terminal, err := p.OpenTerminal(link)
	if err != nil {
		t.Fatal(err)
	}
	return terminal
}

func receive(t *testing.T, slips chan virtual.Slip) virtual.Slip {
	t.Helper()
	select {
	case s := <-slips:
		return s
	case <-time.After(30 * time.Second):
		t.Fatal("no slip fell")
		return virtual.Slip{}
	}
}

func TestASlipGoesThroughASerialLineAndItsCodeReads(t *testing.T) {
	leavesNothing(t)
	printer := virtual.New(virtual.Options{SpeedMMS: virtual.Instant, PaperMM: virtual.Endless})
	defer printer.Close()
	link, slips := plugged(t, printer)
	terminal := plug(t, printer, link)
	defer terminal.Unplug()
	p, err := port.Open(t.Context(), "serial:"+link+"?baud=19200")
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if _, err := p.Write(t.Context(), ticket("A-025")); err != nil {
		t.Fatal(err)
	}
	s := receive(t, slips)
	if len(s.Lines) != 1 || s.Lines[0] != "A-025" || len(s.QR) != 1 || s.QR[0] != address || len(s.Complaints) > 0 {
		t.Errorf("got %q %q %q", s.Lines, s.QR, s.Complaints)
	}
	if got, ok := scan(t, s.PNG); ok && got != address {
		t.Errorf("zbarimg reads %q", got)
	}
}

// scan reads the code on a picture with an independent reader.
func scan(t *testing.T, picture []byte) (string, bool) {
	t.Helper()
	zbarimg, err := exec.LookPath("zbarimg")
	if err != nil {
		t.Log("zbarimg is not installed (Debian: zbar-tools): the QR code is not read back")
		return "", false
	}
	name := filepath.Join(t.TempDir(), "slip.png")
	if err := os.WriteFile(name, picture, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), zbarimg, "--nodbus", "-q", "--raw", name).Output()
	if err != nil {
		t.Errorf("zbarimg: %v", err)
	}
	return strings.TrimSpace(string(out)), true
}

func TestASerialLineThatIsMissingBusyOrUnpluggedHeals(t *testing.T) {
	leavesNothing(t)
	printer := virtual.New(virtual.Options{SpeedMMS: virtual.Instant, PaperMM: virtual.Endless})
	defer printer.Close()
	link, slips := plugged(t, printer)
	line := port.NewLine(port.Opener("serial:"+link+"?baud=115200"), nil)
	defer line.Stop()
	until(t, line, port.Bad, port.Missing)

	terminal := plug(t, printer, link)
	until(t, line, port.OK, "")
	if _, err := port.Open(t.Context(), "serial:"+link); port.ReasonOf(err) != port.Busy {
		t.Errorf("a second program: got %v, want busy", err)
	}
	if _, err := line.Write(t.Context(), ticket("A-001")); err != nil {
		t.Errorf("after the second program tried: %v", err)
	}
	receive(t, slips)

	terminal.Unplug()
	until(t, line, port.Bad, port.Missing) // after a moment of "unplugged"
	terminal = plug(t, printer, link)
	defer func() { terminal.Unplug() }()
	until(t, line, port.OK, "")
	if _, err := line.Write(t.Context(), ticket("A-002")); err != nil {
		t.Errorf("after the replug: %v", err)
	}
	if s := receive(t, slips); s.Lines[0] != "A-002" {
		t.Errorf("got %q", s.Lines)
	}
}

func TestALineHeldByAnotherProgramIsBusyUntilItIsFree(t *testing.T) {
	leavesNothing(t)
	printer := virtual.New(virtual.Options{SpeedMMS: virtual.Instant, PaperMM: virtual.Endless})
	defer printer.Close()
	link, _ := plugged(t, printer)
	terminal := plug(t, printer, link)
	defer terminal.Unplug()
	other, err := port.Open(t.Context(), "serial:"+link)
	if err != nil {
		t.Fatal(err)
	}
	line := port.NewLine(port.Opener("serial:"+link), nil)
	defer line.Stop()
	until(t, line, port.Bad, port.Busy)
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	until(t, line, port.OK, "")
}

// TestNoOldSlipComesOutOfAPrinterThatHung fills the way to a printer that takes nothing: the write ends in time, what
// was left goes with the close, and the next slip is the only whole one.
func TestNoOldSlipComesOutOfAPrinterThatHung(t *testing.T) {
	leavesNothing(t)
	printer := virtual.New(virtual.Options{SpeedMMS: virtual.Instant, PaperMM: virtual.Endless})
	defer printer.Close()
	link, slips := plugged(t, printer)
	terminal := plug(t, printer, link)
	defer terminal.Unplug()
	p, err := port.Open(t.Context(), "serial:"+link)
	if err != nil {
		t.Fatal(err)
	}
	printer.Hang(true)
	short, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	long := append([]byte("lama\n"), make([]byte, 1<<18)...) // more than any pseudo-terminal holds
	long = append(long, "\x1dVB\x07"...)
	n, err := p.Write(short, long)
	if port.ReasonOf(err) != port.Stuck || n >= len(long) {
		t.Fatalf("got %d of %d bytes, %v, want stuck", n, len(long), err)
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
	printer.Hang(false)
	again, err := port.Open(t.Context(), "serial:"+link)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	resync := wire.Join(escpos.Resync(escpos.Options{Paper: layout.Paper80()}))
	if _, err := again.Write(t.Context(), append(resync, ticket("A-003")...)); err != nil {
		t.Fatal(err)
	}
	fragment, whole := receive(t, slips), receive(t, slips)
	if len(fragment.Lines) != 1 || fragment.Lines[0] != "lama" || slices.Contains(fragment.Commands, "GS V 42 07") {
		t.Errorf("the fragment is %q, cut by %q", fragment.Lines, fragment.Commands)
	}
	if len(whole.Lines) != 1 || whole.Lines[0] != "A-003" || len(whole.Complaints) > 0 {
		t.Errorf("after it came %q, %q", whole.Lines, whole.Complaints)
	}
}
