package main

import (
	"context"
	"flag"

	"antrean/printer/profile"
	"antrean/printer/wire"
)

// printerCalibrate prints a ruler and the same code in several ways and sizes, each with a letter.
type printerCalibrate struct{ trial }

func (p *printerCalibrate) Run(ctx context.Context, args []string, std stdio) error {
	fs := flag.NewFlagSet("printer calibrate", flag.ContinueOnError)
	p.flags(fs)
	if err := parse(fs, args, std); err != nil {
		return err
	}
	return p.send(ctx, std, func(_ string, model *profile.Profile) []wire.Piece { return model.Calibration(p.lang) })
}
