package virtual

import (
	"context"
	"fmt"
	"os"
	"sync"
	"syscall"

	"github.com/creack/pty"

	"antrean/printer/port"
)

// A Terminal is the printer at the end of a serial line: a pseudo-terminal under a name of its own.
type Terminal struct {
	link          string
	master, slave *os.File
	stop          context.CancelFunc
	work          sync.WaitGroup
}

// OpenTerminal plugs the printer into a new pseudo-terminal and links it at a path, as /dev/serial/by-id does for
// hardware. Every terminal has another device; only the link stays the same.
func (p *Printer) OpenTerminal(link string) (*Terminal, error) {
	master, slave, err := pty.Open()
	if err != nil {
		return nil, fmt.Errorf("open pseudo-terminal: %w", err)
	}
	t := &Terminal{link: link, slave: slave} // the slave stays open: without it the master ends with the first host
	if t.master, err = pollable(master); err != nil {
		_ = slave.Close()
		return nil, err
	}
	if err := t.publish(); err != nil {
		t.closeFiles()
		return nil, err
	}
	ctx, stop := context.WithCancel(context.Background())
	t.stop = stop
	t.work.Go(func() { p.drain(ctx, t.master) })
	return t, nil
}

// pollable replaces a file by one whose Read ends when it is closed. The pseudo-terminal comes in blocking mode, in
// which Close would wait for a byte that never comes.
func pollable(f *os.File) (*os.File, error) {
	defer f.Close()
	fd, err := syscall.Dup(int(f.Fd()))
	if err != nil {
		return nil, fmt.Errorf("duplicate %s: %w", f.Name(), err)
	}
	syscall.CloseOnExec(fd)
	if err := syscall.SetNonblock(fd, true); err != nil {
		_ = syscall.Close(fd)
		return nil, fmt.Errorf("make %s pollable: %w", f.Name(), err)
	}
	return os.NewFile(uintptr(fd), f.Name()), nil
}

// publish gives the slave its name, once it is raw: a cooked one would echo and translate.
func (t *Terminal) publish() error {
	if err := port.Raw(t.slave); err != nil {
		return err
	}
	fresh := t.link + ".new"
	_ = os.Remove(fresh) // left by a crash
	if err := os.Symlink(t.slave.Name(), fresh); err != nil {
		return fmt.Errorf("link pseudo-terminal: %w", err)
	}
	if err := os.Rename(fresh, t.link); err != nil {
		return fmt.Errorf("link pseudo-terminal: %w", err)
	}
	return nil
}

// Device is the path of the pseudo-terminal itself.
func (t *Terminal) Device() string { return t.slave.Name() }

// Unplug pulls the cable: the name is gone, and whoever holds the line sees it end.
func (t *Terminal) Unplug() {
	_ = os.Remove(t.link)
	t.stop()
	t.closeFiles()
	t.work.Wait()
}

func (t *Terminal) closeFiles() {
	_ = t.slave.Close()
	_ = t.master.Close()
}
