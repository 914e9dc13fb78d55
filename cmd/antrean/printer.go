package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"antrean/printer/driver"
	"antrean/printer/port"
	"antrean/printer/profile"
)

// printerCommand is what a technician does with printers, beside a running office or before there is one.
type printerCommand struct{}

// printerTools are its subcommands.
var printerTools = map[string]func() command{
	"list":      func() command { return &printerList{} },
	"probe":     func() command { return &printerProbe{} },
	"status":    func() command { return &printerStatus{} },
	"test":      func() command { return &printerTest{} },
	"calibrate": func() command { return &printerCalibrate{} },
	"emulate":   func() command { return &printerEmulate{} },
}

func (printerCommand) Run(ctx context.Context, args []string, std stdio) error {
	if len(args) > 0 {
		if tool, ok := printerTools[args[0]]; ok {
			return tool().Run(ctx, args[1:], std)
		}
	}
	return usageError{errors.New("say: printer list, probe, status, test, calibrate or emulate")}
}

// A target is the printer that a tool works on: one of the office's setup in force, or any.
type target struct {
	config, printer string
	port, profile   string
}

// flags adds the flags that name a printer.
func (t *target) flags(fs *flag.FlagSet) {
	fs.StringVar(&t.config, "config", "antrean.toml", "settings of the office")
	fs.StringVar(&t.printer, "printer", "", "a printer of the office, by name")
	fs.StringVar(&t.port, "port", "", "any printer, by its port: serial:/dev/serial/by-id/NAME?baud=115200")
	fs.StringVar(&t.profile, "profile", "epson-80", "with -port: a model that comes with the program, or a profile file")
}

// find is the printer's name, port and profile.
func (t *target) find() (name, spec string, p *profile.Profile, err error) {
	if (t.printer == "") == (t.port == "") {
		return "", "", nil, usageError{errors.New("name the printer by -printer or by -port")}
	}
	if t.port != "" {
		if _, err := port.Parse(t.port); err != nil {
			return "", "", nil, usageError{fmt.Errorf("-port: %w", err)}
		}
		p, err := openProfile(t.profile, ".")
		if err != nil {
			return "", "", nil, fmt.Errorf("-profile: %w", err)
		}
		return "", t.port, p, nil
	}
	settings, err := readSettings(t.config)
	if err != nil {
		return "", "", nil, err
	}
	found, ok, err := settings.findPrinter(t.printer)
	if err != nil {
		return "", "", nil, err
	}
	if !ok {
		return "", "", nil, fmt.Errorf("-printer: the office has no printer %q", t.printer)
	}
	if found.Port == agentPort {
		return "", "", nil, fmt.Errorf("-printer: %s hangs on another box, where its agent runs: use -port there", t.printer)
	}
	model, err := settings.model(found)
	return found.Name, found.Port, model, err
}

// drive starts the driver of the target.
func (t *target) drive() (string, *profile.Profile, *driver.Driver, error) {
	name, spec, p, err := t.find()
	if err != nil {
		return "", nil, nil, err
	}
	if name == "" {
		name = p.Name
	}
	return name, p, driver.New(p, port.Opener(spec)), nil
}

// openProfile opens a model that comes with the program, or a file beside the settings, which may inherit from one.
func openProfile(name, dir string) (*profile.Profile, error) {
	if name == "" {
		name = defaultProfile
	}
	if slices.Contains(profile.IDs(), name) {
		return profile.Open(name)
	}
	path := name
	if !filepath.IsAbs(path) {
		path = filepath.Join(dir, path)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%q is neither one of %s nor a file: %w", name, strings.Join(profile.IDs(), " "), err)
	}
	return profile.Parse(path, raw, profile.Open)
}

// defaultProfile is the model of most kiosks: 80 mm paper, a knife, Epson's language.
const defaultProfile = "epson-80"

// agentPort is the port of a printer that an agent prints on.
const agentPort = "agent"
