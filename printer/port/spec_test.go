package port

import (
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"syscall"
	"testing"
)

func TestSpecsAreTakenApart(t *testing.T) {
	for _, c := range []struct {
		text string
		want Spec
	}{
		{"serial:/dev/serial/by-id/usb-prolific?baud=115200", Spec{Serial, "/dev/serial/by-id/usb-prolific", 115200}},
		{"serial:/dev/ttyS0", Spec{Serial, "/dev/ttyS0", 9600}},
		{"device:/dev/usb/lp0", Spec{Device, "/dev/usb/lp0", 0}},
		{"tcp:192.168.1.50:9100", Spec{TCP, "192.168.1.50:9100", 0}},
		{"tcp:[fe80::1]:9100", Spec{TCP, "[fe80::1]:9100", 0}},
		{"file:/var/tmp/slips.bin", Spec{File, "/var/tmp/slips.bin", 0}},
	} {
		if got, err := Parse(c.text); err != nil || got != c.want {
			t.Errorf("%s: got %+v, %v", c.text, got, err)
		}
	}
}

func TestSpecsThatCanNeverBeOpenedAreRefused(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "must begin with",
		"/dev/ttyS0":                    "must begin with",
		"usb:/dev/usb/lp0":              "must begin with",
		"serial:ttyS0":                  "must be absolute",
		"serial:":                       "must be absolute",
		"serial:/dev/ttyS0?baud=110":    "must be one of",
		"serial:/dev/ttyS0?baud=cepat":  "must be one of",
		"serial:/dev/ttyS0?parity=even": "unknown setting",
		"serial:/dev/ttyS0?%zz":         "invalid URL escape",
		"device:/dev/usb/lp0?baud=9600": "only a serial line",
		"tcp:192.168.1.50":              "must be tcp:HOST:PORT",
		"file:slips.bin":                "must be absolute",
	} {
		if _, err := Parse(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", text, err, want)
		}
	}
}

func TestFailuresHaveAReason(t *testing.T) {
	refused := &net.OpError{Op: "dial", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}
	for _, c := range []struct {
		err       error
		open, use Reason
	}{
		{syscall.ENOENT, Missing, Broken},
		{syscall.ENXIO, Missing, Unplugged},
		{syscall.EIO, Missing, Unplugged},
		{refused, Missing, Broken},
		{syscall.EACCES, Denied, Broken},
		{syscall.EBUSY, Busy, Broken},
		{syscall.EWOULDBLOCK, Busy, Broken},
		{syscall.ENODEV, Missing, Unplugged},
		{syscall.EPIPE, Broken, Unplugged},
		{io.EOF, Broken, Unplugged},
		{os.ErrClosed, Broken, Closed},
		{syscall.ENOSPC, Broken, Broken},
	} {
		wrapped := fmt.Errorf("try: %w", c.err)
		if got := openReason(wrapped); got != c.open {
			t.Errorf("opening %v: got %s, want %s", c.err, got, c.open)
		}
		if got := useReason(wrapped); got != c.use {
			t.Errorf("using %v: got %s, want %s", c.err, got, c.use)
		}
	}
	if got := ReasonOf(nil); got != "" {
		t.Errorf("no error has the reason %q", got)
	}
}
