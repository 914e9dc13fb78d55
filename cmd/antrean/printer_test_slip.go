package main

import (
	"context"
	"flag"
	"fmt"
	"time"

	"antrean/kiosk"
	"antrean/printer/profile"
	"antrean/printer/spool"
	"antrean/printer/wire"
)

// printerTest prints a test slip and says what became of it.
type printerTest struct {
	target
	lang string
}

func (p *printerTest) Run(ctx context.Context, args []string, std stdio) error {
	fs := flag.NewFlagSet("printer test", flag.ContinueOnError)
	p.flags(fs)
	fs.StringVar(&p.lang, "lang", "id", "language of the slip: id or en")
	if err := parse(fs, args, std); err != nil {
		return err
	}
	return p.send(ctx, std, func(name string, model *profile.Profile) []wire.Piece {
		return model.Encode(kiosk.TestSlip(p.lang, name, model.ID, time.Now()))
	})
}

// send prints one paper and tells its outcome.
func (t *target) send(ctx context.Context, std stdio, paper func(name string, model *profile.Profile) []wire.Piece) error {
	name, model, d, err := t.drive()
	if err != nil {
		return err
	}
	defer d.Stop()
	expires := time.Now().Add(toolTime)
	wait, cancel := context.WithDeadline(ctx, expires)
	defer cancel()
	if err := d.Ready(wait); err != nil {
		return fmt.Errorf("the printer is not ready: %w", err)
	}
	began := time.Now()
	out := d.Send(ctx, paper(name, model), expires, func(spool.Outcome) {})
	fmt.Fprintf(std.out, "%s  proof %s  %d mm  %.1f s  %s\n", out.State, out.Proof, out.MM, time.Since(began).Seconds(), out.Reason)
	if out.State != spool.Confirmed && out.State != spool.Sent {
		return fmt.Errorf("the paper is %s: %s", out.State, out.Reason)
	}
	return nil
}

// toolTime is how long a tool waits for a printer that is not ready.
const toolTime = 15 * time.Second
