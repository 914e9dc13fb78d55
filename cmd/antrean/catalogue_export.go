package main

import (
	"context"
	"errors"
	"flag"

	"antrean/office/catalogue"
)

// catalogueExport prints an office's catalogue in its canonical form.
type catalogueExport struct{ config string }

func (e *catalogueExport) Run(_ context.Context, args []string, std stdio) error {
	fs := flag.NewFlagSet("catalogue export", flag.ContinueOnError)
	fs.StringVar(&e.config, "config", "", "settings of the office whose catalogue it is")
	names, flags := named(args)
	if err := parse(fs, flags, std); err != nil {
		return err
	}
	if len(names) > 1 || (len(names) == 1) == (e.config != "") {
		return usageError{errors.New("name one office, or -config antrean.toml")}
	}
	name := ""
	if e.config != "" {
		settings, err := readSettings(e.config)
		if err != nil {
			return err
		}
		name = settings.Catalogue
	} else {
		name = names[0]
	}
	raw, err := readCatalogue(name)
	if err != nil {
		return err
	}
	if _, err := catalogue.Parse(name, raw); err != nil {
		return err
	}
	out, err := catalogue.Format(raw)
	if err != nil {
		return err
	}
	_, err = std.out.Write(out)
	return err
}
