package main

import (
	"context"
	"flag"
	"fmt"
	"net"
)

// serve runs a real office.
type serve struct{ config string }

func (s *serve) Run(ctx context.Context, args []string, std stdio) error {
	fs := flag.NewFlagSet("serve", flag.ContinueOnError)
	fs.StringVar(&s.config, "config", "antrean.toml", "settings of the office")
	if err := parse(fs, args, std); err != nil {
		return err
	}
	settings, err := readSettings(s.config)
	if err != nil {
		return err
	}
	ln, err := net.Listen("tcp", settings.Listen)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	site, err := openSite(ctx, settings, ln, siteOptions{})
	if err != nil {
		return err
	}
	fmt.Fprintf(std.out, "antrean: %s on http://%s\n", site.catalogue.Office.Short.In("id"), ln.Addr())
	if first := site.office.First; first != nil {
		fmt.Fprintf(std.out, "antrean: nobody can set this office up yet: open http://%s/mulai, the code is %s (until the next start)\n", ln.Addr(), first.Code())
	}
	return site.wait(ctx)
}
