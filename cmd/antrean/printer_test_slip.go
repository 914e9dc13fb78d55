package main

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"strings"
	"time"

	"antrean/internal/words"
	"antrean/kiosk"
	"antrean/printer/profile"
	"antrean/printer/spool"
	"antrean/printer/wire"
)

// printerTest prints a test slip and says what became of it.
type printerTest struct{ trial }

// A trial is paper that a tool prints.
type trial struct {
	target
	lang string
	wait time.Duration
}

// flags adds the flags of a trial print.
func (p *trial) flags(fs *flag.FlagSet) {
	p.target.flags(fs)
	fs.StringVar(&p.lang, "lang", words.Default, "language of the paper: "+strings.Join(words.Staff(), " or "))
	fs.DurationVar(&p.wait, "wait", toolTime, "how long to wait for a printer that is not ready")
}

func (p *printerTest) Run(ctx context.Context, args []string, std stdio) error {
	fs := flag.NewFlagSet("printer test", flag.ContinueOnError)
	p.flags(fs)
	if err := parse(fs, args, std); err != nil {
		return err
	}
	return p.send(ctx, std, func(name string, model *profile.Profile) []wire.Piece {
		return model.Encode(kiosk.TestSlip(p.lang, name, model.ID, time.Now()))
	})
}

// send prints what write makes for the target's model, and tells the outcome.
func (p *trial) send(ctx context.Context, std stdio, write func(name string, model *profile.Profile) []wire.Piece) error {
	if !slices.Contains(words.Staff(), p.lang) {
		return usageError{fmt.Errorf("-lang: %q is not one of %s", p.lang, strings.Join(words.Staff(), ", "))}
	}
	name, model, d, err := p.drive()
	if err != nil {
		return err
	}
	defer d.Stop()
	if model.Status.Query != profile.NoQuery {
		settle(ctx, d) // it seems ready until its first answers say otherwise
	}
	expires := time.Now().Add(p.wait)
	wait, cancel := context.WithDeadline(ctx, expires)
	defer cancel()
	if err := d.Ready(wait); err != nil {
		return fmt.Errorf("the printer is not ready: %w", err)
	}
	began := time.Now()
	out := d.Send(ctx, write(name, model), expires, func(spool.Outcome) {})
	if out.State == spool.Queued {
		return fmt.Errorf("the printer is not ready: %s", out.Reason)
	}
	fmt.Fprintf(std.out, "%s  proof %s  %d mm  %.1f s  %s\n", out.State, out.Proof, out.MM, time.Since(began).Seconds(), out.Reason)
	if out.State != spool.Confirmed && out.State != spool.Sent {
		return fmt.Errorf("the paper is %s: %s", out.State, out.Reason)
	}
	return nil
}

// toolTime is how long a tool waits for a printer that is not ready, unless told otherwise.
const toolTime = 15 * time.Second
