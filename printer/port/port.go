// Package port carries bytes to a printer and back: over a serial line, a device file, the network or into a file.
//
// A Port never waits longer than its caller allows, and when it is closed nothing of it is left: no goroutine, no
// descriptor, and no old slip in a queue that would come out when the printer wakes up.
package port

import (
	"context"
	"errors"
	"fmt"
)

// A Port is an open way to a printer. Write and Read may be called at the same time, each by one goroutine.
type Port interface {
	// Write returns when the bytes have left this machine as far as it can tell, or ctx ends. n says how many bytes
	// the printer may have received; with an error it is at most len(p).
	Write(ctx context.Context, p []byte) (n int, err error)
	// Read waits for at least one byte, for the end of ctx or for the end of the line.
	Read(ctx context.Context, p []byte) (n int, err error)
	// Close ends both, drops what has not left yet, and returns promptly.
	Close() error
}

// A Reason is why there is no way to a printer, in one word for screens, logs and tests.
type Reason string

const (
	Missing   Reason = "missing"   // no such device, or nobody listens there
	Denied    Reason = "denied"    // this user may not open it
	Busy      Reason = "busy"      // another program holds it
	Unplugged Reason = "unplugged" // it was there and went away
	Stuck     Reason = "stuck"     // it took no byte in the time allowed
	Closed    Reason = "closed"    // we closed it
	Broken    Reason = "broken"    // anything else
)

// An Error is a failure of a port with its reason.
type Error struct {
	Reason Reason
	Port   string // what was opened, as configured
	Err    error
}

var _ error = (*Error)(nil)

// Error is the failure for a log.
func (e *Error) Error() string {
	if e.Err == nil {
		return fmt.Sprintf("printer port %s: %s", e.Port, e.Reason)
	}
	return fmt.Sprintf("printer port %s: %s: %v", e.Port, e.Reason, e.Err)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// ReasonOf is the reason in err's chain, or Broken; it is empty for nil.
func ReasonOf(err error) Reason {
	if err == nil {
		return ""
	}
	if e, ok := errors.AsType[*Error](err); ok && e.Reason != "" {
		return e.Reason
	}
	return Broken
}
