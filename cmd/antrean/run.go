package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"sort"
)

// stdio is where a command reads and writes.
type stdio struct {
	in  io.Reader
	out io.Writer
	err io.Writer
}

// A command is one thing the binary does.
type command interface {
	// Run does it; a usageError means that the arguments make no sense.
	Run(ctx context.Context, args []string, std stdio) error
}

// A usageError is a mistake in the arguments.
type usageError struct{ error }

// The exit codes of the binary.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

var commands = map[string]struct {
	about string
	make  func() command
}{
	"demo":      {"try everything on this machine, without hardware", func() command { return &demo{} }},
	"serve":     {"run an office from its antrean.toml", func() command { return &serve{} }},
	"staff":     {"add accounts: antrean staff add", func() command { return &staffCommand{} }},
	"device":    {"add kiosks and agents: antrean device add", func() command { return &deviceCommand{} }},
	"printer":   {"find, probe, test, calibrate or emulate printers", func() command { return printerCommand{} }},
	"catalogue": {"lint, import, export or compare service standards", func() command { return catalogueCommand{} }},
	"agent":     {"print on this box what a server elsewhere asks for", func() command { return &agentCommand{} }},
	"report":    {"say what the office did in a month, as CSV or Excel", func() command { return &reportCommand{} }},
	"backup":    {"copy an office, running or not, and read the copy again", func() command { return &backup{} }},
	"restore":   {"make a copy the office of this machine", func() command { return &restore{} }},
	"erase":     {"forget the person behind a token, in an office running or not", func() command { return &eraseCommand{} }},
	"version":   {"say which build this is", func() command { return &version{} }},
}

// run finds the command and runs it.
func run(ctx context.Context, args []string, std stdio) int {
	if len(args) == 0 {
		usage(std.err)
		return exitUsage
	}
	if slices.Contains([]string{"help", "-h", "-help", "--help"}, args[0]) {
		usage(std.out)
		return exitDone
	}
	c, ok := commands[args[0]]
	if !ok {
		fmt.Fprintf(std.err, "antrean: no command %q\n", args[0])
		usage(std.err)
		return exitUsage
	}
	err := c.make().Run(ctx, args[1:], std)
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return exitDone
	case errors.As(err, new(usageError)):
		fmt.Fprintf(std.err, "antrean %s: %v\n", args[0], err)
		return exitUsage
	}
	fmt.Fprintf(std.err, "antrean %s: %v\n", args[0], err)
	return exitFailed
}

func usage(w io.Writer) {
	fmt.Fprintln(w, "usage: antrean COMMAND [flags]")
	names := make([]string, 0, len(commands))
	for name := range commands {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		fmt.Fprintf(w, "  %-9s %s\n", name, commands[name].about)
	}
}

// parse reads a command's flags; what is left over is a mistake.
func parse(fs *flag.FlagSet, args []string, std stdio) error {
	fs.SetOutput(std.err)
	if err := fs.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return usageError{err}
	}
	if fs.NArg() > 0 {
		return usageError{fmt.Errorf("unexpected %q", fs.Arg(0))}
	}
	return nil
}
