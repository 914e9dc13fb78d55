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
	fs.StringVar(&e.config, "config", "", "settings of the office whose standards in force it is")
	names, err := named(fs, args, std)
	if err != nil {
		return err
	}
	if len(names) > 1 || (len(names) == 1) == (e.config != "") {
		return usageError{errors.New("name one office, or -config antrean.toml")}
	}
	var name string
	var raw []byte
	if e.config != "" {
		name, raw, _, err = ofOffice(e.config)
	} else {
		name = names[0]
		raw, err = readCatalogue(name)
	}
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
