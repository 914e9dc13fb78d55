package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"time"

	"antrean/office/setup"
	"antrean/office/staff"
	"antrean/store"
)

// tokenChars is 26 characters of 5 bits: 130 random bits.
const tokenChars = 26

// deviceCommand adds kiosks, and agents beside their printers, to an office, running or not.
type deviceCommand struct {
	config, kind, name, printer string
}

func (d *deviceCommand) Run(_ context.Context, args []string, std stdio) error {
	if len(args) == 0 || args[0] != "add" {
		return usageError{errors.New("say: device add -name NAME -printer PRINTER")}
	}
	fs := flag.NewFlagSet("device add", flag.ContinueOnError)
	fs.StringVar(&d.config, "config", "antrean.toml", "settings of the office")
	fs.StringVar(&d.kind, "kind", staff.DeviceKiosk, "kiosk: people take numbers there; agent: a program on another box prints for us")
	fs.StringVar(&d.name, "name", "", "name of the kiosk or the agent, as staff call it")
	fs.StringVar(&d.printer, "printer", "", "printer its slips come from, as the office calls it; empty: a kiosk without paper")
	if err := parse(fs, args[1:], std); err != nil {
		return err
	}
	if err := d.check(); err != nil {
		return usageError{err}
	}
	token := staff.NewSecret(tokenChars)
	hint := ""
	err := withBooks(d.config, func(of *settings, b *store.Books) error {
		var err error
		if hint, err = d.fits(of, token); err != nil {
			return err
		}
		now := time.Now()
		if err := b.SaveDevice(staff.HashSecret(token), staff.Device{Name: d.name, Kind: d.kind, Printer: d.printer, JoinedAt: now}); err != nil {
			return err
		}
		return b.Note(staff.Entry{At: now, Who: "console", What: "device.joined", Subject: d.name})
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(std.out, "%s\n", token)
	fmt.Fprintf(std.err, "%s\nthe token is shown only now\n", hint)
	return nil
}

// check refuses arguments that make no sense in any office.
func (d *deviceCommand) check() error {
	switch {
	case d.kind != staff.DeviceKiosk && d.kind != staff.DeviceAgent:
		return fmt.Errorf("-kind: %q is neither %s nor %s", d.kind, staff.DeviceKiosk, staff.DeviceAgent)
	case !setup.PlainName(d.name):
		return errors.New("-name: letters, digits and hyphens, at most 32")
	case d.kind == staff.DeviceAgent && d.printer == "":
		return errors.New("-printer: an agent needs the printer that it prints on")
	}
	return nil
}

// fits refuses a device that this office has no printer for, and says what to do with the token of one that it has.
func (d *deviceCommand) fits(of *settings, token string) (hint string, err error) {
	p, ok, err := of.findPrinter(d.printer)
	switch {
	case err != nil:
		return "", err
	case d.printer != "" && !ok:
		return "", fmt.Errorf("-printer: the office has no printer %q", d.printer)
	case d.kind == staff.DeviceKiosk:
		return "open /kiosk#" + token + " on the kiosk", nil
	case p.Port != agentPort:
		return "", fmt.Errorf("-printer: %s hangs on this machine, at %s; an agent prints where the port is %q", p.Name, p.Port, agentPort)
	}
	return fmt.Sprintf("keep the token in a file on the printer's box, and run there:\n"+
		"antrean agent -server %s -token-file FILE -printer serial:/dev/serial/by-id/NAME -profile %s", of.reachedAt(), cmp.Or(p.Profile, defaultProfile)), nil
}
