package port

import (
	"fmt"
	"os"
	"syscall"

	"github.com/tarm/serial"
)

// openSerial opens a serial line. The library sets speed and format, which belong to the line and not to the file;
// the bytes then go through a file of our own, because the library's has no deadlines, takes silence for a hang-up,
// and cannot be closed while it waits.
func openSerial(spec string, s Spec) (Port, error) {
	f, err := os.OpenFile(s.Target, os.O_RDWR|syscall.O_NOCTTY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	if err := configure(f, s); err != nil {
		_ = f.Close()
		return nil, err
	}
	st, err := fileStream(spec, f)
	if err != nil {
		return nil, err
	}
	st.clear = func() (ready, known bool) { return linesOf(f) }
	return st, nil
}

// linesOf looks at the modem lines of an open serial line.
func linesOf(f *os.File) (ready, known bool) {
	c, err := f.SyscallConn()
	if err != nil {
		return false, false
	}
	return ctsWire(c)
}

// configure takes the line for us before it changes it: another program's line is left as it is.
func configure(f *os.File, s Spec) error {
	if err := lock(f); err != nil {
		return err
	}
	line, err := serial.OpenPort(&serial.Config{Name: s.Target, Baud: s.Baud}) // 8 bits, no parity, 1 stop bit
	if err != nil {
		return fmt.Errorf("set %d baud: %w", s.Baud, err)
	}
	return line.Close()
}

// fileStream is a port over a device file, whose kernel queue can be watched and dropped.
func fileStream(spec string, f *os.File) (*stream, error) {
	c, err := f.SyscallConn()
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	return &stream{spec: spec, wire: f, queued: func() int { return outQueue(c) }, discard: func() { dropOutput(c) }}, nil
}
