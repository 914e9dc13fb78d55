package port

import (
	"context"
	"fmt"
	"net"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Kinds of ports, as they stand before the colon of a spec.
const (
	Serial = "serial" // serial:/dev/serial/by-id/NAME?baud=115200
	Device = "device" // device:/dev/usb/lp0
	TCP    = "tcp"    // tcp:192.168.1.50:9100
	File   = "file"   // file:/var/tmp/slips.bin
)

// factoryBaud is the speed of a serial line when the spec names none: what most receipt printers leave the factory with.
const factoryBaud = 9600

// Bauds lists the speeds of a serial line, in bits a second: those that printers can be switched to.
func Bauds() []int {
	return []int{1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400}
}

// A Spec is how a port is written in the configuration, taken apart.
type Spec struct {
	Kind   string
	Target string // path, or host and port
	Baud   int    // bits a second; serial only
}

// Parse takes a spec apart and refuses what can never be opened. It does not look at devices.
func Parse(text string) (Spec, error) {
	kind, rest, _ := strings.Cut(text, ":")
	target, query, _ := strings.Cut(rest, "?")
	s := Spec{Kind: kind, Target: target}
	if query != "" && kind != Serial {
		return Spec{}, fmt.Errorf("printer port %q: only a serial line takes settings", text)
	}
	switch kind {
	case Serial:
		baud, err := baudIn(query)
		if err != nil {
			return Spec{}, fmt.Errorf("printer port %q: %w", text, err)
		}
		s.Baud = baud
	case TCP:
		if _, _, err := net.SplitHostPort(target); err != nil {
			return Spec{}, fmt.Errorf("printer port %q: must be tcp:HOST:PORT: %w", text, err)
		}
		return s, nil
	case Device, File:
	default:
		return Spec{}, fmt.Errorf("printer port %q: must begin with serial:, device:, tcp: or file: and say which", text)
	}
	if !filepath.IsAbs(target) {
		return Spec{}, fmt.Errorf("printer port %q: the path must be absolute", text)
	}
	return s, nil
}

func baudIn(query string) (int, error) {
	values, err := url.ParseQuery(query)
	if err != nil {
		return 0, err
	}
	baud := factoryBaud
	for key, value := range values {
		if key != "baud" {
			return 0, fmt.Errorf("unknown setting %q", key)
		}
		if baud, err = strconv.Atoi(value[0]); err != nil || !slices.Contains(Bauds(), baud) {
			return 0, fmt.Errorf("baud %q: must be one of %v", value[0], Bauds())
		}
	}
	return baud, nil
}

// Open opens what a spec names. It takes at most a few seconds, less when ctx ends; a failure is an *Error.
func Open(ctx context.Context, spec string) (Port, error) {
	s, err := Parse(spec)
	if err != nil {
		return nil, &Error{Reason: Broken, Port: spec, Err: err}
	}
	var p Port
	switch s.Kind {
	case Serial:
		p, err = openSerial(spec, s)
	case Device:
		p, err = openDevice(spec, s)
	case TCP:
		p, err = openTCP(ctx, spec, s)
	default:
		p, err = openFile(spec, s)
	}
	if err != nil {
		return nil, &Error{Reason: openReason(err), Port: spec, Err: err}
	}
	return p, nil
}

// Opener returns a function that opens a spec, for a Line.
func Opener(spec string) func(context.Context) (Port, error) {
	return func(ctx context.Context) (Port, error) { return Open(ctx, spec) }
}
