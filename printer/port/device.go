package port

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"
	"time"
)

// A device is a printer's own file, such as /dev/usb/lp0. Its reads are unlike a terminal's: one that has nothing
// to say answers with no bytes, and one without a back channel refuses.
type device struct {
	*stream
	closed context.Context
	end    context.CancelFunc
}

func openDevice(spec string, s Spec) (Port, error) {
	f, err := os.OpenFile(s.Target, os.O_RDWR|syscall.O_NOCTTY|syscall.O_NONBLOCK, 0)
	if errors.Is(err, os.ErrPermission) { // some systems let printers only be written to
		f, err = os.OpenFile(s.Target, os.O_WRONLY|syscall.O_NOCTTY|syscall.O_NONBLOCK, 0)
	}
	if err != nil {
		return nil, err
	}
	if err := claim(f); err != nil {
		_ = f.Close()
		return nil, err
	}
	st, err := fileStream(spec, f)
	if err != nil {
		return nil, err
	}
	d := &device{stream: st}
	d.closed, d.end = context.WithCancel(context.Background())
	return d, nil
}

// claim takes a device for us; anything but a device is a mistake in the spec.
func claim(f *os.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if info.Mode()&os.ModeCharDevice == 0 {
		return fmt.Errorf("%s is not a device", f.Name())
	}
	return lock(f)
}

// silence is how long a device that answered with nothing is left alone.
const silence = 250 * time.Millisecond

// Read waits for bytes through all empty answers.
func (d *device) Read(ctx context.Context, p []byte) (int, error) {
	for {
		n, err := d.stream.Read(ctx, p)
		switch {
		case n > 0:
			return n, nil
		case errors.Is(err, syscall.EINVAL), errors.Is(err, syscall.EBADF): // no back channel, or opened for writing
			return 0, d.wait(ctx, nil)
		case err != nil && !errors.Is(err, io.EOF):
			return 0, err
		}
		pause := time.NewTimer(silence)
		err = d.wait(ctx, pause.C)
		pause.Stop()
		if err != nil {
			return 0, err
		}
	}
}

// wait returns nil when the time comes, and an error when ctx or the device ends first.
func (d *device) wait(ctx context.Context, over <-chan time.Time) error {
	select {
	case <-over:
		return nil
	case <-ctx.Done():
		return d.failure(ctx, ctx.Err())
	case <-d.closed.Done():
		return d.failure(ctx, os.ErrClosed)
	}
}

// Close ends Read as well.
func (d *device) Close() error {
	d.end()
	return d.stream.Close()
}
