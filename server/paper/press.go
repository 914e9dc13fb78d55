package paper

import (
	"context"
	"log/slog"
	"sync"

	"antrean/printer/driver"
	"antrean/printer/spool"
)

// Print carries out the jobs of a printer of this machine, and tells the fleet how it is, until ctx ends. The driver
// stays the caller's to stop.
func (f *Fleet) Print(ctx context.Context, name string, d *driver.Driver, log *slog.Logger) {
	desk := NewDesk(f.office, name)
	defer desk.Close()
	var work sync.WaitGroup
	work.Go(func() { f.follow(ctx, name, d) })
	(&spool.Spool{Name: name, Desk: desk, Printer: d, Log: log}).Run(ctx)
	work.Wait()
}

// follow reports how a printer is, each time that changes.
func (f *Fleet) follow(ctx context.Context, name string, d *driver.Driver) {
	for {
		now, changed := d.Status()
		f.Report(name, now)
		select {
		case <-changed:
		case <-ctx.Done():
			return
		}
	}
}
