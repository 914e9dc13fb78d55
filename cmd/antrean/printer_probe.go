package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"antrean/printer/port"
	"antrean/printer/probe"
)

// printerProbe finds out what a printer is without printing, and writes a profile of it.
type printerProbe struct{ port, out string }

func (p *printerProbe) Run(ctx context.Context, args []string, std stdio) error {
	fs := flag.NewFlagSet("printer probe", flag.ContinueOnError)
	fs.StringVar(&p.port, "port", "", "where it hangs: serial:/dev/serial/by-id/NAME (its speed is looked for), device:/dev/usb/lp0, tcp:ADDRESS:9100")
	fs.StringVar(&p.out, "write", "", "file to write the profile to, such as kios-1.json; empty: it is shown")
	if err := parse(fs, args, std); err != nil {
		return err
	}
	spec, err := port.Parse(p.port)
	if err != nil {
		return usageError{fmt.Errorf("-port: %w", err)}
	}
	if _, err := os.Lstat(p.out); p.out != "" && err == nil { // before the questions, which take their time
		return fmt.Errorf("-write: %s is there already", p.out)
	}
	bauds := []int{0}
	if spec.Kind == port.Serial && !strings.Contains(p.port, "baud=") {
		bauds = probe.Bauds()
	}
	open := func(ctx context.Context, baud int) (port.Port, error) {
		if baud == 0 {
			return port.Open(ctx, p.port)
		}
		return port.Open(ctx, fmt.Sprintf("%s?baud=%d", p.port, baud))
	}
	found, err := probe.Printer(ctx, open, bauds, func(word string) { fmt.Fprintf(std.err, "%s …\n", word) })
	if errors.Is(err, probe.ErrSilent) {
		return fmt.Errorf("%w: is it on, and does the cable carry answers? Its status page (feed button at power-on) tells the speed. "+
			"Without answers, choose a profile by hand and set one_way = true", err)
	}
	if err != nil {
		return err
	}
	return p.write(found, std)
}

// write shows the profile, or writes it to a new file.
func (p *printerProbe) write(found probe.Found, std stdio) error {
	id := strings.TrimSuffix(filepath.Base(p.out), ".json")
	if p.out == "" {
		id = "probed"
	}
	raw, err := found.Profile(id)
	if err != nil {
		return err
	}
	fmt.Fprintf(std.err, "closest model: %s\n", found.Base())
	if p.out == "" {
		_, err = std.out.Write(raw)
		return err
	}
	f, err := os.OpenFile(p.out, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644) // never over a profile that somebody has mended by hand
	if err != nil {
		return fmt.Errorf("-write: %w", err)
	}
	_, err = f.Write(raw)
	return errors.Join(err, f.Close())
}
