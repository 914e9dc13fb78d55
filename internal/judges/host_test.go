package judges

import (
	"bytes"
	"errors"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"antrean/printer/virtual"
)

// hostPort is the only one that receiptio knows.
const hostPort = "127.0.0.1:9100"

// drive lets receiptio print a ticket on a printer, or ask it, and returns its answer.
func drive(t *testing.T, options string) string {
	t.Helper()
	var said bytes.Buffer
	host := exec.CommandContext(t.Context(), "node", "drive.mjs", "-d 127.0.0.1 -c 48 -t 20 "+options)
	host.Stdin = strings.NewReader("DISDUKCAPIL KOTA BANJAR\n\n^^^^A-025\n\n" + strings.Repeat("|KTP-el\n", 30) + "=\n")
	host.Stderr = &said
	out, err := host.Output()
	if err != nil {
		t.Fatalf("receiptio: %v\n%s", err, said.Bytes())
	}
	return strings.TrimSpace(string(out))
}

// served is an Epson behind the port that receiptio knows.
func served(t *testing.T) *virtual.Printer {
	t.Helper()
	p := virtual.New(virtual.Options{Persona: virtual.Epson})
	t.Cleanup(p.Close)
	if _, err := p.Listen(hostPort); errors.Is(err, syscall.EADDRINUSE) {
		t.Skip("another program uses " + hostPort + ", the only port that receiptio knows")
	} else if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestTheirHostBelievesOurPrinter lets a program that was written for real printers drive the virtual one. It hears
// the end of a slip, and of each fault what a real one would tell.
func TestTheirHostBelievesOurPrinter(t *testing.T) {
	asked(t)
	for _, c := range []struct {
		name, options string
		fault         virtual.Fault // that comes while the slip is printed
		before        virtual.Action
		want          string
		slips         int
	}{
		{name: "a slip", want: "success", slips: 1},
		{name: "a question", options: "-q", want: "online"},
		{name: "no paper in the middle", fault: virtual.Fault{Do: virtual.PaperOut, AtMM: 40}, want: "paperempty"},
		{name: "the cover opened in the middle", fault: virtual.Fault{Do: virtual.CoverOpen, AtMM: 40}, want: "coveropen"},
		{name: "no paper from the start", before: virtual.PaperOut, want: "paperempty"},
		{name: "a question with the cover open", options: "-q", before: virtual.CoverOpen, want: "coveropen"},
		{name: "a question with the knife stuck", options: "-q", before: virtual.JamCutter, want: "error"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := served(t)
			if c.before != "" {
				if err := p.Do(c.before); err != nil {
					t.Fatal(err)
				}
			}
			if c.fault.Do != "" {
				p.Schedule(c.fault)
			}
			begun := time.Now()
			if got := drive(t, c.options); got != c.want {
				t.Errorf("receiptio says %q, want %q", got, c.want)
			}
			t.Logf("after %v", time.Since(begun).Round(time.Millisecond))
			if got := len(p.Slips()); got != c.slips {
				t.Errorf("got %d slips, want %d", got, c.slips)
			}
		})
	}
}
