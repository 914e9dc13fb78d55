package port

import (
	"fmt"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// outQueue is how many bytes wait in the kernel for a terminal or socket to take them. A device that cannot tell has none.
func outQueue(c syscall.RawConn) int {
	n := 0
	_ = c.Control(func(fd uintptr) {
		var err error
		if n, err = unix.IoctlGetInt(int(fd), unix.TIOCOUTQ); err != nil { // the same number as SIOCOUTQ of a socket
			n = 0
		}
	})
	return n
}

// ctsWire looks at the wire CTS, which a printer's RTS or DTR drives (both carry "ready" at Epson's). A terminal
// without such wires, as a pseudo-terminal, is not known.
func ctsWire(c syscall.RawConn) (ready, known bool) {
	_ = c.Control(func(fd uintptr) {
		lines, err := unix.IoctlGetInt(int(fd), unix.TIOCMGET)
		ready, known = lines&unix.TIOCM_CTS != 0, err == nil
	})
	return ready, known
}

// dropOutput throws away what waits in the kernel. Without it the close of a serial line waits up to 30 s for a
// printer that takes nothing, and prints the old slip if it does.
func dropOutput(c syscall.RawConn) {
	_ = c.Control(func(fd uintptr) { _ = unix.IoctlSetInt(int(fd), unix.TCFLSH, unix.TCOFLUSH) })
}

// lock keeps other programs that ask out of a device, for as long as the file is open.
func lock(f *os.File) error {
	c, err := f.SyscallConn()
	if err != nil {
		return err
	}
	var locked error
	if err := c.Control(func(fd uintptr) { locked = unix.Flock(int(fd), unix.LOCK_EX|unix.LOCK_NB) }); err != nil {
		return err
	}
	if locked != nil {
		return fmt.Errorf("lock %s: %w", f.Name(), locked)
	}
	return nil
}

// Raw makes a terminal carry all 256 byte values unchanged both ways: no echo, no line editing, no translation.
func Raw(f *os.File) error {
	c, err := f.SyscallConn()
	if err != nil {
		return err
	}
	var failed error
	if err := c.Control(func(fd uintptr) { failed = rawTermios(int(fd)) }); err != nil {
		return err
	}
	if failed != nil {
		return fmt.Errorf("make %s raw: %w", f.Name(), failed)
	}
	return nil
}

func rawTermios(fd int) error {
	t, err := unix.IoctlGetTermios(fd, unix.TCGETS)
	if err != nil {
		return err
	}
	t.Iflag, t.Oflag, t.Lflag = unix.IGNPAR, 0, 0
	t.Cflag = t.Cflag&^(unix.CSIZE|unix.PARENB) | unix.CS8 | unix.CREAD | unix.CLOCAL
	t.Cc[unix.VMIN], t.Cc[unix.VTIME] = 1, 0
	return unix.IoctlSetTermios(fd, unix.TCSETS, t)
}
