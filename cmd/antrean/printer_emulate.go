package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"path/filepath"
	"slices"
	"strings"

	"antrean/printer/profile"
	"antrean/printer/virtual"
	"antrean/server"
	"antrean/server/emulator"
)

// printerEmulate runs a printer made of software, with a page to play with it.
type printerEmulate struct {
	persona, tcp, serial, page string
	options                    virtual.Options
}

// emulated is the printer's name on its page.
const emulated = "printer"

func (e *printerEmulate) Run(ctx context.Context, args []string, std stdio) (err error) {
	fs := flag.NewFlagSet("printer emulate", flag.ContinueOnError)
	fs.StringVar(&e.persona, "printer", string(virtual.Epson), "its kind: "+personas())
	fs.StringVar(&e.tcp, "tcp", "127.0.0.1:9100", "address that takes slips, as a network printer does; empty: none")
	fs.StringVar(&e.serial, "serial", "", "path of a serial line to make, as /dev/serial/by-id does for hardware; empty: none")
	fs.StringVar(&e.page, "page", "127.0.0.1:8090", "address of the page to play with it")
	fs.IntVar(&e.options.Baud, "baud", 0, "speed of the line in bits a second; 0: as fast as it goes")
	fs.IntVar(&e.options.Buffer, "buffer", 0, "receive buffer in bytes; 0: that of its kind")
	fs.IntVar(&e.options.PaperMM, "paper", 0, "paper on the roll in millimetres; 0: a full roll")
	fs.StringVar(&e.options.Flow, "flow", "none", "how it says that it is full: none or xonxoff")
	if err := parse(fs, args, std); err != nil {
		return err
	}
	if e.options.Flow != string(profile.NoFlow) && e.options.Flow != string(profile.XonXoff) {
		return usageError{fmt.Errorf("-flow: %q is not none or xonxoff", e.options.Flow)}
	}
	e.options.Persona = virtual.Persona(e.persona)
	if !slices.Contains(virtual.Personas(), e.options.Persona) {
		return usageError{fmt.Errorf("-printer: %q is not one of %s", e.persona, personas())}
	}
	printer := virtual.New(e.options)
	defer printer.Close()
	unplug, err := e.plugIn(printer, std)
	defer unplug()
	if err != nil {
		return err
	}
	return e.serve(ctx, printer, std)
}

// plugIn makes the ways to the printer, and says where they are.
func (e *printerEmulate) plugIn(printer *virtual.Printer, std stdio) (unplug func(), err error) {
	var ends []func()
	unplug = func() {
		for _, end := range ends {
			end()
		}
	}
	hint := "-profile " + profileOf(e.options.Persona)
	if e.tcp != "" {
		network, err := printer.Listen(e.tcp)
		if err != nil {
			return unplug, fmt.Errorf("-tcp: %w", err)
		}
		ends = append(ends, network.Close)
		fmt.Fprintf(std.out, "-port tcp:%s %s\n", network.Address(), hint)
	}
	if e.serial != "" {
		path, err := filepath.Abs(e.serial) // as -port wants it
		if err != nil {
			return unplug, fmt.Errorf("-serial: %w", err)
		}
		terminal, err := printer.OpenTerminal(path)
		if err != nil {
			return unplug, fmt.Errorf("-serial: %w", err)
		}
		ends = append(ends, terminal.Unplug)
		fmt.Fprintf(std.out, "-port serial:%s %s\n", path, hint)
	}
	return unplug, nil
}

// serve shows the page until ctx ends.
func (e *printerEmulate) serve(ctx context.Context, printer *virtual.Printer, std stdio) error {
	ln, err := net.Listen("tcp", e.page)
	if err != nil {
		return fmt.Errorf("-page: %w", err)
	}
	playground, err := server.NewPlayground(emulator.NewBench(map[string]*virtual.Printer{emulated: printer}))
	if err != nil {
		return errors.Join(err, ln.Close())
	}
	door := server.NewDoor()
	door.Open(playground)
	served := make(chan error, 1)
	go func() { served <- door.Serve(ln) }()
	fmt.Fprintf(std.out, "page http://%s/emulator/%s\n", ln.Addr(), emulated)
	select {
	case <-ctx.Done():
	case err = <-served:
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
	defer cancel()
	return errors.Join(err, door.Close(stop))
}

// personas names the kinds of virtual printers.
func personas() string { return strings.Trim(fmt.Sprint(virtual.Personas()), "[]") }

// profileOf is the profile that a kind of virtual printer is driven by.
func profileOf(p virtual.Persona) string {
	switch p {
	case virtual.Custom:
		return "custom-vkp80"
	case virtual.Star:
		return "star-line"
	case virtual.ZJ58:
		return "zjiang-58"
	case virtual.Kanji:
		return "xprinter-80"
	}
	return defaultProfile
}
