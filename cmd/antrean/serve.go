package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"os"
)

// serve runs a real office.
type serve struct{ config, data, listen string }

func (s *serve) Run(ctx context.Context, args []string, std stdio) error {
	fs := flag.NewFlagSet("serve", flag.ContinueOnError)
	fs.StringVar(&s.config, "config", "antrean.toml", "settings of the office; an office that is set up in the browser needs none")
	fs.StringVar(&s.data, "data", "", "directory of the database; empty: as the settings say")
	fs.StringVar(&s.listen, "listen", "", "address and port; empty: as the settings say")
	if err := parse(fs, args, std); err != nil {
		return err
	}
	settings, err := s.settings(fs)
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
	fmt.Fprintf(std.out, "antrean: %s on http://%s\n", site.office.Catalogue().Office.Short.In("id"), ln.Addr())
	if first := site.office.First; first != nil {
		fmt.Fprintf(std.out, "antrean: nobody can set this office up yet: open http://%s/mulai, the code is %s (until the next start)\n", ln.Addr(), first.Code())
	}
	return site.wait(ctx)
}

// settings are those of the file, under the flags. Without a file, and when none was asked for, they are the usual ones.
func (s *serve) settings(fs *flag.FlagSet) (*settings, error) {
	asked := false
	fs.Visit(func(f *flag.Flag) { asked = asked || f.Name == "config" })
	out, err := readSettings(s.config)
	if errors.Is(err, os.ErrNotExist) && !asked {
		out, err = usualSettings("."), nil
	}
	if err != nil {
		return nil, err
	}
	if s.data != "" {
		out.Data = s.data
	}
	if s.listen != "" {
		out.Listen = s.listen
	}
	return out, out.check()
}
