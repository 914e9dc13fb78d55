package main

import (
	"context"
	"flag"
	"fmt"
	"runtime/debug"

	"antrean/static"
)

// version says which build this is.
type version struct{}

func (version) Run(_ context.Context, args []string, std stdio) error {
	if err := parse(flag.NewFlagSet("version", flag.ContinueOnError), args, std); err != nil {
		return err
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return fmt.Errorf("this binary does not know how it was built")
	}
	fmt.Fprintf(std.out, "antrean %s, pages %s, %s\n", info.Main.Version, static.Build(), info.GoVersion)
	return nil
}

// programVersion is the version for a page.
func programVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return info.Main.Version
	}
	return "?"
}
