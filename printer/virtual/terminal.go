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
	printer *Printer
	link    string
	work    sync.WaitGroup

	mu            sync.Mutex
	master, slave *os.File // nil while it is pulled
	device        string
	stop          context.CancelFunc
}

// spill is how many bytes a host may send after XOFF, which it heeds late: the 64 that it has just given away, and the 16
// in the queue of its serial chip.
const spill = 80

// OpenTerminal plugs the printer into a new pseudo-terminal and links it at a path, as /dev/serial/by-id does for
// hardware. Every terminal has another device; only the link stays the same.
func (p *Printer) OpenTerminal(link string) (*Terminal, error) {
	t := &Terminal{printer: p, link: link}
	if err := t.push(); err != nil {
		return nil, err
	}
	p.own(t)
	return t, nil
}

// push plugs it in, under a new device and the same link.
func (t *Terminal) push() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.master != nil {
		return nil
	}
	master, slave, err := openOther(t.device)
	if err != nil {
		return fmt.Errorf("open pseudo-terminal: %w", err)
	}
	if master, err = pollable(master); err != nil {
		_ = slave.Close()
		return err
	}
	if err := publish(slave, t.link); err != nil {
		_, _ = slave.Close(), master.Close()
		return err
	}
	t.master, t.slave, t.device = master, slave, slave.Name() // the slave stays open: without it the master ends with the first host
	ctx, stop := context.WithCancel(context.Background())
	t.stop = stop
	limit := 0
	if t.printer.options.Flow == "xonxoff" {
		limit = spill
	}
	voice := newSpeaker()
	t.work.Go(func() { voice.speak(ctx, master) })
	t.work.Go(func() {
		defer t.printer.deafen(voice)
		t.printer.drain(ctx, voice, master, limit)
	})
	return nil
}

// openOther opens a pseudo-terminal that has not the device of the last one, as an adapter comes back as ttyUSB1 when a
// program still holds ttyUSB0.
func openOther(last string) (master, slave *os.File, err error) {
	first, second, err := pty.Open()
	if err != nil || second.Name() != last {
		return first, second, err
	}
	master, slave, err = pty.Open()
	_, _ = first.Close(), second.Close()
	return master, slave, err
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
func publish(slave *os.File, link string) error {
	if err := port.Raw(slave); err != nil {
		return err
	}
	fresh := link + ".new"
	_ = os.Remove(fresh) // left by a crash
	if err := os.Symlink(slave.Name(), fresh); err != nil {
		return fmt.Errorf("link pseudo-terminal: %w", err)
	}
	if err := os.Rename(fresh, link); err != nil {
		return fmt.Errorf("link pseudo-terminal: %w", err)
	}
	return nil
}

// Device is the path of the pseudo-terminal itself.
func (t *Terminal) Device() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.device
}

// pull ends it: the name is gone, and whoever holds the line sees it end.
func (t *Terminal) pull() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.master == nil {
		return
	}
	_ = os.Remove(t.link)
	t.stop()
	_, _ = t.slave.Close(), t.master.Close()
	t.master, t.slave = nil, nil
}

func (t *Terminal) wait() { t.work.Wait() }

// Unplug pulls this cable for good.
func (t *Terminal) Unplug() {
	t.printer.disown(t)
	t.pull()
	t.work.Wait()
}
