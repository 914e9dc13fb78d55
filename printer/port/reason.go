package port

import (
	"errors"
	"io"
	"io/fs"
	"net"
	"os"
	"syscall"
)

// openReason says why something could not be opened.
func openReason(err error) Reason {
	if _, ok := errors.AsType[*net.OpError](err); ok && !errors.Is(err, fs.ErrPermission) {
		return Missing // nobody answers, nobody listens, or the name is not known
	}
	switch {
	case isAny(err, syscall.EBUSY, syscall.EWOULDBLOCK):
		return Busy
	case isAny(err, fs.ErrPermission):
		return Denied
	case isAny(err, fs.ErrNotExist, syscall.ENXIO, syscall.ENODEV, syscall.EIO):
		return Missing // EIO is how a serial port answers whose name exists without the hardware
	default:
		return Broken
	}
}

// useReason says why an open port failed.
func useReason(err error) Reason {
	switch {
	case isAny(err, os.ErrClosed, net.ErrClosed):
		return Closed
	case isAny(err, os.ErrDeadlineExceeded):
		return Stuck
	case isAny(err, io.EOF, syscall.EIO, syscall.ENODEV, syscall.ENXIO, syscall.EPIPE, syscall.ECONNRESET, syscall.ETIMEDOUT):
		return Unplugged
	default:
		return Broken
	}
}

func isAny(err error, causes ...error) bool {
	for _, cause := range causes {
		if errors.Is(err, cause) {
			return true
		}
	}
	return false
}
