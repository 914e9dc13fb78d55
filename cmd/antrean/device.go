package main

import (
	"context"
	"errors"
	"flag"
	"fmt"

	"antrean/office/staff"
	"antrean/store"
)

// tokenChars is 26 characters of 5 bits: 130 random bits.
const tokenChars = 26

// deviceCommand adds kiosks to an office, running or not.
type deviceCommand struct {
	config, name, printer string
}

func (d *deviceCommand) Run(_ context.Context, args []string, std stdio) error {
	if len(args) == 0 || args[0] != "add" {
		return usageError{errors.New("say: device add -name NAME -printer PRINTER")}
	}
	fs := flag.NewFlagSet("device add", flag.ContinueOnError)
	fs.StringVar(&d.config, "config", "antrean.toml", "settings of the office")
	fs.StringVar(&d.name, "name", "", "name of the kiosk, as staff call it")
	fs.StringVar(&d.printer, "printer", "", "printer its slips come from, as in the settings; empty: no paper")
	if err := parse(fs, args[1:], std); err != nil {
		return err
	}
	if !plainName(d.name) {
		return usageError{errors.New("-name: letters, digits and hyphens, at most 32")}
	}
	token := staff.NewSecret(tokenChars)
	device := staff.Device{Name: d.name, Kind: staff.DeviceKiosk, Printer: d.printer}
	err := withBooks(d.config, func(of *settings, b *store.Books) error {
		if d.printer != "" && !of.hasPrinter(d.printer) {
			return fmt.Errorf("-printer: the office has no printer %q", d.printer)
		}
		return b.SaveDevice(staff.HashSecret(token), device)
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(std.out, "%s\n", token)
	fmt.Fprintf(std.err, "open /kiosk#%s on the kiosk; the token is shown only now\n", token)
	return nil
}
